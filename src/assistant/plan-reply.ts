import { PLAN } from '../replies/plan.ts'
import type { Found, Retriever } from '../retrieval/retriever.ts'
import { localDate } from '../shared/clock.ts'
import { type Answer, citationsOf } from './answer.ts'
import type { Question, Reply } from './assistant.ts'
import { fill } from './fill.ts'
import type { PlanDesk } from './plan-desk.ts'
import { answerPlan, type PlanLook } from './plan-question.ts'

/** Quoted characters of a plan answer: the whole message stays under 1,200 for cadres and under two of 600 for others. */
const CADRE_CHARACTERS = 880
const SIMPLE_CHARACTERS = 630
/** The answer of the plans, what the talk is about from here on, and a date that recurs reckoned out. `text` is what was searched. */
export function planReply(question: Question, text: string, found: Found, desk: PlanDesk, retriever: Retriever): Reply {
  const look: PlanLook = (plans, words = text) => retriever.find({ text: words, place: null, kind: 'plan', plans })
  const answer = answerPlan(text, found, desk, question.cadre ? CADRE_CHARACTERS : SIMPLE_CHARACTERS, look)
  const about = citationsOf(answer)[0]
  return {
    answer: withDueDate(answer, question.now),
    guides: [],
    topic:
      about === undefined
        ? null
        : {
            about,
            kind: 'plan',
            words: text,
            plans: [...found.scope.plans].slice(0, 4),
            skill: null,
            agency: found.read.agencies[0] ?? null,
            at: question.now,
          },
    searched: text,
  }
}

/** "Trước ngày 20 của tháng cuối quý" is a real date this quarter: reckoned by us, and said to be. */
function withDueDate(answer: Answer, now: number): Answer {
  if (answer.kind !== 'cited') return answer
  const day = answer.sentences
    .map(({ text }) => /trước ngày (\d{1,2}) của tháng cuối quý/u.exec(text)?.[1])
    .find((found) => found !== undefined)
  if (day === undefined) return answer
  const [year = '', month = ''] = localDate(now).split('-')
  const date = `${day}/${Math.ceil(Number(month) / 3) * 3}/${year}`
  return { ...answer, notes: [fill(PLAN.dueThisQuarter, { date }), ...answer.notes] }
}
