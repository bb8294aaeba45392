import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUpdate } from '../../src/channels/telegram/parse.ts'
import * as updates from '../support/fake-telegram/updates.ts'

const BOT = { id: '999', username: 'hocvuso_bot' }
const NOW = Date.UTC(2026, 10, 21, 2)
const parse = (update: updates.Update, update_id = 5) => parseUpdate({ ...update, update_id }, BOT, NOW)

describe('a Telegram update becomes one message of ours', () => {
  it('with a key that is stable across redelivery and the platform time in milliseconds', () => {
    expect(parse(updates.textUpdate('alo', undefined, 1_700_000_000_000), 77)).toEqual({
      key: 'u:77',
      at: 1_700_000_000_000,
      from: { channel: 'telegram', account: '999', chat: '42', user: '42', kind: 'private' },
      body: { type: 'text', text: 'alo' },
      name: 'Lan',
      trace: { receivedAt: NOW },
    })
  })

  it('keeping ids beyond 2^53 exactly when they come as text', () => {
    const update = updates.textUpdate('x') as { message: { chat: { id: unknown } } }
    update.message.chat.id = '90071992547409931234'
    expect(parse(update)?.from.chat).toBe('90071992547409931234')
  })

  it.each([
    [
      'a command with its deep link',
      updates.commandUpdate('start', 'p-lam-dong_r-dan'),
      { type: 'command', name: 'start', args: 'p-lam-dong_r-dan' },
    ],
    [
      'a tap with its list',
      updates.tapUpdate('c:l7:steps', { id: 'q1', text: 'chọn' }),
      { type: 'choice', value: 'steps', of: 'l7', ack: 'q1' },
    ],
    [
      'a tap whose message is gone',
      updates.tapUpdate('c::menu', { id: 'q2' }),
      { type: 'choice', value: 'menu', ack: 'q2' },
    ],
    ['an edited text', updates.editedUpdate('sửa'), { type: 'text', text: 'sửa', edited: true }],
    ['a forwarded text', updates.forwardedUpdate('tin'), { type: 'text', text: 'tin', forwarded: true }],
    [
      'a voice note',
      updates.voiceUpdate(),
      { type: 'media', media: { kind: 'voice', ref: 'v1', mime: 'audio/ogg', bytes: 9 } },
    ],
    [
      'a photo in its largest size',
      updates.photoUpdate(undefined, 0, 'xem'),
      { type: 'media', media: { kind: 'image', ref: 'p-large', bytes: 90_000 }, caption: 'xem' },
    ],
    [
      'a file with its name',
      updates.documentUpdate('VNeID.apk'),
      {
        type: 'media',
        media: { kind: 'file', ref: 'd1', mime: 'application/octet-stream', bytes: 5, name: 'VNeID.apk' },
      },
    ],
    ['a sticker', updates.otherUpdate('sticker'), { type: 'other', what: 'sticker' }],
    ['a location', updates.otherUpdate('location'), { type: 'other', what: 'location' }],
    ['a contact', updates.otherUpdate('contact'), { type: 'other', what: 'contact' }],
    ['a kind we do not know', updates.otherUpdate('dice'), { type: 'unsupported', why: 'unknown kind' }],
    ['a block', updates.memberUpdate('kicked'), { type: 'status', status: 'blocked' }],
    ['an unblock', updates.memberUpdate('member'), { type: 'status', status: 'unblocked' }],
  ])('reads %s', (_what, update, body) => {
    expect(parse(update)?.body).toEqual(body)
  })

  it('hears a group only when it is addressed', () => {
    expect(parse(updates.groupUpdate('mai họp nhé', null))).toBeNull()
    const heard = parse(updates.groupUpdate('@hocvuso_bot quét qr sao', '@hocvuso_bot'))
    expect(heard?.from.kind).toBe('group')
    expect(heard?.body).toEqual({ type: 'text', text: 'quét qr sao' })
  })

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4 }), (junk) => {
        const wrapped = parseUpdate({ update_id: 1, message: junk }, BOT, NOW)
        return parseUpdate(junk, BOT, NOW) === null && (wrapped === null || wrapped.key === 'u:1')
      }),
    )
  })
})
