import { fold, hasMarks } from './text.ts'

/** Numbers in words as they are said: "mười lăm", "hai mươi mốt", "ba lăm", "một trăm rưỡi", "hai triệu tư", with marks or without. */

export interface SpokenNumber {
  value: number
  /** How many words it took. */
  length: number
}

type Part =
  /** `opens`: may begin a number ("một", "năm"); "mốt" and "lăm" only end one. */
  | { kind: 'unit'; value: number; opens: boolean }
  | { kind: 'ten' | 'chuc' | 'hundred' | 'odd' | 'half' | 'zero' }
  | { kind: 'scale'; value: number }

/** What every number word is worth; whoever else reads numbers in words reads these. */
export const UNIT_WORDS: Readonly<Record<string, number>> = {
  ...{ một: 1, hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, sáu: 6, bảy: 7, bẩy: 7, tám: 8, chín: 9 },
  ...{ mốt: 1, lăm: 5, nhăm: 5 },
}
export const SCALE_WORDS: Readonly<Record<string, number>> = {
  ...{ nghìn: 1e3, ngàn: 1e3, vạn: 1e4, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 },
}
const ENDINGS = new Set(['mốt', 'lăm', 'nhăm'])

const MARKED: ReadonlyMap<string, Part> = new Map<string, Part>([
  ...Object.entries(UNIT_WORDS).map(([word, value]): [string, Part] => [
    word,
    { kind: 'unit', value, opens: !ENDINGS.has(word) },
  ]),
  ...Object.entries(SCALE_WORDS).map(([word, value]): [string, Part] => [word, { kind: 'scale', value }]),
  ['mười', { kind: 'ten' }],
  ['mươi', { kind: 'ten' }],
  ['chục', { kind: 'chuc' }],
  ['trăm', { kind: 'hundred' }],
  ['linh', { kind: 'odd' }],
  ['lẻ', { kind: 'odd' }],
  ['rưỡi', { kind: 'half' }],
  ['không', { kind: 'zero' }],
])
/** What is first in the table wins: "mot" is "một" before it is "mốt". */
const FOLDED: ReadonlyMap<string, Part> = new Map(
  [...MARKED].map(([word, part]) => [fold(word), part] as const).reverse(),
)

/** Marks typed are meant ("bà" is no three), marks missing are forgiven. */
function partOf(word: string | undefined): Part | null {
  if (word === undefined) return null
  return (hasMarks(word) ? MARKED : FOLDED).get(word) ?? null
}

/** The number that begins at a word (lower case, NFC), or null: as many words as belong to it. Above nought. Linear; never throws. */
export function readSpokenNumber(words: readonly string[], at: number): SpokenNumber | null {
  let total = 0
  let end = at
  let below = Number.POSITIVE_INFINITY
  for (;;) {
    const low = underThousand(words, end, below < Number.POSITIVE_INFINITY)
    const scale = partOf(words[end + (low?.length ?? 0)])
    const isScaled = scale?.kind === 'scale' && scale.value < below
    // "Triệu rưỡi": the one before it goes without saying.
    const head =
      low ?? (total === 0 && isScaled && partOf(words[end + 1])?.kind === 'half' ? { value: 1, length: 0 } : null)
    if (head === null || !isScaled) return withRest(words, { total, end, below }, head, at)
    total += head.value * scale.value
    end += head.length + 1
    below = scale.value
    if (partOf(words[end])?.kind === 'half') return { value: total + below / 2, length: end + 1 - at }
  }
}

interface SoFar {
  total: number
  end: number
  /** The smallest scale said yet. */
  below: number
}

/** What stands behind the last scale: "hai triệu ba trăm", "hai triệu tư" (a tenth of the scale each). */
function withRest(words: readonly string[], { total, end, below }: SoFar, rest: SpokenNumber | null, at: number) {
  if (total === 0) return rest
  const tenth = tenths(words[end], below)
  const more = rest === null ? null : rest.length > 1 ? rest : tenth === null ? null : { value: tenth, length: 1 }
  const value = total + (more?.value ?? 0)
  return Number.isSafeInteger(value) ? { value, length: end + (more?.length ?? 0) - at } : null
}

