import { answered } from '../../learning/answer.ts'
import { bankOf } from '../../learning/bank.ts'
import type { Achievement } from '../../learning/mastery.ts'
import type { LearnerChange, Progress } from '../../learning/record.ts'
import type { TurnContext } from '../handler.ts'
import type { Slip } from '../quiz-state.ts'
import type { QuizState } from '../session.ts'

/** What an answer does to the round and to the record (§5.3). */

export interface Graded {
  state: QuizState
  learned: LearnerChange[]
  news: Achievement[]
}

/** The first answer decides. `key`: as chosen, keys in their order for an ordering question, null for "chưa biết". */
export async function grade(turn: TurnContext, state: QuizState, key: string | null, pass: boolean): Promise<Graded> {
  const ref = { guide: state.guide, item: state.item }
  const next: QuizState = {
    ...state,
    answered: state.answered + 1,
    right: state.right + (pass ? 1 : 0),
    missed: pass ? state.missed : [...state.missed, { ...ref, number: state.number }],
    done: [...state.done, ref],
  }
  const bank = bankOf(turn.parts.catalog)
  const item = bank.items.get(state.item)
  if (!item) return { state: next, learned: [], news: [] }
  const { kind, order, askedAt } = state
  const gentle = turn.memory.settings.role === 'cao-tuoi'
  const { channel } = turn.from
  const answer = { item, key, pass, try: 1, kind, order, askedAt, channel, now: turn.now, gentle } as const
  const { change, undo, news } = answered(await turn.record(), answer, bank, turn.parts.reviewer)
  const { cards, newFacts, itemBefore } = undo
  const before = moved(undo.progress, change.progress ?? undo.progress)
  const slip: Slip = { ...ref, number: state.number, pass, at: undo.at, cards, newFacts, itemBefore, before }
  return { state: { ...next, slip }, learned: [change], news }
}

/** A second try is written down and changes nothing else. */
export async function secondTry(turn: TurnContext, state: QuizState, key: string, pass: boolean): Promise<Graded> {
  const bank = bankOf(turn.parts.catalog)
  const item = bank.items.get(state.item)
  if (!item) return { state, learned: [], news: [] }
  const { kind, order, askedAt } = state
  const answer = { item, key, pass, try: 2, kind, order, askedAt, channel: turn.from.channel, now: turn.now } as const
  return { state, learned: [answered(await turn.record(), answer, bank, turn.parts.reviewer).change], news: [] }
}

/** The parts of the progress that an answer moved, as they were before it; null for one that was not there. */
function moved(before: Progress, after: Progress): Slip['before'] {
  const keys = Object.keys(after) as (keyof Progress)[]
  return Object.fromEntries(keys.filter((key) => before[key] !== after[key]).map((key) => [key, before[key] ?? null]))
}

/** The progress as it stood before the answer. */
export function beforeSlip(progress: Progress, { before }: Slip): Progress {
  const merged = Object.entries({ ...progress, ...before }).filter(([key, part]) => part !== null || key === 'fiveAt')
  return Object.fromEntries(merged) as unknown as Progress
}
