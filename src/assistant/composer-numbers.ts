import { SCALE_WORDS, UNIT_WORDS } from '../shared/spoken-numbers.ts'
import { words } from '../shared/text.ts'

/** Whether a line's quantities are the source's own: the value in digits or words, with the same unit and the same thing counted. */

const DIGITS: Readonly<Record<string, number>> = { không: 0, ...UNIT_WORDS }
const INSIDE = new Set(['mười', 'mươi', 'chục', 'trăm', 'linh', 'lẻ', 'rưỡi', ...Object.keys(SCALE_WORDS)])
/** Number words that are other words as well; alone they count only in front of a unit. */
const DOUBTFUL = new Set([
  'không',
  'một',
  'mốt',
  'ba',
  'tư',
  'năm',
  'lăm',
  'chín',
  'linh',
  'lẻ',
  'rưỡi',
  'tỉ',
  'trăm',
  'vạn',
])

/** What is measured or counted: the same number of another one is another fact. */
const UNITS = new Set(
  '% đồng ngày tháng năm tuần giờ phút giây quý lần bước người hộ buổi tiết điểm tuổi km mét lớp xã thôn tỉnh huyện phường tổ mã số chữ'.split(
    ' ',
  ),
)
/** What names a number: "ngày 20" is not "tháng 20". */
const NAMED = new Set('ngày tháng quý năm mục phần điều khoản bước mức thứ số'.split(' '))

/** What a number bounds: "ít nhất 2" is neither "2" nor "nhiều nhất 2". */
const BOUNDS = new Set('trên dưới hơn quá nhất thiểu đa gần khoảng'.split(' '))

export interface Quantity {
  value: number
  /** "ít nhất", "không quá", "trên" … right before it, or null. */
  bound: string | null
  /** The word right before it, lower case, or null. */
  before: string | null
  /** The word right after it, or `%`. */
  after: string | null
}

/** Reads quantities in order: "10 triệu", "mười triệu", "250.000", "80%", "ba ngày". Linear; never throws. */
export function quantitiesOf(text: string): Quantity[] {
  const list = words(text.replaceAll(/(?<=\d)\s*(?:phần trăm|%)/giu, '%').replaceAll(/phần trăm/giu, '%'))
  const found: Quantity[] = []
  for (let at = 0; at < list.length; ) {
    const run = runAt(list, at)
    if (run === 0) {
      at += 1
      continue
    }
    const tokens = list.slice(at, at + run)
    const percent = tokens.at(-1)?.endsWith('%') ?? false
    const after = percent ? '%' : (list[at + run] ?? null)
    const value = amountOf(tokens)
    const isWord = tokens.length === 1 && DOUBTFUL.has(tokens[0] ?? '') && !(after !== null && UNITS.has(after))
    const before = list[at - 1] ?? null
    if (value !== null && !isWord) found.push({ value, bound: boundBefore(list, at), before, after })
    at += run
  }
  return found
}

function boundBefore(list: readonly string[], at: number): string | null {
  const [second = '', first = ''] = [list[at - 2], list[at - 1]]
  if (!BOUNDS.has(first)) return null
  return ['nhất', 'thiểu', 'đa', 'quá'].includes(first) ? `${second} ${first}` : first
}

/** Length of the number that begins at a word, 0 when none does. A number in digits takes scales behind it, no further digits. */
function runAt(list: readonly string[], at: number): number {
  const first = list[at] ?? ''
  if (/^\d/u.test(first)) {
    let end = at + 1
    while (list[end] !== undefined && (SCALE_WORDS[list[end] as string] !== undefined || list[end] === 'rưỡi')) end += 1
    return end - at
  }
  let end = at
  while (list[end] !== undefined && (DIGITS[list[end] as string] !== undefined || INSIDE.has(list[end] as string)))
    end += 1
  // "mỗi năm một lần", "trong năm": the year, not five.
  return first === 'năm' && end - at > 1 && !INSIDE.has(list[at + 1] ?? '') ? 1 : end - at
}

function amountOf(tokens: readonly string[]): number | null {
  let total = 0
  let part = 0
  let last = 0
  let scale = 1
  for (const token of tokens) {
    const digit = DIGITS[token]
    const unit = SCALE_WORDS[token]
    if (/^\d/u.test(token)) part = numberOf(token)
    else if (digit !== undefined) {
      part += digit
      last = digit
      continue
    } else if (token === 'mười' || token === 'mươi' || token === 'chục') {
      part = part - last + (last === 0 ? 10 : last * 10)
      scale = 10
    } else if (token === 'trăm') {
      part = part - last + (last === 0 ? 1 : last) * 100
      scale = 100
    } else if (unit !== undefined) {
      total += (part === 0 ? 1 : part) * unit
      part = 0
      scale = unit
    } else if (token === 'rưỡi') part += scale / 2
    last = 0
  }
  return Number.isFinite(total + part) ? total + part : null
}

/** "250.000" counts thousands, "1,5" a half. */
function numberOf(token: string): number {
  const bare = token.replace(/%$/u, '')
  return Number(/^\d{1,3}(?:\.\d{3})+$/u.test(bare) ? bare.replaceAll('.', '') : bare.replace(',', '.'))
}

/** True when the line states a quantity, or a date, that the source does not state of the same thing. */
export function miscounts(text: string, source: string): boolean {
  const held = quantitiesOf(source)
  const dates = new Set(datesOf(source))
  return datesOf(text).some((date) => !dates.has(date)) || quantitiesOf(text).some((one) => !isHeld(one, held))
}

function isHeld(one: Quantity, held: readonly Quantity[]): boolean {
  const same = held.filter((other) => other.value === one.value && other.bound === one.bound)
  if (same.length === 0) return false
  const { after, before } = one
  if (after !== null && UNITS.has(after)) return same.some((other) => other.after === after)
  // Its number counts people, or days, and here something else.
  if (after !== null && before !== 'năm' && same.every((other) => other.after !== null && UNITS.has(other.after)))
    return false
  // The thing counted is the source's, but there it is counted otherwise.
  if (after !== null && held.some((other) => other.after === after) && !same.some((other) => other.after === after))
    return false
  if (before === null || !NAMED.has(before)) return true
  return same.some((other) => other.before === before || other.before === null || !NAMED.has(other.before))
}

/** "31/12/2026" and "31-12-2026" with zeros in front dropped. */
function datesOf(text: string): string[] {
  return [...text.matchAll(/(?<!\d)(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?(?!\d)/gu)].map(([, day, month, year]) =>
    [Number(day), Number(month), ...(year === undefined ? [] : [Number(year)])].join('/'),
  )
}
