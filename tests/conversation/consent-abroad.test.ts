import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/assistant/assistant.ts'
import { LONGEST_NAME } from '../../src/config.ts'
import { beginTalk, onboardedMemory, SCRIPT_START } from '../../src/conversation/converse.ts'
import type { Operator } from '../../src/conversation/handler.ts'
import { type ChatMemory, emptyMemory } from '../../src/conversation/session.ts'
import { hideInMessage } from '../../src/privacy/message.ts'
import { FORMS, type Form } from '../../src/replies/voice.ts'
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
    const text = await told({ model: 'm', modelAbroad: true, abroadHost: 'model.example' })
    expect(text).toContain('gửi sang máy nước ngoài (model.example) để soạn lời đáp.')
    expect(text).not.toContain('không gửi ra nước ngoài')
  })

  it('names everything that goes abroad: the chat, the questions, the voices', async () => {
    const operator = { model: 'm', modelAbroad: true, voiceAbroad: true }
    const chat = openTalk({ consent: 'none', channel: 'telegram', operator })
    const { texts } = await chat.send('alo')
    expect(texts[1]).toContain(
      'Không bán. Tin nhắn đi qua Telegram, máy chủ ở nước ngoài. Câu hỏi (đã che số riêng), tin thoại gửi sang máy nước ngoài để soạn lời đáp, chép ra chữ.',
    )
  })

  it('says that nothing goes abroad when nothing does', async () => {
    const text = await told({ model: 'm', modelAbroad: false })
    expect(text).toContain('không gửi ra nước ngoài')
    expect(text).not.toContain('máy nước ngoài')
  })
})

describe('a question leaves the country only for whoever agreed to a text that named it, and the host', () => {
  /** Whether the assistant may hand this person's question to the model. */
  async function rulesOnly(consent: Partial<ChatMemory['consent']>, over: Partial<Operator>) {
    const asked: Question[] = []
    const plain = wordMatchAssistant(catalog)
    const known = parts({
      answer(question) {
        asked.push(question)
        return plain.answer(question)
      },
    })
    const start = onboardedMemory(SCRIPT_START)
    const memory = { ...start, consent: { ...start.consent, ...consent } }
    const operator = { ...known.operator, ...over }
    await beginTalk({ ...known, operator }, hideInMessage, openMemory(), memory).say('quét mã QR thế nào', SCRIPT_START)
    return asked[0]?.rulesOnly
  }
  const NEAR = { modelAbroad: false }
  const FAR = { modelAbroad: true, abroadHost: 'a.example' }

  it.each<[string, Partial<Operator>, boolean | undefined]>([
    ['2', NEAR, undefined],
    ['2', { modelAbroad: true }, true],
    ['2+abroad', { modelAbroad: true }, undefined],
    ['2', FAR, true],
    ['2+voices@a.example', FAR, true],
    ['2+abroad@a.example', FAR, undefined],
    ['2+abroad', FAR, true],
    ['2+abroad@b.example', FAR, true],
    ['2+abroad@b.example+abroad@a.example', FAR, undefined],
    ['2+abroad@a.example.com', FAR, true],
  ])('agreed to %s, on a machine with %o: the rules alone answer: %s', async (wording, operator, alone) => {
    expect(await rulesOnly({ wording }, operator)).toBe(alone)
  })

  it.each(['none', 'asked', 'declined', 'withdrawn'] as const)(
    'whoever agreed to nothing (%s) is answered by the rules',
    async (state) => {
      const consent = { state, wording: '2+abroad@a.example', at: null }
      expect(await rulesOnly(consent, FAR)).toBe(true)
      expect(await rulesOnly(consent, NEAR)).toBe(undefined)
    },
  )
})

