import { modelAllowed, openModel } from '../assistant/model.ts'
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
}

export function chooseModel(config: Config, clock: Clock, log: Log): ModelChoice {
  const decision = modelAllowed(config)
  if (!decision.use) {
    return { wrap: undefined, described: operatorLines.withoutModel, refused: decision.why === 'abroad' }
  }
  return {
    described: fillLine(operatorLines.withModel, { model: decision.name }),
    refused: false,
    wrap: async (extractive, catalog) => {
      const { makeGenerative } = await import('../assistant/generative.ts')
      const { makeModelBudget, USUAL_LIMITS } = await import('../assistant/model-budget.ts')
      const model = await openModel(decision)
      const budget = makeModelBudget(USUAL_LIMITS)
      return {
        assistant: makeGenerative({ extractive, catalog, model, clock, timers: systemTimers, log, budget }),
        model: decision.name,
        abroad: decision.abroad,
      }
    },
  }
}
