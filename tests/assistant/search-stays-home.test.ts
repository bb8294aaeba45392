import { expect, it } from 'vitest'
import { makeExtractive } from '../../src/assistant/extractive.ts'
import { NOW, realAssistant } from './build.ts'

it.each([
  [true, true, 0],
  [true, false, 1],
  [false, true, 1],
])(
  'an embedder abroad: %s, a question that stays in the country: %s, it is asked %i times',
  async (abroad, stays, times) => {
    const { catalog, retriever } = await realAssistant()
    const sent: string[] = []
    const embed = async (text: string) => {
      sent.push(text)
      return null
    }
    const { answer } = makeExtractive({ catalog, retriever, embed, embedsAbroad: abroad })
    const question = { text: 'quét mã QR trả tiền thế nào', place: null, cadre: false, topics: [], now: NOW }
    const reply = await answer({ ...question, ...(stays ? { rulesOnly: true } : {}) })
    expect(reply.answer.kind).toBe('cited')
    expect(sent).toHaveLength(times)
  },
)
