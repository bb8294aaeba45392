import { describe, expect, it } from 'vitest'
import { composeDaily } from '../../src/conversation/daily.ts'
import { runDaily } from '../../src/delivery/daily.ts'
import { bankOf } from '../../src/learning/bank.ts'
import { makeReviewer } from '../../src/learning/review.ts'
import { localDay, localTime, timeOn } from '../../src/shared/clock.ts'
import { silentLog } from '../../src/shared/log.ts'
import { catalog, openTalk, type Talk } from '../support/talk.ts'

/** The third flow, whole: an hour chosen in the talk, the message of the day, and the answer to it. */

const ACCOUNT = { channel: 'zalo-bot', account: 'a' } as const
const ALL = { limit: 9, why: ['reply', 'scheduled'], exceptLanes: [] } as const
const reviewer = makeReviewer()

async function runAt(talk: Talk, at: number): Promise<number> {
  talk.wait(at - talk.now)
  const parts = {
    store: talk.store.daily,
    log: silentLog(),
    bank: () => bankOf(catalog),
    reviewer,
    compose: ((today, due, day, now) =>
      composeDaily(today, due, { catalog, pictures: new Set() }, day, now)) as Parameters<
      typeof runDaily
    >[0]['compose'],
    reach: async () => ({ kind: 'free' }) as const,
    wake: () => {},
    breathe: () => Promise.resolve(),
  }
  return (await runDaily(parts, talk.now)).sent
}

/** What nobody asked for of all the platform was given since, as read by the person. */
async function delivered(talk: Talk): Promise<string[]> {
  const texts: string[] = []
  for (;;) {
    const rows = await talk.store.outbox.claim(ACCOUNT, talk.now, ALL)
    if (rows.length === 0) return texts
    for (const { id, why, message } of rows) {
      await talk.store.outbox.settle(id, { state: 'sent', messageId: id, detail: null }, talk.now)
      if (why === 'scheduled') texts.push(message.type === 'text' ? message.text : message.type)
    }
  }
}

async function atEight(): Promise<{ talk: Talk; eight: (day: number) => number }> {
  const talk = openTalk({ change: (memory) => ({ ...memory, settings: { ...memory.settings, name: 'Lan' } }) })
  await talk.send('đổi giờ gửi bài sang 8 giờ sáng')
  const today = localDay(talk.now)
  const next = (await talk.store.daily.nextDailyAt()) ?? 0
  const { minute } = localTime(next)
  return { talk, eight: (day) => timeOn(today + day, 8, minute) }
}

