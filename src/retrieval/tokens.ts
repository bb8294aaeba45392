import { clean, fold, hasMarks } from '../shared/text.ts'
import { fromTelex, fromVni, isSyllable, placeTone } from '../shared/vietnamese.ts'

/** A text as words the index knows: one spelling for tone marks, Telex and VNI residue composed, each word with its folded copy. */

export interface Word {
  /** Lower case, NFC, tone mark on its standard letter; residue composed. */
  marked: string
  /** Without marks, đ as d. */
  folded: string
}

/** Letters and digits in one run ("4t", "vneid", "16"), decimal numbers whole ("170.000", "0,5"), a percent sign with its number. */
const TOKEN = /\d+(?:[.,]\d+)*%?|[\p{L}\p{N}]+/gu

/** Spellings of one word that machines and thumbs produce; the right side is what the texts print. */
const ONE_SPELLING: Record<string, string> = {
  vneld: 'vneid',
  vneiđ: 'vneid',
  vnid: 'vneid',
  vnied: 'vneid',
  vneeid: 'vneid',
  ịd: 'id',
}

/** Pieces that belong together: what a blank or a hyphen splits. */
const JOINED: readonly [RegExp, string][] = [
  [/\bvn[\s-]?e[\s-]?(?:id|ld)\b/giu, 'vneid'],
  [/\bvê nê (?:ít|ai đi|i đê)\b/giu, 'vneid'],
  [/\bqr[\s-]code\b/giu, 'qr'],
  [/\bkiu a(?:r|rờ)?\b/giu, 'qr'],
  [/\bda[kc][\s-]?nong\b/giu, 'đắk nông'],
  [/&/gu, ' và '],
  [/(?<=\p{L})\s*=\s*(?=\p{L})/gu, ' bằng '],
]

export function tokenize(raw: string): Word[] {
  let text = clean(raw).toLowerCase()
  for (const [pattern, joined] of JOINED) text = text.replaceAll(pattern, joined)
  return [...text.matchAll(TOKEN)].map(([token]) => wordOf(token))
}

function wordOf(token: string): Word {
  const known = ONE_SPELLING[token]
  if (known !== undefined) return { marked: known, folded: known }
  if (!/\p{L}/u.test(token)) return { marked: token, folded: token }
  const composed = isSyllable(fold(token)) ? token : (composedResidue(token) ?? token)
  const marked = placeTone(composed)
  return { marked, folded: fold(marked) }
}

/** A word that is no syllable as typed may be keystrokes nobody composed, or a doubled letter. */
function composedResidue(token: string): string | null {
  const telex = fromTelex(token)
  if (telex !== null) return telex
  if (/\d/.test(token)) return fromVni(token)
  // "côgn", "phogn": two letters of a coda changed places; "aaa": a key held down.
  const swapped = token.replace(/(gn|hn|hc)$/u, (pair) => `${pair[1]}${pair[0]}`)
  if (swapped !== token && isSyllable(fold(swapped))) return swapped
  const single = token.replaceAll(/(\p{L})\1+/gu, '$1')
  return single !== token && isSyllable(fold(single)) ? single : null
}

/** True when the text carries (nearly) no marks: at most one marked word in eight. */
export function isUnmarked(words: readonly Word[]): boolean {
  const marked = words.filter((word) => hasMarks(word.marked)).length
  return marked * 8 <= words.length
}

/** Folded words that carry no subject: asked-with words, particles, pronouns, glue. They are searched, but prove nothing. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    'la gi nao the sao lam thi co khong ko cua va voi cho toi tui minh con bac chau em anh chi co chu ong ba nhe nha a oi da ' +
    'di ma nay kia do duoc dc bi tu den o tai nhu may cai ai hoi vay nhi hay hoac se dang da roi chua cung nua moi mot nhung cac ' +
    'ra vao len xuong ve theo trong ngoai tren duoi khi neu de phai can muon biet xem coi bao nhieu dau bao gio luc hom ' +
    'rang mo rua chi nao nhi ha hen nghen dum giup gium ho xin vui long hien nay noi ke thay thi van vi tai ngay'
  ).split(' '),
)
