import { localDate } from '../shared/clock.ts'

/** Questions of one day a model may be asked about, and what they may cost together. */
export interface ModelBudget {
  /**
   * Takes one question from today's budget. `just-spent` is said once a day for everybody together and once for each asker, so
   * that the operator hears of it without a line per question.
   */
  take(now: number, asker?: string): 'taken' | 'just-spent' | 'spent'
  /** Writes down what a question that was let through has cost, in tokens in and out. */
  spend(now: number, tokens: number, asker?: string): void
}

export interface BudgetLimits {
  /** Questions a day from everybody together; what the operator pays at most. */
  perDay: number
  /** Questions a day from one asker, so that one person cannot use up everybody's. */
  perAsker: number
  /** Tokens a day, in and out, from everybody and from one asker; a question under way is finished. Left out, as many as the questions need. */
  tokensPerDay?: number
  tokensPerAsker?: number
}

/**
 * About what a busy commune asks in a day; 50 questions are more than a person reads answers to. A usual question costs some 2,500
 * tokens and a hard one up to 16,000, so that one person's day is a fortieth of everybody's.
 */
export const USUAL_LIMITS = {
  perDay: 2000,
  perAsker: 50,
  tokensPerDay: 4_000_000,
  tokensPerAsker: 100_000,
} as const satisfies BudgetLimits

/** Counts in memory, by the local date: a restart forgives the day, which only ever costs a second day's budget. */
export function makeModelBudget({ perDay, perAsker, ...limits }: BudgetLimits): ModelBudget {
  const { tokensPerDay = Number.POSITIVE_INFINITY, tokensPerAsker = Number.POSITIVE_INFINITY } = limits
  let day = ''
  let all = 0
  let tokens = 0
  let told = false
  /** Only askers who were let through stand here, so it never holds more than `perDay` of them. */
  const askers = new Map<string, { taken: number; tokens: number; told: boolean }>()

  function turn(now: number): void {
    const today = localDate(now)
    if (today === day) return
    day = today
    all = 0
    tokens = 0
    told = false
    askers.clear()
  }

  return {
    spend(now, cost, asker) {
      turn(now)
      tokens += cost
      const own = asker === undefined ? undefined : askers.get(asker)
      if (own) own.tokens += cost
    },
    take(now, asker) {
      turn(now)
      if (all >= perDay || tokens >= tokensPerDay) {
        const first = !told
        told = true
        return first ? 'just-spent' : 'spent'
      }
      if (asker !== undefined) {
        const own = askers.get(asker) ?? { taken: 0, tokens: 0, told: false }
        if (own.taken >= perAsker || own.tokens >= tokensPerAsker) {
          const first = !own.told
          own.told = true
          return first ? 'just-spent' : 'spent'
        }
        own.taken += 1
        askers.set(asker, own)
      }
      all += 1
      return 'taken'
    },
  }
}
