import { describe, expect, it } from 'vitest'
import { openTalk } from '../support/talk.ts'

describe('a lesson that was broken off', () => {
  it('goes on at the card where it stopped, and is named after something else came between', async () => {
    const talk = await openTalk()
    await talk.send('học bài')
    await talk.send('1')
    const second = await talk.send('tiếp')
    expect(second.texts.join('\n')).toMatch(/^Thẻ 2\//u)
    await talk.send('tiến độ')
    const again = (await talk.send('học tiếp')).texts.join('\n')
    expect(again).toMatch(/^Học tiếp bài: /u)
    expect(again).toContain(second.texts.join('\n').slice(0, 40))
  })

  it('goes on at its open question, not at its first card', async () => {
    const talk = await openTalk()
    await talk.send('học bài')
    await talk.send('xong bài này rồi')
    await talk.send(String(talk.rightDigit()))
    const question = (await talk.send('tiếp')).texts.join('\n')
    expect(question).toMatch(/^Câu 2\/3/u)
    await talk.send('tiến độ')
    const again = (await talk.send('1')).texts.join('\n')
    expect(again).toMatch(/^Học tiếp bài: /u)
    expect(again).toContain(question)
  })

  it('is over once its end was reached: the next one is offered from its beginning', async () => {
    const talk = await openTalk()
    const first = (await talk.send('học bài')).texts.join('\n')
    await talk.send('xong bài này rồi')
    for (let question = 0; question < 3; question += 1) {
      await talk.send(String(talk.rightDigit()))
      await talk.send('tiếp')
    }
    const next = (await talk.send('học tiếp')).texts.join('\n')
    expect(next).toMatch(/^Bài hôm nay: /u)
    expect(next).not.toBe(first)
  })
})
