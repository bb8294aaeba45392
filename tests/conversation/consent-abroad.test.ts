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
      'Không bán. Tin nhắn đi qua Telegram, máy chủ ở nước ngoài. Máy nước ngoài soạn lại câu hỏi (đã che số riêng), chép tin thoại ra chữ.',
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

describe('a voice where voices are written down abroad', () => {
  const voice = { type: 'media', media: { kind: 'voice', ref: 'f1' } } as const
  const operator = { model: 'm', modelAbroad: true, voiceAbroad: true }
  /** A talk of somebody who agreed to `wording`, and how often their voice left this machine. */
  function talkOf(wording: string | null, voiceAbroad = true) {
    const left: unknown[] = []
    const senses = {
      look: async () => null,
      async hear(_from: unknown, media: unknown) {
        left.push(media)
        return { text: 'quét mã QR thế nào', sure: true }
      },
    }
    const talk = openTalk({
      senses,
      operator: { ...operator, voiceAbroad },
      ...(wording === null
        ? { consent: 'none' as const }
        : { change: (memory) => ({ ...memory, consent: { ...memory.consent, wording } }) }),
    })
    return { talk, left }
  }

  it.each<[string | null, boolean, number]>([
    ['2+abroad+voices', true, 1],
    ['2+voices', true, 1],
    ['2+abroad', true, 0],
    ['2', true, 0],
    ['1', true, 0],
    [null, true, 0],
    ['2', false, 1],
    [null, false, 1],
  ])('of somebody who agreed to %s, written down abroad: %s, leaves %i times', async (wording, abroad, times) => {
    const { talk, left } = talkOf(wording, abroad)
    await talk.send(voice)
    expect(left).toHaveLength(times)
  })

  it('is asked about once a day, answered as one that was not heard until then, and heard from the agreement on', async () => {
    const { talk, left } = talkOf('2+abroad')
    expect((await talk.send(voice)).texts[0]).toContain('sang máy ở nước ngoài')
    expect((await talk.send('không')).texts[0]).toContain('không gửi tin thoại của bác đi đâu')
    expect((await talk.send(voice)).texts[0]).toContain('chưa nghe được tiếng')
    expect(left).toEqual([])
    talk.wait(24 * 3_600_000)
    await talk.send(voice)
    const { commit } = await talk.send('1')
    const wording = '2+abroad+voices'
    expect(commit.effects).toContainEqual(
      expect.objectContaining({ type: 'consentRecorded', learner: 'script', state: 'given', wording }),
    )
    expect((await talk.send(voice)).texts[0]).toContain('nghe: "quét mã QR thế nào"')
    expect(left).toHaveLength(1)
  })

  it('is agreed to by "Đồng ý" alone', async () => {
    const { talk, left } = talkOf('2')
    await talk.send(voice)
    for (const said of ['ừ', 'ok', 'vâng']) await talk.send(said)
    await talk.send(voice)
    expect(left).toEqual([])
  })

  it('is named to a newcomer, whose agreement covers it, and before anything that needs storing', async () => {
    const { talk, left } = talkOf(null)
    await talk.send('/start')
    await talk.send('1')
    expect(talk.memory().consent.wording).toBe('2+abroad+voices')
    await talk.send(voice)
    expect(left).toHaveLength(1)
    const other = talkOf(null).talk
    await other.send('/start')
    await other.send('2')
    expect((await other.send('tôi học đến đâu rồi')).texts.at(-1)).toContain('chép tin thoại ra chữ')
  })
})
