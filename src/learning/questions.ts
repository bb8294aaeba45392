import type { GuideId, Skill } from '../knowledge/guide.ts'
import { sha256 } from '../shared/ids.ts'
import type { Bank, BankItem } from './bank.ts'
import { FIVE } from './mastery.ts'
import type { FactKey, ItemState, LocalDay, Progress, ReviewCard } from './record.ts'
import type { Reviewer } from './review.ts'

/** Which questions are asked: of a lesson, in review, by themselves, for placement, at the very end. */

/** What choosing needs to know of a person. */
export interface Known {
  learner: string
  progress: Progress
  cards: ReadonlyMap<FactKey, ReviewCard>
  items: ReadonlyMap<string, ItemState>
}

/** Questions that close a lesson. */
export const LESSON_QUESTIONS = 3
/** Reviews a day when a new lesson is there too. */
const REVIEWS_WITH_LESSON = 3
/** After so many days without learning the first day has two reviews, those most likely to succeed. */
const LONG_AWAY_DAYS = 10
const FIRST_DAY_BACK = 2
/** Facts whose forgetting costs savings come a little earlier. */
const SAFETY_WEIGHT = 1.2

/** Three questions of a guide at the person's level: what was never asked first, then what was asked longest ago. */
export function lessonQuestions(guide: GuideId, known: Known, bank: Bank, day: LocalDay): BankItem[] {
  const items = bank.byGuide.get(guide) ?? []
  const level = known.progress.skills[items[0]?.guide.skill ?? 'morong']?.level ?? 1
  return fewestRepeats(items, level, known, `${known.learner}:${guide}:${day}`).slice(0, LESSON_QUESTIONS)
}

/** Unasked before asked, longest ago before lately, then nearest to the level; equal ones in a fixed shuffle. */
function fewestRepeats(items: readonly BankItem[], level: number, known: Known, seed: string): BankItem[] {
  const chosen: BankItem[] = []
  const left = items.map((each) => ({ each, rank: rankOf(each, level, known, seed) }))
  left.sort((a, b) => compare(a.rank, b.rank))
  // Different facts first: three questions on one fact would be one question.
  const used = new Set<FactKey>()
  for (const fresh of [true, false]) {
    for (const { each } of left) {
      if (chosen.includes(each)) continue
      if (fresh && each.facts.some((fact) => used.has(fact))) continue
      for (const fact of each.facts) used.add(fact)
      chosen.push(each)
    }
  }
  return chosen
}

type Rank = readonly [asked: number, distance: number, lastAt: number, shuffle: string]

function rankOf({ item }: BankItem, level: number, known: Known, seed: string): Rank {
  const state = known.items.get(item.id)
  return [state?.times ?? 0, Math.abs(item.level - level), state?.lastAt ?? 0, sha256(`${seed}:${item.id}`)]
}

function compare(a: Rank, b: Rank): number {
  for (let index = 0; index < a.length; index += 1) {
    const [x, y] = [a[index] ?? 0, b[index] ?? 0]
    if (x !== y) return x < y ? -1 : 1
  }
  return 0
}

export interface ReviewWish {
  day: LocalDay
  /** 3, 5 or 8. */
  cap: number
  /** A new lesson comes with them. */
  withLesson: boolean
  /** Scored questions already answered today. */
  doneToday: number
}

/**
 * Due facts as questions: lowest predicted recall first, facts of self-protection a little earlier, neighbours from
 * different skills where two have due facts; each fact once. What does not fit is due tomorrow.
 */
