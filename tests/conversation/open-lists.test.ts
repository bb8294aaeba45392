import { describe, expect, it } from 'vitest'
import { openTalk, talkWithQuestion } from '../support/talk.ts'

const MINUTE = 60_000
const DAY = 86_400_000

describe('an open list', () => {
  it('is shown as numbered lines, and its buttons carry at most 48 bytes', async () => {
    const talk = openTalk({ channel: 'telegram' })
    const { messages, texts } = await talk.send('menu')
    expect(texts[0]).toMatch(/\n1\. .+\n2\. .+/u)
    const [message] = messages
    if (message?.type !== 'text') throw new Error('the menu is a text')
    for (const choice of message.choices ?? []) {
      expect(choice.id).toMatch(/^[a-z0-9:._-]{1,48}$/u)
      expect(message.list && choice.id.startsWith(message.list)).toBe(true)
    }
  })

  it('is answered by its button and by the same typed digit alike', async () => {
    const pressed = openTalk({ channel: 'telegram' })
    await pressed.send('menu')
    const typed = openTalk({ channel: 'telegram' })
    await typed.send('menu')
    expect((await pressed.press('Hỏi cách làm')).texts).toEqual((await typed.send('2')).texts)
  })

  it('takes a digit typed before a newer list was sent as an answer to the older', async () => {
    const talk = openTalk()
    await talk.send('menu')
    const between = talk.now
    talk.wait(5000)
    await talk.send('cài đặt')
    const { report, texts } = await talk.send('2', between)
    expect(report.read_as).toBe('option:2')
    expect(texts[0]).toContain('hỏi cách làm việc gì')
  })

  it('names the numbers it has when another is typed', async () => {
    const talk = openTalk()
    await talk.send('chậm hơn')
    await talk.send('trước khi bấm chuyển phải xem những gì')
    const { texts } = await talk.send('6')
    expect(texts[0]).toMatch(/Bác chọn 1.*hoặc \d nhé/u)
  })

  it('closes a confirmation of erasing after ten minutes', async () => {
    const talk = openTalk()
    await talk.send('xóa dữ liệu')
    talk.wait(11 * MINUTE)
    const { commit } = await talk.send('1')
    expect(commit.effects.map((effect) => effect.type)).not.toContain('personErased')
  })

  it('shows a question of the day before yesterday again and grades nothing', async () => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1')
    talk.wait(2 * DAY)
    const { texts, report } = await talk.send('2')
    expect(texts[0]).toContain('chép lại: Trước khi bấm chuyển tiền')
    expect(texts[0]).toContain('hôm thứ Bảy')
    expect(report.correct).toBeUndefined()
    expect((await talk.record())?.items.size ?? 0).toBe(0)
    expect((await talk.send('1')).report.correct).toBe(true)
  })

  it('closes a question after eight days, without a fail', async () => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1')
    talk.wait(8 * DAY)
    const { texts } = await talk.send('2')
    expect(texts[0]).toContain('Câu hôm trước khép rồi, không tính gì cả.')
    expect((await talk.record())?.items.size ?? 0).toBe(0)
  })

  it('answers a button of a list long gone as a closed question', async () => {
    const talk = openTalk({ channel: 'telegram' })
    await talk.send('menu')
    const { texts } = await talk.send({ type: 'choice', value: 'lzzzzzz0.1' })
    expect(texts[0]).toContain('khép rồi')
  })
})
