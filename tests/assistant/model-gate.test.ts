import { describe, expect, it } from 'vitest'
import { makeModelGate } from '../../src/assistant/model-gate.ts'

const PAUSE = 30_000

/** Lets one request in and has it fail at once. */
function fails(
  gate: ReturnType<typeof makeModelGate>,
  now: number,
  why: 'server' | 'auth' | 'limit' = 'server',
): number {
  expect(gate.enter(now)).toBe(true)
  return gate.leave(why, now)
}

describe('the gate in front of a model', () => {
  it('takes eight requests at once, and a place given back is free again', () => {
    const gate = makeModelGate()
    for (let n = 0; n < 8; n += 1) expect(gate.enter(0)).toBe(true)
    expect(gate.enter(0)).toBe(false)
    gate.giveBack()
    expect(gate.enter(0)).toBe(true)
  })

  it('leaves the model alone after three failures in a row, twice as long each time, never after one', () => {
    const gate = makeModelGate()
    expect([fails(gate, 0), fails(gate, 0), fails(gate, 0)]).toEqual([0, 0, PAUSE])
    expect(gate.enter(PAUSE - 1)).toBe(false)
    expect(fails(gate, PAUSE)).toBe(2 * PAUSE)
    expect(gate.enter(PAUSE)).toBe(false)
  })

  it('takes requests that fail together for one failure of the service: one pause for all of them', () => {
    const gate = makeModelGate()
    for (let n = 0; n < 6; n += 1) gate.enter(0)
    expect(Array.from({ length: 6 }, () => gate.leave('server', 100))).toEqual([0, 0, PAUSE, 0, 0, 0])
    expect(gate.enter(100 + PAUSE - 1)).toBe(false)
    expect(fails(gate, 100 + PAUSE)).toBe(2 * PAUSE)
  })

  it('lets one request try after a pause, and all of them once that one was answered', () => {
    const gate = makeModelGate()
    for (let n = 0; n < 3; n += 1) fails(gate, 0)
    expect(gate.enter(PAUSE)).toBe(true)
    expect(gate.enter(PAUSE)).toBe(false)
    expect(gate.leave(null, PAUSE)).toBe(0)
    expect([gate.enter(PAUSE), gate.enter(PAUSE)]).toEqual([true, true])
    gate.leave(null, PAUSE)
    // Forgotten with the answer: the next failure is the first in its row, and its pause the shortest.
    gate.leave('server', PAUSE)
    expect([fails(gate, PAUSE), fails(gate, PAUSE)]).toEqual([0, PAUSE])
  })

  it('waits ten minutes for a refused key, and for a service that limits us as long as it asks, half an hour at most', () => {
    expect(fails(makeModelGate(), 0, 'auth')).toBe(600_000)
    expect(fails(makeModelGate(), 0, 'limit')).toBe(60_000)
    for (const [asked, waits] of [
      [5_000, 60_000],
      [120_000, 120_000],
      [86_400_000, 1_800_000],
    ] as const) {
      const gate = makeModelGate()
      gate.enter(0)
      expect(gate.leave('limit', 0, asked)).toBe(waits)
    }
  })
})
