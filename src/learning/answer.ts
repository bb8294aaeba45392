import type { Guide, Skill } from '../knowledge/guide.ts'
import { localDay } from '../shared/clock.ts'
import type { Bank, BankFact, BankItem } from './bank.ts'
import { counted } from './habit.ts'
import { type Achievement, finished, raised } from './mastery.ts'
import {
  type Attempt,
  changed,
  type ItemState,
  type LearnerChange,
  type LearnerRecord,
  type LocalDay,
  NEW_SKILL,
  type Progress,
  type ReviewCard,
  type SkillProgress,
} from './record.ts'
import { introduced, type Reviewer } from './review.ts'
import { tallied } from './tally.ts'

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
  /** For whoever said to be elderly: the easy questions last longer. */
  gentle?: boolean
}

/** What has to be put back when the answer was a slip. */
export interface Undo {
  item: string
  at: number
  cards: ReviewCard[]
  /** Facts that had no card before; with them go those the lesson only taught. */
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

/** What to store after an answer, how to take it back, and what it has earned. Changes nothing itself. */
export function answered(record: LearnerRecord, answer: Answer, bank: Bank, reviewer: Reviewer): Answered {
  const { item, now, kind, pass } = answer
  const day = localDay(now)
  const attempt = attemptOf(answer)
  const isPlacement = kind === 'placement'
  const graded = isPlacement ? [] : gradedCards(record, answer, bank, reviewer)
  const taught = kind === 'lesson' ? taughtCards(record, item, graded, bank, reviewer, day) : []
  const undo = undoOf(record, item, [...graded, ...taught], now)
  // A second try changes the words only.
  if (answer.try === 2) return { change: { attempt }, undo: undoOf(record, item, [], now), news: [], bridged: false }
  const items = [itemAfter(undo.itemBefore, item.item.id, pass, now)]
  const { skill } = item.guide
  // Placement measures: it teaches nothing, so no memory begins with it and no day counts for it.
  if (isPlacement) {
    const progress = placed(record.progress, skill, pass)
    return { change: { attempt, items, progress }, undo, news: [], bridged: false }
  }
  const cards = [...graded, ...taught]
  const { habit, bridged } = counted(record.progress.habit, day)
  const leveled = levelAfter(tallied({ ...record.progress, habit }, item.guide.id, pass, day), answer)
  const touched = item.facts.flatMap((fact) => bank.facts.get(fact)?.guide.id ?? [])
  const guides = [...new Set([item.guide.id, ...touched])]
  const earned = raised(leveled, changed(record, { cards }).cards, bank, guides, now)
  return { change: { attempt, cards, items, progress: earned.progress }, undo, news: earned.news, bridged }
}

function gradedCards(record: LearnerRecord, { item, pass, now }: Answer, bank: Bank, reviewer: Reviewer): ReviewCard[] {
  const day = localDay(now)
  return item.facts.flatMap((fact) => {
    const known = bank.facts.get(fact)
    if (!known) return []
    const card = record.cards.get(fact) ?? null
    const fresh = card && card.text === known.fingerprint ? card : null
    // Two items on one fact within a day: the day's first answer is what was known. Later than today: the clock stepped back.
    if (fresh && fresh.reps > 0 && fresh.last >= day) return []
    return [reviewer.reviewed(fresh, { fact, text: known.text }, pass, day, record.learner ?? '')]
  })
}

/** What the lesson taught besides what its three questions ask: it comes up in review as well. */
function taughtCards(
  record: LearnerRecord,
  item: BankItem,
  graded: readonly ReviewCard[],
  bank: Bank,
  reviewer: Reviewer,
  day: LocalDay,
): ReviewCard[] {
  return (bank.coreFacts.get(item.guide.id) ?? []).flatMap((fact) => {
    const known = bank.facts.get(fact)
    if (!known || record.cards.has(fact) || graded.some((card) => card.fact === fact)) return []
    return [introduced({ fact, text: known.text }, day, reviewer)]
  })
}

/** Facts of an item whose words changed since they were last asked: "Bài này vừa đổi" is said before the question. */
export function renewedFacts(record: LearnerRecord, item: BankItem, bank: Bank): BankFact[] {
  return item.facts.flatMap((fact) => {
    const known = bank.facts.get(fact)
    const card = record.cards.get(fact)
    return known && card && card.text !== known.fingerprint ? [known] : []
  })
}

/** The lesson's questions are over: the guide's level, the day, and whatever skill that completes. */
export function lessonEnded(
  record: LearnerRecord,
  guide: Guide,
  score: { right: number; questions: number },
  bank: Bank,
  now: number,
): { change: LearnerChange; news: Achievement[]; bridged: boolean } {
  const { habit, bridged } = counted(record.progress.habit, localDay(now))
  const ended = finished({ ...record.progress, habit }, guide, score, now)
  const { progress, news } = raised(ended, record.cards, bank, [guide.id], now)
  return { change: { progress }, news, bridged }
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

function undoOf(record: LearnerRecord, item: BankItem, moved: readonly ReviewCard[], now: number): Undo {
  const facts = moved.map(({ fact }) => fact)
  return {
    item: item.item.id,
    at: now,
    cards: facts.flatMap((fact) => record.cards.get(fact) ?? []),
    newFacts: facts.filter((fact) => !record.cards.has(fact)),
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

function levelAfter(progress: Progress, { item, pass, gentle }: Answer): Progress {
  const { skill } = item.guide
  const before = progress.skills[skill] ?? NEW_SKILL
  const recent = [...before.recent, pass].slice(-UP.of)
  const enough = gentle && before.level === 1 ? UP.of : UP.right
  const rises = before.level < 3 && recent.filter(Boolean).length >= enough
  const falls = before.level > 1 && recent.length >= DOWN_AFTER && recent.slice(-DOWN_AFTER).every((right) => !right)
  const level = (rises ? before.level + 1 : falls ? before.level - 1 : before.level) as SkillProgress['level']
  // What was answered at another level says nothing about this one.
  return withSkill(progress, skill, { ...before, level, recent: level === before.level ? recent : [] })
}

/** One lucky answer in three never marks anything as known: a pass only offers to try a lesson's questions at once. */
function placed(progress: Progress, skill: Skill, pass: boolean): Progress {
  return withSkill(progress, skill, { ...(progress.skills[skill] ?? NEW_SKILL), placed: pass })
}

function withSkill(progress: Progress, skill: Skill, state: SkillProgress): Progress {
  return { ...progress, skills: { ...progress.skills, [skill]: state } }
}
