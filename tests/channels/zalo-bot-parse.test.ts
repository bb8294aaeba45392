import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEvent } from '../../src/channels/zalo-bot/parse.ts'
import * as events from '../support/fake-zalo-bot/events.ts'

const BOT = { account: '190', id: 'bot-190', name: 'Bot Học Vụ Số' }
const NOW = Date.UTC(2026, 10, 21, 2)
const parse = (event: unknown) => parseEvent(event, BOT, NOW, JSON.stringify(event))
const IMAGE = 'https://photo-stal.zdn.example/abc.jpg'

describe('a Zalo Bot event becomes one message of ours', () => {
  it('with the message’s own id as its key and all ids as text', () => {
    const event = events.textEvent('quét qr sao', undefined, NOW - 5)
    expect(parse(event)).toEqual({
      key: `m:${event.message.message_id}`,
      at: NOW - 5,
      from: { channel: 'zalo-bot', account: '190', chat: events.LAN.id, user: events.LAN.id, kind: 'private' },
      body: { type: 'text', text: 'quét qr sao' },
      name: 'Lan',
      trace: { receivedAt: NOW },
    })
    const numbers = { ...event.message, message_id: 77, chat: { id: 5, chat_type: 'PRIVATE' }, from: { id: 5 } }
    expect(parse({ ...event, message: numbers })).toMatchObject({ key: 'm:77', from: { chat: '5', user: '5' } })
  })

  it.each([
    ['a picture as the documentation names it', events.imageEvent('photo'), { kind: 'image', ref: IMAGE }],
    ['a picture as real payloads name it', events.imageEvent('photo_url'), { kind: 'image', ref: IMAGE }],
    [
      'a voice message',
      events.voiceEvent(),
      { kind: 'voice', mime: 'audio/aac', ref: 'https://voice.zdn.example/abc.aac' },
    ],
  ])('reads %s', (_what, event, media) => {
    expect(parse(event)?.body).toEqual({ type: 'media', media })
  })

  it('reads words under a picture, a sticker, and what the platform withholds', () => {
    expect(parse(events.imageEvent('photo_url', 'cái này là gì'))?.body).toMatchObject({ caption: 'cái này là gì' })
    expect(parse(events.stickerEvent())?.body).toEqual({ type: 'other', what: 'sticker' })
    expect(parse(events.unsupportedEvent())?.body).toMatchObject({ type: 'unsupported' })
  })

  it('is the same wrapped as documented or bare as captured', () => {
    const event = events.textEvent('alo')
    expect(parse({ ok: true, result: event })).toEqual(parse(event))
  })

  it('takes its time in milliseconds or seconds, as number or text, and ours when there is none', () => {
    const at = (date: unknown) => {
      const event = events.textEvent('alo')
      return parse({ ...event, message: { ...event.message, date } })?.at
    }
    expect(at(NOW)).toBe(NOW)
    expect(at(String(NOW))).toBe(NOW)
    expect(at(NOW / 1000)).toBe(NOW)
    expect(at(undefined)).toBe(NOW)
    expect(at('hôm qua')).toBe(NOW)
  })

  it('without an id has a key made of its words: the same for the same event, another for another', () => {
    const nameless = (text: string) => {
      const event = events.textEvent(text, undefined, NOW)
      return { ...event, message: { ...event.message, message_id: undefined } }
    }
    expect(parse(nameless('một'))?.key).toMatch(/^h:[0-9a-f]{64}$/u)
    expect(parse(nameless('một'))?.key).toBe(parse(nameless('một'))?.key)
    expect(parse(nameless('một'))?.key).not.toBe(parse(nameless('hai'))?.key)
  })

  it('in a group leaves the bot’s own name out of the question', () => {
    const heard = parse(events.groupEvent('@Bot Học Vụ Số quét qr sao'))
    expect(heard?.from).toMatchObject({ kind: 'group', chat: 'g77', user: events.LAN.id })
    expect(heard?.body).toEqual({ type: 'text', text: 'quét qr sao' })
  })

  it('is nothing when it is the bot’s own or of a kind we do not know', () => {
    const event = events.textEvent('alo')
    expect(parse(events.ownEvent('bot-190'))).toBeNull()
    expect(parse({ ...event, message: { ...event.message, from: { id: 'x', is_bot: true } } })).toBeNull()
    expect(parse({ ...event, event_name: 'message.poll.received' })).toBeNull()
  })

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4 }), (junk) => {
        parseEvent(junk, BOT, NOW, '')
        parseEvent({ event_name: 'message.text.received', message: junk }, BOT, NOW, '')
        const from = parseEvent(
          {
            event_name: 'message.text.received',
            message: { chat: { id: 'a' }, text: junk, date: junk, from: { id: 'b' } },
          },
          BOT,
          NOW,
          'x',
        )
        return from !== null && Number.isFinite(from.at) && from.key.startsWith('h:')
      }),
    )
  })
})
