import type { Skill } from '../knowledge/guide.ts'
import { localDay } from '../shared/clock.ts'
import type { Bank, BankItem } from './bank.ts'
import { counted } from './habit.ts'
import { type Achievement, raised } from './mastery.ts'
import {
  type Attempt,
  changed,
  type ItemState,
  type LearnerChange,
  type LearnerRecord,
  type Progress,
  type ReviewCard,
  type SkillProgress,
} from './record.ts'
import type { Reviewer } from './review.ts'

/** What one answer changes (conversation design §5.3): the first try decides, a slip is taken back whole. */

export interface Answer {
  item: BankItem
  /** Keys as chosen; null for "chưa biết", which is a fail. */
  key: string | null
  pass: boolean
  try: 1 | 2
  kind: Attempt['kind']
  order: readonly string[]
  askedAt: number
  channel: string
  now: number
}

/** What has to be put back when the answer was a slip. */
export interface Undo {
  item: string
  at: number
  cards: ReviewCard[]
  /** Facts that had no card before. */
  newFacts: string[]
  itemBefore: ItemState | null
  progress: Progress
}

export interface Answered {
  change: LearnerChange
  undo: Undo
  news: Achievement[]
  /** A gap in the learning days was bridged by this answer. */
  bridged: boolean
}

/** After 4 right of the last 5 the questions get harder; after 2 wrong running, easier. */
const UP = { right: 4, of: 5 }
const DOWN_AFTER = 2

export function answered(record: LearnerRecord, answer: Answer, bank: Bank, reviewer: Reviewer): Answered {
  const { item, now } = answer
  const day = localDay(now)
  const attempt = attemptOf(answer)
  const undo = undoOf(record, item, now)
  const { habit, bridged } = counted(record.progress.habit, day)
  // A second try changes the words only; placement measures and teaches nothing.
  if (answer.try === 2) return { change: { attempt }, undo, news: [], bridged: false }
  const cards = item.facts.flatMap((fact) => {
    const known = bank.facts.get(fact)
    if (!known) return []
    const card = record.cards.get(fact) ?? null
    const fresh = card && card.text === known.fingerprint ? card : null
    // Two items on one fact within a day: the day's first answer is what was known.
    if (fresh && fresh.last === day) return []
    return [reviewer.reviewed(fresh, { fact, text: known.text }, answer.pass, day, record.learner ?? '')]
  })
  const items = [itemAfter(undo.itemBefore, item.item.id, answer.pass, now)]
  const before = { ...record.progress, habit }
  const progress =
    answer.kind === 'placement'
      ? placed(before, item.guide.skill, answer.pass)
      : leveled(before, item.guide.skill, answer.pass)
  const next = changed(record, { cards, progress })
  const earned = raised(progress, next.cards, bank, [item.guide.id], now, localDay)
  return { change: { attempt, cards, items, progress: earned.progress }, undo, news: earned.news, bridged }
}

/** Takes the answer back: the attempt is void, and everything it moved stands where it stood. */
export function undone(undo: Undo): LearnerChange {
  return {
    voided: { item: undo.item, at: undo.at },
    cards: undo.cards,
    dropped: undo.newFacts,
    ...(undo.itemBefore ? { items: [undo.itemBefore] } : { droppedItems: [undo.item] }),
    progress: undo.progress,
  }
}

function attemptOf({ item, key, pass, try: count, kind, order, askedAt, channel, now }: Answer): Attempt {
  return {
    item: item.item.id,
    version: item.version,
    guide: item.guide.id,
    skill: item.guide.skill,
    level: item.item.level,
    facts: item.facts,
    order: [...order],
    key,
    pass,
    try: count,
    kind,
    ms: Math.max(0, now - askedAt),
    day: localDay(now),
    channel,
    at: now,
  }
}

function undoOf(record: LearnerRecord, item: BankItem, now: number): Undo {
  return {
    item: item.item.id,
    at: now,
    cards: item.facts.flatMap((fact) => record.cards.get(fact) ?? []),
    newFacts: item.facts.filter((fact) => !record.cards.has(fact)),
    itemBefore: record.items.get(item.item.id) ?? null,
    progress: record.progress,
  }
}

function itemAfter(before: ItemState | null, item: string, pass: boolean, now: number): ItemState {
  return {
    item,
    times: (before?.times ?? 0) + 1,
    fails: (before?.fails ?? 0) + (pass ? 0 : 1),
    lastAt: now,
    lastPass: pass,
  }
}

const START: SkillProgress = { level: 1, recent: [], placed: null, solidAt: null }

function leveled(progress: Progress, skill: Skill, pass: boolean): Progress {
  const before = progress.skills[skill] ?? START
  const recent = [...before.recent, pass].slice(-UP.of)
  const rises = before.level < 3 && recent.filter(Boolean).length >= UP.right
  const falls = before.level > 1 && recent.length >= DOWN_AFTER && recent.slice(-DOWN_AFTER).every((right) => !right)
  const level = (rises ? before.level + 1 : falls ? before.level - 1 : before.level) as SkillProgress['level']
  // What was answered at another level says nothing about this one.
  return withSkill(progress, skill, { ...before, level, recent: level === before.level ? recent : [] })
}

/** One lucky answer in three never marks anything as known: a pass only offers to try a lesson's questions at once. */
function placed(progress: Progress, skill: Skill, pass: boolean): Progress {
  return withSkill(progress, skill, { ...(progress.skills[skill] ?? START), placed: pass })
}

function withSkill(progress: Progress, skill: Skill, state: SkillProgress): Progress {
  return { ...progress, skills: { ...progress.skills, [skill]: state } }
}
