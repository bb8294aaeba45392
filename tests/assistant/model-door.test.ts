import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Assistant, Question, Topic } from '../../src/assistant/assistant.ts'
import { makeGenerative } from '../../src/assistant/generative.ts'
import { langchainModel } from '../../src/assistant/langchain.ts'
import { makeModelBudget, USUAL_LIMITS } from '../../src/assistant/model-budget.ts'
import { silentLog } from '../../src/shared/log.ts'
import { fold } from '../../src/shared/text.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { type ModelServer, reply, startModelServer } from '../support/model-servers/server.ts'
import { NOW, realAssistant } from './build.ts'

const WHO = [
  'Tôi là Nguyễn Văn Bí, sinh ngày 12/3/1957, nhà số 712 ngõ 945 đường Lê Lợi, xe 25B1-123.45.',
  'Tên tôi là Sùng Thị Pành, nhà tôi ở bản Huổi Luông, sinh năm 1961, biển số 27A 678.90.',
  'toi ten la nguyen van bi, so nha 712 ngo 945 duong le loi, sinh ngay 12-3-1957, xe 25b1 12345.',
]
const LEAKS = /nguyen van|sung thi|\bbi\b|panh|712|945|le loi|huoi luong|1957|1961|12[/-]3|25b1|123\.?45|27a|678\.?90/u

let real: Awaited<ReturnType<typeof realAssistant>>
let server: ModelServer
beforeAll(async () => {
  real = await realAssistant()
  server = await startModelServer((_, response) => reply(response, 'KHÔNG'))
})
afterAll(() => server.close())

function talkTo(extractive: Assistant): Assistant {
  const clock = fakeClock(NOW)
  return makeGenerative({
    ...{ extractive, catalog: real.catalog, retriever: real.retriever, clock, timers: clock, log: silentLog() },
    model: langchainModel('stand-in', { baseUrl: server.baseUrl, apiKey: null }, 900),
    budget: makeModelBudget(USUAL_LIMITS),
  })
}

const ask = (text: string, more: Partial<Question> = {}): Question => ({
  ...{ text, place: null, cadre: true, topics: [], now: NOW },
  ...more,
})

/** Bodies of the requests made since `from`, as sent. */
function sentSince(from: number): string[] {
  return server.calls.slice(from).map((call) => call.raw)
}

const TOPIC = (words: string): Topic => ({
  ...{ about: 'qr-02-quet-tra-tien', kind: 'guide', words, plans: [], skill: 'qr', agency: null, at: NOW },
})

/** The rules, as if nothing could be found for what the person said. */
const blind: Assistant = {
  async answer(asked) {
    return {
      answer: { kind: 'refused', reason: 'not-found', subject: null, nearest: [], sources: [], askWhom: null },
      ...{ guides: [], topic: null, searched: asked.text, leaned: true },
    }
  },
}

/** The public documents sent beside the question, which name years and streets rightly, are no leak. */
const personal = (raw: string) => {
  const { messages } = JSON.parse(raw) as { messages: { content: string | { text?: string }[] | null }[] }
  const text = messages
    .map(({ content }) => (typeof content === 'string' ? content : (content ?? []).map((part) => part.text).join('')))
    .join('\n')
  const questions = [...text.matchAll(/(?:CÂU HỎI|LỜI HỎI|CHUYỆN TRƯỚC|LỜI ĐÁP)\n⟦\n([\s\S]*?)\n⟧/gu)]
  expect(questions.length).toBeGreaterThan(0)
  return questions.map((match) => match[1]).join('\n')
}

describe.each(WHO)('nobody can be found again in what a model was sent: %s', (who) => {
  it.each([
    ['answer', 'Quét mã QR trả tiền thế nào?', 0],
    ['reason', 'Chỉ tiêu VNeID của Lai Châu và Đắk Nông khác nhau thế nào?', 4],
  ])('%s', async (_, question, tools) => {
    const from = server.calls.length
    await talkTo(real.assistant).answer(ask(`${question} ${who}`))
    const calls = server.calls.slice(from)
    expect(calls.length).toBeGreaterThan(0)
    if (tools > 0) expect(calls[0]?.tools.length).toBe(tools)
    for (const raw of sentSince(from)) {
      expect(fold(personal(raw))).not.toMatch(LEAKS)
      expect(personal(raw)).toContain('⟨tên⟩')
    }
    const whole = sentSince(from).join('\n')
    for (const value of ['Nguyễn Văn', 'Sùng Thị', '25B1', '27A 678']) expect(whole).not.toContain(value)
  })

  it('rewrite, and what was talked about before', async () => {
    const from = server.calls.length
    await talkTo(blind).answer(ask(`nó không lên thì sao. ${who}`, { topics: [TOPIC(`quét mã QR. ${who}`)] }))
    const sent = sentSince(from)
    expect(sent.length).toBe(1)
    expect(sent.join('')).toContain('CHUYỆN TRƯỚC')
    for (const raw of sent) expect(fold(raw)).not.toMatch(LEAKS)
  })

  it('judge', async () => {
    const from = server.calls.length
    await talkTo(real.assistant).judge?.({ text: who, question: 'Làm gì trước?', options: ['Xem tên', 'Bấm luôn'] })
    const sent = sentSince(from)
    expect(sent.length).toBe(1)
    for (const raw of sent) expect(fold(raw)).not.toMatch(LEAKS)
  })
})

describe('a mark changes what is sent and nothing else', () => {
  it('the rules search the person’s own words', async () => {
    const texts: string[] = []
    const listening: Assistant = {
      answer(asked) {
        texts.push(asked.text)
        return real.assistant.answer(asked)
      },
    }
    const text = `Lai Châu phấn đấu bao nhiêu người dân đạt phổ cập kỹ năng số? ${WHO[0]}`
    await talkTo(listening).answer(ask(text))
    expect(new Set(texts)).toEqual(new Set([text]))
  })
})
