import { fold, hasMarks } from '../shared/text.ts'
import type { Agency } from './catalog.ts'

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
