import { describe, expect, it } from 'vitest'
import type { Effect } from '../../src/conversation/turn-store.ts'
import { openTalk, type Talk } from '../support/talk.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

type Saved = Extract<Effect, { type: 'scheduleSaved' }>

const saved = (talk: Talk): Saved[] =>
  talk.commits.flatMap(({ effects }) => effects).filter((effect): effect is Saved => effect.type === 'scheduleSaved')

/** Day and wall-clock time in Vietnam: "22 19:30". */
const when = (at: number | null | undefined) =>
  at == null ? null : new Date(at + 7 * HOUR).toISOString().slice(8, 16).replace('T', ' ')

/** The clock of a talk begins on Saturday 21 November at 9:00. */
describe('the schedule', () => {
  it('begins with the hour, names the next lesson, and is written again only when something changed', async () => {
    const talk = openTalk()
    await talk.send('cảm ơn')
    expect(saved(talk)).toEqual([])
    await talk.send('gửi bài lúc 7 rưỡi tối')
    expect(saved(talk)).toHaveLength(1)
    expect(saved(talk)[0]).toMatchObject({
      learner: 'script',
      lane: talk.lane,
      to: { channel: 'zalo-bot', chat: 'c' },
      schedule: { hour: 19, minute: 30, daysPerWeek: 7, cap: 5, streak: true, next: { guide: expect.any(String) } },
    })
    await talk.send('cảm ơn')
    await talk.send('quét mã qr trả tiền thế nào')
    await talk.send('menu')
    const { length } = saved(talk)
    await talk.send('cảm ơn')
    await talk.send('menu')
    expect(saved(talk)).toHaveLength(length)
    talk.wait(DAY)
    await talk.send('cảm ơn')
    expect(saved(talk)).toHaveLength(length + 1)
  })

  it('keeps "từ mai": nothing on the day the hour was chosen', async () => {
    const talk = openTalk()
    expect((await talk.send('gửi bài lúc 7 rưỡi tối')).texts[0]).toContain('từ mai')
    expect(when(saved(talk).at(-1)?.nextAt)).toBe('22 19:30')
    await talk.send('đổi giờ gửi bài sang 8 giờ tối')
    await talk.send('à 8 rưỡi')
    await talk.send('gọi tôi là chị')
    expect(when(saved(talk).at(-1)?.nextAt)).toBe('22 20:30')
    expect(saved(talk).at(-1)?.schedule.voice).toMatchObject({ form: 'chi' })
  })

  it('does not lose the lesson of a morning on which somebody is talking when its hour comes', async () => {
    const talk = openTalk()
    await talk.send('gửi bài lúc 8 giờ 15 phút sáng')
    talk.wait(DAY - 30 * 60_000)
    await talk.send('cảm ơn')
    expect(when(saved(talk).at(-1)?.nextAt)).toBe('22 08:15')
  })

  it('follows pace, pause, stop and start again, each in the very turn', async () => {
    const talk = openTalk()
    await talk.send('gửi bài lúc 7 rưỡi tối')
    await talk.send('mỗi tuần gửi 2 bữa thôi')
    expect(when(saved(talk).at(-1)?.nextAt)).toBe('24 19:30')
    expect((await talk.record())?.progress.habit.unit).toBe('week')
    await talk.send('nghỉ 1 tuần')
    expect(when(saved(talk).at(-1)?.nextAt)).toBe('01 19:30')
    expect((await talk.record())?.progress.habit.excused.length).toBe(8)
    const { commit } = await talk.send('ngừng gửi')
    expect(commit.effects.map(({ type }) => type)).toContain('sendingStopped')
    expect(saved(talk).at(-1)).toMatchObject({ nextAt: null, schedule: { hour: 19, minute: 30, daysPerWeek: 2 } })
    await talk.send('gửi lại')
    expect(when(saved(talk).at(-1)?.nextAt)).toBe('24 19:30')
  })

  it('honours the night only when it was asked for on purpose', async () => {
    const talk = openTalk()
    await talk.send('gửi bài lúc 11 giờ đêm')
    expect(saved(talk)).toEqual([])
    await talk.send('3')
    expect(when(saved(talk).at(-1)?.nextAt)).toBe('22 23:00')
    await talk.send('gửi bài lúc 11 giờ đêm')
    await talk.send('1')
    expect(saved(talk).at(-1)?.schedule).toMatchObject({ hour: 20, minute: 45, nightChosen: false })
  })

  it('ends when the hour is taken away, and is never made without consent or where nothing is sent', async () => {
    const talk = openTalk()
    await talk.send('gửi bài lúc 7 rưỡi tối')
    await talk.send('đổi giờ')
    await talk.send('4')
    expect(saved(talk).at(-1)?.nextAt).toBeNull()
    for (const other of [openTalk({ consent: 'none' }), openTalk({ sendsDaily: false }), openTalk({ kind: 'group' })]) {
      await other.send('/start')
      await other.send('gửi bài lúc 7 rưỡi tối')
      expect(saved(other)).toEqual([])
    }
  })

  it('holds everything unasked for a day after an emergency, whose own turn reads no record', async () => {
    const talk = openTalk()
    await talk.send('gửi bài lúc 8 giờ 15 phút sáng')
    talk.wait(20 * HOUR)
    const { report } = await talk.send('vừa chuyển 20 triệu cho thằng lừa đảo')
    expect(report.emergency).toBe(true)
    const { schedule, nextAt } = saved(talk).at(-1) ?? {}
    expect(schedule?.heldUntil).toBe(talk.now - 1000 + DAY)
    expect(when(nextAt)).toBe('23 08:15')
  })
})