describe('the message of the day', () => {
  it('comes at the hour said in the talk, opens a lesson, and its first digit is the first card', async () => {
    const { talk, eight } = await atEight()
    expect(await talk.store.daily.nextDailyAt()).toBe(eight(1))
    expect(await runAt(talk, eight(1))).toBe(1)
    const [text = '', ...more] = await delivered(talk)
    expect(more).toEqual([])
    expect(text).toMatch(/bác Lan/u)
    talk.wait(60_000)
    const { texts, commit } = await talk.send('1')
    expect(texts[0]).toMatch(/^Thẻ 1\//u)
    expect(commit.absorbed).toHaveLength(1)
    expect(talk.memory().lesson?.card).toBe(1)
  })

  it('is put off by 8, and another comes the next day', async () => {
    const { talk, eight } = await atEight()
    await runAt(talk, eight(1))
    await delivered(talk)
    talk.wait(60_000)
    await talk.send('8')
    expect(await runAt(talk, eight(2) - 1)).toBe(0)
    expect(await runAt(talk, eight(2))).toBe(1)
  })

  it('does not come a second time when the hour is changed on the same day', async () => {
    const { talk, eight } = await atEight()
    await runAt(talk, eight(1))
    await delivered(talk)
    talk.wait(60_000)
    await talk.send('đổi giờ gửi bài sang 7 giờ tối')
    expect(await runAt(talk, eight(1) + 13 * 3_600_000)).toBe(0)
    expect(localDay((await talk.store.daily.nextDailyAt()) ?? 0)).toBe(localDay(eight(2)))
  })

  it('asks what is due, grades the answer in one digit, and asks no second time that day', async () => {
    const { talk, eight } = await atEight()
    await runAt(talk, eight(1))
    await delivered(talk)
    talk.wait(60_000)
    await talk.send('1')
    for (let turn = 0; turn < 6 && talk.memory().quiz === null; turn += 1) await talk.send('tiếp')
    for (let question = 0; question < 3; question += 1) {
      await talk.send(`${talk.rightDigit()}`)
      await talk.send('tiếp')
    }
    const record = await talk.record()
    const due = Math.min(...[...(record?.cards.values() ?? [])].map((card) => card.due))
    const day = due - localDay(eight(0))
    for (let each = 2; each < day; each += 1) {
      await runAt(talk, eight(each))
      await delivered(talk)
      talk.wait(60_000)
      await talk.send('8')
    }
    await runAt(talk, eight(day))
    const [text = ''] = await delivered(talk)
    expect(text).toMatch(/ôn|Ôn|thử nhớ lại/u)
    talk.wait(60_000)
    const answered = await talk.send('7')
    expect(answered.report.behaviour).toBe('quiz')
    const after = await talk.record()
    expect([...(after?.cards.values() ?? [])].some((card) => card.last === localDay(talk.now))).toBe(true)
    expect(await runAt(talk, eight(day) + 6 * 3_600_000)).toBe(0)
  })

  it('is not sent when "ngừng gửi" came while it lay in the outbox; "gửi lại" restores hour and pace', async () => {
    const { talk, eight } = await atEight()
    expect(await runAt(talk, eight(1))).toBe(1)
    talk.wait(1_000)
    await talk.send('ngừng gửi')
    expect(await delivered(talk)).toEqual([])
    expect(await talk.store.daily.nextDailyAt()).toBeNull()
    expect(await runAt(talk, eight(3))).toBe(0)
    talk.wait(5 * 3_600_000)
    await talk.send('gửi lại')
    expect(await talk.store.daily.nextDailyAt()).toBe(eight(4))
    expect(await runAt(talk, eight(4))).toBe(1)
    expect(await delivered(talk)).toHaveLength(1)
  })

  it('comes no sooner than a day after an emergency card', async () => {
    const { talk, eight } = await atEight()
    talk.wait(eight(1) - 3_600_000 - talk.now)
    await talk.send('tôi vừa chuyển tiền cho lừa đảo')
    expect(await runAt(talk, eight(1))).toBe(0)
    expect(await runAt(talk, eight(1) + 5 * 3_600_000)).toBe(0)
    expect(await runAt(talk, eight(2))).toBe(1)
  })

  it('is off for whoever blocked us until they write, and their progress is kept', async () => {
    const { talk, eight } = await atEight()
    await delivered(talk)
    expect(await runAt(talk, eight(1))).toBe(1)
    const [row] = await talk.store.outbox.claim(ACCOUNT, talk.now, ALL)
    await talk.store.outbox.settle(row?.id ?? '', { state: 'blocked', detail: 'blocked-by-user' }, talk.now)
    for (const day of [2, 3, 4]) expect(await runAt(talk, eight(day))).toBe(0)
    talk.wait(3_600_000)
    await talk.send('tôi học đến đâu rồi')
    expect(await runAt(talk, eight(5))).toBe(1)
    expect(await delivered(talk)).toHaveLength(1)
  })

  it('greets who comes back after ten days with two easy questions, and counts nothing that was missed', async () => {
    const { talk, eight } = await atEight()
    for (let day = 1; day <= 12; day += 1) {
      await runAt(talk, eight(day))
      await delivered(talk)
    }
    talk.wait(3_600_000)
    const { texts } = await talk.send('tiếp')
    expect(texts.join('\n')).not.toMatch(/\d+ ngày|bỏ lỡ|mất/u)
    expect(await runAt(talk, eight(13))).toBe(1)
    expect((await delivered(talk))[0]).not.toMatch(/bỏ lỡ|mất/u)
  })
})
