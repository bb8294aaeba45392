import { describe, expect, it } from 'vitest'
import { typingWhile } from '../../src/app/typing.ts'
import type { Address, Channel } from '../../src/channels/channel.ts'
import { fakeClock } from '../support/fakeClock.ts'

const TO: Address = { channel: 'telegram', account: 'a', chat: 'c', user: 'u', kind: 'private' }

function channel(): { signs: Address[]; channel: Channel } {
  const signs: Address[] = []
  const typing = async (to: Address) => {
    signs.push(to)
    throw new Error('the platform does not answer')
  }
  return { signs, channel: { typing } as unknown as Channel }
}

/** Where there is a sign, nothing is said. */
const quiet = () => expect.unreachable('said in words beside a sign')

describe('the typing sign', () => {
  it('is not shown for a quick answer', async () => {
    const clock = fakeClock()
    const { signs, channel: shown } = channel()
    expect(await typingWhile(async () => 'xong', shown, TO, clock, quiet)).toBe('xong')
    await clock.advance(10_000)
    expect(signs).toEqual([])
  })

  it('is shown again and again while a slow one is made, stops with it, and may fail', async () => {
    const clock = fakeClock()
    const { signs, channel: shown } = channel()
    let finish = () => {}
    const slow = typingWhile(
      () =>
        new Promise<void>((done) => {
          finish = done
        }),
      shown,
      TO,
      clock,
      quiet,
    )
    await clock.advance(1_000)
    expect(signs).toEqual([TO])
    await clock.advance(8_000)
    expect(signs).toHaveLength(3)
    finish()
    await slow
    await clock.advance(60_000)
    expect(signs).toHaveLength(3)
  })

  it.each([
    ['window', 1],
    ['quota', 0],
  ] as const)('is words, once, where there is none and messages are not counted (%s)', async (proactive, times) => {
    const clock = fakeClock()
    const silent = { caps: { proactive } } as unknown as Channel
    let said = 0
    let finish = () => {}
    const work = () => new Promise<void>((done) => (finish = done))
    const slow = typingWhile(work, silent, TO, clock, () => {
      said += 1
    })
    await clock.advance(3_999)
    expect(said).toBe(0)
    await clock.advance(60_000)
    expect(said).toBe(times)
    finish()
    await slow
    const quick = typingWhile(async () => {}, silent, TO, clock, quiet)
    await quick
    await clock.advance(10_000)
  })
})
