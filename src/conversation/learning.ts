import type { Catalog } from '../knowledge/catalog.ts'
import { answered } from '../learning/answer.ts'
import { bankOf } from '../learning/bank.ts'
import { counted, excusing } from '../learning/habit.ts'
import type { Known } from '../learning/questions.ts'
import {
  changed,
  emptyRecord,
  type GuideProgress,
  type LearnerChange,
  type LearnerRecord,
  type Progress,
} from '../learning/record.ts'
import { localDay } from '../shared/clock.ts'
import type { Outcome, Parts, TurnContext } from './handler.ts'
import type { ChatMemory } from './memory.ts'
import type { CarriedLearning } from './memory-upgrade.ts'
import { hasConsent } from './session.ts'
import type { Effect } from './turn-store.ts'

/** The record of a person inside one turn: read once, moved on by what the turn's steps change, handed out at its end. */

/** With consent what the store has, else what this session knows. Nothing is read before somebody asks. */
export function recordReader(
  parts: Parts,
  memory: ChatMemory,
  carried: LearnerChange | null,
): { record: () => Promise<LearnerRecord>; peek: () => Promise<LearnerRecord> | null } {
  let reading: Promise<LearnerRecord> | null = null
  return {
    record: () => {
      reading ??= read()
      return reading
    },
    peek: () => reading,
  }

  async function read(): Promise<LearnerRecord> {
    if (!hasConsent(memory) || memory.learner === null) return memory.record ?? emptyRecord(null)
    const stored = (await parts.learners?.record(memory.learner)) ?? emptyRecord(memory.learner)
    return afterEmergency(carried ? changed(stored, carried) : stored, memory)
  }
}

/** The day of an emergency and the one after are no missed days; said here, so that the emergency's own turn reads nothing. */
function afterEmergency(record: LearnerRecord, { emergencyAt }: ChatMemory): LearnerRecord {
  if (emergencyAt === null) return record
  const day = localDay(emergencyAt)
  const { habit } = record.progress
  if (habit.excused.includes(day)) return record
  return { ...record, progress: { ...record.progress, habit: excusing(habit, day, day + 1) } }
}

/** The same turn after these changes, for a step that follows within it. */
export function after(turn: TurnContext, changes: readonly LearnerChange[]): TurnContext {
  if (changes.length === 0) return turn
  return { ...turn, record: async () => changes.reduce(changed, await turn.record()) }
}

/** Two steps of one turn as one outcome: the words of the second, the changes of both. */
export function joined(first: Pick<Outcome, 'memory' | 'learned'>, second: Outcome): Outcome {
  return {
    ...second,
    memory: { ...first.memory, ...second.memory },
    learned: [...(first.learned ?? []), ...(second.learned ?? [])],
  }
}

export function knownOf(turn: TurnContext, record: LearnerRecord): Known {
  return { learner: record.learner ?? turn.lane, progress: record.progress, cards: record.cards, items: record.items }
}

/** Something was learned today. */
export function countedToday(progress: Progress, now: number): Progress {
  return { ...progress, habit: counted(progress.habit, localDay(now)).habit }
}

type Learned = Extract<Effect, { type: 'learnerChanged' }>

/**
 * What was learned, at the end of a turn: with consent as changes for the store, the session's record first where consent was
 * given just now; else as the session's record.
 */
export function learnedAfter(
  turn: TurnContext,
  outcome: Outcome,
  memory: ChatMemory,
  keep: boolean,
  carried: LearnerChange | null,
): { memory: ChatMemory; changes: Learned[] } {
  const learned = outcome.learned ?? []
  if (!keep) {
    const record = learned.reduce(changed, memory.record ?? emptyRecord(null))
    return { memory: learned.length > 0 ? { ...memory, record } : memory, changes: [] }
  }
  const agreed = outcome.effects?.some((effect) => effect.type === 'consentRecorded' && effect.state === 'given')
  const first = agreed && turn.memory.record ? [firstChange(turn.memory.record)] : carried ? [carried] : []
  // Somebody else may take over the phone in this very turn; what was learned before stays with whoever learned it.
  const learner = turn.memory.learner ?? memory.learner
  return {
    memory: { ...memory, record: null },
    changes: learner ? [...first, ...learned].map((change) => ({ type: 'learnerChanged', learner, change })) : [],
  }
}

/** Everything a session learned, as the first change of whoever has just agreed to be remembered. */
function firstChange(record: LearnerRecord): LearnerChange {
  return { progress: record.progress, cards: [...record.cards.values()], items: [...record.items.values()] }
}

/** What a document of the first version knew, in today's form. Which option was chosen it did not say, so no attempts come of it. */
export function carriedChange(carried: CarriedLearning, learner: string, parts: Parts): LearnerChange {
  const bank = bankOf(parts.catalog)
  let record = emptyRecord(learner)
  for (const [item, { right, at }] of Object.entries(carried.attempts).toSorted(([, a], [, b]) => a.at - b.at)) {
    const found = bank.items.get(item)
    if (!found) continue
    const answer = { item: found, key: null, pass: right, try: 1, kind: 'lesson', order: [] } as const
    const { change } = answered(record, { ...answer, askedAt: at, channel: '', now: at }, bank, parts.reviewer)
    record = changed(record, change)
  }
  const guides = Object.entries(carried.learned).map(([guide, done]) => [guide, guideProgress(done)] as const)
  const progress = lessonDays({ ...record.progress, guides: Object.fromEntries(guides) }, carried)
  return firstChange({ ...record, progress: withLastSkills(progress, carried, parts.catalog) })
}

function guideProgress({ at, right, questions }: CarriedLearning['learned'][string]): GuideProgress {
  const understood = questions > 0 && right / questions >= 2 / 3
  return {
    seenAt: at,
    finishedAt: at,
    right,
    questions,
    understoodAt: understood ? at : null,
    solidAt: null,
    practisedAt: null,
  }
}

/** Lessons gone through without a question answered count as days of learning too, where no later day was counted yet. */
function lessonDays(progress: Progress, { learned }: CarriedLearning): Progress {
  const times = Object.values(learned).map(({ at }) => at)
  return times.toSorted((a, b) => a - b).reduce(countedToday, progress)
}

function withLastSkills(progress: Progress, { learned }: CarriedLearning, catalog: Catalog): Progress {
  const lessons = Object.entries(learned).toSorted(([, a], [, b]) => a.at - b.at)
  return { ...progress, lastSkills: lessons.flatMap(([id]) => catalog.guides.get(id)?.skill ?? []).slice(-3) }
}
