import { describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '../../src/channels/channel.ts'
import { NO_BURST } from '../../src/conversation/burst.ts'
import { onboardedMemory, SCRIPT_START } from '../../src/conversation/converse.ts'
import type { ChatMemory } from '../../src/conversation/session.ts'
import { makeConversation } from '../../src/conversation/turn.ts'
import { hideInMessage } from '../../src/privacy/message.ts'
import { openTalk, parts } from '../support/talk.ts'

const AT_STEP = (step: number) => (memory: ChatMemory) => ({
  ...memory,
  shown: { kind: 'step' as const, guide: 'qr-04-kiem-tra', step, again: 0, at: SCRIPT_START },
})

/** One message to a bot on a channel that shows pictures, or on one that does not. */
async function say(text: string, memory: ChatMemory, sees: boolean): Promise<OutgoingMessage[]> {
  const from = { channel: 'web', account: 'web', chat: 'c', user: 'c', kind: 'private' } as const
  const conversation = makeConversation(
    { ...parts(), ...(sees ? { pictures: new Set(['web'] as const) } : {}) },
    { burst: NO_BURST },
  )
  const { message, hidden } = hideInMessage({
    key: '1',
    at: SCRIPT_START,
    from,
    body: { type: 'text', text },
    trace: { receivedAt: SCRIPT_START },
  })
  const result = await conversation.runTurn(
    {
      lane: 'web:web:c',
      messages: [{ key: '1', lane: 'web:web:c', message, hidden }],
      memory,
      profiles: [],
      opened: [],
      attempts: 0,
    },
    SCRIPT_START,
  )
  if (result.kind === 'wait') throw new Error('the turn waits')
  return result.commit.messages.map((draft) => draft.message)
}

const drawings = (messages: readonly OutgoingMessage[]) =>
  messages.flatMap((message) => (message.type === 'image' ? [message.drawing] : []))

describe('a step with a screen', () => {
  const memory = onboardedMemory(SCRIPT_START)

  it('comes with its picture in front of the words where pictures are seen, as a line that is drawn later', async () => {
    const messages = await say('tiếp', AT_STEP(1)(memory), true)
    expect(messages.map(({ type }) => type)).toEqual(['image', 'text'])
    expect(messages[0]).toMatchObject({
      drawing: { guide: 'qr-04-kiem-tra', step: 2, form: 'bac' },
      alt: expect.stringContaining('Màn hình xác nhận chuyển tiền'),
    })
    expect(messages[0]).not.toHaveProperty('bytes')
    expect(messages[1]).toMatchObject({ text: expect.stringMatching(/^Bước 2\/6/u) })
  })

  it('comes without one where none is seen, where the step shows no screen, and in slow mode', async () => {
    expect(drawings(await say('tiếp', AT_STEP(1)(memory), false))).toEqual([])
    expect(drawings(await say('tiếp', AT_STEP(2)(memory), true))).toEqual([])
    const slow = { ...memory, settings: { ...memory.settings, slow: true } }
    expect(drawings(await say('tiếp', AT_STEP(1)(slow), true))).toEqual([])
  })

  it.each(['cho xem hình', 'chụp hình cho coi', 'co hinh khong', 'cho coi hình bước này với', 'gửi hình cho bác xem'])(
    'is shown to who asks "%s", also in slow mode',
    async (text) => {
      const slow = { ...memory, settings: { ...memory.settings, slow: true } }
      for (const each of [memory, slow]) {
        const messages = await say(text, AT_STEP(5)(each), true)
        expect(drawings(messages)).toEqual([{ guide: 'qr-04-kiem-tra', step: 5, form: 'bac' }])
        expect(messages.at(-1)).toMatchObject({ type: 'text', text: expect.stringContaining('Hình bước 5') })
      }
    },
  )

  it('is told in words where pictures cannot be shown', async () => {
    const [only, ...others] = await say('cho xem hình', AT_STEP(5)(memory), false)
    expect(others).toEqual([])
    expect(only).toMatchObject({ type: 'text', text: expect.stringContaining('nút Hủy được đóng khung') })
  })

  it('says so when the step has none, and asks which when nothing is in sight', async () => {
    expect(await say('cho xem hình', AT_STEP(1)(memory), true)).toMatchObject([
      { text: expect.stringContaining('Bước này không có hình') },
    ])
    expect(await say('cho xem hình', memory, true)).toMatchObject([{ text: expect.stringContaining('việc nào') }])
  })

  it('offers its picture to who asks for the same step a third time', async () => {
    const twice = { ...memory, shown: { ...AT_STEP(5)(memory).shown, again: 1 } }
    expect(drawings(await say('lại', twice, true))).toEqual([{ guide: 'qr-04-kiem-tra', step: 5, form: 'bac' }])
  })

  it.each(['chụp màn hình', 'gửi hình cho con làm sao', 'hình như bị lừa rồi', 'gửi ảnh qua zalo', 'gui anh cho chau'])(
    'is not what "%s" asks for',
    async (text) => {
      expect(drawings(await say(text, memory, true))).toEqual([])
      expect(JSON.stringify(await say(text, memory, true))).not.toContain('xem hình của việc nào')
    },
  )
})

describe('a sheet’s code', () => {
  it('opens its own lesson, for a newcomer without asking for consent first', async () => {
    const talk = openTalk({ consent: 'none', channel: 'telegram' })
    const { messages } = await talk.send({ type: 'command', name: 'start', args: 'b-qr-04-kiem-tra' })
    expect(messages.map((message) => (message.type === 'text' ? message.text : ''))).toEqual([
      expect.stringContaining('máy'),
      expect.stringContaining('Kiểm tra trước khi bấm chuyển'),
    ])
    expect((await talk.press('Bắt đầu')).texts[0]).toContain('Thẻ 1/4')
  })

  it('leads to the greeting when its lesson is not there', async () => {
    const talk = openTalk({ consent: 'none', channel: 'telegram' })
    const { texts } = await talk.send({ type: 'command', name: 'start', args: 'b-khong-co' })
    expect(texts.join(' ')).toContain('Đồng ý')
  })
})
