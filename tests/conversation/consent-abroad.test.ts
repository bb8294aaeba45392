import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/assistant/assistant.ts'
import { beginTalk, onboardedMemory, SCRIPT_START } from '../../src/conversation/converse.ts'
import type { Operator } from '../../src/conversation/handler.ts'
import { emptyMemory } from '../../src/conversation/session.ts'
import { hideInMessage } from '../../src/privacy/message.ts'
import { openMemory } from '../../src/storage/index.ts'
import { catalog, openTalk, parts } from '../support/talk.ts'
import { wordMatchAssistant } from '../support/wordMatchAssistant.ts'

/** Everything a newcomer is told in their first turns. */
async function told(operator: Partial<Operator>): Promise<string> {
  const known = parts()
  const talk = beginTalk(
    { ...known, operator: { ...known.operator, ...operator } },
    hideInMessage,
    openMemory(),
    emptyMemory(),
  )
  const answers: string[] = []
  for (const [at, text] of ['quét mã QR trả tiền thế nào', 'ai đang nói', 'cảm ơn'].entries())
    answers.push((await talk.say(text, SCRIPT_START + at * 60_000)).answer)
  return answers.join('\n')
}

describe('whoever is asked to agree is told where their questions go', () => {
  it('names the host when a model abroad is used', async () => {
    const text = await told({ model: 'm', modelAbroad: true, modelHost: 'model.example' })
    expect(text).toContain('được soạn lại ở máy nước ngoài (model.example).')
    expect(text).not.toContain('không gửi ra nước ngoài')
  })

  it('names everything that goes abroad: the chat, the questions, the voices', async () => {
    const operator = { model: 'm', modelAbroad: true, voiceAbroad: true }
    const chat = openTalk({ consent: 'none', channel: 'telegram', operator })
    const { texts } = await chat.send('alo')
    expect(texts[1]).toContain(
      'Không bán. Tin nhắn đi qua Telegram, máy chủ ở nước ngoài. Câu hỏi, đã che số riêng, được soạn lại ở máy nước ngoài. Tin thoại được chép thành chữ ở máy nước ngoài.',
    )
  })

  it('says that nothing goes abroad when nothing does', async () => {
    const text = await told({ model: 'm', modelAbroad: false })
    expect(text).toContain('không gửi ra nước ngoài')
    expect(text).not.toContain('máy nước ngoài')
  })
})

describe('whoever agreed while nothing went abroad', () => {
  /** Whether the assistant may hand this person's question to the model. */
  async function rulesOnly(wording: string | null, modelAbroad: boolean): Promise<boolean | undefined> {
    const asked: Question[] = []
    const plain = wordMatchAssistant(catalog)
    const known = parts({
      answer(question) {
        asked.push(question)
        return plain.answer(question)
      },
    })
    const start = onboardedMemory(SCRIPT_START)
    const memory = wording === null ? emptyMemory() : { ...start, consent: { ...start.consent, wording } }
    const operator = { ...known.operator, modelAbroad }
    await beginTalk({ ...known, operator }, hideInMessage, openMemory(), memory).say('quét mã QR thế nào', SCRIPT_START)
    return asked[0]?.rulesOnly
  }

  it.each<[string | null, boolean, boolean | undefined]>([
    ['2', true, true],
    ['2+abroad', true, undefined],
    ['2', false, undefined],
    [null, true, undefined],
  ])('agreed to %s, host abroad %s: the rules alone answer: %s', async (wording, abroad, alone) => {
    expect(await rulesOnly(wording, abroad)).toBe(alone)
  })

  it('agrees anew and is then answered like everybody', async () => {
    const known = parts()
    const operator = { ...known.operator, model: 'm', modelAbroad: true }
    const talk = beginTalk({ ...known, operator }, hideInMessage, openMemory(), emptyMemory())
    for (const [at, text] of ['quét mã QR trả tiền thế nào', 'ai đang nói', 'cảm ơn', 'đồng ý'].entries())
      await talk.say(text, SCRIPT_START + at * 60_000)
    expect(talk.memory().consent).toMatchObject({ state: 'given', wording: '2+abroad' })
  })
})
