import type { Catalog } from '../src/knowledge/catalog.ts'
import { answered, lessonEnded } from '../src/learning/answer.ts'
import { type BankItem, bankOf } from '../src/learning/bank.ts'
import { chooseLesson } from '../src/learning/choose.ts'
import { counted } from '../src/learning/habit.ts'
import { practised, seen } from '../src/learning/mastery.ts'
import { lessonQuestions, reviewQuestions } from '../src/learning/questions.ts'
import { changed, type FactKey, type LearnerRecord } from '../src/learning/record.ts'
import { FACTORY_WEIGHTS, type MemoryState, memoryModel, type Reviewer } from '../src/learning/review.ts'
import type { Today } from '../src/learning/today.ts'
import { localDay } from '../src/shared/clock.ts'

/** Somebody made up who learns: what they are asked, what they keep of it, and what another plan would have left them with. */

/** A fixed plan that asks every fact so often: what ours stands beside. */
const FIXED_EVERY = 3

export interface MadeUp {
  learner: string
  record: LearnerRecord
  /** What this person really keeps: the model's days times their own factor. */
  factor: number
  truth: Map<FactKey, { state: MemoryState; last: number; first: number }>
  /** Answers on facts that had been answered before. */
  reviews: number
}

export interface MadeUpLearning {
  /** Answers a message of the day, as far as the lesson goes. */
  learn(who: MadeUp, today: Today, at: number): void
  /** What they remember of the facts they met, from 0 to 1, on this day. */
  recallOn(who: MadeUp, day: number): number
  /** The same facts from the same first day, asked every three days until `last`, by the same memory. */
  fixedPlan(who: MadeUp, last: number): { reviews: number; recall: number }
}

export function madeUpLearning(catalog: Catalog, reviewer: Reviewer, random: () => number): MadeUpLearning {
  const bank = bankOf(catalog)
  const model = memoryModel(FACTORY_WEIGHTS)

  function learn(who: MadeUp, today: Today, at: number): void {
    const day = localDay(at)
    const known = () => ({
      learner: who.learner,
      progress: who.record.progress,
      cards: who.record.cards,
      items: who.record.items,
    })
    const next = chooseLesson(who.record.progress, bank, { role: null, linkSkill: null, open: null, not: [], now: at })
    const wish = { day, cap: 5, withLesson: next !== null, doneToday: 0 }
    if (today.kind === 'practice') {
      const progress = practised(who.record.progress, today.guide.id, at)
      who.record = changed(who.record, { progress: { ...progress, habit: counted(progress.habit, day).habit } })
    }
    const reviews = today.kind === 'review' ? today.items : reviewQuestions(known(), bank, reviewer, wish)
    for (const item of reviews) ask(who, item, 'review', at)
    const guide = today.kind === 'lesson' ? today.guide : next?.guide
    if (!guide) return
    who.record = changed(who.record, { progress: seen(who.record.progress, guide.id, at) })
    const questions = lessonQuestions(guide.id, known(), bank, day)
    const right = questions.filter((item) => ask(who, item, 'lesson', at)).length
    who.record = changed(
      who.record,
      lessonEnded(who.record, guide, { right, questions: questions.length }, bank, at).change,
    )
  }

  function ask(who: MadeUp, item: BankItem, kind: 'lesson' | 'review', at: number): boolean {
    const day = localDay(at)
    const recalls = item.facts.map((fact) => {
      const kept = who.truth.get(fact)
      // Just read on a card, or guessed from what is known of life.
      return kept ? recallOf(kept.state, day - kept.last, who.factor) : kind === 'lesson' ? 0.85 : 0.6
    })
    const pass = random() < Math.min(...recalls)
    for (const fact of item.facts) {
      const kept = who.truth.get(fact)
      if (kept && kept.last >= day) continue
      if (kept) who.reviews += 1
      const state = model.after(kept?.state ?? null, kept ? day - kept.last : 0, pass)
      who.truth.set(fact, { state, last: day, first: kept?.first ?? day })
    }
    const about = { item, key: null, pass, try: 1, kind, order: [], askedAt: at, channel: 'year', now: at } as const
    who.record = changed(who.record, answered(who.record, about, bank, reviewer).change)
    return pass
  }

  function recallOf(state: MemoryState, days: number, factor: number): number {
    return model.recall({ ...state, stability: state.stability * factor }, days)
  }

  function fixedPlan(who: MadeUp, last: number): { reviews: number; recall: number } {
    let reviews = 0
    let recall = 0
    for (const { first } of who.truth.values()) {
      let state = model.after(null, 0, true)
      let day = first
      for (; day + FIXED_EVERY < last; day += FIXED_EVERY) {
        state = model.after(state, FIXED_EVERY, random() < recallOf(state, FIXED_EVERY, who.factor))
        reviews += 1
      }
      recall += recallOf(state, last - day, who.factor)
    }
    return { reviews, recall: recall / Math.max(1, who.truth.size) }
  }

  return {
    learn,
    fixedPlan,
    recallOn(who, day) {
      const kept = [...who.truth.values()].map(({ state, last }) => recallOf(state, day - last, who.factor))
      return kept.reduce((sum, value) => sum + value, 0) / Math.max(1, kept.length)
    },
  }
}
