import type { Config } from '../config.ts'
import { decideHost } from '../openai/host.ts'
import { fillLine, operatorLines } from '../replies/operator.ts'

/** What the start says about hearing and reading aloud: on, or off and why. */
export function describeSenses(config: Config): string {
  return [
    describe(operatorLines.hearing, config, 'OPENAI_STT_MODEL'),
    describe(operatorLines.readingAloud, config, 'OPENAI_TTS_MODEL'),
  ].join(' · ')
}

/** A speech model is set, and its host abroad was accepted by nobody. */
export function speechRefused(config: Config): boolean {
  const host = decideHost(config)
  const isWanted = config.OPENAI_STT_MODEL !== undefined || config.OPENAI_TTS_MODEL !== undefined
  return isWanted && !host.allowed && host.why === 'abroad'
}

function describe(name: string, config: Config, setting: 'OPENAI_STT_MODEL' | 'OPENAI_TTS_MODEL'): string {
  const host = decideHost(config)
  if (config[setting] === undefined) return off(fillLine(operatorLines.noToken, { setting }))
  if (host.allowed) return fillLine(operatorLines.channelOn, { name })
  return off(
    host.why === 'abroad' ? operatorLines.abroad : fillLine(operatorLines.noToken, { setting: 'OPENAI_BASE_URL' }),
  )

  function off(why: string): string {
    return fillLine(operatorLines.channelOff, { name, why })
  }
}
