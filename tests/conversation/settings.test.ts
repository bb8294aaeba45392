import { describe, expect, it } from 'vitest'
import { readDays, readTime } from '../../src/conversation/clock-words.ts'
import { openTalk } from '../support/talk.ts'

describe('a time of day in words', () => {
  it.each([
    ['7 giờ tối', 19, null],
    ['7h tối', 19, null],
    ['19h30', 19, 30],
    ['bảy rưỡi tối', 19, 30],
    ['6 giờ sáng', 6, null],
    ['đổi giờ gửi bài sang 7 giờ tối', 19, null],
    ['11 giờ đêm', 23, null],
    ['1 giờ trưa', 13, null],
    ['gui luc 8 gio toi', 20, null],
    ['3 giờ chiều', 15, null],
    ['mười giờ sáng', 10, null],
    ['8 giờ 15 phút tối', 20, 15],
    ['bảy giờ mười lăm tối', 19, 15],
    ['bay gio muoi lam toi', 19, 15],
    ['bảy giờ bốn lăm sáng', 7, 45],
    ['hai mươi giờ ba mươi', 20, 30],
    ['hai mươi mốt giờ', 21, null],
    ['tám giờ kém hai mươi lăm sáng', 8, -25],
  ])('"%s"', (text, hour, minute) => expect(readTime(text)).toMatchObject({ hour, minute }))

  it('without a part of the day is near the hour set before', () => {
    expect(readTime('à 7 rưỡi', 19)).toMatchObject({ hour: 19, minute: 30 })
  })

  it.each(['gửi 2 bữa', 'bài 7', 'lớp 9', 'cho hỏi cái này'])('is not seen in "%s"', (text) =>
    expect(readTime(text)).toBeNull(),
  )
})

describe('a length of time in words', () => {
  it.each([
    ['nghỉ mười lăm ngày', 15],
    ['nghi hai muoi mot ngay', 21],
    ['nghỉ nửa tháng', 15],
    ['nghỉ tháng rưỡi', 45],
    ['nghỉ một tuần rưỡi', 11],
    ['nghỉ 2 tuần', 14],
  ])('"%s" is %i days', (text, days) => expect(readDays(text)).toBe(days))

  it.each(['nghỉ rưỡi', 'mười lăm câu', 'nửa chừng', 'trong tháng'])('"%s" names none', (text) =>
    expect(readDays(text)).toBeNull(),
  )
})

