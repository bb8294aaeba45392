import { clean, fold } from '../shared/text.ts'
import { fromTelex, fromVni, isSyllable, placeTone } from '../shared/vietnamese.ts'

/** A text as words the index knows: one spelling for tone marks, Telex and VNI residue composed, each word with its folded copy. */

export interface Word {
  /** Lower case, NFC, tone mark on its standard letter; residue composed. */
  readonly marked: string
  /** Without marks, đ as d. */
  readonly folded: string
}

/** Letters and digits in one run ("4t", "vneid", "16"), decimal numbers whole ("170.000", "0,5"). */
const TOKEN = /\d+(?:[.,]\d+)+|[\p{L}\p{N}]+/gu

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
  // Half marked, "nhu thế nào" would ask about a "nhu cầu".
  [/(?<!\p{L})nhu (?=(?:thế|vậy|nào)(?!\p{L}))/giu, 'như '],
  [/&/gu, ' và '],
  // Plans print the sign, guides and people say the word: "giảm 50%" and "giảm 50 phần trăm" are one.
  [/(?<=[\p{L}\d])\s*%(?![\p{L}\d])/gu, ' phần trăm '],
  [/(?<=\p{L})\s*=\s*(?=\p{L})/gu, ' bằng '],
]

/** Every text that one of `JOINED` may change: few need to be looked through nine times. */
const MAY_JOIN = /vn|vê nê|qr|kiu a|da[kc]|nhu |[&%=]/u

/** Words of a text in order, joined where people write one word as several. */
export function tokenize(raw: string): Word[] {
  return [...joined(raw).matchAll(TOKEN)].map(([token]) => wordOf(token))
}

/** The first of the words that `tokenize` gives. */
export function firstWord(raw: string): Word | undefined {
  for (const [token] of joined(raw).matchAll(TOKEN)) return wordOf(token)
  return undefined
}

function joined(raw: string): string {
  let text = clean(raw).toLowerCase()
  if (MAY_JOIN.test(text)) for (const [pattern, whole] of JOINED) text = text.replaceAll(pattern, whole)
  return text
}

/**
 * Syllables taken apart before: the language has some seven thousand, and every text is made of them. Nothing else is kept,
 * so neither a name nor a number that somebody typed stays here, and nonsense cannot fill the memory.
 */
const SYLLABLES = new Map<string, Word>()

function wordOf(token: string): Word {
  const kept = SYLLABLES.get(token)
  if (kept) return kept
  const known = ONE_SPELLING[token]
  if (known !== undefined) return { marked: known, folded: known }
  if (!/\p{L}/u.test(token)) return { marked: token, folded: token }
  if (!isSyllable(fold(token))) return wordAs(composedResidue(token) ?? token)
  const word = wordAs(token)
  SYLLABLES.set(token, word)
  return word
}

function wordAs(composed: string): Word {
  const marked = placeTone(hooked(composed))
  return { marked, folded: fold(marked) }
}

/** Thumbs set the horn on one of two letters: "đuợc", "nguời", "trưòng". Before a letter the sound is always written ươ. */
function hooked(word: string): string {
  return word
    .replace(/(?<!q)u(?=[ơờớởỡợ]\p{L})/u, 'ư')
    .replace(/ư([oòóỏõọ])(?=\p{L})/u, (_, letter: string) => `ư${HORNED[letter] ?? letter}`)
}

const HORNED: Record<string, string> = { o: 'ơ', ò: 'ờ', ó: 'ớ', ỏ: 'ở', õ: 'ỡ', ọ: 'ợ' }

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
  const marked = words.filter((word) => word.marked !== word.folded).length
  return marked * 8 <= words.length
}

/**
 * Words that carry no subject: asked-with words, particles, pronouns, fillers of speech. They are searched with less weight, and
 * prove nothing. Written with marks, since "bảo" is one and "báo" is not.
 */
const EMPTY_MARKED: ReadonlySet<string> = new Set(
  (
    'là gì nào thế sao làm thì có không ko của và với cho tôi tui tớ mình con cháu bác em anh chị cô chú ông bà cụ dì cậu mợ bé ' +
    'nhé nha nhá à ạ á ấy ơi ơ ờ ừ dạ vâng thưa đã đi mà này kia đó đấy đây nọ được bị từ đến tới ở tại như mấy cái ai hỏi vậy nhỉ hay hoặc ' +
    'sẽ đang rồi chưa cũng nữa mỗi một những các ra vào vô lên xuống về theo trong ngoài trên dưới khi nếu để phải cần muốn biết ' +
    'xem coi bao nhiêu đâu giờ lúc hôm bữa răng mô rứa chi hả hén hỉ nghen nghe giùm dùm giúp hộ xin vui lòng hiện nay nói kể thấy vì nên ngay thể bây ' +
    'cứ lại nó họ ta chúng hắn chừ tự luôn chỉ thôi vừa mới rất quá lắm cả lận cơ bảo kêu biểu rằng bởi tức nhờ mọi qua cùng thật thiệt ' +
    'vẫn còn bằng sau trước chứ hông hổng hong bạn nhiều ít kiểu cách nhưng dù tuy xong nhau người việc đứng thằng đứa bọn tụi bên mần dzậy dợ trển bển hè hề hen nờ tề nì hà hả ha hây ớ ừm ờm ủa trời alo chào xíu tí chút'
  ).split(' '),
)
/** Without marks these are as often words with a subject: thẻ, mã, băng, nhà, bán, tháng, nhớ, báo, mở, chữ, ảnh, hẹn, cá, sáu. */
const OFTEN_FULL = new Set('the ma bang nha ban thang nho bao mo chu anh hen ca sau'.split(' '))
const EMPTY_FOLDED: ReadonlySet<string> = new Set([...EMPTY_MARKED].map(fold).filter((word) => !OFTEN_FULL.has(word)))

/** True for a word without a subject of its own. In a text typed without marks (`unmarked`) the commonest reading decides. */
export function isEmptyWord({ marked, folded }: Word, unmarked: boolean): boolean {
  return unmarked ? EMPTY_FOLDED.has(folded) : EMPTY_MARKED.has(marked)
}
