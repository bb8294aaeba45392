import type { RefToken } from './reference-tokens.ts'

/** One place a mention means, before it is looked up. */
export interface Target {
  /** `IV`; null when the mention names no part. */
  part: string | null
  /** Path inside the part: `5.1.a`; empty for the part itself. */
  path: string
  /** The "mục" the words name when the dotted number says another: "6.1, mục 4" -> 4. */
  against: number | null
}

/**
 * What a run of reference words means. Three habits of these documents decide it: "phần IV" closes everything before it, or
 * opens everything after it when it comes first; a dotted number carries its own item, so "mục n" beside it adds nothing
 * (and is a slip when it differs); a point may stand before its number ("điểm a khoản 5.1", "c, 5.1") or after it.
 */
export function resolveRun(tokens: readonly RefToken[]): Target[] {
  const targets: Target[] = []
  let pending: RefToken[] = []
  let opened: string | null = null
  const flush = (part: string | null) => {
    targets.push(...resolveGroup(pending).map((target) => ({ ...target, part })))
    pending = []
  }
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'part') {
      if (!(token.kind === 'level' && token.level === 'part')) pending.push(token)
      if (token.kind === 'break' && opened !== null) {
        flush(opened)
        opened = null
      }
      continue
    }
    if (opened !== null) flush(opened)
    opened = null
    if (pending.some(({ kind }) => kind === 'number')) flush(token.roman)
    else if (opensWhatFollows(tokens.slice(at + 1))) opened = token.roman
    else targets.push({ part: token.roman, path: '', against: null })
    pending = []
  }
  flush(opened)
  return targets
}

/** True when values follow up to the next ";" without a part of their own. */
function opensWhatFollows(after: readonly RefToken[]): boolean {
  const end = after.findIndex((token) => token.kind === 'break')
  const segment = end < 0 ? after : after.slice(0, end)
  return segment.some((token) => token.kind === 'number') && !segment.some((token) => token.kind === 'part')
}

function isValue(token: RefToken): boolean {
  return token.kind === 'number' || token.kind === 'letter'
}

/** A number waiting for what encloses it. */
interface Waiting {
  numbers: number[]
  letters: string[]
  /** Named by "mục" itself: a later "mục n" is then another target, not the item around it. */
  asItem: boolean
  /** Named by "khoản", undotted: belongs to the "mục n" that follows. */
  asSub: boolean
}

function resolveGroup(tokens: readonly RefToken[]): { path: string; against: number | null }[] {
  const done: { path: string; against: number | null }[] = []
  let waiting: Waiting[] = []
  let letters: string[] = []
  let level: 'item' | 'sub' | 'point' | null = null
  let rangeFrom: Waiting | null = null
  const innermostFirst = tokens.find((token) => token.kind === 'level' || isValue(token))
  const pointsLead =
    innermostFirst?.kind === 'letter' || (innermostFirst?.kind === 'level' && innermostFirst.level === 'point')

  const settle = (item: number | null) => {
    for (const one of waiting) {
      const numbers = item !== null && one.asSub && one.numbers.length === 1 ? [item, ...one.numbers] : one.numbers
      const against = item !== null && numbers[0] !== item ? item : null
      const base = numbers.join('.')
      if (one.letters.length === 0) done.push({ path: base, against })
      else done.push(...one.letters.map((letter) => ({ path: `${base}.${letter}`, against })))
    }
    waiting = []
  }

  for (const token of tokens) {
    if (token.kind === 'level') level = token.level === 'part' ? null : token.level
    else if (token.kind === 'letter') {
      const last = waiting.at(-1)
      if (!pointsLead && level === 'point' && last) last.letters.push(token.letter)
      else letters.push(token.letter)
    } else if (token.kind === 'range') rangeFrom = waiting.at(-1) ?? null
    else if (token.kind === 'number') {
      const encloses = level === 'item' && token.numbers.length === 1 && waiting.some((one) => !one.asItem)
      if (encloses && letters.length === 0) {
        settle(token.numbers[0] ?? null)
        level = null
      } else {
        const around = waiting.at(-1)
        if (rangeFrom) waiting.push(...between(rangeFrom, token.numbers))
        const inner = level === 'sub' && around ? narrowed(around, token.numbers) : null
        if (inner) waiting.pop()
        waiting.push({ numbers: inner ?? token.numbers, letters, asItem: level === 'item', asSub: level === 'sub' })
        letters = []
      }
      rangeFrom = null
      if (level === 'point') level = null
    }
  }
  settle(null)
  return done
}

/** "mục 5 khoản 5.4", "mục 6 khoản 2": the sub-item takes the place of the item named just before it. */
function narrowed(item: Waiting, numbers: readonly number[]): number[] | null {
  if (!item.asItem || item.numbers.length !== 1) return null
  if (numbers.length === 1) return [...item.numbers, ...numbers]
  return numbers[0] === item.numbers[0] ? [...numbers] : null
}

/** The numbers strictly between both ends of "1 đến 5" or "1.1 - 1.4"; none when the ends do not stand side by side. */
function between(from: Waiting, to: readonly number[]): Waiting[] {
  const start = from.numbers.at(-1) ?? 0
  const end = to.at(-1) ?? 0
  const stem = from.numbers.slice(0, -1)
  if (from.numbers.length !== to.length || stem.some((value, at) => value !== to[at])) return []
  return Array.from({ length: Math.max(0, end - start - 1) }, (_, at) => ({
    ...from,
    numbers: [...stem, start + at + 1],
    letters: [],
  }))
}
