import type { Channel, OutgoingMessage } from '../channels/channel.ts'
import type { Config } from '../config.ts'
import type { KeptFiles } from '../media/kept-files.ts'
import { openSoundFiles } from '../media/sound-files.ts'
import { spoken } from '../media/speech.ts'
import { decideHost } from '../openai/host.ts'
import type { Sound, Speaker } from '../openai/speech.ts'
import type { Log } from '../shared/log.ts'
import { addressBase } from './address-base.ts'
import { SOUND_PATH } from './http.ts'

/** A text to be heard becomes sound when it is sent. Only words of lessons come here, so nothing personal is read or kept. */

export interface Sounds {
  /** Whether a text can be heard there. */
  heardOn(channel: Channel): boolean
  /** The message with its sound; its words alone when the service fails or takes too long. Never fails. */
  prepare(channel: Channel, message: OutgoingMessage): Promise<OutgoingMessage>
  /** By the name in an address; null for any other. */
  read(name: string): Promise<Sound | null>
}

/** A sender waits twenty seconds for a message in all. */
const SPEAK_MS = 10_000
/** What the service is asked for, by what the channel plays. */
const WANTED = { ogg: 'opus', 'url-aac': 'aac', 'url-mp3': 'mp3' } as const
type Wanted = (typeof WANTED)[keyof typeof WANTED]

/** Has texts read aloud by the configured service and keeps the sound; whatever fails, the words are sent instead. */
export function makeSounds(config: Config, kept: KeptFiles, log: Log): Sounds {
  const files = openSoundFiles(kept)
  const host = decideHost(config)
  const model = config.OPENAI_TTS_MODEL
  let speaking: Promise<Speaker> | undefined

  const isHeard = (channel: Channel) =>
    host.allowed &&
    model !== undefined &&
    (channel.caps.voiceOut === 'ogg' || (channel.caps.voiceOut !== false && addressBase(config, channel) !== null))

  async function speak(text: string, wanted: Wanted): Promise<Sound> {
    if (!host.allowed || model === undefined) throw new Error('no service reads aloud')
    speaking ??= import('../openai/speech.ts').then(({ openSpeaker }) => openSpeaker(model, host.endpoint))
    return (await speaking).speak(text, wanted, AbortSignal.timeout(SPEAK_MS))
  }

  return {
    heardOn: isHeard,
    read: files.read,
    async prepare(channel, message) {
      if (message.type !== 'voice' || message.bytes || message.url || !isHeard(channel)) return message
      const wanted = WANTED[channel.caps.voiceOut || 'ogg']
      try {
        const text = spoken(message.transcript)
        const { name, sound } = await files.sound(text, `${model} ${wanted}`, () => speak(text, wanted))
        return channel.caps.voiceOut === 'ogg'
          ? { ...message, mime: sound.mime, bytes: sound.bytes }
          : { ...message, mime: sound.mime, url: `${addressBase(config, channel)}${SOUND_PATH}${name}` }
      } catch (error) {
        log.warn({ err: error, channel: channel.id }, 'voice.not_spoken')
        return message
      }
    },
  }
}
