import { describe, expect, it } from 'vitest'
import { openTalk } from '../support/talk.ts'

/** What the settings are after one sentence. */
async function wish(text: string) {
  const talk = openTalk()
  const { texts } = await talk.send(text)
  const { hour, daysPerWeek } = talk.memory().settings
  return { text: texts[0] ?? '', hour, daysPerWeek, talk }
}

describe('days of the week and an hour said in one breath', () => {
  it.each<[string, number, { hour: number; minute: number | null }]>([
    ['gửi tối thứ tư', 1, { hour: 19, minute: null }],
    ['gửi bài 7 giờ tối thứ ba với thứ sáu', 2, { hour: 19, minute: null }],
    ['thứ hai, thứ tư, thứ sáu gửi lúc 8 giờ sáng nhé', 3, { hour: 8, minute: null }],
    ['gui bai thu 3 thu 6 luc 19h30', 2, { hour: 19, minute: 30 }],
    ['gửi thứ tư 7 rưỡi tối', 1, { hour: 19, minute: 30 }],
    ['nhắc bài buổi trưa thứ 4 thôi', 1, { hour: 11, minute: null }],
    ['gửi thứ hai tới thứ sáu 6 giờ sáng', 5, { hour: 6, minute: null }],
    ['gui bai vao buoi toi thu tu', 1, { hour: 19, minute: null }],
  ])('"%s" sets both', async (text, days, hour) => {
    const set = await wish(text)
    expect(set).toMatchObject({ daysPerWeek: days, hour })
    expect(set.text).toContain('mỗi tuần')
    expect(set.text).toMatch(/\d giờ/u)
  })

  it.each(['chỉ gửi tối thứ hai thôi', 'sáng chủ nhật gửi bài nha', 'gửi 7 giờ tối thứ 7', 'gửi thứ hai 7 giờ tối'])(
    '"%s" names days no pace has: the hour is taken, the nearest paces are offered',
    async (text) => {
      const set = await wish(text)
      expect(set.text).toMatch(/^Giờ gửi cháu lấy .+\d giờ\. Cháu chưa gửi riêng theo thứ bác chọn được\./u)
      expect(set.hour).not.toBeNull()
      await set.talk.send('1')
      expect(set.talk.memory().settings).toMatchObject({ hour: set.hour, daysPerWeek: 1 })
    },
  )

  it('an hour of the night is asked back, and the days are kept', async () => {
    const set = await wish('gửi thứ tư lúc 11 giờ đêm')
    expect(set.text).toContain('Từ 21 giờ tới 6 giờ')
    expect(set.daysPerWeek).toBe(1)
    await set.talk.send('1')
    expect(set.talk.memory().settings).toMatchObject({ hour: { hour: 20, minute: 45 }, daysPerWeek: 1 })
  })

  it.each(['đừng gửi tối thứ tư', 'gửi thứ tư nha', 'gui toi thu tu'])(
    '"%s" leaves the hour as it was',
    async (text) => {
      expect((await wish(text)).hour).toBeNull()
    },
  )

  it.each(['gửi hồ sơ tối thứ tư được không', 'tối thứ tư có ai gửi tin lừa không'])(
    '"%s" is no wish about lessons',
    async (text) => {
      expect((await wish(text)).hour).toBeNull()
    },
  )
})
