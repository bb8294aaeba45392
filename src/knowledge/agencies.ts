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
  const haystack = marked ? withMarks(text) : fold(text)
  const found: AgencyMention[] = []
  for (const spelling of spellingsOf(agencies)) {
    if (!marked && !spelling.marked.includes(' ')) continue
    const needle = marked ? spelling.marked : spelling.folded
    for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
      const end = at + needle.length
      if (!isWhole(haystack, at, end) || found.some((other) => at < other.end && other.start < end)) continue
      found.push({ agency: spelling.agency, start: at, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

interface Spelling {
  agency: string
  marked: string
  folded: string
}

/** Some 250 spellings are folded once, not for each of the thousands of texts they are looked for in. */
const prepared = new WeakMap<readonly Agency[], Spelling[]>()

/** Longest first. */
function spellingsOf(agencies: readonly Agency[]): Spelling[] {
  const known = prepared.get(agencies)
  if (known) return known
  const spellings = agencies
    .flatMap(({ id, aliases }) =>
      aliases.map((alias) => ({ agency: id, marked: withMarks(alias), folded: fold(alias) })),
    )
    .sort((a, b) => b.marked.length - a.marked.length)
  prepared.set(agencies, spellings)
  return spellings
}

/** Lower case, "uỷ" and "hoá" as "ủy" and "hóa": one spelling with two habits. The length stays, so offsets hold. */
function withMarks(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('uỷ', 'ủy').replaceAll('hoá', 'hóa')
}

function isWhole(text: string, start: number, end: number): boolean {
  const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\d]/u.test(char)
  return !isLetter(text[start - 1]) && !isLetter(text[end])
}