describe('whoever agreed before anything went abroad', () => {
  const operator = { model: 'm', modelAbroad: true, abroadHost: 'model.example' }
  const DAY = 24 * 3_600_000
  const agreed = (
    over: Partial<ChatMemory> = {},
    more: Partial<Operator> = {},
    channel?: 'telegram' | 'web' | 'terminal',
  ) =>
    openTalk({
      ...{ operator: { ...operator, ...more }, change: (memory: ChatMemory) => ({ ...memory, ...over }) },
      ...(channel ? { channel } : {}),
    })
  const asks = (texts: readonly string[]) => texts.some((text) => text.includes('sang máy ở nước ngoài'))

  it.each(['zalo-bot', 'telegram', 'web', 'terminal'] as const)(
    'is asked once, at a quiet moment, by name (%s)',
    async (channel) => {
      const talk = openTalk({ operator, channel })
      expect(asks((await talk.send('quét mã QR thế nào')).texts)).toBe(false)
      const { texts } = await talk.send('cảm ơn')
      expect(texts[1]).toContain('Giờ có máy ở nước ngoài (model.example) giúp cháu')
      expect(texts[1]).toContain('Không cho thì bác vẫn hỏi, vẫn học như trước.')
      const { commit } = await talk.send('1')
      expect(talk.memory().consent.wording).toBe('2+abroad@model.example')
      expect(commit.effects).toContainEqual(
        expect.objectContaining({ type: 'consentRecorded', state: 'given', wording: '2+abroad@model.example' }),
      )
      expect(asks((await talk.send('cảm ơn')).texts)).toBe(false)
    },
  )

  it('goes on as before after a no, and is not asked again for thirty days', async () => {
    const talk = agreed()
    await talk.send('cảm ơn')
    const { texts, commit } = await talk.send('không')
    expect(texts[0]).toContain('không gửi gì của bác')
    expect(commit.effects.some(({ type }) => type === 'consentRecorded')).toBe(false)
    expect(talk.memory().consent).toMatchObject({ state: 'given', wording: '2' })
    talk.wait(29 * DAY)
    expect(asks((await talk.send('cảm ơn')).texts)).toBe(false)
    talk.wait(2 * DAY)
    expect(asks((await talk.send('cảm ơn')).texts)).toBe(true)
  })

  it('is not asked again by silence or by another question either', async () => {
    const talk = agreed()
    await talk.send('cảm ơn')
    await talk.send('ừ')
    expect(talk.memory().consent.wording).toBe('2')
    talk.wait(DAY)
    expect(asks((await talk.send('cảm ơn')).texts)).toBe(false)
  })

  it('is asked of questions and voices in one go where both go', async () => {
    const talk = agreed({}, { voiceAbroad: true })
    expect((await talk.send('cảm ơn')).texts[1]).toContain('câu hỏi của bác, đã che số riêng, và tin thoại')
    await talk.send('1')
    expect(talk.memory().consent.wording).toBe('2+abroad@model.example+voices@model.example')
  })

  it.each<[string, Partial<ChatMemory>]>([
    ['in an emergency', { emergencyAt: SCRIPT_START }],
    ['while a choice is open', { lists: [{ id: 'l', kind: 'confirm', options: [], sentAt: SCRIPT_START, text: '' }] }],
    ['before the older addition', { consent: { state: 'given', wording: '1', at: 1 } }],
  ])('is not asked %s', async (_, over) => {
    expect(asks((await agreed(over).send('cảm ơn')).texts)).toBe(false)
  })

  it('is not asked while a question of a quiz is open', async () => {
    const talk = agreed()
    await talk.send('đố tôi một câu')
    expect(talk.memory().quiz?.state).toBe('open')
    expect(asks((await talk.send('cảm ơn')).texts)).toBe(false)
  })

  it('agrees to what the question named, not to what the machine has since', async () => {
    const talk = agreed({
      lists: [
        {
          ...{ id: 'l', kind: 'consent', sentAt: SCRIPT_START, text: '' },
          options: [
            {
              digit: 1,
              label: 'Đồng ý',
              accept: [],
              intent: { do: 'consent-abroad', leaving: ['questions'], host: 'old.example' },
            },
          ],
        },
      ],
    })
    await talk.send('1')
    expect(talk.memory().consent.wording).toBe('2')
    const other = openTalk({ consent: 'none', operator })
    await other.send('/start')
    const [list] = other.memory().lists
    expect(list?.options[0]?.intent).toEqual({ do: 'consent', answer: 'yes', wording: '2+abroad@model.example' })
  })

  it('is asked after a stranger who agrees to the whole text: that person is not', async () => {
    const talk = openTalk({ consent: 'none', operator })
    await talk.send('/start')
    await talk.send('3')
    for (const said of ['tiếp', 'tiếp', '1']) await talk.send(said)
    expect(talk.memory().consent).toMatchObject({ state: 'given', wording: '2+abroad@model.example' })
  })
})

