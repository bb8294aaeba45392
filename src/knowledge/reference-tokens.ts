import { fromRoman, toRoman } from './roman.ts'

export type Level = 'part' | 'item' | 'sub' | 'point'

export type RefToken =
  | { kind: 'level'; level: Level }
  | { kind: 'part'; roman: string }
  /** `[4]` for "4", `[5, 1]` for "5.1". */
  | { kind: 'number'; numbers: number[] }
  | { kind: 'letter'; letter: string }
  | { kind: 'list' | 'break' | 'colon' | 'range' }

export interface PlacedToken {
  token: RefToken
  start: number
  end: number
}

/**
 * Words before which a level is only half of another word: "danh mục 2", "tài khoản 5", "thời điểm". Typed without marks, only
 * those that are nothing else ("co phan" may be "có phần").
 */
const COMPOUNDS =
  /(?<!\p{L})(?:danh|chuyên|hạng|thư|đề|tài|địa|thời|quan|ưu|nhược|một|thành|cổ|góp|bộ|đa|chuyen|hang|tai|dia|thoi|nhuoc|thanh|bo)\s+$/iu

const TOKEN =
  /(?<level>phần|mục|khoản|điểm)(?!\p{L})|(?<letter>[a-zđ])\)?(?![\p{L}\p{M}\d])|(?<roman>[IVX]+)(?![\p{L}\d])|(?<number>\d{1,2}(?:\.\d{1,2}){0,3})(?![\d%/]|\.\d)|(?<range>đến(?!\p{L})|[-–](?=\s*\d))|(?<list>,|&|và(?!\p{L})|hoặc(?!\p{L}))|(?<break>;)|(?<colon>:)/iuy

const LEVELS: Record<string, Level> = { phần: 'part', mục: 'item', khoản: 'sub', điểm: 'point' }

/**
 * Cuts a text into runs of words a reference is made of ("4.1, 4.4 mục 4, phần IV"); every other word ends a run. A run
 * names at least one level and holds at least one number, and starts and ends with neither a comma nor "và".
 */
export function referenceRuns(text: string): PlacedToken[][] {
  const runs: PlacedToken[][] = []
  let run: PlacedToken[] = []
  const close = () => {
    const trimmed = trim(run)
    if (trimmed.some(({ token }) => token.kind === 'level') && trimmed.some(({ token }) => isValue(token)))
      runs.push(trimmed)
    run = []
  }
  let at = 0
  while (at < text.length) {
    const blank = /\s*/uy
    blank.lastIndex = at
    at += blank.exec(text)?.[0].length ?? 0
    TOKEN.lastIndex = at
    const match = isWordStart(text, at) ? TOKEN.exec(text) : null
    const token = match ? tokenOf(match.groups ?? {}, run.at(-1)?.token, text.slice(0, at)) : null
    if (match && token) {
      run.push({ token, start: at, end: at + match[0].length })
      at += match[0].length
    } else {
      close()
      at += /^[\p{L}\p{M}\d]+|^./u.exec(text.slice(at))?.[0].length ?? 1
    }
  }
  close()
  return runs
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{M}\d]/u.test(text[at] ?? '') || !/[\p{L}\p{M}\d]/u.test(text[at - 1] ?? '')
}

function tokenOf(
  groups: Record<string, string | undefined>,
  before: RefToken | undefined,
  left: string,
): RefToken | null {
  const { level, letter, roman, number, range, list, colon } = groups
  if (level !== undefined) {
    const found = LEVELS[level.toLowerCase()]
    return found && !COMPOUNDS.test(left) ? { kind: 'level', level: found } : null
  }
  const afterPart = before?.kind === 'level' && before.level === 'part'
  // Right after "phần" a letter or number is a part: "phần iv", "phần V", "phần 4".
  const asRoman = (roman ?? letter)?.toUpperCase()
  if (afterPart && asRoman !== undefined && fromRoman(asRoman) !== null) return { kind: 'part', roman: asRoman }
  if (afterPart && number !== undefined && /^\d+$/u.test(number) && Number(number) >= 1 && Number(number) <= 20) {
    return { kind: 'part', roman: toRoman(Number(number)) }
  }
  if (letter !== undefined) return { kind: 'letter', letter: letter.toLowerCase() }
  if (roman !== undefined) return null
  if (number !== undefined) return { kind: 'number', numbers: number.split('.').map(Number) }
  if (range !== undefined) return { kind: 'range' }
  if (list !== undefined) return { kind: 'list' }
  return { kind: colon === undefined ? 'break' : 'colon' }
}

function isValue(token: RefToken): boolean {
  return token.kind === 'part' || token.kind === 'number'
}

/** Drops separators at both ends, and numbers at the start that no level can belong to ("03 mô hình" cut before its noun). */
function trim(run: readonly PlacedToken[]): PlacedToken[] {
  const isSeparator = ({ token }: PlacedToken) => ['list', 'break', 'colon', 'range'].includes(token.kind)
  let start = 0
  let end = run.length
  while (start < end && isSeparator(run[start] as PlacedToken)) start++
  while (end > start && (isSeparator(run[end - 1] as PlacedToken) || run[end - 1]?.token.kind === 'level')) end--
  return run.slice(start, end)
}
