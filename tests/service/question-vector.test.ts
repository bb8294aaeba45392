import { describe, expect, it } from 'vitest'
import { askInTime } from '../../src/app/question-vector.ts'
import type { Log } from '../../src/shared/log.ts'

const VECTOR = Float32Array.of(1, 0)
/** Long enough for a promise that is there, short enough for a test. */
const LIMITS = { askMs: 20, pauseMs: 10_000 }
const QUESTION = 'lương của bà Lan là bao nhiêu'

function bench(embed: (text: string, signal: AbortSignal) => Promise<Float32Array>) {
  let now = 0
  let asked = 0
  const logged: unknown[] = []
  const log = { warn: (...words: unknown[]) => logged.push(words) } as unknown as Log
  const counted = (text: string, signal: AbortSignal) => {
    asked += 1
    return embed(text, signal)
  }
  return {
    ask: askInTime(counted, log, { now: () => now }, LIMITS),
    pass: (ms: number) => {
      now += ms
    },
    asked: () => asked,
    logged,
  }
}

describe('the vector of a question', () => {
  it('is handed on when it comes in time, without a word in the log', async () => {
    const { ask, logged } = bench(async () => VECTOR)
    expect(await ask(QUESTION)).toBe(VECTOR)
    expect(logged).toEqual([])
  })

  it.each<[string, () => Promise<Float32Array>]>([
    ['hangs', () => new Promise(() => {})],
    ['fails', () => Promise.reject(new Error('gone'))],
  ])(
    'is done without when the embedder %s: one line is logged, and nobody else waits for a while',
    async (_, embed) => {
      const { ask, asked, pass, logged } = bench(embed)
      expect(await ask(QUESTION)).toBeNull()
      expect(await ask(QUESTION)).toBeNull()
      pass(9_999)
      expect(await ask(QUESTION)).toBeNull()
      expect(asked()).toBe(1)
      expect(logged.length).toBe(1)
      expect(JSON.stringify(logged)).toContain('embedding.question_without_vector')
      expect(JSON.stringify(logged)).not.toContain('Lan')
      pass(1)
      expect(await ask(QUESTION)).toBeNull()
      expect(asked()).toBe(2)
    },
  )

  it('is no longer worked on when nobody waits for it', async () => {
    let given: AbortSignal | undefined
    const { ask } = bench((_, signal) => {
      given = signal
      return new Promise(() => {})
    })
    const asked = ask(QUESTION)
    expect(given?.aborted).toBe(false)
    await asked
    expect(given?.aborted).toBe(true)
  })

  it('comes again once the embedder does', async () => {
    let gone = true
    const { ask, pass } = bench(() => (gone ? Promise.reject(new Error('gone')) : Promise.resolve(VECTOR)))
    expect(await ask(QUESTION)).toBeNull()
    gone = false
    pass(10_000)
    expect(await ask(QUESTION)).toBe(VECTOR)
  })
})
