import { describe, expect, it } from 'vitest'
import { NO_BURST } from '../../src/conversation/burst.ts'
import { onboardedMemory, SCRIPT_START } from '../../src/conversation/converse.ts'
import { makeConversation } from '../../src/conversation/turn.ts'
import type { TurnWork } from '../../src/conversation/turn-store.ts'
import { openTalk, parts, type Talk } from '../support/talk.ts'

async function lesson(talk: Talk, right: number): Promise<void> {
  await talk.send('học bài')
  await talk.send('xong bài này rồi')
  for (let question = 0; question < 3; question += 1) {
    await talk.send(question < right ? String(talk.rightDigit()) : '7')
    await talk.send('1')
  }
}

describe('the progress', () => {
  it('is counted from the catalogue and from what was done, the extensions left out', async () => {
    const talk = openTalk()
    await lesson(talk, 3)
    const { texts, report } = await talk.send('tôi học đến đâu rồi')
    expect(report.behaviour).toBe('progress')
    expect(texts[0]).toMatch(
      /^Bác học được 1 bài trong 8 bài:\n– Dịch vụ công: \d\/2\n– VNeID: \d\/2\n– Trả tiền QR: \d\/2\n– Tự bảo vệ: \d\/2\n/u,
    )
    expect(texts[0]).toContain('Còn 7 bài')
    expect(texts[0]).not.toContain('Gửi ảnh')
  })

  it('names what is often missed by its question alone, and forgets what was right since', async () => {
    const talk = openTalk()
    await talk.send('cho 1 câu đố về qr')
    const stem = /Câu đố: (.+)/u.exec((await talk.send('lại')).texts[0] ?? '')?.[1]
    await talk.send('7')
    const { texts } = await talk.send('những câu tôi hay nhầm')
    expect(texts[0]).toMatch(/^Những câu bác hay nhầm:\n– /u)
    expect(texts[0]).not.toMatch(/Đáp án|đúng là/u)
    expect(stem === undefined || texts[0]?.includes(stem)).toBe(true)
  })

  it('asks one of those very questions again when that is chosen under them', async () => {
    const talk = openTalk()
    await talk.send('cho 1 câu đố về qr')
    const missed = talk.memory().quiz?.item
    await talk.send('7')
    for (const skill of ['vneid', 'an toàn']) {
      await talk.send(`cho 1 câu đố về ${skill}`)
      await talk.send(String(talk.rightDigit()))
    }
    await talk.send('những câu tôi hay nhầm')
    expect((await talk.press('Làm lại một câu')).report.behaviour).toBe('quiz')
    expect(talk.memory().quiz).toMatchObject({ item: missed, state: 'open' })
  })

  it('of the week is told when asked for, in days, lessons and questions', async () => {
    const talk = openTalk()
    expect((await talk.send('tuần này tôi học sao rồi')).texts[0]).toContain('Tuần này bác chưa học bài nào')
    await lesson(talk, 2)
    expect((await talk.send('tuan nay toi hoc the nao')).texts[0]).toContain(
      'Tuần này bác học 1 ngày, 1 bài, đúng 2/3 câu.',
    )
    talk.wait(3 * 86_400_000)
    expect((await talk.send('tổng kết tuần')).texts[0]).toContain('chưa học bài nào')
  })

  it('without consent is told of this talk only, and consent is offered', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('/start')
    await talk.send('2')
    await lesson(talk, 3)
    const { texts } = await talk.send('tôi học đến đâu rồi')
    expect(texts[0]).toContain('chỉ kể được từ lúc mình bắt đầu nói chuyện')
    expect(texts[0]).toContain('1 bài trong 8 bài')
    expect(texts[1]).toContain('1. Đồng ý')
  })

  it('is nobody else’s business in a group', async () => {
    const talk = openTalk({ kind: 'group' })
    for (const text of ['tôi học đến đâu rồi', 'tuần này tôi học sao rồi', 'ôn bài', 'mỗi ngày 3 câu'])
      expect((await talk.send(text)).texts[0]).toContain('nhắn riêng')
  })

  it('is offered as a picture only where pictures are seen: words, numbers and what it is not', async () => {
    const sees = makeConversation({ ...parts(), pictures: new Set(['web'] as const) }, { burst: NO_BURST })
    const from = { channel: 'web', account: 'web', chat: 'c', user: 'u', kind: 'private' } as const
    let memory: unknown = { ...onboardedMemory(SCRIPT_START), record: undefined }
    const say = async (text: string, key: string) => {
      const message = { key, at: SCRIPT_START, from, body: { type: 'text', text } as const, trace: { receivedAt: 0 } }
      const work: TurnWork = {
        lane: 'web:web:c',
        messages: [{ key, lane: 'web:web:c', message, hidden: [] }],
        memory,
        profiles: [],
        opened: [],
        attempts: 0,
      }
      const result = await sees.runTurn(work, SCRIPT_START)
      if (result.kind === 'wait') throw new Error('the turn waits')
      const saved = result.commit.effects.find((effect) => effect.type === 'memorySaved')
      memory = saved?.memory
      return result.commit.messages.map((draft) => draft.message)
    }
    const [progress] = await say('tôi học đến đâu rồi', 'k1')
    const choice = progress?.type === 'text' ? progress.choices?.find(({ label }) => label === 'Gửi ảnh') : undefined
    const [picture, words] = await say(String(choice?.digit), 'k2')
    if (picture?.type !== 'image' || !picture.card) throw new Error('no picture')
    expect(picture.card).toMatchObject({ title: 'Tiến độ học của bác', date: '21/11/2026' })
    expect(picture.card.rows).toContainEqual({ label: 'Trả tiền QR', done: 0, all: 2 })
    expect(picture.card.note).toContain('Không phải giấy chứng nhận')
    expect(picture.alt).toContain('Bác học được 0 bài trong 8 bài')
    const { of: owner, ...drawn } = picture.card
    expect(JSON.stringify([drawn, picture.alt])).not.toMatch(/script|web:web/u)
    // Not drawn: by it the picture is found when its owner is erased.
    expect(owner).toBe('script')
    expect(words?.type).toBe('text')
  })
})
