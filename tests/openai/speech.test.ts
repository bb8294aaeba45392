import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { kindOf, openListener, openSpeaker } from '../../src/openai/speech.ts'
import { json, type SpeechCall, type SpeechServer, startSpeechServer } from '../support/speech-server.ts'

let server: SpeechServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

const VOICE = new TextEncoder().encode('OggS….')
const never = new AbortController().signal

async function listen(answer: (call: SpeechCall, response: ServerResponse) => void) {
  server = await startSpeechServer(answer)
  return openListener('ears', { baseUrl: server.baseUrl, apiKey: null })
}

const figures = (text: string, avg_logprob: number, no_speech_prob: number) => ({
  text,
  segments: [{ avg_logprob, no_speech_prob }],
})

describe('a voice sent to be written down', () => {
  it('goes as Vietnamese with its bytes and comes back as text', async () => {
    const listener = await listen((_call, response) => json(response, figures(' lấy lại mật khẩu ', -0.2, 0.01)))
    const heard = await listener.transcribe(VOICE, 'audio/ogg', never)
    expect(heard).toEqual({ text: 'lấy lại mật khẩu', sure: true })
    const [call] = server?.calls ?? []
    expect(call?.path).toBe('/v1/audio/transcriptions')
    for (const part of ['ears', 'OggS', 'voice.ogg', 'verbose_json']) expect(call?.raw).toContain(part)
  })

  it('is doubted by the service’s own figures, and silence is nothing said', async () => {
    const outcomes = [
      [figures('dừng', -1.4, 0.1), { text: 'dừng', sure: false }],
      [figures('dừng', -0.3, 0.9), { text: 'dừng', sure: false }],
      [figures('dừng', -1.4, 0.9), null],
      [{ text: '  ' }, null],
      [{ text: 'Hãy subscribe cho kênh Ghiền Mì Gõ để không bỏ lỡ' }, null],
      [{ text: 'chào' }, { text: 'chào', sure: true }],
    ] as const
    let at = 0
    const listener = await listen((_call, response) => json(response, outcomes[at]?.[0]))
    for (; at < outcomes.length; at += 1)
      expect(await listener.transcribe(VOICE, undefined, never)).toEqual(outcomes[at]?.[1])
  })

  it('is asked for without figures where the model knows none, from the second voice on at once', async () => {
    const listener = await listen((call, response) =>
      call.raw.includes('verbose_json') ? json(response, { error: {} }, 400) : json(response, { text: 'xin chào' }),
    )
    for (let round = 0; round < 2; round += 1)
      expect(await listener.transcribe(VOICE, 'audio/mpeg', never)).toEqual({ text: 'xin chào', sure: true })
    expect(server?.calls.length).toBe(3)
  })

  it('is given up when its time is over, and when the service fails, without a second try', async () => {
    const silent = await listen(() => {})
    await expect(silent.transcribe(VOICE, 'audio/ogg', AbortSignal.timeout(50))).rejects.toThrow()
    await server?.close()
    const broken = await listen((_call, response) => json(response, {}, 503))
    await expect(broken.transcribe(VOICE, 'audio/ogg', never)).rejects.toThrow()
    expect(server?.calls.length).toBe(1)
  })
})

describe('a text read aloud', () => {
  async function speaker(bytes: readonly number[]) {
    server = await startSpeechServer((_call, response) => response.end(Buffer.from(bytes)))
    return openSpeaker('mouth', { baseUrl: server.baseUrl, apiKey: null })
  }
  const OGG = [...Buffer.from('OggS'), 0]
  const MP3 = [0xff, 0xfb, 0x90]
  const AAC = [0xff, 0xf1, 0x50]

  it('is known by its bytes', () => {
    expect(
      [OGG, MP3, AAC, [...Buffer.from('ID3')], [0x52, 0x49], []].map((bytes) => kindOf(Uint8Array.from(bytes))),
    ).toEqual(['audio/ogg', 'audio/mpeg', 'audio/aac', 'audio/mpeg', null, null])
  })

  it('comes in what the channel plays, or not at all', async () => {
    expect((await (await speaker(MP3)).speak('bước một', 'opus', never)).mime).toBe('audio/mpeg')
    expect(JSON.parse(server?.calls[0]?.raw ?? '{}')).toMatchObject({ model: 'mouth', response_format: 'opus' })
    await server?.close()
    await expect((await speaker(MP3)).speak('bước một', 'aac', never)).rejects.toThrow('format')
    await server?.close()
    expect((await (await speaker(AAC)).speak('bước một', 'aac', never)).mime).toBe('audio/aac')
  })
})