describe('settings by saying so', () => {
  it('changes hour, half an hour later and pace, and confirms each in full', async () => {
    const talk = openTalk()
    expect((await talk.send('đổi giờ gửi bài sang 7 giờ tối')).texts[0]).toContain('trong khoảng 19 đến 20 giờ')
    expect((await talk.send('à 7 rưỡi')).texts[0]).toContain('19 giờ 30')
    expect((await talk.send('mỗi tuần gửi 2 bữa thôi')).texts[0]).toContain(
      'mỗi tuần 2 bữa, thứ Ba và thứ Sáu, 19 giờ 30',
    )
    expect(talk.memory().settings).toMatchObject({ hour: { hour: 19, minute: 30 }, daysPerWeek: 2 })
  })

  it('leaves the night alone unless it is insisted on', async () => {
    const talk = openTalk()
    await talk.send('đổi giờ gửi sang 11 giờ đêm')
    expect(talk.memory().settings.hour).toBeNull()
    await talk.send('3')
    expect(talk.memory().settings.hour).toEqual({ hour: 23, minute: 0 })
  })

  it('stops at once, says why two days later, and starts again with the old hour', async () => {
    const talk = openTalk()
    await talk.send('đổi giờ gửi bài sang 7 giờ rưỡi tối')
    await talk.send('ngừng gửi')
    talk.wait(48 * 3_600_000)
    expect((await talk.send('sao hôm qua không thấy bài')).texts[0]).toContain('đã bảo cháu ngừng gửi hôm thứ Bảy')
    expect((await talk.send('gửi lại đi con')).texts[0]).toContain('con gửi lại: mỗi ngày, 19 giờ 30')
    expect(talk.memory().settings.stoppedAt).toBeNull()
  })

  it('says honestly that without consent a setting lasts for this talk only', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('/start')
    await talk.send('2')
    expect((await talk.send('mỗi tuần gửi 2 bữa thôi')).texts[0]).toContain('chỉ nhớ trong 30 phút')
  })

  it.each(['đổi giờ gửi sang 7 giờ tối', 'gửi lại bài', 'sao không thấy bài'])(
    'without consent promises no lesson at "%s", and asks for consent, but never a child',
    async (text) => {
      const talk = openTalk({ consent: 'none' })
      await talk.send('/start')
      await talk.send('2')
      const { texts } = await talk.send(text)
      expect(texts[0]).toContain('Bác đồng ý cho cháu lưu thì cháu gửi.\n1. Đồng ý')
      await talk.send('em học lớp 4')
      expect((await talk.send(text)).texts[0]).not.toMatch(/Đồng ý|từ mai/u)
    },
  )

  it('takes a stated form of address at once, and keeps it', async () => {
    const talk = openTalk()
    expect((await talk.send('gọi tôi là chị')).texts[0]).toBe('Dạ, từ giờ em gọi chị như vậy.')
    expect((await talk.send('cảm ơn')).texts[0]).toBe('Dạ, không có gì.')
    expect(talk.memory().settings.form).toBe('chi')
  })

  it('takes a stated place, and not a question about a place', async () => {
    const talk = openTalk()
    await talk.send('tôi ở Lai Châu')
    expect(talk.memory().settings.place).toBe('lai-chau')
    await talk.send('ở Lâm Đồng thì sao')
    expect(talk.memory().settings.place).toBe('lai-chau')
  })

  it('pauses until a day that is said with its date', async () => {
    const talk = openTalk()
    expect((await talk.send('nghỉ 1 tuần')).texts[0]).toContain('tới hết thứ Bảy 28/11')
  })

  it.each(['mai đừng gửi', 'ngày mai khỏi gửi bài nhé'])('pauses for one day at "%s"', async (text) => {
    const talk = openTalk()
    expect((await talk.send(text)).texts[0]).toContain('tới hết Chủ nhật 22/11')
    expect(talk.memory().settings).toMatchObject({ pausedUntil: '2026-11-22', stoppedAt: null })
  })

  it('promises no rest where nothing is sent and nothing kept', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('/start')
    await talk.send('2')
    expect((await talk.send('nghỉ 3 ngày')).texts[0]).toContain('không gửi bài hằng ngày cho bác, vì chưa lưu gì')
  })
})

describe('right after the hour was chosen', () => {
  it.each(['em học lớp 7', 'cho 1 câu đố', 'bài 2 ở đâu'])('"%s" is no other hour', async (text) => {
    const talk = openTalk()
    await talk.send('gửi bài lúc 7 giờ tối')
    await talk.send(text)
    expect(talk.memory().settings.hour ?? { hour: 19 }).toMatchObject({ hour: 19 })
  })

  it.each(['2', 'hai', '3.'])('"%s" under a list that is closed is no other hour either', async (text) => {
    const talk = openTalk()
    await talk.send('gửi bài lúc 7 giờ tối')
    await talk.send('thôi')
    expect(talk.memory().lists).toEqual([])
    await talk.send(text)
    expect(talk.memory().settings.hour).toEqual({ hour: 19, minute: null })
  })

  it.each(['à 7 rưỡi', 'thôi 8 giờ', '20 giờ đi', 'tám giờ tối'])('"%s" is', async (text) => {
    const talk = openTalk()
    await talk.send('gửi bài lúc 7 giờ tối')
    expect((await talk.send(text)).report.behaviour).toBe('settings')
  })
})
