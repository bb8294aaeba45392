import type { Config } from '../config.ts'
import type { AppError } from '../errors.ts'
import { operatorLines } from '../replies/operator.ts'
import { systemClock } from '../shared/clock.ts'
import { buildingLine, buildProgress, embedderLostLine } from './build-progress.ts'
import { type Mind, openMind } from './mind.ts'

/** What the commands that search and answer are built on. */

/**
 * `spoken`: as people hear it, so with the models when some are configured; evaluations and checks go without. `indexing`: with the
 * configured embedder, and with it alone: an index built without a service that is gone would not be the one asked for. `once`: for
 * one question.
 */
export async function mindOf(
  config: Config,
  { build = true, spoken = false, indexing = false, once = false } = {},
): Promise<Mind> {
  const note = (line: string) => void process.stderr.write(`${line}\n`)
  const onBuild = (outside: string | null) => note(buildingLine(outside))
  const onProgress = indexing ? buildProgress(process.stderr) : () => {}
  const configured = config.OPENAI_MODEL || config.OPENAI_EMBEDDING_MODEL || config.EMBEDDING_MODEL_DIR
  if (!(spoken || indexing) || !configured) return openMind(config, { build, once, onBuild, onProgress })
  const { chooseModel } = await import('./model.ts')
  const { chooseEmbedder } = await import('./embedder.ts')
  const { makeLog } = await import('../shared/log.ts')
  const clock = systemClock(config.TEST_CLOCK_OFFSET_SECONDS)
  const log = makeLog(config.LOG_LEVEL)
  const embedder = () => chooseEmbedder(config, log, clock)
  if (indexing) return openMind(config, { onBuild, onProgress, embedder })
  const model = chooseModel(config, clock, log)
  if (model.refused) note(operatorLines.modelRefused)
  const onEmbedderLost = (error: AppError) => note(embedderLostLine(error))
  return openMind(config, { build, once, onBuild, onProgress, wrap: model.wrap, embedder, onEmbedderLost })
}
