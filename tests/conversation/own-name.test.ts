import { describe, expect, it } from 'vitest'
import { openTalk, type Talk } from '../support/talk.ts'

const ASKED = 'tên gì để khỏi lẫn'

/** Somebody without a name, who handed the phone to bác Hùng and has it again. */
async function firstAgain(): Promise<{ talk: Talk; back: readonly string[] }> {
  const talk = openTalk()
  for (const text of ['đổi người', '2', 'Hùng', '1', '1', '2', '4', 'đổi người']) await talk.send(text)
  return { talk, back: (await talk.send('1')).texts }
}
const times = (texts: readonly string[]) => texts.filter((text) => text.includes(ASKED)).length

describe('whoever was first on a phone and gave no name', () => {
  it('is asked for one as soon as they speak again beside a second person, once', async () => {
    const { talk, back } = await firstAgain()
    expect(talk.memory().learner).toBe('script')
    const asked = [...back]
    for (const text of ['cảm ơn cháu', 'tôi học đến đâu rồi', 'quét mã qr trả tiền thế nào'])
      asked.push(...(await talk.send(text)).texts)
    expect(times(asked)).toBe(1)
    expect(times(back)).toBe(1)
  })

  it.each(['Lan', 'bác Lan', 'bac lan', 'tên tôi là Lan'])(
    'is called by the name in "%s" from then on',
    async (text) => {
      const { talk } = await firstAgain()
      await talk.send(text)
      expect(talk.memory().settings.name).toBe('Lan')
      expect((await talk.send('đổi người')).texts[0]).toContain('1. Bác Lan')
    },
  )

  it.each(['quét qr', 'vneid', 'VNeID là gì', 'lừa đảo', 'học bài'])(
    'is answered when they ask "%s" instead',
    async (text) => {
      const { talk } = await firstAgain()
      await talk.send(text)
      expect(talk.memory().settings.name).toBeNull()
    },
  )

  it('is not asked while they are alone, nor is somebody who came second and wanted no name', async () => {
    const alone = openTalk()
    const said: string[] = []
    for (const text of ['cảm ơn cháu', 'đổi người', '2']) said.push(...(await alone.send(text)).texts)
    // "Không cần tên", then agreed and onboarded.
    for (const text of ['1', '1', '1', '2', '4', 'cảm ơn cháu']) said.push(...(await alone.send(text)).texts)
    expect(alone.memory().learner).not.toBe('script')
    expect(times(said)).toBe(0)
  })

  it('is not asked in the middle of a question or of a loss of money, but after it', async () => {
    const talk = openTalk()
    for (const text of ['đổi người', '2', 'Hùng', '1', '1', '2', '4']) await talk.send(text)
    talk.wait(13 * 3_600_000)
    expect((await talk.send('cho 1 câu đố')).texts[0]).toContain('học ạ?')
    expect(times((await talk.send('1')).texts)).toBe(0)
    expect(times((await talk.send('mẹ em vừa chuyển 80 triệu cho người lạ')).texts)).toBe(0)
    talk.wait(25 * 3_600_000)
    expect((await talk.send('tôi học đến đâu rồi')).texts[0]).toContain('học ạ?')
    expect(times((await talk.send('1')).texts)).toBe(1)
  })
})
