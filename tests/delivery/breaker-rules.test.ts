import { describe, expect, it } from 'vitest'
import { createBreaker } from '../../src/delivery/breaker.ts'

/** A breaker that two doubts opened at 0 ms: it looks again at 1,000. */
function opened() {
  const breaker = createBreaker()
  breaker.doubted(0)
  breaker.doubted(0)
  expect(breaker.probeAt()).toBe(1_000)
  return breaker
}

describe('how many sends may be in doubt', () => {
  it('grows to four with definite answers, and after a quiet second begins with two again', () => {
    const breaker = createBreaker()
    for (let n = 0; n < 5; n += 1) breaker.answered(100 * n)
    expect(breaker.allowed(1_400)).toBe(4)
    expect(breaker.allowed(1_401)).toBe(2)
  })

  it('is one after a doubt, and none while the account pauses', () => {
    const breaker = createBreaker()
    breaker.doubted(0)
    expect(breaker.allowed(10)).toBe(1)
    breaker.doubted(20)
    expect(breaker.allowed(30)).toBe(0)
  })

  it('stays as it was for late answers to sends begun before the pause: the next pause is no shorter', () => {
    const breaker = opened()
    for (let n = 0; n < 3; n += 1) breaker.answered(500)
    expect(breaker.probeAt()).toBe(1_000)
    breaker.probed(true, 1_000)
    expect(breaker.allowed(1_000)).toBe(1)
    breaker.doubted(1_100)
    expect(breaker.probeAt()).toBe(1_100 + 2_000)
  })

  it('pauses again after one more doubt where the platform was only just found alive', () => {
    const breaker = opened()
    breaker.probed(true, 1_000)
    expect(breaker.probeAt()).toBeNull()
    breaker.doubted(1_100)
    expect(breaker.allowed(1_200)).toBe(0)
  })
})
