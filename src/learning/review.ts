import {
  type Card,
  clipParameters,
  createEmptyCard,
  default_w,
  type FSRS,
  FSRSAlgorithm,
  forgetting_curve,
  fsrs,
  Rating,
  State,
  StrategyMode,
} from 'ts-fsrs'
import { sha256 } from '../shared/ids.ts'
import type { FactKey, LocalDay, ReviewCard } from './record.ts'

/** Spaced review with FSRS-6: when a fact is asked again. The one door of ts-fsrs. */

const DAY_MS = 86_400_000
/** Asked again when predicted recall has fallen this far: the usual trade between forgetting and effort. */
export const RETENTION = 0.9
/** Facts age (fees, button names), so that none goes unasked for longer than four months. */
export const LONGEST_DAYS = 120

/** How the memory of one audience behaves: the 21 weights of FSRS-6. */
export interface ReviewParameters {
  weights: readonly number[]
}

/** A scheduler for given weights; left out, the factory ones, fitted by the FSRS project on 350 million public reviews. */
export interface Reviewer {
  /**
   * The card after a first try on `day`: right is Good, not right is Again; there is no Hard and no Easy, for we only know
   * right or not. The spread of the due day is fixed by learner, fact and count, so that every machine finds the same day.
   */
  reviewed(card: ReviewCard | null, about: FactText, pass: boolean, day: LocalDay, learner: string): ReviewCard
  /** Predicted probability, 0 to 1, that the fact is still known on `day`. */
  recall(card: ReviewCard, day: LocalDay): number
  readonly weights: readonly number[]
}

export interface FactText {
  fact: FactKey
  text: string
}

/** First 8 hex digits of the sha256: enough to notice that a fact's or an item's words changed. */
export function fingerprint(text: string): string {
  return sha256(text).slice(0, 8)
}

/** Left out, `parameters` are the factory ones. Deterministic: the same answers give the same due days. */
export function makeReviewer(parameters?: ReviewParameters): Reviewer {
  let seed = ''
  const scheduler: FSRS = fsrs({
    request_retention: RETENTION,
    // ts-fsrs puts Good a day behind Hard, past its own maximum when both reach it.
    maximum_interval: LONGEST_DAYS - 1,
    enable_fuzz: true,
    // Steps of minutes within a day: nobody is asked the same fact twice on one day.
    enable_short_term: false,
    ...(parameters ? { w: [...parameters.weights] } : {}),
  }).useStrategy(StrategyMode.SEED, () => seed)
  const weights = scheduler.parameters.w

  return {
    weights,
    reviewed(card, about, pass, day, learner) {
      seed = seedOf(learner, about.fact, card?.reps ?? 0)
      const at = dateOf(day)
      const before = card && card.reps > 0 ? toFsrs(card) : createEmptyCard(at)
      const { card: after } = scheduler.next(before, at, pass ? Rating.Good : Rating.Again)
      return {
        fact: about.fact,
        text: fingerprint(about.text),
        stability: after.stability,
        difficulty: after.difficulty,
        reps: after.reps,
        lapses: after.lapses,
        last: day,
        due: dayOf(after.due),
        lastPass: pass ? day : (card?.lastPass ?? null),
      }
    },
    recall(card, day) {
      return forgetting_curve(weights, Math.max(0, day - card.last), card.stability)
    },
  }
}

/** Taught and not asked yet: asked first when a right answer proves that it was kept (`mastery.ts`: three days). */
const FIRST_ASKED_AFTER_DAYS = 3

/**
 * The card of a fact that a lesson taught without asking it. Without one it would never come up, and its guide would never be
 * vững. Having read counts for no review: the first answer starts the card as if there were none.
 */
export function introduced({ fact, text }: FactText, day: LocalDay, { weights }: Reviewer): ReviewCard {
  const [again = 0.2, , good = again] = weights
  return {
    fact,
    text: fingerprint(text),
    stability: good,
    difficulty: 5,
    reps: 0,
    lapses: 0,
    last: day,
    due: day + FIRST_ASKED_AFTER_DAYS,
    lastPass: null,
  }
}

/** The weights everybody begins with. */
export const FACTORY_WEIGHTS: readonly number[] = default_w

/** Weights moved back into the ranges in which FSRS-6 makes sense. */
export function withinRange(weights: readonly number[]): number[] {
  return clipParameters([...weights], 0, false)
}

/** What is remembered of one fact, without a calendar: days until recall falls to 90 %, and 1 (easy) to 10. */
export interface MemoryState {
  stability: number
  difficulty: number
}

/** The bare memory model under given weights, for fitting and for simulated learners. */
export interface MemoryModel {
  /** `before` null: the first answer. `days` since the answer before. */
  after(before: MemoryState | null, days: number, pass: boolean): MemoryState
  recall(state: MemoryState, days: number): number
}

/** `weights`: the 21 of FSRS-6. */
export function memoryModel(weights: readonly number[]): MemoryModel {
  const algorithm = new FSRSAlgorithm({ w: [...weights], enable_short_term: false })
  return {
    after: (before, days, pass) => {
      const { stability, difficulty } = algorithm.next_state(before, days, pass ? Rating.Good : Rating.Again)
      return { stability, difficulty }
    },
    recall: ({ stability }, days) => forgetting_curve(weights, days, stability),
  }
}

/** What fixes the spread of a due day. */
export function seedOf(learner: string, fact: FactKey, reps: number): string {
  return `${learner}:${fact}:${reps}`
}

function toFsrs(card: ReviewCard): Card {
  return {
    due: dateOf(card.due),
    stability: card.stability,
    difficulty: card.difficulty,
    elapsed_days: 0,
    scheduled_days: card.due - card.last,
    learning_steps: 0,
    reps: card.reps,
    lapses: card.lapses,
    state: State.Review,
    last_review: dateOf(card.last),
  }
}

/** A local day as midnight UTC: ts-fsrs counts days by the UTC calendar. */
function dateOf(day: LocalDay): Date {
  return new Date(day * DAY_MS)
}

function dayOf(date: Date): LocalDay {
  return Math.floor(date.getTime() / DAY_MS)
}