describe('the text that asks', () => {
  const slots = {
    name: 'n'.repeat(LONGEST_NAME),
    ...{ model: 'm', modelAbroad: true, voiceAbroad: true },
    abroadHost: `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.example.vn`,
  }

  it.each(Object.keys(FORMS) as Form[])(
    'fits a message with the longest names, and says whose the host is (%s)',
    async (form) => {
      const settings = { ...emptyMemory().settings, form }
      for (const said of ['/start', 'tôi học đến đâu rồi', '7 giờ tối gửi bài cho tôi']) {
        const talk = openTalk({
          consent: 'none',
          channel: 'telegram',
          operator: slots,
          change: (memory) => ({ ...memory, settings }),
        })
        const { texts } = await talk.send(said)
        const asked = texts.find((text) => text.includes('1. Đồng ý')) ?? ''
        expect(asked).toContain('.example.vn)')
        expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(600)
      }
      const again = openTalk({
        operator: slots,
        change: (memory) => ({ ...memory, settings: { ...memory.settings, form } }),
      })
      const { texts } = await again.send('cảm ơn')
      expect(texts[1]).toContain('.example.vn)')
      expect(texts[1]?.length).toBeLessThanOrEqual(600)
    },
  )
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

  it('is asked about, answered as one that was not heard until then, and heard from the agreement on', async () => {
    const { talk, left } = talkOf('2+abroad')
    expect((await talk.send(voice)).texts[0]).toContain('sang máy ở nước ngoài')
    expect((await talk.send('không')).texts[0]).toContain('không gửi gì của bác')
    expect((await talk.send(voice)).texts[0]).toContain('chưa nghe được tiếng')
    expect(left).toEqual([])
    talk.wait(31 * 24 * 3_600_000)
    await talk.send(voice)
    const { commit } = await talk.send('1')
    const wording = '2+abroad+voices'
    expect(commit.effects).toContainEqual(
      expect.objectContaining({ type: 'consentRecorded', learner: 'script', state: 'given', wording }),
    )
    expect((await talk.send(voice)).texts[0]).toContain('nghe: "quét mã QR thế nào"')
    expect(left).toHaveLength(2)
  })

  it('need not be said again: what waited for the agreement is answered with it, once', async () => {
    const { talk, left } = talkOf('2+abroad')
    await talk.send({ ...voice, media: { ...voice.media, ref: 'older' } })
    await talk.send(voice)
    const { texts, report, commit } = await talk.send('đồng ý')
    expect(left).toEqual([voice.media])
    expect(texts[0]).toMatch(/cảm ơn bác.+Cháu nghe: "quét mã QR thế nào"/su)
    expect(report).toMatchObject({ behaviour: 'answer', guide: expect.any(String) })
    expect(commit.effects.map(({ type }) => type)).toContain('consentRecorded')
    expect(JSON.stringify(talk.commits.map(({ effects }) => effects))).not.toContain('"ref"')
    await talk.send('cảm ơn')
    expect(left).toHaveLength(1)
  })

  it.each<[string, string, number]>([
    ['a no', 'không', 0],
    ['half an hour', '1', 31 * 60_000],
  ])('is let go of after %s', async (_, said, wait) => {
    const { talk, left } = talkOf('2+abroad')
    await talk.send(voice)
    talk.wait(wait)
    await talk.send(said)
    await talk.send('cảm ơn')
    expect(left).toEqual([])
  })

  it('is asked about again the next day where nothing was said to it', async () => {
    const { talk } = talkOf('2+abroad')
    await talk.send(voice)
    expect((await talk.send(voice)).texts[0]).toContain('chưa nghe được tiếng')
    talk.wait(24 * 3_600_000)
    expect((await talk.send(voice)).texts[0]).toContain('sang máy ở nước ngoài')
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
    expect((await other.send('tôi học đến đâu rồi')).texts.at(-1)).toContain('tin thoại gửi sang máy nước ngoài')
  })
})
