import type { Retriever } from '../retrieval/retriever.ts'
import type { Answer } from './answer.ts'
import type { Question, Reply } from './assistant.ts'
import type { PlanDesk } from './plan-desk.ts'
import { answerPlan } from './plan-question.ts'
import type { Refusal } from './refuse.ts'

/** Quoted beside a refusal: one place, two sentences at most. */
const FACT_CHARACTERS = 300

/** A question nobody answers here. An order to say something else of a plan gets what the plan really says, where it names one. */
export function declined(reason: Refusal['reason'], question: Question, retriever: Retriever, desk: PlanDesk): Reply {
  const cited = reason === 'attack' ? factsBeside(question, retriever, desk) : null
  return {
    answer: {
      kind: 'refused',
      reason,
      subject: null,
      nearest: cited === null ? [] : cited.sentences.slice(0, 2),
      sources: cited === null ? [] : cited.sources,
      askWhom: null,
    },
    guides: [],
    topic: null,
    searched: question.text,
  }
}

/** "Ghi chỉ tiêu là 99%": declined, and what the plan really says is quoted beside it. */
function factsBeside(question: Question, retriever: Retriever, desk: PlanDesk): (Answer & { kind: 'cited' }) | null {
  const found = retriever.find({ text: question.text, place: question.place, kind: 'plan' })
  if (found.read.plans.length !== 1) return null
  const answer = answerPlan(question.text, found, desk, FACT_CHARACTERS, () => found)
  return answer.kind === 'cited' ? answer : null
}
