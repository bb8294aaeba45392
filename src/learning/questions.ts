import type { GuideId, Skill } from '../knowledge/guide.ts'
import { localDay } from '../shared/clock.ts'
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
const LESSON_QUESTIONS = 3
/** Reviews a day when a new lesson is there too. */
const REVIEWS_WITH_LESSON = 3
/** After so many days without learning the first day has two reviews, those most likely to succeed. */
const LONG_AWAY_DAYS = 10
const FIRST_DAY_BACK = 2
/** Facts whose forgetting costs savings come a little earlier. */
const SAFETY_WEIGHT = 1.2

/**
 * Three questions of a guide at the person's level: what was never asked first, then what was asked least, nothing twice a
 * day while there is something else.
 */
export function lessonQuestions(guide: GuideId, known: Known, bank: Bank, day: LocalDay): BankItem[] {
  const items = bank.byGuide.get(guide) ?? []
  const level = known.progress.skills[items[0]?.guide.skill ?? 'morong']?.level ?? 1
  const rankOf = ranking(level, known, `${known.learner}:${guide}:${day}`)
  return differentFacts(items, (each) => [askedOn(each, known, day) ? 1 : 0, ...rankOf(each)]).slice(
    0,
    LESSON_QUESTIONS,
  )
}

/** In the order of their ranks, but different facts first: three questions on one fact would be one question. */
function differentFacts(items: readonly BankItem[], rankOf: (each: BankItem) => Rank): BankItem[] {
  const sorted = byRank(items, rankOf)
  const used = new Set<FactKey>()
  const isFresh = ({ facts }: BankItem) => {
    const fresh = !facts.some((fact) => used.has(fact))
    if (fresh) for (const fact of facts) used.add(fact)
    return fresh
  }
  const { first = [], rest = [] } = Object.groupBy(sorted, (each) => (isFresh(each) ? 'first' : 'rest'))
  return [...first, ...rest]
}

type Rank = readonly (number | string)[]

/** Unasked before asked, seldom before often, then nearest to the level, longest ago before lately; equal ones in a fixed shuffle. */
function ranking(level: number, known: Known, seed: string): (each: BankItem) => Rank {
  return ({ item }) => {
    const state = known.items.get(item.id)
    return [state?.times ?? 0, Math.abs(item.level - level), state?.lastAt ?? 0, sha256(`${seed}:${item.id}`)]
  }
}

/** Each item is ranked once: a rank holds a hash. */
function byRank(items: readonly BankItem[], rankOf: (each: BankItem) => Rank): BankItem[] {
  return items
    .map((each) => ({ each, rank: rankOf(each) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ each }) => each)
}

