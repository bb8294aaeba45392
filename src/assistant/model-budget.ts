import { localDate } from '../shared/clock.ts'

/** Questions of one day a model may word. */
export interface ModelBudget {
  /**
   * Takes one question from today's budget. `just-spent` is said once a day for everybody together and once for each asker, so
   * that the operator hears of it without a line per question.
   */
  take(now: number, asker?: string): 'taken' | 'just-spent' | 'spent'
}

export interface BudgetLimits {
  /** Questions a day from everybody together; what the operator pays at most. */
  perDay: number
  /** Questions a day from one asker, so that one person cannot use up everybody's. */
  perAsker: number
}

/** About what a busy commune asks in a day; 50 questions are more than a person reads answers to. */
export const USUAL_LIMITS: BudgetLimits = { perDay: 2000, perAsker: 50 }

/** Counts in memory, by the local date: a restart forgives the day, which only ever costs a second day's budget. */
export function makeModelBudget({ perDay, perAsker }: BudgetLimits): ModelBudget {
  let day = ''
  let all = 0
  let told = false
  /** Only askers who were let through stand here, so it never holds more than `perDay` of them. */
  const askers = new Map<string, { taken: number; told: boolean }>()

  return {
    take(now, asker) {
      const today = localDate(now)
      if (today !== day) {
        day = today
        all = 0
        told = false
        askers.clear()
      }
      if (all >= perDay) {
        const first = !told
        told = true
        return first ? 'just-spent' : 'spent'
      }
      if (asker !== undefined) {
        const own = askers.get(asker) ?? { taken: 0, told: false }
        if (own.taken >= perAsker) {
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
