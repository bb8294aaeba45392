import { localDate } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { ModelUse } from './model.ts'

/** What the model was asked and what it cost, by the day, for operators: numbers alone, nobody's words. */
export interface ModelLedger {
  /** Writes one line about one question, and adds it to its day. */
  note(line: LedgerLine, now: number): void
  today(now: number): ModelDay
}

export interface LedgerLine {
  route: 'simple' | 'hard' | 'rewrite' | 'judge'
  outcome: 'answered' | 'cached' | 'set_aside' | 'failed'
  use: ModelUse
  ms: number
  /** What else helps to find out why: counts of dropped lines, the failure, the wording's version. Never words of a person. */
  more?: Readonly<Record<string, unknown>>
}

export interface ModelDay {
  day: string
  questions: number
  answered: number
  cached: number
  setAside: number
  failed: number
  steps: number
  tokensIn: number
  tokensOut: number
}

export function makeModelLedger(log: Log): ModelLedger {
  let total = emptyDay('')

  function turn(now: number): void {
    const day = localDate(now)
    if (day === total.day) return
    if (total.questions > 0) log.info({ ...total }, 'model.day')
    total = emptyDay(day)
  }

  return {
    note({ route, outcome, use, ms, more }, now) {
      turn(now)
      total.questions += 1
      total[outcome === 'set_aside' ? 'setAside' : outcome] += 1
      total.steps += use.steps
      total.tokensIn += use.tokensIn
      total.tokensOut += use.tokensOut
      const level = outcome === 'failed' ? 'warn' : 'info'
      log[level]({ route, ...use, ms, ...more }, `model.${outcome}`)
    },
    today(now) {
      turn(now)
      return { ...total }
    },
  }
}

function emptyDay(day: string): ModelDay {
  return { day, questions: 0, answered: 0, cached: 0, setAside: 0, failed: 0, steps: 0, tokensIn: 0, tokensOut: 0 }
}
