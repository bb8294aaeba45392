import type { Hit } from '../retrieval/retriever.ts'
import type { PlanDesk } from './plan-desk.ts'

/** Whether a place speaks of what is asked at all. */

/** Least share of a question's subject words a place must hold to answer it, its plan being named. */
export const COVERED = 0.25

/** The same without a named plan: more is asked, since nothing else says that a plan is meant. */
export const COVERED_UNPLACED = 0.35

/** Coverage by the retriever's own reading, slips repaired, that is enough by itself. */
const FOUND = 0.4

/** Coverage by the retriever's reading under which the words as typed must agree the more. */
const FAINT = 0.3

/** Characters of a question, both readings, that tells more than it asks. */
export const LONG_TALE = 240

/** Rare words held that make up for a long tale around the question: about three of them. */
const ENOUGH = 9

/** The place speaks of what is asked: by the retriever's reading of the slips or by the words as they stand. */
export function isCovered(question: string, hit: Hit | undefined, least: number, desk: PlanDesk): boolean {
  if (hit === undefined) return false
  if (hit.coverage >= (question.length > LONG_TALE ? FAINT : FOUND)) return true
  const { address } = hit.passage
  // The readings of a question, repaired and as typed: slips must not count as words that nothing explains.
  return question
    .split(' . ')
    .some((one) => desk.coverage.share(one, address) >= least || desk.coverage.weight(one, address) >= ENOUGH)
}

/** Neither reading finds half of what was asked: a group or thing the named plan does not speak of. */
export function isFaint(question: string, hit: Hit | undefined, desk: PlanDesk): boolean {
  if (hit === undefined) return true
  return (
    hit.coverage < FAINT &&
    question
      .split(' . ')
      .every(
        (one) =>
          desk.coverage.share(one, hit.passage.address) < 0.6 &&
          (question.length <= LONG_TALE || desk.coverage.weight(one, hit.passage.address) < ENOUGH),
      )
  )
}
