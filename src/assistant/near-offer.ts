import type { GuideId } from '../knowledge/guide.ts'
import { ANSWERS } from '../replies/answers.ts'
import type { GuideHit } from '../retrieval/retriever.ts'
import type { Answer } from './answer.ts'
import type { Question, Reply } from './assistant.ts'

/** Where no guide surely speaks of it: said so, with what comes nearest. A neighbouring guide told with confidence misleads. */

/** Below this an answer is given as the nearest there is, not as the one asked for. */
const UNSURE = -0.9
/** A guide this near is offered, though it is not what was asked; farther ones have a word in common with it at best. */
const NEAR = -4
const OFFERED = 2

/** Declined, naming the subject where it is a known one, with the guides that come near enough to be worth a look. */
export function notCovered(
  question: Question,
  top: GuideHit | undefined,
  guides: readonly GuideId[],
): Omit<Reply, 'searched'> {
  const unspoken = top?.unspoken ?? []
  const isNear = top !== undefined && top.certainty >= NEAR
  return {
    answer: {
      kind: 'refused',
      reason: 'not-found',
      subject: unspoken.length === 0 ? null : [...new Set(unspoken.map(({ name }) => name))].join(', '),
      nearest: [],
      sources: [],
      askWhom: unspoken[0]?.ask ?? null,
    },
    guides: isNear ? guides.slice(0, OFFERED) : [],
    topic: question.topics[0] ?? null,
  }
}

/** An answer that may miss what was meant says so in front of "Về …:". */
export function doubtedIfUnsure(answer: Answer, { certainty }: GuideHit): Answer {
  if (answer.kind !== 'cited' || certainty >= UNSURE) return answer
  return { ...answer, opening: [ANSWERS.unsure.text, ...(answer.opening === null ? [] : [answer.opening])].join(' ') }
}
