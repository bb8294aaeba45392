import { describe, expect, it } from 'vitest'
import { createPlaces } from '../../src/delivery/places.ts'

/** Places free once sends of this duration have become the rule. */
function freeAfter(perSecond: number, tookMs: number): number {
  const places = createPlaces(perSecond)
  for (let n = 0; n < 50; n++) places.begin(n * 1000)(n * 1000 + tookMs)
  return places.free(100_000)
}

describe('messages in flight', () => {
  it('are as many as the pace needs at the speed of the platform, from one to four', () => {
    expect([3, 30, 60, 90, 300, 5000].map((tookMs) => freeAfter(25, tookMs))).toEqual([1, 1, 2, 3, 4, 4])
  })

  it('stay one on a quick platform however fast the account may be: each is in doubt at a crash', () => {
    expect(freeAfter(5000, 2)).toBe(1)
  })

  it('let the next go past one that hangs, after a quarter of a second', () => {
    const places = createPlaces(25)
    places.begin(0)
    expect(places.free(249)).toBe(0)
    expect(places.freeAt(100)).toBe(250)
    expect(places.free(250)).toBe(1)
  })

  it('are never more than four, even when all hang', () => {
    const places = createPlaces(25)
    for (let n = 0; n < 4; n++) places.begin(n * 250)
    expect(places.free(60_000)).toBe(0)
    expect(places.freeAt(60_000)).toBeNull()
  })
})
