import { describe, expect, it } from 'vitest'
import type { Assistant, Question } from '../../src/assistant/assistant.ts'
import { openTalk } from '../support/talk.ts'

/** Asks for the place unless it is known from the profile or the words, and notes what it was asked. */
function placeAsker(): Assistant & { questions: Question[] } {
  const questions: Question[] = []
  return {
    questions,
    async answer(question) {
      questions.push(question)
      const known = question.place ?? (question.text.includes('Lai Châu') ? 'lai-chau' : null)
      const shared = { guides: [], topic: null, searched: question.text }
      if (known === null) {
        const options = ['Đắk Nông', 'Lai Châu'].map((label) => ({
          label,
          value: `${question.text}, ${label} thì sao`,
        }))
        return { ...shared, answer: { kind: 'clarify', slot: 'place', options } }
      }
      return {
        ...shared,
        answer: {
          kind: 'cited',
          guide: null,
          opening: null,
          sentences: [{ text: 'Báo cáo **hằng quý**.', cites: ['lai-chau#VI.10'] }],
          sources: [
            { text: 'Nguồn: Kế hoạch Lai Châu, mục VI.10; bản lưu không ghi số, ngày.', address: 'lai-chau#VI.10' },
          ],
          notes: ['huyện ủy nay không còn.'],
          next: [{ kind: 'verbatim', address: 'lai-chau#VI.10' }],
          composedBy: 'rules',
        },
      }
    },
  }
}

describe('a question about a place nobody named', () => {
  it('is asked back once with numbers, and the choice is the whole question', async () => {
    const assistant = placeAsker()
    const talk = openTalk({ assistant })
    const { report, texts } = await talk.send('tỉnh mình phải nộp báo cáo trước ngày mấy')
    expect(report).toMatchObject({ clarify: true, behaviour: 'ask', refused: false })
    expect(texts[0]).toContain('2. Lai Châu')
    const answer = await talk.send('2')
    expect(assistant.questions.at(-1)?.text).toContain('Lai Châu thì sao')
    expect(answer.report.citations).toEqual(['lai-chau#VI.10'])
  })

  it('is not asked where the profile has the place', async () => {
    const talk = openTalk({
      assistant: placeAsker(),
      change: (memory) => ({ ...memory, settings: { ...memory.settings, place: 'lai-chau' } }),
    })
    expect((await talk.send('phải nộp báo cáo trước ngày mấy')).report.clarify).toBe(false)
  })
})

describe('a plan answer as a message', () => {
  it('shows place, source and caution, and bold as ranges', async () => {
    const talk = openTalk({ assistant: placeAsker() })
    const { messages } = await talk.send('Lai Châu báo cáo thế nào')
    expect(messages[0]).toMatchObject({
      text: 'Báo cáo hằng quý.\nNguồn: Kế hoạch Lai Châu, mục VI.10; bản lưu không ghi số, ngày.\nLưu ý: huyện ủy nay không còn.',
      bold: [[8, 8]],
    })
  })

  it('has the clause word for word behind "Xem nguyên văn"', async () => {
    const talk = openTalk({ assistant: placeAsker() })
    await talk.send('Lai Châu báo cáo thế nào')
    const { report, texts } = await talk.press('Xem nguyên văn')
    expect(report.citations).toEqual(['lai-chau#VI.10'])
    expect(texts[0]).toContain('[lai-chau#VI.10]')
  })

  it('names its sources with addresses on "nguồn"', async () => {
    const talk = openTalk({ assistant: placeAsker() })
    await talk.send('Lai Châu báo cáo thế nào')
    expect((await talk.send('nguồn')).texts[0]).toContain('mục VI.10; bản lưu không ghi số, ngày [lai-chau#VI.10]')
  })
})

describe('a question outside the documents', () => {
  it('is refused with where to ask, and may be noted without any address', async () => {
    const talk = openTalk()
    const { report, texts } = await talk.send('sân bóng chuyền khánh thành hôm Tết')
    expect(report.refused).toBe(true)
    expect(texts[0]).toContain('cháu không đoán')
    const { commit } = await talk.send('1')
    expect(commit.effects).toContainEqual({
      type: 'gapNoted',
      question: 'sân bóng chuyền khánh thành hôm Tết',
      at: talk.now - 1000,
    })
  })
})
