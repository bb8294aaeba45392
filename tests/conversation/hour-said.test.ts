import { describe, expect, it } from 'vitest'
import { openTalk } from '../support/talk.ts'

/** What was said in order, from "/start" on; the last texts, and the talk. */
async function told(...said: string[]) {
  const talk = openTalk({ consent: 'none' })
  await talk.send('/start')
  let texts: string[] = []
  for (const text of said) texts = (await talk.send(text)).texts
  return { talk, texts }
}

const DONE = /^Xong rồi ạ\. Cháu gửi bài mỗi ngày, (?:trong khoảng 19 đến 20 giờ|19 giờ 30|6 giờ 15)\./u

describe('an hour that was said already', () => {
  it.each([
    ['before the agreement', ['gửi bài cho tôi lúc 7 giờ tối', '1', '1', '2']],
    ['with the agreement', ['đồng ý, 7 giờ tối', '1', '2']],
    ['with the agreement, without marks', ['dong y gui bai luc 7 gio toi', '1', '2']],
    ['instead of a form of address', ['1', '7 giờ tối', '1', '2']],
    ['instead of a place', ['1', '1', '7 rưỡi tối', '2']],
    ['in words of their own when it is asked for', ['1', '1', '2', '7 giờ rưỡi tối']],
    ['to the minute', ['1', '1', '2', '6 giờ 15 sáng']],
  ])('%s is not asked for again', async (_when, said) => {
    const { talk, texts } = await told(...said)
    expect(texts[0]).toMatch(DONE)
    expect(talk.memory().settings.hour).not.toBeNull()
    expect(talk.memory().consent.state).toBe('given')
  })

  it('in the quiet hours is not taken for granted with an agreement', async () => {
    const { talk, texts } = await told('đồng ý, 11 giờ đêm', '1', '2')
    expect(talk.memory().consent.state).toBe('given')
    expect(texts[0]).toContain('Bác chọn giờ')
  })

  it.each(['7 giờ tối', 'ừ 7 giờ tối', 'không đồng ý 7 giờ tối'])('is no agreement by itself: "%s"', async (text) => {
    const { talk } = await told(text)
    expect(talk.memory().consent.state).not.toBe('given')
  })

  it('of somebody who agrees to nothing is kept for the talk alone', async () => {
    const { talk } = await told('gửi bài cho tôi lúc 7 giờ tối', '2')
    expect(talk.memory().consent.state).toBe('declined')
    expect(talk.memory().learner).toBeNull()
  })
})

describe('the second person of a phone', () => {
  it('is greeted once, by a machine that says so', async () => {
    const talk = openTalk()
    await talk.send('đổi người')
    await talk.send('2')
    const { texts } = await talk.send('Hùng')
    expect(texts[0]).toBe(
      'Chào bác Hùng. Cháu là máy trả lời tự động. Kết quả học của mỗi người trong máy này để riêng.',
    )
    expect(texts.join('\n').match(/chào/giu)).toHaveLength(1)
  })
})
