import { readSpokenNumber } from '../shared/spoken-numbers.ts'
import { fold, hasMarks, words } from '../shared/text.ts'
import { sameSyllable, sameWords } from './words.ts'

/** Reads which option of a numbered list a message means (§2.5). Pure: the list and the words decide. */

/** One option as far as reading goes. */
export interface ReadableOption {
  digit: number
  label: string
  /** Other words that mean it. */
  accept: readonly string[]
}

export type ReadChoice =
  | { kind: 'option'; index: number }
  /** A digit or letter that the list does not have. */
  | { kind: 'outside' }
  /** Fits several options about as well. */
  | { kind: 'ambiguous'; indexes: number[] }
  | { kind: 'none' }

/** Words around a choice that carry nothing: "chắc là hai", "em chọn câu b", "đáp án 2". */
const FILLERS = new Set(
  'chắc là câu số đáp án phương chọn ý cái thứ mục lấy em tôi tui mình con cháu bác dạ ạ nhé nha nghĩ hình như theo thì ơi đi luôn nghe hả ha vậy bấm nói bảo trả lời lại'.split(
    ' ',
  ),
)
const FOLDED_FILLERS = new Set([...FILLERS].map(fold))
const NEGATIONS = new Set('không hông hổng hong hok ko k kg khong đừng chẳng chả chớ khỏi'.split(' '))
/** Syllables too common to tell options apart. */
const EMPTY = new Set(
  'là thì mà của và ở cho với đi ạ nhé nha rồi đã sẽ đang cái con các những một này đó ấy thôi luôn'.split(' '),
)
/** A message that ends so is more likely a question than a choice. */
const ASKING = new Set('không ko hông hả sao gì nào đâu chi răng à'.split(' '))

const CIRCLED = /[\u2460-\u2468]/gu

/**
 * Strips what decorates a digit: keycaps, brackets, dots, circled numbers. And what was hidden: the mark in its place ("⟨mã⟩") is
 * our word, not the person's, and would choose "Đã chuyển tiền hoặc đưa mã" for whoever typed six digits.
 */
