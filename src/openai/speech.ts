import { toFile } from 'openai'
import { z } from 'zod'
import { openClient } from './client.ts'
import type { Endpoint } from './host.ts'

/** Speech to text and back through any OpenAI-compatible `/audio/transcriptions` and `/audio/speech`. Nothing is kept here. */

export interface Transcript {
  text: string
  /** False when the service's own figures doubt it; true where it gives none. */
  sure: boolean
}

export interface Listener {
  /** Null: nothing was said. Rejects when the service fails or `signal` aborts. */
  transcribe(bytes: Uint8Array, mime: string | undefined, signal: AbortSignal): Promise<Transcript | null>
}

/** Words a general model seldom hears in Vietnamese and writes wrong. */
const HINT = 'VNeID, mã QR, mã OTP, dịch vụ công, căn cước, Zalo, chuyển khoản, lừa đảo.'
/** Whisper's own thresholds: below the first a text is doubtful, above the second there may be no speech; both mean silence. */
const LOW_LOGPROB = -1
const HIGH_SILENCE = 0.6
/** What models trained on subtitles write when they hear silence. */
const SUBTITLES = /subscribe|ghiền mì gõ|đăng ký kênh|theo dõi và hẹn gặp lại|cảm ơn các bạn đã (?:theo dõi|xem)/iu

const answer = z.looseObject({
  text: z.string(),
  segments: z
    .array(z.looseObject({ avg_logprob: z.number().optional(), no_speech_prob: z.number().optional() }))
    .optional(),
})

/** Writes voices down in Vietnamese. Rejects when the service fails or has not answered after eight seconds. */
export function openListener(model: string, endpoint: Endpoint): Listener {
  // One try: whoever sent a voice waits eight seconds at most, and then is asked to type.
  const client = openClient(endpoint, 8_000, 0)
  let format: 'verbose_json' | 'json' = 'verbose_json'

  async function ask(bytes: Uint8Array, mime: string | undefined, signal: AbortSignal): Promise<unknown> {
    const file = await toFile(bytes, `voice.${endingOf(bytes, mime)}`, { type: mime ?? 'audio/ogg' })
    return client.audio.transcriptions.create(
      { model, file, language: 'vi', prompt: HINT, response_format: format },
      { signal },
    )
  }

  return {
    async transcribe(bytes, mime, signal) {
      const raw = await ask(bytes, mime, signal).catch((error: unknown) => {
        // Newer models know no figures: asked once more without, and from then on.
        if (format === 'json' || (error as { status?: number }).status !== 400) throw error
        format = 'json'
        return ask(bytes, mime, signal)
      })
      return judge(answer.parse(raw))
    },
  }
}

const ENDINGS: Readonly<Record<string, string>> = {
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/aac': 'aac',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/webm': 'webm',
  'video/mp4': 'mp4',
}

/** A service reads a file by its name; Zalo's addresses say little about what they hold, so the first bytes come first. */
function endingOf(bytes: Uint8Array, mime: string | undefined): string {
  const known = kindOf(bytes)
  const begin = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  if (known) return ENDINGS[known] ?? 'ogg'
  if (begin.slice(4) === 'ftyp') return 'm4a'
  if (begin.startsWith('RIFF')) return 'wav'
  return begin.startsWith('#!AMR') ? 'amr' : (ENDINGS[mime ?? ''] ?? 'ogg')
}

function judge({ text, segments = [] }: z.output<typeof answer>): Transcript | null {
  const said = text.trim()
  if (!/\p{L}|\d/u.test(said) || SUBTITLES.test(said)) return null
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const logprobs = segments.flatMap(({ avg_logprob }) => avg_logprob ?? [])
  const silences = segments.flatMap(({ no_speech_prob }) => no_speech_prob ?? [])
  const isLow = logprobs.length > 0 && mean(logprobs) < LOW_LOGPROB
  const isSilent = silences.length > 0 && mean(silences) > HIGH_SILENCE
  if (isLow && isSilent) return null
  return { text: said, sure: !isLow && !isSilent }
}

/** What a channel plays: Telegram takes Ogg or MP3 as a voice, Zalo's bots an address of AAC, browsers of every age MP3. */
export type Sound = { mime: 'audio/ogg' | 'audio/mpeg' | 'audio/aac'; bytes: Uint8Array }

export interface Speaker {
  /** Reads a text aloud. Rejects when the service fails, answers with another kind of file, or `signal` aborts. */
  speak(text: string, wanted: 'opus' | 'aac' | 'mp3', signal: AbortSignal): Promise<Sound>
}

/** Reads texts aloud. Rejects when the service fails, has not answered after 15 seconds, or sends another format. */
export function openSpeaker(model: string, endpoint: Endpoint): Speaker {
  const client = openClient(endpoint, 15_000, 0)
  return {
    async speak(text, wanted, signal) {
      const response = await client.audio.speech.create(
        { model, input: text, voice: 'alloy', response_format: wanted },
        { signal },
      )
      const bytes = new Uint8Array(await response.arrayBuffer())
      const mime = kindOf(bytes)
      // Services that ignore the wish send MP3; an AAC channel cannot play it, and nothing here converts.
      if (mime === null || (wanted === 'aac') !== (mime === 'audio/aac')) throw new Error('speech in another format')
      return { mime, bytes }
    },
  }
}

/** By the first bytes: what a service says about its files is often wrong. */
export function kindOf(bytes: Uint8Array): Sound['mime'] | null {
  const [first = 0, second = 0] = bytes
  if (Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'OggS') return 'audio/ogg'
  // ADTS: twelve bits of sync, then layer 0; MPEG audio has another layer.
  if (first === 0xff && (second & 0xf6) === 0xf0) return 'audio/aac'
  const isMpeg =
    Buffer.from(bytes.subarray(0, 3)).toString('latin1') === 'ID3' || (first === 0xff && (second & 0xe0) === 0xe0)
  return isMpeg ? 'audio/mpeg' : null
}
