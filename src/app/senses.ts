import { makeModelBudget, USUAL_LIMITS } from '../assistant/model-budget.ts'
import { type Address, type Channel, laneOf, type Media } from '../channels/channel.ts'
import type { Config } from '../config.ts'
import type { Senses } from '../conversation/senses.ts'
import type { PhotoReader } from '../media/qr-photo/reader.ts'
import { decideHost } from '../openai/host.ts'
import type { Listener } from '../openai/speech.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'

/** Pictures and voices are fetched into memory, looked at or written down, and dropped: none ever reaches the disk. */

const PHOTO = { bytes: 10_000_000, ms: 10_000 }
/** Telegram hands out no larger file; the time is for fetching and writing down together, within the eight of an answer. */
const VOICE = { bytes: 20_000_000, ms: 7_500 }

export interface SensesParts {
  config: Config
  channelOf(from: Address): Channel | undefined
  clock: Clock
  log: Log
}

/** Reads photos of codes here, and has voices written down by the configured service; null where neither can be. */
export function makeSenses({ config, channelOf, clock, log }: SensesParts): Senses {
  const host = decideHost(config)
  const model = config.OPENAI_STT_MODEL
  const budget = makeModelBudget(USUAL_LIMITS)
  let photos: Promise<PhotoReader> | undefined
  let listening: Promise<Listener> | undefined

  async function fetched(from: Address, media: Media, most: number, signal: AbortSignal): Promise<Uint8Array | null> {
    const channel = channelOf(from)
    if (!channel?.download || (media.bytes ?? 0) > most) return null
    // A channel that does not listen to the signal must not hold the chat either.
    const late = new Promise<never>((_, fail) => {
      signal.addEventListener('abort', () => fail(signal.reason), { once: true })
    })
    return await Promise.race([channel.download(media.ref, most, signal), late])
  }

  return {
    async look(from, media) {
      try {
        const bytes = await fetched(from, media, PHOTO.bytes, AbortSignal.timeout(PHOTO.ms))
        if (!bytes) return null
        // Loaded by the first photo: neither a start nor an answer in words waits for it.
        photos ??= import('../media/qr-photo/reader.ts').then(({ openPhotoReader }) => openPhotoReader())
        return await (await photos).read(bytes)
      } catch (error) {
        log.warn({ err: withoutAddress(error), channel: from.channel }, 'photo.not_read')
        return null
      }
    },
    async hear(from, media) {
      if (!host.allowed || model === undefined) return null
      if (budget.take(clock.now(), laneOf(from)) !== 'taken') return null
      try {
        const signal = AbortSignal.timeout(VOICE.ms)
        const bytes = await fetched(from, media, VOICE.bytes, signal)
        if (!bytes) return null
        listening ??= import('../openai/speech.ts').then(({ openListener }) => openListener(model, host.endpoint))
        return await (await listening).transcribe(bytes, media.mime, signal)
      } catch (error) {
        log.warn({ err: withoutAddress(error), channel: from.channel }, 'voice.not_heard')
        return null
      }
    },
  }
}

/** Whether voices are written down at all. */
export function hearsVoices(config: Config): boolean {
  return config.OPENAI_STT_MODEL !== undefined && decideHost(config).allowed
}

/** Whether voices leave the country: accepted by the operator, and said when people are asked for their consent. */
export function hearsAbroad(config: Config): { voiceAbroad: boolean; abroadHost?: string } {
  const host = decideHost(config)
  if (config.OPENAI_STT_MODEL === undefined || !host.allowed || !host.abroad) return { voiceAbroad: false }
  return { voiceAbroad: true, abroadHost: new URL(host.endpoint.baseUrl).hostname }
}

/** Addresses of received files hold the bot's token, and a service's error may repeat what it was sent. */
function withoutAddress(error: unknown): { name: string; status?: number } {
  const status = (error as { status?: unknown } | null)?.status
  return { name: error instanceof Error ? error.name : 'unknown', ...(typeof status === 'number' ? { status } : {}) }
}