describe('"sao hôm qua không thấy bài"', () => {
  async function told(set: readonly string[], waits: number, ask = 'sao hôm qua không thấy bài'): Promise<string> {
    const talk = openTalk()
    for (const text of set) await talk.send(text)
    talk.wait(waits)
    return (await talk.send(ask)).texts[0] ?? ''
  }
  const hour = 'gửi bài lúc 7 rưỡi tối'

  it.each([
    ['stopped', [hour, 'ngừng gửi'], 2 * DAY, /đã bảo cháu ngừng gửi hôm thứ Bảy/u],
    ['paused', [hour, 'nghỉ 1 tuần'], 2 * DAY, /nghỉ tới hết thứ Bảy 28\/11/u],
    ['no hour', [], 2 * DAY, /chưa chọn giờ nhận bài/u],
    ['the hour is new', [hour], DAY, /chọn giờ hôm qua, nên bài đầu tiên tới sau hôm đó/u],
    ['pace', [hour, 'mỗi tuần gửi 2 bữa thôi'], 2 * DAY, /thứ Ba và thứ Sáu\. Hôm qua không phải bữa gửi/u],
    ['days of silence', [hour], 5 * DAY, /Mấy hôm bác chưa nhắn, cháu gửi thưa lại/u],
    ['weeks of silence', [hour], 30 * DAY, /Lâu bác chưa nhắn, nên cháu ngừng gửi/u],
    ['our own fault', [hour], 2 * DAY, /Hôm qua không có bài thì là do máy của cháu/u],
  ])('is answered truly: %s', async (_name, set, waits, answer) => {
    expect(await told(set, waits)).toMatch(answer)
  })

  it('knows that today’s hour has not come', async () => {
    expect(await told([hour], DAY, 'sao hôm nay chưa thấy bài')).toContain('Hôm nay chưa tới giờ ạ.')
  })

  it('is answered the same on the second asking of a day: the first word has not ended the silence it asks about', async () => {
    const talk = openTalk()
    await talk.send(hour)
    talk.wait(5 * DAY)
    await talk.send('cảm ơn')
    expect((await talk.send('sao hôm qua không thấy bài')).texts[0]).toContain('gửi thưa lại')
  })

  it('leaves the offer to learn at once', async () => {
    const talk = openTalk()
    await talk.send(hour)
    talk.wait(2 * DAY)
    await talk.send('sao hôm qua không thấy bài')
    expect((await talk.send('1')).texts[0]).toContain('Bài hôm nay:')
  })
})

describe('wishes about questions', () => {
  it.each([
    ['mỗi ngày 3 câu thôi', 3],
    ['moi ngay 8 cau', 8],
    ['mỗi ngày hỏi 5 câu', 5],
    ['một ngày hai câu', 3],
  ])('"%s" sets how many a day', async (text, cap) => {
    const talk = openTalk()
    await talk.send(text)
    expect(talk.memory().settings.cap).toBe(cap)
  })

  it('Telegram’s own polls come where they were chosen, and typed digits go on working', async () => {
    const talk = openTalk({ channel: 'telegram' })
    await talk.send('câu đố kiểu telegram')
    const { messages } = await talk.send('cho 1 câu đố về qr')
    const [poll] = messages
    if (poll?.type !== 'quiz') throw new Error('no poll')
    expect(poll.correct + 1).toBe(talk.rightDigit())
    expect(poll.options.every(({ digit }) => digit <= 6)).toBe(true)
    const answered = await talk.send({ type: 'choice', value: String(poll.correct), of: poll.list ?? '' })
    expect(answered.report.correct).toBe(true)
    await talk.send('câu nữa')
    expect((await talk.send('7')).texts[0]).toContain('Không sao ạ.')
    await talk.send('câu đố thường')
    expect((await talk.send('câu nữa')).messages[0]?.type).toBe('text')
  })

  it('Telegram’s own polls, whose letters have one size, give way to a question in large letters', async () => {
    const talk = openTalk({ channel: 'telegram' })
    await talk.send('câu đố kiểu telegram')
    await talk.send('to hơn')
    const [question] = (await talk.send('cho 1 câu đố về qr')).messages
    expect(question).toMatchObject({ type: 'text', large: true, choices: expect.any(Array) })
  })

  it('an answer to a poll of before a restart is read where one question is open, and never where two are remembered', async () => {
    const talk = openTalk({ channel: 'telegram' })
    await talk.send('câu đố kiểu telegram')
    const [poll] = (await talk.send('cho 1 câu đố về qr')).messages
    if (poll?.type !== 'quiz') throw new Error('no poll')
    expect((await talk.send({ type: 'choice', value: String(poll.correct), of: 'poll' })).report.correct).toBe(true)
    await talk.send('câu nữa')
    await talk.send('cho 1 câu đố về an toàn mạng')
    expect((await talk.send({ type: 'choice', value: '0', of: 'poll' })).report.correct).toBeUndefined()
  })

  it('elsewhere there are none, and that is said', async () => {
    const talk = openTalk()
    expect((await talk.send('câu đố kiểu telegram')).texts[0]).toContain('chỉ có kiểu nút bấm và số')
    expect((await talk.send('cho 1 câu đố về qr')).messages[0]?.type).toBe('text')
  })
})