function bare(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/⟨[^⟩]*⟩/gu, ' ')
    .replaceAll(/(\d)\uFE0F?\u20E3/gu, '$1')
    .replaceAll(CIRCLED, (mark) => String((mark.codePointAt(0) ?? 0) - 0x245f))
    .replaceAll(/[.)(#[\]"'“”:!,;]/gu, ' ')
    .trim()
    .toLowerCase()
}

/**
 * The list's option that a text means, if it means one. `loosely`: an answer to a quiz may be a whole sentence around the
 * option; under an answer or a menu a longer sentence is a new question that happens to share words.
 */
export function readChoice(text: string, options: readonly ReadableOption[], loosely: boolean): ReadChoice {
  const plain = bare(text)
  const typed = words(plain)
  if (typed.length === 0 || typed.length > 24) return { kind: 'none' }

  // What is written under a number is meant before what may stand for another: "Chưa biết" is no shop nobody knows.
  const labelled = options.findIndex((option) => sameWords(typed, option.label))
  const exact =
    labelled >= 0 ? labelled : options.findIndex(({ accept }) => accept.some((known) => sameWords(typed, known)))
  const digit = readDigit(typed, options, loosely)
  // "không" alone answers a yes-no list; only then may a word that is also a number name be an option's own words.
  if (exact >= 0) return { kind: 'option', index: exact }
  if (digit !== null) {
    const index = options.findIndex((option) => option.digit === digit)
    return index >= 0 ? { kind: 'option', index } : { kind: 'outside' }
  }
  return readWords(typed, options, loosely)
}

/** "3 2 4 1", "231", "ba hai một": the numbers of an ordering question, or null. */
export function readOrder(text: string, count: number): number[] | null {
  const inWords = words(bare(text)).map((word) => readSpokenNumber([word], 0)?.value)
  const isSpoken = inWords.length === count && inWords.every((value) => value !== undefined)
  return isSpoken ? orderOf(inWords.join(''), count) : orderOf(bare(text), count)
}

function orderOf(text: string, count: number): number[] | null {
  const digits = text.replaceAll(/[^\d]+/gu, ' ').trim()
  if (!/^[\d ]+$/u.test(digits)) return null
  if (words(text).some((word) => !/^[\d.,]+$/u.test(word) && !FILLERS.has(word) && word !== 'rồi')) return null
  const order = [...digits.replaceAll(' ', '')].map(Number)
  if (order.length !== count || new Set(order).size !== count) return null
  return order.every((number) => number >= 1 && number <= count) ? order : null
}

/** Share of the option's own syllables that a text holds, 0-1, negated ones apart: "máy không có nút" and "Có nút" share little. */
export function overlap(text: string, option: string): number {
  return share(content(words(bare(option))), content(words(bare(text))))
}

/** Whoever somebody answers for; without their marks they are other words, "ba" the number three. */
const SPOKEN_FOR = new Set('bà ông mẹ má mệ cô chú anh chị cụ'.split(' '))

function isFiller(word: string): boolean {
  if (SPOKEN_FOR.has(word)) return true
  for (const filler of FILLERS) if (sameSyllable(word, filler)) return true
  return false
}

/** Said with one of these, a number is a choice even if the list has no such number: "cái thứ năm", "chọn số 6". */
const PICKS = 'chọn bấm cái số đáp'.split(' ')

/** True when the words point at an option of a list. */
export function picks(text: string): boolean {
  return words(bare(text)).some(isPick)
}

function isPick(word: string): boolean {
  return PICKS.some((known) => sameSyllable(word, known))
}

function readDigit(typed: readonly string[], options: readonly ReadableOption[], loosely: boolean): number | null {
  if (typed.length > 6) return null
  const long = loosely ? readLong(typed) : null
  if (long !== null) return long
  // A number word may itself look like a filler ("năm", "ba"), so the last word is what counts.
  const last = typed.at(-1) ?? ''
  const core = typed.slice(0, -1).every(isFiller) ? last : (typed.filter((word) => !isFiller(word))[0] ?? '')
  const only = typed.filter((word) => word !== core).every(isFiller)
  if (!only) return null
  if (/^\d$/u.test(core)) return Number(core)
  if (/^[a-f]$/u.test(core)) return core.charCodeAt(0) - 96
  if (core === 'nhất') return 1
  if (core === 'nhì') return 2
  // "không" answers yes-no and is not 0; "sau" is "để sau" unless there is a sixth option.
  const number = readSpokenNumber([core], 0)?.value ?? 0
  if (number < 1 || number > 9) return null
  if (core === 'sau' && !options.some((option) => option.digit === 6)) return null
  // "nam", "bay", "tam", "chin" unmarked are other words too: only where the list has that digit.
  const isListed = options.some((option) => option.digit === number)
  if (!hasMarks(core) && number > 4 && !isListed && !typed.some(isPick)) return null
  return number
}

/** A number of more than one digit, which no list has: "12", "mười", "cái thứ mười hai". */
function readLong(typed: readonly string[]): number | null {
  for (let at = 0; at < typed.length; at += 1) {
    const word = typed[at] ?? ''
    const number = /^\d{2,3}$/u.test(word) ? { value: Number(word), length: 1 } : readSpokenNumber(typed, at)
    if (number === null) continue
    const around = [...typed.slice(0, at), ...typed.slice(at + number.length)]
    // "Mười triệu" is an amount, and may be what an option says.
    return number.value > 9 && number.value < 100 && around.every(isFiller) ? number.value : null
  }
  return null
}

/** Content syllables, folded, each negated one marked with `!`: "không chuyển" and "chuyển" share nothing. */
function content(text: readonly string[]): Set<string> {
  const found = new Set<string>()
  let negated = false
  for (const word of text) {
    if (isNegation(word)) {
      negated = true
      continue
    }
    const plain = fold(word)
    if (EMPTY.has(word) || (!hasMarks(word) && [...EMPTY].some((empty) => fold(empty) === plain))) continue
    found.add(negated ? `!${plain}` : plain)
    negated = false
  }
  return found
}

function isNegation(word: string): boolean {
  for (const negation of NEGATIONS) if (sameSyllable(word, negation)) return true
  return false
}

function share(of: ReadonlySet<string>, inside: ReadonlySet<string>): number {
  if (of.size === 0) return 0
  let hits = 0
  for (const syllable of of) if (inside.has(syllable)) hits += 1
  return hits / of.size
}

function readWords(typed: readonly string[], options: readonly ReadableOption[], loosely: boolean): ReadChoice {
  const said = content(typed)
  const asks = typed.length > 2 && typed.slice(-2).some((word) => ASKING.has(word))
  const scores = options.map((option) => {
    const known = [option.label, ...option.accept].map((phrase) => content(words(bare(phrase))))
    if (denies(said, known)) return 0
    // "học hát" is no "học": one more word makes one word another.
    const isMore = [...said].some((word) => !FOLDED_FILLERS.has(word) && known.every((phrase) => !phrase.has(word)))
    const fitting = known.filter((phrase) => loosely || !isMore || phrase.size > 1)
    return Math.max(0, ...fitting.map((phrase) => score(said, phrase, asks, loosely)))
  })
  const best = Math.max(...scores)
  if (best < 0.75) return { kind: 'none' }
  const near = scores.flatMap((score, index) => (score > 0.5 ? [index] : []))
  if (near.length > 1) {
    const leaders = scores.flatMap((score, index) => (score === best ? [index] : []))
    return leaders.length === 1 && scores.every((score, index) => index === leaders[0] || score < best - 0.2)
      ? { kind: 'option', index: leaders[0] ?? 0 }
      : { kind: 'ambiguous', indexes: near }
  }
  return { kind: 'option', index: near[0] ?? 0 }
}

/** The text says no to what the option says: "không gọi 115" is not "Gọi 115", though "115" alone is. */
function denies(said: ReadonlySet<string>, known: readonly ReadonlySet<string>[]): boolean {
  const holds = (syllable: string) => known.some((phrase) => phrase.has(syllable))
  return [...said].some((syllable) => syllable.startsWith('!') && holds(syllable.slice(1)) && !holds(syllable))
}

/**
 * Share of the option's own syllables that were said; or, for a short text that is no question, the share of the text
 * that the option holds ("hông chuyển" is all of it inside "Hủy, không chuyển").
 */
function score(said: ReadonlySet<string>, option: ReadonlySet<string>, asks: boolean, loosely: boolean): number {
  if (!loosely && (asks || said.size > option.size + 1)) return 0
  const forward = share(option, said)
  if (asks || said.size > option.size + 1) return said.size > option.size * 2 + 2 ? 0 : forward
  const backward = share(said, option)
  return Math.max(forward, said.size <= 5 && backward === 1 ? 0.9 : 0)
}
