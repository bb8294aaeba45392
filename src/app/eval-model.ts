import type { Writable } from 'node:stream'
import { type ModelDecision, modelAllowed } from '../assistant/model.ts'
import { evalModelCommand } from '../cli/eval-model.ts'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import { standBetween } from '../openai/between.ts'
import { readTape, type Tape, writeTape } from '../openai/tape-file.ts'
import { EVAL_MODEL } from '../replies/eval-model.ts'
import { fillLine } from '../replies/operator.ts'
import { systemClock } from '../shared/clock.ts'
import { countingLog } from '../shared/log.ts'
import { openMemory } from '../storage/memory/index.ts'
import { openMind } from './mind.ts'
import { chooseModel } from './model.ts'

export interface EvalModelWishes {
  json: boolean
  limit: number
  /** File the model's answers are kept in. */
  record: string | null
  /** File they are read from; the model itself is not asked then, and need not be configured. */
  replay: string | null
}

/**
 * Evaluates with the configured model, through a stand-in that counts, keeps and replays. Search stays the built-in one on both
 * sides, so that the model alone makes the difference.
 *
 * @throws AppError MODEL_OFF when none is configured or may be asked; INPUT_INVALID for a tape that is none
 */
export async function evalWithModel(config: Config, wishes: EvalModelWishes, output: Writable): Promise<number> {
  const { record, replay } = wishes
  const tape = replay === null ? newTape(config) : readTape(replay)
  const between = await standBetween(replay === null ? endpointOf(config) : null, tape.rows)
  const { log, events } = countingLog()
  try {
    const near: Config = {
      ...config,
      OPENAI_BASE_URL: between.baseUrl,
      OPENAI_API_KEY: undefined,
      OPENAI_MODEL: tape.head.model,
    }
    const { wrap } = chooseModel(near, systemClock(), log)
    const rules = { ...(await openMind(config)), newStore: openMemory }
    const mind = { ...(await openMind(near, { wrap })), newStore: openMemory }
    const side = { mind, name: tape.head.model, traffic: between.traffic, events }
    const status = await evalModelCommand(rules, side, { ...wishes, replayed: replay }, output)
    if (record !== null) {
      writeTape(record, tape)
      if (!wishes.json) output.write(`${fillLine(EVAL_MODEL.recorded, { rows: tape.rows.size, file: record })}\n`)
    }
    return status
  } finally {
    await between.close()
  }
}

function newTape(config: Config): Tape {
  const head = {
    format: 1,
    model: allowed(config).name,
    recordedAt: new Date(systemClock().now()).toISOString(),
  } as const
  return { head, rows: new Map() }
}

function endpointOf(config: Config) {
  return allowed(config).endpoint
}

function allowed(config: Config): ModelDecision & { use: true } {
  const decision = modelAllowed(config)
  if (decision.use) return decision
  throw new AppError('MODEL_OFF', {
    setting: decision.why === 'abroad' ? 'MODEL_ABROAD_ACCEPTED' : 'OPENAI_MODEL, OPENAI_BASE_URL',
  })
}
