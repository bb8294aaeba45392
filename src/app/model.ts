import { modelAllowed, openModel } from '../assistant/model.ts'
import { makeModelBudget, USUAL_LIMITS } from '../assistant/model-budget.ts'
import { type ModelDay, makeModelLedger } from '../assistant/model-ledger.ts'
import type { Config } from '../config.ts'
import { systemTimers } from '../delivery/timers.ts'
import { fillLine, operatorLines } from '../replies/operator.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { MindOptions } from './mind.ts'

/** The optional language model: allowed by where it stands, loaded only then, and always behind the extractive assistant. */
export interface ModelChoice {
  wrap: MindOptions['wrap']
  /** What the start line says about it. */
  described: string
  /** Set when a model is configured but stands abroad without the operator's word. */
  refused: boolean
  /** What was asked of it today, for `/readyz`: numbers alone. Null without a model. */
  today(): ModelDay | null
}

/** Decides once for a start whether a language model is used, and with which day's budget. */
export function chooseModel(config: Config, clock: Clock, log: Log): ModelChoice {
  const decision = modelAllowed(config)
  if (!decision.use) {
    const refused = decision.why === 'abroad'
    return { wrap: undefined, described: operatorLines.withoutModel, refused, today: () => null }
  }
  const ledger = makeModelLedger(log)
  // One for all: content read again must not begin the day's budget anew.
  const budget = makeModelBudget({ ...USUAL_LIMITS, tokensPerDay: config.MODEL_TOKENS_PER_DAY })
  return {
    described: fillLine(operatorLines.withModel, { model: decision.name }),
    refused: false,
    today: () => ledger.today(clock.now()),
    wrap: async (extractive, catalog, retriever) => {
      const { makeGenerative } = await import('../assistant/generative.ts')
      const model = await openModel(decision)
      return {
        assistant: makeGenerative({
          ...{ extractive, catalog, retriever, model, clock, timers: systemTimers, log, budget, ledger },
        }),
        model: decision.name,
        abroad: decision.abroad,
        host: new URL(decision.endpoint.baseUrl).hostname,
      }
    },
  }
}
