import { fold, hasMarks } from '../shared/text.ts'
import { isPath } from './address.ts'
import type { Place, Plan } from './plan.ts'
import { resolveRun } from './reference-paths.ts'
import { referenceRuns } from './reference-tokens.ts'

const ORDINALS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám']
const FOLDED_LEVELS: Record<string, string> = { phan: 'phần', muc: 'mục', khoan: 'khoản', diem: 'điểm' }

/**
 * The numbered place a person writes out: "mục 6 phần IV" -> `IV.6`, "phan 4" -> `IV`, "VI.5" -> `VI.5`. Without a part
 * ("điểm c khoản 5.1" -> `5.1.c`) the path is the inner end of one; `placesAt` finds it. Null when none is written.
 */
export function readPath(text: string): string | null {
  return dotted(text) ?? spoken(text)
}

/** The places a path of `readPath` means in a plan: the very place, or those whose path ends so. */
export function placesAt(plan: Plan, path: string): Place[] {
  const exact = plan.places.filter((place) => place.path === path)
  return exact.length > 0 ? exact : plan.places.filter((place) => place.path.endsWith(`.${path}`))
}

/** "VI.5", "IV.5.4.đ", "iv.6.2"; a single small letter before the dot is no part ("v.2" is a version). */
function dotted(text: string): string | null {
  const match = /(?<![\p{L}\p{M}\d.])([IVX]+|[ivx]{2,})((?:\.\d{1,2})+)(?:\.([a-zđ]))?(?![\p{L}\p{M}\d])/u.exec(
    text.normalize('NFC'),
  )
  if (!match?.[1]) return null
  const path = `${match[1].toUpperCase()}${match[2]}${match[3] === undefined ? '' : `.${match[3]}`}`
  return isPath(path) ? path : null
}

/** A text without a level word, marked or not, writes out no place: nearly every question. */
const MAY_SPEAK = /ph(?:ần|an)|m(?:ục|uc)|kho(?:ản|an)|điểm|diem/iu

function spoken(text: string): string | null {
  const composed = text.normalize('NFC')
  if (!MAY_SPEAK.test(composed)) return null
  const marked = withMarkedLevels(composed)
  const found = referenceRuns(marked).flatMap((run) => resolveRun(run.map(({ token }) => token)))
  const target = found.find(({ part }) => part !== null) ?? found[0]
  if (!target) return null
  // "tai khoan muc 2" is VNeID's level ("mức 2") far more often than a place.
  if (target.part === null && !hasMarks(text) && !target.path.includes('.')) return null
  const path = [target.part, target.path].filter((piece) => piece !== null && piece !== '').join('.')
  return isPath(path) ? path : null
}

/** Writes the level words with their marks, and "phần thứ tư" as "phần 4". */
function withMarkedLevels(text: string): string {
  return text
    .replaceAll(/\p{L}+/gu, (word) => FOLDED_LEVELS[word.toLowerCase()] ?? word)
    .replaceAll(/phần\s+th[ứu]\s+(\p{L}+)/giu, (all, word: string) => {
      const at = ORDINALS.findIndex((ordinal) => fold(ordinal) === fold(word))
      return at < 0 ? all : `phần ${at + 1}`
    })
}
