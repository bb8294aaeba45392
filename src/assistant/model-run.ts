import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import { estimatedUse, type ModelRequest, type ModelResult, type ModelUse } from './model.ts'
import type { ModelBudget } from './model-budget.ts'
import { makeModelGate } from './model-gate.ts'
import type { LedgerLine, ModelLedger } from './model-ledger.ts'

/** Asks the model when it may be asked, cuts it when its time is over, and writes one line about it. */
export interface ModelRun {
  /** Null at once when the model is to be left alone or the day is spent; else a promise that never rejects, null for a failure. */
  ask(job: Asked, limitMs: number, asker?: string): Promise<Answered | null> | null
  /** Writes the one line of a question the model has answered, or whose answer was kept from before. */
  note(
    job: Pick<Asked, 'route'>,
    outcome: LedgerLine['outcome'],
    began: number,
    use?: ModelUse,
    more?: LedgerLine['more'],
  ): void
}

export interface Asked {
  route: LedgerLine['route']
  /** What is sent first: counted when the model is cut off before it has said what it cost. */
  request: ModelRequest
  ask(signal: AbortSignal): Promise<ModelResult>
}

export interface Answered {
  text: string
  use: ModelUse
  began: number
}

export interface ModelRunParts {
  clock: Clock
  timers: { after(ms: number, task: () => void): () => void }
  log: Log
  budget: ModelBudget
  ledger: ModelLedger
}

const NO_USE: ModelUse = { steps: 0, tokensIn: 0, tokensOut: 0 }

export function makeModelRun({ clock, timers, log, budget, ledger }: ModelRunParts): ModelRun {
  const gate = makeModelGate()

  async function run(job: Asked, limitMs: number, asker: string | undefined): Promise<Answered | null> {
    const began = clock.now()
    const cutting = new AbortController()
    const cut = new Promise<ModelResult>((resolve) => {
      const late = () => resolve({ status: 'failed', why: 'late', afterMs: null, use: estimatedUse(job.request, '') })
      cutting.signal.addEventListener('abort', late, { once: true })
    })
    const cancel = timers.after(Math.max(1, limitMs), () => cutting.abort())
    // A client that does not heed the signal must not hold the answer back either.
    const result = await Promise.race([job.ask(cutting.signal), cut])
    cancel()
    const use = result.use ?? NO_USE
    budget.spend(clock.now(), use.tokensIn + use.tokensOut, asker)
    // A model that runs out of its own budget is no service that fails.
    const failure = result.status === 'failed' && result.why !== 'budget' ? result : null
    const pausedMs = gate.leave(failure?.why ?? null, clock.now(), failure?.afterMs ?? null)
    if (result.status === 'text') return { text: result.text, use, began }
    note(job, 'failed', began, use, { why: result.why, pausedMs })
    return null
  }

  function note(
    { route }: Pick<Asked, 'route'>,
    outcome: LedgerLine['outcome'],
    began: number,
    use = NO_USE,
    more: LedgerLine['more'] = {},
  ): void {
    ledger.note({ route, outcome, use, ms: clock.now() - began, more }, clock.now())
  }

  return {
    ask(job, limitMs, asker) {
      if (!gate.enter(clock.now())) return null
      const place = budget.take(clock.now(), asker)
      if (place === 'taken') return run(job, limitMs, asker)
      gate.giveBack()
      if (place === 'just-spent') log.warn('model.budget_spent')
      return null
    },
    note,
  }
}