/** One of its facts was answered on that day, whatever came out. */
function askedOn({ facts }: BankItem, known: Known, day: LocalDay): boolean {
  return facts.some((fact) => {
    const card = known.cards.get(fact)
    return card !== undefined && card.reps > 0 && card.last === day
  })
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
  const { day, doneToday } = wish
  const isBack = isFirstDayBack(known.progress.habit.days, day)
  const atMost = isBack ? FIRST_DAY_BACK - doneToday : wish.withLesson ? REVIEWS_WITH_LESSON : wish.cap
  const most = Math.min(atMost, wish.cap - doneToday)
  const due = [...known.cards.values()].flatMap((card) => {
    const fact = bank.facts.get(card.fact)
    if (!fact || !bank.byFact.has(card.fact) || card.due > day || card.last >= day) return []
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
    // More is due than may be asked: a question that asks two due facts lets one less wait for tomorrow.
    const waiting = due.length > most - chosen.length ? new Set(due.map(({ card }) => card.fact)) : NOBODY_WAITS
    const fits = (each: BankItem) => !each.facts.some((fact) => used.has(fact))
    const item = variantOf(next.card, known, bank, { fits, waiting, day })
    if (!item) continue
    for (const fact of item.facts) used.add(fact)
    chosen.push(item)
  }
  return chosen
}

/** Nothing was learned for ten days before `day`; what is answered on the day itself does not end its being the first. */
function isFirstDayBack(days: readonly LocalDay[], day: LocalDay): boolean {
  const before = days.findLast((each) => each < day)
  return before !== undefined && day - before >= LONG_AWAY_DAYS
}

/** Days for which a wording read is still remembered as a sentence. */
const FRESH_DAYS = 14

const NOBODY_WAITS: ReadonlySet<FactKey> = new Set()

interface VariantWish {
  fits: (each: BankItem) => boolean
  /** Other facts due today, where not all of them can be asked. */
  waiting: ReadonlySet<FactKey>
  day: LocalDay
}

/**
 * The wordings of a fact take turns: the one asked least, and longest ago. Where others wait, the one that asks most of them goes
 * first, unless it was read within the last two weeks. Where no history is at hand (the daily message reads none) the count of
 * answers turns them, in an order of this person's own. A wording more than one level above the person waits for its time.
 */
function variantOf(
  { fact, reps }: ReviewCard,
  known: Known,
  bank: Bank,
  { fits, waiting, day }: VariantWish,
): BankItem | undefined {
  const all = (bank.byFact.get(fact) ?? []).filter(fits)
  const level = known.progress.skills[bank.facts.get(fact)?.guide.skill ?? 'morong']?.level ?? 1
  const easy = all.filter(({ item }) => item.level <= level + 1)
  const pool = easy.length > 0 ? easy : all
  if (pool.length < 2) return pool[0]
  // The lesson asks the easy wording first, so the turn begins there.
  const order = byRank(pool, ({ item }) => [item.level, sha256(`${known.learner}:${fact}:${item.id}`)])
  // Never asked, or asked nobody knows when: a missed fact must not come back in the sentence it was missed in.
  if (reps > 0 && !order.some(({ item }) => known.items.has(item.id))) return order[reps % order.length]
  const relieved = ({ facts }: BankItem) => facts.filter((each) => waiting.has(each)).length
  const state = ({ item }: BankItem) => known.items.get(item.id)
  const isFresh = (each: BankItem) => day - localDay(state(each)?.lastAt ?? 0) < FRESH_DAYS
  return byRank(order, (each) => [
    waiting.size > 0 && isFresh(each) ? 1 : 0,
    -relieved(each),
    state(each)?.times ?? 0,
    state(each)?.lastAt ?? 0,
  ])[0]
}

/**
 * One question asked by itself: of that guide or skill where one was named, never the one just asked, and no fact already
 * answered on `day` while there is another.
 */
export function looseQuestion(
  known: Known,
  bank: Bank,
  wish: { skill: Skill | null; guide: GuideId | null; not: string | null; seed: string; day?: LocalDay },
): BankItem | undefined {
  const all = [...bank.items.values()]
  const named = wish.guide
    ? (bank.byGuide.get(wish.guide) ?? [])
    : all.filter(({ guide }) => wish.skill === null || guide.skill === wish.skill)
  const pool = named.length > 0 ? named : all
  const others = pool.filter(({ item }) => item.id !== wish.not)
  const { day } = wish
  return byRank(others.length > 0 ? others : pool, (each) => [
    day !== undefined && askedOn(each, known, day) ? 1 : 0,
    ...looseRank(each, known, wish.seed),
  ])[0]
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
    return byRank(fitting, ranking(2, known, seed)).slice(0, 1)
  })
}

/** Of each of the five skills so many harder ones close the course. */
const FINAL_OF_SKILL = 3

/** Fifteen questions, neighbours from different skills: the rehearsal before the national confirmation. */
export function finalQuestions(known: Known, bank: Bank, seed: string): BankItem[] {
  const bySkill = FIVE.map((skill) => {
    const fitting = [...bank.items.values()].filter(({ item, guide }) => guide.skill === skill && item.level >= 2)
    return differentFacts(fitting, ranking(3, known, seed))
  })
  return Array.from({ length: FINAL_OF_SKILL }, (_, turn) => bySkill.flatMap((items) => items[turn] ?? [])).flat()
}
