import { basename } from 'node:path'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { fold, hasMarks } from '../shared/text.ts'
import type { Agency } from './catalog.ts'
import { readYamlList } from './yaml-list.ts'

const spelling = z.string().min(2)

const row = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  name: spelling,
  /** Spellings of each plan, word for word. */
  printed: z.record(z.string(), z.array(spelling).min(1)),
  said: z.array(spelling),
})

/** A row of `knowledge/agencies.yaml`. */
export type AgencyRow = z.infer<typeof row>

/**
 * The agencies with every spelling, from `knowledge/agencies.yaml`.
 *
 * @throws AppError `CONTENT_INVALID` for a row that breaks the schema or a spelling that two agencies claim
 */
export function loadAgencies(file: string): Agency[] {
  const rows = readAgencyRows(file)
  const owners = new Map<string, string>()
  return rows.map(({ id, name, printed, said }) => {
    const aliases = [...new Set([name, ...Object.values(printed).flat(), ...said])]
    for (const alias of aliases.map((text) => text.toLowerCase())) {
      const owner = owners.get(alias)
      if (owner !== undefined && owner !== id) {
        throw new AppError('CONTENT_INVALID', { file: basename(file), rule: `${alias}: ${owner}, ${id}` })
      }
      owners.set(alias, id)
    }
    return { id, name, aliases }
  })
}

/** The rows as written, with the plan each spelling stands in. */
export function readAgencyRows(file: string): AgencyRow[] {
  return readYamlList(file, row)
}

/** An agency found in a text. Offsets are UTF-16 units of the text's NFC form. */
export interface AgencyMention {
  agency: string
  start: number
  end: number
}

/**
 * Agencies a text names, in order, longest spelling first, so that "Sở Khoa học và Công nghệ" is not also "khoa học". A text
 * typed without marks is compared folded; one-syllable names ("đoàn") then count for too many words and are left out.
 */
export function findAgencies(text: string, agencies: readonly Agency[]): AgencyMention[] {
  const marked = hasMarks(text)
  const shape = (value: string) => (marked ? sameTones(value.normalize('NFC').toLowerCase()) : foldKept(value))
  const haystack = shape(text)
  const found: AgencyMention[] = []
  for (const { agency, alias } of longestFirst(agencies)) {
    if (!marked && !alias.includes(' ')) continue
    const needle = shape(alias)
    for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
      const end = at + needle.length
      if (!isWhole(haystack, at, end) || found.some((other) => at < other.end && other.start < end)) continue
      found.push({ agency, start: at, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function longestFirst(agencies: readonly Agency[]): { agency: string; alias: string }[] {
  return agencies
    .flatMap(({ id, aliases }) => aliases.map((alias) => ({ agency: id, alias })))
    .sort((a, b) => b.alias.length - a.alias.length)
}

/** "uỷ" and "ủy", "hoá" and "hóa" are one spelling; the length stays, so offsets hold. */
function sameTones(text: string): string {
  return text.replaceAll('uỷ', 'ủy').replaceAll('hoá', 'hóa')
}

function foldKept(text: string): string {
  return fold(text.normalize('NFC'))
}

function isWhole(text: string, start: number, end: number): boolean {
  const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\d]/u.test(char)
  return !isLetter(text[start - 1]) && !isLetter(text[end])
}