/**
 * A single unit behind a hundred or a scale: "một trăm hai" is 120. Not "một" and "năm", which count what follows: "năm trăm một
 * tháng", "hai trăm năm".
 */
function tenths(word: string | undefined, scale: number): number | null {
  const part = partOf(word)
  if (part?.kind !== 'unit' || word === undefined) return null
  const counts = ['một', 'mot', 'năm', 'nam'].includes(word) || (!hasMarks(word) && !part.opens)
  return counts ? null : (part.value * scale) / 10
}

function underThousand(words: readonly string[], at: number, isRest: boolean): SpokenNumber | null {
  const first = partOf(words[at])
  const isHundred = partOf(words[at + 1])?.kind === 'hundred'
  if (first?.kind === 'odd' && isRest) return unitAt(words, at + 1, 1)
  if (first?.kind === 'zero' && isHundred && isRest) {
    if (partOf(words[at + 2])?.kind === 'odd') return unitAt(words, at + 3, 3)
    const rest = underHundred(words, at + 2)
    return rest === null ? null : { value: rest.value, length: rest.length + 2 }
  }
  if (first?.kind === 'hundred' && partOf(words[at + 1])?.kind === 'half') return { value: 150, length: 2 }
  if (first?.kind !== 'unit' || !first.opens || !isHundred) return underHundred(words, at)
  const hundreds = first.value * 100
  const next = partOf(words[at + 2])
  if (next?.kind === 'half') return { value: hundreds + 50, length: 3 }
  if (next?.kind === 'odd') {
    const unit = unitAt(words, at + 3, 3)
    return unit === null ? { value: hundreds, length: 2 } : { value: hundreds + unit.value, length: unit.length }
  }
  const rest = underHundred(words, at + 2)
  if (rest !== null && rest.value >= 10) return { value: hundreds + rest.value, length: rest.length + 2 }
  const tenth = partOf(words[at + 3])?.kind === 'hundred' ? null : tenths(words[at + 2], 100)
  return tenth === null ? { value: hundreds, length: 2 } : { value: hundreds + tenth, length: 3 }
}

function unitAt(words: readonly string[], at: number, before: number): SpokenNumber | null {
  const part = partOf(words[at])
  return part?.kind === 'unit' ? { value: part.value, length: before + 1 } : null
}

function underHundred(words: readonly string[], at: number): SpokenNumber | null {
  const first = partOf(words[at])
  if (first?.kind === 'ten') {
    const unit = afterTen(words[at + 1], true)
    return words[at] === 'mươi' ? null : { value: 10 + (unit ?? 0), length: unit === null ? 1 : 2 }
  }
  if (first?.kind !== 'unit' || !first.opens) return null
  const next = partOf(words[at + 1])
  if (next?.kind === 'chuc') return { value: first.value * 10, length: 2 }
  if (next?.kind === 'ten' && first.value > 1) {
    const unit = afterTen(words[at + 2], false)
    return { value: first.value * 10 + (unit ?? 0), length: unit === null ? 2 : 3 }
  }
  // "Bảy giờ bốn lăm": the tens go unsaid. Without marks "lam" is as often "làm".
  const isShort = next?.kind === 'unit' && !next.opens && hasMarks(words[at + 1] ?? '') && first.value > 1
  return isShort ? { value: first.value * 10 + next.value, length: 2 } : { value: first.value, length: 1 }
}

/** "Mười năm" and "hai mươi năm" are years, and five is "lăm" there; behind "hai mươi" one is "mốt", and "một" begins something else. */
function afterTen(word: string | undefined, isFirstTen: boolean): number | null {
  const part = partOf(word)
  if (part?.kind !== 'unit' || word === 'năm' || word === 'nam') return null
  return word === 'một' && !isFirstTen ? null : part.value
}
