/** How people write a number: every spelling is a function of its digits. Shares nothing with what hides them. */

export type Random = () => number

export function pick<Value>(random: Random, values: readonly Value[]): Value {
  return values[Math.floor(random() * values.length)] as Value
}

/** So many random digits. */
export function digits(random: Random, length: number): string {
  return Array.from({ length }, () => Math.floor(random() * 10)).join('')
}

const WORDS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
/** What is left on the screen when Telex was off. */
const TELEX = ['khoong', 'mootj', 'hai', 'ba', 'boons', 'nawm', 'saus', 'bary', 'tams', 'chins'] as const

const grouped = (size: number, mark: string) => (value: string) =>
  (value.match(new RegExp(`\\d{1,${size}}`, 'gu')) ?? []).join(mark)

const said = (words: readonly string[], between: string) => (value: string) =>
  [...value].map((digit) => words[Number(digit)]).join(between)

/** "09 12" as "không chín, mười hai": leading zeros by themselves, then pairs as numbers under a hundred. */
function inPairs(value: string): string {
  const pair = (two: string): string => {
    const [tens, ones] = [Number(two[0]), Number(two[1] ?? 0)]
    if (two.length === 1 || tens === 0) return [...two].map((digit) => WORDS[Number(digit)]).join(' ')
    const one = ones === 0 ? '' : ones === 5 ? ' lăm' : ones === 1 && tens > 1 ? ' mốt' : ` ${WORDS[ones]}`
    return tens === 1 ? `mười${one}` : `${WORDS[tens]} mươi${one}`
  }
  return (value.match(/\d{1,2}/gu) ?? []).map(pair).join(', ')
}

/** Every other digit in words. */
const mixed = (value: string) => [...value].map((digit, at) => (at % 2 === 0 ? WORDS[Number(digit)] : digit)).join(' ')

/** Digits as typed: in one piece, in groups, with marks, with look-alikes. */
export const TYPED: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => value,
  grouped(3, ' '),
  grouped(4, ' '),
  grouped(3, '.'),
  grouped(4, '-'),
  grouped(2, '.'),
  grouped(2, ' '),
  grouped(1, ' '),
  grouped(1, '-'),
  (value) => `${value.slice(0, 4)} ${value.slice(4, 7)}.${value.slice(7)}`,
  (value) => grouped(4, '  ')(value),
  (value) => grouped(3, '\u200B')(value),
  (value) => [...value].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join(''),
  (value) => value.replace(/(?<=\d)0(?=\d)/u, 'O'),
]

/** Digits as said. */
export const SAID: readonly ((value: string) => string)[] = [
  said(WORDS, ' '),
  (value) => stripped(said(WORDS, ' ')(value)),
  said(TELEX, ' '),
  (value) => said(WORDS, ' ')(value).toUpperCase(),
  mixed,
  inPairs,
  (value) => grouped(3, '-')(value).split('-').map(said(WORDS, ' ')).join(', '),
  (value) => said(['hông', ...WORDS.slice(1)], ' ')(value),
]

/** Without marks, by the decomposed form. */
export function stripped(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
}