export function reviewQuestions(known: Known, bank: Bank, reviewer: Reviewer, wish: ReviewWish): BankItem[] {
  const { day } = wish
  const lastDay = known.progress.habit.lastDay
  const isBack = lastDay !== null && day - lastDay >= LONG_AWAY_DAYS
  const room = Math.max(0, wish.cap - wish.doneToday)
  const most = Math.min(room, isBack ? FIRST_DAY_BACK : wish.withLesson ? REVIEWS_WITH_LESSON : wish.cap)
  const due = [...known.cards.values()].flatMap((card) => {
    const fact = bank.facts.get(card.fact)
    if (!fact || card.due > day || card.last >= day) return []
    const weight = fact.guide.skill === 'antoan' ? SAFETY_WEIGHT : 1
    const recall = reviewer.recall(card, day)
    // Coming back, what is still known: nobody begins again with a failure.
    return [{ card, skill: fact.guide.skill, urgency: isBack ? recall : (1 - recall) * weight }]
  })
  due.sort((a, b) => b.urgency - a.urgency || (a.card.fact < b.card.fact ? -1 : 1))
  const chosen: BankItem[] = []
  const used = new Set<FactKey>()
  while (chosen.length < most && due.length > 0) {
    const lastSkill = chosen.at(-1)?.guide.skill
    const other = due.findIndex(({ skill }) => skill !== lastSkill)
    const [next] = due.splice(Math.max(0, other), 1)
    if (!next || used.has(next.card.fact)) continue
    const item = variantOf(next.card.fact, known, bank, next.card.reps)
    if (!item || chosen.includes(item)) continue
    for (const fact of item.facts) used.add(fact)
    chosen.push(item)
  }
  return chosen
}

/**
 * The wordings of a fact take turns, in an order of this person's own: what was failed comes back in other words, and no
 * history has to be read. A wording more than one level above the person waits for its time.
 */
function variantOf(fact: FactKey, known: Known, bank: Bank, reps: number): BankItem | undefined {
  const items = bank.byFact.get(fact) ?? []
  const level = known.progress.skills[items[0]?.guide.skill ?? 'morong']?.level ?? 1
  const fitting = items.filter(({ item }) => item.level <= level + 1)
  const pool = fitting.length > 0 ? fitting : items
  const order = pool
    .map((each) => ({ each, rank: sha256(`${known.learner}:${fact}:${each.item.id}`) }))
    .toSorted((x, y) => (x.rank < y.rank ? -1 : 1))
  return order[reps % Math.max(1, order.length)]?.each
}

/** One question asked by itself: of that guide or skill where one was named, never the one just asked. */
export function looseQuestion(
  known: Known,
  bank: Bank,
  wish: { skill: Skill | null; guide: GuideId | null; not: string | null; seed: string },
): BankItem | undefined {
  const all = [...bank.items.values()]
  const named = wish.guide
    ? (bank.byGuide.get(wish.guide) ?? [])
    : all.filter(({ guide }) => wish.skill === null || guide.skill === wish.skill)
  const pool = named.length > 0 ? named : all
  const others = pool.filter(({ item }) => item.id !== wish.not)
  return (others.length > 0 ? others : pool)
    .map((each) => ({ each, rank: looseRank(each, known, wish.seed) }))
    .toSorted((a, b) => compare(a.rank, b.rank))[0]?.each
}

/** Missed before known, unasked before both; asked out of the blue, a question with options reads best. */
function looseRank({ item, guide }: BankItem, known: Known, seed: string): Rank {
  const state = known.items.get(item.id)
  const level = known.progress.skills[guide.skill]?.level ?? 1
  const form = item.type === 'order' ? 2 : item.type === 'truefalse' ? 1 : 0
  const asked = state === undefined ? 0 : state.lastPass ? 2 : 1
  return [asked + form / 4, Math.abs(item.level - level), state?.lastAt ?? 0, sha256(`${seed}:${item.id}`)]
}

/** One question of level 2 of each of the five skills, as far as there is one. */
export function placementQuestions(known: Known, bank: Bank, seed: string): BankItem[] {
  return FIVE.flatMap((skill) => {
    const fitting = [...bank.items.values()].filter(
      ({ item, guide }) => guide.skill === skill && guide.core && item.level === 2 && item.type === 'single',
    )
    return fewestRepeats(fitting, 2, known, seed).slice(0, 1)
  })
}

/** Three questions of each of the five skills, harder ones: the rehearsal before the national confirmation. */
export function finalQuestions(known: Known, bank: Bank, seed: string): BankItem[] {
  return FIVE.flatMap((skill) => {
    const fitting = [...bank.items.values()].filter(({ item, guide }) => guide.skill === skill && item.level >= 2)
    return fewestRepeats(fitting, 3, known, seed).slice(0, 3)
  })
}
