import { describe, expect, it } from 'vitest'
import { openTalk } from '../support/talk.ts'

describe('a machine that sends no lessons by itself', () => {
  it('asks for no hour after consent and promises none', async () => {
    const talk = openTalk({ sendsDaily: false, consent: 'none' })
    await talk.send('/start')
    const said: string[] = []
    for (const digit of ['1', '1', '2']) said.push(...(await talk.send(digit)).texts)
    expect(said.join('\n')).toContain('vào lúc nào học lúc ấy')
    expect(said.join('\n')).not.toMatch(/chọn giờ|trong khoảng/u)
  })

  it('writes a wished hour down and says that nothing is sent yet', async () => {
    const talk = openTalk({ sendsDaily: false })
    const { texts } = await talk.send('đổi giờ gửi bài sang 7 giờ tối')
    expect(texts[0]).toContain('ghi lại')
    expect(texts[0]).toContain('chưa tự gửi bài được')
    expect((await talk.send('sao hôm qua không thấy bài')).texts[0]).toContain('chưa tự gửi bài được')
    expect((await talk.send('gửi lại')).texts[0]).toContain('chưa tự gửi bài được')
  })
})
