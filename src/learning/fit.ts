import type { Attempt, FactKey } from './record.ts'
import { FACTORY_WEIGHTS, type MemoryState, memoryModel, withinRange } from './review.ts'

/**
 * Weights of the memory model fitted to our own log, and whether they are worth using: they have to beat the factory ones and
 * each learner's plain average on answers that the fit never saw (conversation design §5.4).
 */

export type Logged = Attempt & { learner: string; voided: boolean }

/** Below this a fit would follow the chance of a few people. */
export const FEWEST_ATTEMPTS = 1000
/** The earlier part is fitted on, the later one is for the judgement. */
const TRAIN_SHARE = 0.7
/** What moves with right and not right alone; the others belong to Hard, Easy and to reviews within a day. */
const MOVING = [0, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 20] as const
/** Factors tried, the coarse ones first. */
const STEPS = [1.6, 1.25, 1.1, 1.04] as const
const ROUNDS = 3
/** Answers that a weight's leaving its factory value by a factor of e has to be worth, halved. */
const PULL = 2
/** Answers the average of all counts for in a learner's own, so that it says something from the first day. */
const AVERAGE_PRIOR = 3

export type Fit =
  | { kind: 'too-few'; attempts: number; needed: number }
  | {
      kind: 'fitted'
      attempts: number
      trained: number
      tested: number
      losses: { factory: number; average: number; fitted: number }
      weights: number[]
      /** Better than both on the held-out part, by more than chance. */
      better: boolean
    }

/** One answer on one fact that was answered before: something to be predicted. */
interface Seen {
  learner: string
  /** Index of the fact's life. */
  life: number
  day: number
  at: number
  pass: boolean
}

/** Fits on the earlier 70 % of the log and judges on the rest. Deterministic: the same log gives the same weights. */
export function fitReview(log: readonly Logged[]): Fit {
  const answers = seen(log)
  const attempts = log.filter(counts).length
  const repeated = answers.filter(({ first }) => !first)
  const enough = attempts >= FEWEST_ATTEMPTS && repeated.length >= FEWEST_ATTEMPTS / 2
  if (!enough) return { kind: 'too-few', attempts, needed: FEWEST_ATTEMPTS }
  const split = repeated[Math.floor(repeated.length * TRAIN_SHARE)]?.at ?? 0
  const isLate = ({ at }: Seen) => at >= split
  const early = answers.filter((each) => !isLate(each))
  const weights = descend((candidate) => mean(losses(early, candidate)) + pull(candidate) / early.length)
  const late = (all: readonly number[]) => all.filter((_, index) => isLate(repeated[index] as Seen))
  const fitted = late(losses(answers, weights))
  const factory = late(losses(answers, FACTORY_WEIGHTS))
  const average = late(averageLosses(answers, split))
  return {
    kind: 'fitted',
    attempts,
    trained: repeated.length - fitted.length,
    tested: fitted.length,
    losses: { factory: mean(factory), average: mean(average), fitted: mean(fitted) },
    weights,
    better: isBetter(fitted, factory) && isBetter(fitted, average),
  }
}

function counts({ voided, try: count, kind }: Logged): boolean {
  return !voided && count === 1 && kind !== 'placement'
}

/** As reviews see it: per learner and fact, the day's first answer, in the order of time. */
function seen(log: readonly Logged[]): (Seen & { first: boolean })[] {
  const lives = new Map<string, { life: number; day: number }>()
  return log
    .filter(counts)
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ learner, facts, day, at, pass }) =>
      facts.flatMap((fact: FactKey) => {
        const key = `${learner} ${fact}`
        const before = lives.get(key)
        if (before && before.day >= day) return []
        const life = before?.life ?? lives.size
        lives.set(key, { life, day })
        return [{ learner, life, day, at, pass, first: before === undefined }]
      }),
    )
}

/** Log loss of each answer that had one before it, predicted before it was seen. */
function losses(answers: readonly Seen[], weights: readonly number[]): number[] {
  const model = memoryModel(weights)
  const lives = new Map<number, { state: MemoryState; day: number }>()
  const found: number[] = []
  for (const { life, day, pass } of answers) {
    const before = lives.get(life)
    const days = before ? day - before.day : 0
    if (before) found.push(lossOf(model.recall(before.state, days), pass))
    lives.set(life, { state: model.after(before?.state ?? null, days, pass), day })
  }
  return found
}

/** The same answers by each learner's own share of right ones so far. */
function averageLosses(answers: readonly (Seen & { first: boolean })[], split: number): number[] {
  const early = answers.filter(({ at }) => at < split)
  const overall = mean(early.map(({ pass }) => (pass ? 1 : 0)))
  const own = new Map<string, { right: number; all: number }>()
  const found: number[] = []
  for (const { learner, pass, first } of answers) {
    const { right, all } = own.get(learner) ?? { right: 0, all: 0 }
    if (!first) found.push(lossOf((right + AVERAGE_PRIOR * overall) / (all + AVERAGE_PRIOR), pass))
    own.set(learner, { right: right + (pass ? 1 : 0), all: all + 1 })
  }
  return found
}

/** One weight after the other, up or down while it helps, in ever smaller steps. */
function descend(lossOfWeights: (weights: readonly number[]) => number): number[] {
  let best = withinRange(FACTORY_WEIGHTS)
  let loss = lossOfWeights(best)
  for (const step of STEPS) {
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = loss
      for (const index of MOVING) {
        for (const factor of [step, 1 / step]) {
          const candidate = withinRange(best.map((weight, at) => (at === index ? weight * factor : weight)))
          const found = lossOfWeights(candidate)
          if (found >= loss) continue
          best = candidate
          loss = found
        }
      }
      if (before - loss < 1e-5) break
    }
  }
  return best
}

function pull(weights: readonly number[]): number {
  return MOVING.reduce<number>((sum, index) => {
    const [own = 1, factory = 1] = [weights[index], FACTORY_WEIGHTS[index]]
    return own > 0 && factory > 0 ? sum + (PULL / 2) * Math.log(own / factory) ** 2 : sum
  }, 0)
}

function lossOf(probability: number, pass: boolean): number {
  const sure = Math.min(0.9999, Math.max(0.0001, probability))
  return -Math.log(pass ? sure : 1 - sure)
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Smaller answer by answer, by more than two standard errors: luck on one held-out part is no proof. */
function isBetter(ours: readonly number[], theirs: readonly number[]): boolean {
  const gains = ours.map((loss, index) => (theirs[index] ?? 0) - loss)
  const gain = mean(gains)
  const variance = mean(gains.map((each) => (each - gain) ** 2))
  return gain > 2 * Math.sqrt(variance / Math.max(1, gains.length))
}
