import { describe, expect, it } from 'vitest'
import { readWeekdays } from '../../src/conversation/weekday-words.ts'
import { fold } from '../../src/shared/text.ts'
import { openTalk, type Talk } from '../support/talk.ts'

/** Lessons every day between 19 and 20 o'clock. */
function evenings(): Talk {
  return openTalk({
    change: (memory) => ({ ...memory, settings: { ...memory.settings, hour: { hour: 19, minute: null }, hourAt: 0 } }),
  })
}
const bothWays = (texts: readonly string[]) => texts.flatMap((text) => [text, fold(text)])

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]

describe('days of the week in words', () => {
  it.each([
    ['thứ hai với thứ năm', [1, 4]],
    ['thứ 2 4 6', [1, 3, 5]],
    ['thứ hai, tư, sáu', [1, 3, 5]],
    ['từ thứ hai đến thứ bảy', [1, 2, 3, 4, 5, 6]],
    ['t3 t6', [2, 5]],
    ['đừng gửi thứ hai, thứ tư', [0, 2, 4, 5, 6]],
    ['cuối tuần', [0, 6]],
    ['ngày thường gửi, cuối tuần nghỉ', [1, 2, 3, 4, 5]],
    ['đừng gửi chủ nhật', [1, 2, 3, 4, 5, 6]],
    ['thứ bảy với chủ nhật nghỉ', [1, 2, 3, 4, 5]],
  ])('"%s"', (text, days) => {
    expect(readWeekdays(text, EVERY_DAY)?.days).toEqual(days)
    expect(readWeekdays(fold(text), EVERY_DAY)?.days).toEqual(days)
  })

  it.each(['7 giờ tối', 'hai bữa', 'tuần 3 bữa', 'thứ tự'])('are not seen in "%s"', (text) =>
    expect(readWeekdays(text, EVERY_DAY)).toBeNull(),
  )
})

describe('the days lessons come on', () => {
  it.each([
    ['chủ nhật đừng gửi', 6],
    ['đừng gửi vào chủ nhật nữa nghe', 6],
    ['đừng gửi cuối tuần', 5],
    ['gửi thứ 3 thứ 6 thôi', 2],
    ['thứ hai tư sáu gửi nhé', 3],
    ['gửi bài từ thứ hai đến thứ sáu', 5],
    ['trừ chủ nhật ra', 6],
    ['hai ngày gửi một lần', 3],
  ])('are those of a pace at "%s"', async (text, days) => {
    for (const typed of bothWays([text])) {
      const talk = evenings()
      expect((await talk.send(typed)).texts[0]).toContain(`mỗi tuần ${days} bữa`)
      expect(talk.memory().settings.daysPerWeek).toBe(days)
    }
  })

  it.each(bothWays(['chỉ gửi thứ hai với thứ năm']))('no pace has: "%s" is offered what is possible', async (text) => {
    const talk = evenings()
    const { texts } = await talk.send(text)
    expect(texts[0]).toBe(
      'Cháu chưa gửi riêng theo thứ bác chọn được. Bác lấy một nhịp gần nhất nhé:\n1. Tuần 2 bữa: thứ Ba và thứ Sáu\n2. Tuần 5 bữa: thứ Hai đến thứ Sáu\n3. Mỗi ngày\n4. Để như cũ',
    )
    expect(talk.memory().settings.daysPerWeek).toBe(7)
    await talk.send('1')
    expect(talk.memory().settings.daysPerWeek).toBe(2)
  })

  it('never offers a day that was refused', async () => {
    const { texts } = await evenings().send('thứ bảy tôi bận, đừng gửi thứ bảy')
    expect(texts[0]).not.toMatch(/đến thứ Bảy|Mỗi ngày/u)
    expect(texts[0]).toContain('Tuần 5 bữa: thứ Hai đến thứ Sáu')
  })

  it.each(bothWays(['gửi ít lại đi', 'cho đổi ngày gửi', 'gửi thưa thưa thôi']))(
    'are asked for at "%s"',
    async (text) => expect((await evenings().send(text)).texts[0]).toContain('Một tuần bác muốn nhận mấy bữa'),
  )

  it.each(bothWays(['một ngày gửi 2 bài được không']))('"%s" is told what is the most', async (text) =>
    expect((await evenings().send(text)).texts[0]).toContain('Mỗi ngày cháu gửi nhiều nhất một bài'),
  )
})

describe('the hour', () => {
  it.each([
    ['đổi giờ học sang 7 rưỡi tối', { hour: 19, minute: 30 }],
    ['sáng sớm thôi', { hour: 6, minute: null }],
    ['gửi bài buổi sáng cho tôi', { hour: 6, minute: null }],
    ['cho bài lúc ăn cơm trưa', { hour: 11, minute: null }],
    ['gửi trễ hơn một tiếng', { hour: 20, minute: null }],
    ['gửi sớm hơn nửa tiếng', { hour: 18, minute: 30 }],
    ['7 giờ sáng mỗi ngày', { hour: 7, minute: null }],
  ])('"%s"', async (text, hour) => {
    for (const typed of bothWays([text])) {
      const talk = evenings()
      await talk.send(typed)
      expect(talk.memory().settings.hour, typed).toEqual(hour)
    }
  })

  it.each(
    bothWays(['đừng gửi buổi trưa', 'giờ này phiền quá, gửi lúc khác', 'gửi sớm hơn chút', 'nhắc tôi học buổi chiều']),
  )('is asked for at "%s"', async (text) =>
    expect((await evenings().send(text)).texts[0]).toContain('muốn nhận bài lúc nào'),
  )

  it.each(bothWays(['bây giờ đang gửi mấy giờ vậy', 'thứ bảy có gửi bài không']))(
    '"%s" is told, and changes nothing',
    async (text) => {
      const talk = evenings()
      const before = talk.memory().settings
      expect((await talk.send(text)).texts[0]).toContain('đang gửi bài cho bác mỗi ngày, trong khoảng 19 đến 20 giờ')
      expect(talk.memory().settings).toEqual(before)
    },
  )

  it.each(bothWays(['tuần sau tôi đi xa, khỏi gửi']))('"%s" asks how long to rest, and moves no hour', async (text) => {
    const talk = evenings()
    expect((await talk.send(text)).texts[0]).toContain('muốn nghỉ bao lâu')
    expect(talk.memory().settings.hour).toEqual({ hour: 19, minute: null })
  })
})

describe('what is no wish about lessons', () => {
  it.each(
    bothWays([
      'gửi hồ sơ thứ bảy được không',
      'chủ nhật ngân hàng có làm việc không',
      'gửi tiền buổi tối có tới liền không',
      'thứ hai ủy ban mấy giờ mở cửa',
    ]),
  )('"%s" changes nothing', async (text) => {
    const talk = evenings()
    const before = talk.memory().settings
    expect((await talk.send(text)).report.behaviour).not.toBe('settings')
    expect(talk.memory().settings).toEqual(before)
  })
})
