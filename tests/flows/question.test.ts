import { describe, expect, it } from 'vitest'
import { laneOf } from '../../src/channels/channel.ts'
import { chat } from '../support/messages.ts'
import { startWholeChat } from '../support/wholeChat.ts'

describe('an incoming question', () => {
  it('becomes one cited answer on the person’s screen, and a repeated delivery becomes none', async () => {
    const whole = startWholeChat()
    expect(await whole.receive('trước khi bấm chuyển phải xem những gì', 'k1')).toBe('new')
    expect(await whole.receive('trước khi bấm chuyển phải xem những gì', 'k1')).toBe('duplicate')
    await whole.stop()
    expect(whole.seen()).toHaveLength(1)
    expect(whole.seen()[0]).toContain('Nguồn: bài qr-04-kiem-tra')
  })

  it('is followed through its steps by digits, each answered once and in order', async () => {
    const whole = startWholeChat()
    for (const text of ['trước khi bấm chuyển phải xem những gì', '1', '1', 'lại']) await whole.receive(text)
    await whole.stop()
    expect(
      whole
        .seen()
        .slice(1)
        .map((text) => text.slice(0, 8)),
    ).toEqual(['Bước 1/6', 'Bước 2/6', 'Bước 2/6'])
  })

  it('of somebody who agreed to nothing leaves no memory in the store', async () => {
    const whole = startWholeChat()
    await whole.receive('/start')
    await whole.receive('2')
    await whole.receive('trước khi bấm chuyển phải xem những gì')
    await whole.stop()
    await whole.storage.turns.acceptOnce(
      {
        key: 'probe',
        lane: laneOf(chat('p1')),
        message: { key: 'probe', at: 0, from: chat('p1'), body: { type: 'text', text: 'x' }, trace: { receivedAt: 0 } },
        hidden: [],
      },
      whole.clock.now(),
    )
    const work = await whole.storage.turns.takeWork('probe', whole.clock.now() + 60_000, 1000)
    expect(work?.memory).toBeNull()
    expect(whole.commits.every((commit) => !commit.keepText)).toBe(true)
  })

  it('that nothing could answer three times over gets an apology with the emergency numbers', async () => {
    const whole = startWholeChat({
      answer: async () => {
        throw new Error('broken')
      },
    })
    await whole.receive('trước khi bấm chuyển phải xem những gì')
    await whole.clock.advance(10_000)
    await whole.stop()
    expect(whole.seen()).toHaveLength(1)
    expect(whole.seen()[0]).toContain('công an 113')
  })
})
