import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMessage } from '../../src/channels/zalo-personal/parse.ts'
import { groupSaid, LAN, otherSaid, ownSaid, textSaid } from '../support/fake-zalo-personal/events.ts'

const ME = '1900000000000000001'
const NOW = Date.parse('2026-11-21T09:00:00+07:00')
const parse = (raw: unknown, kind: 'private' | 'group' = 'private') => parseMessage(raw, kind, ME, NOW)
const bodyOf = (msgType: string, content: unknown) => {
  const message = parse(otherSaid(msgType, content))
  return message === null || message === 'unreadable' ? message : message.body
}

describe('a message on a personal account', () => {
  it('is known by its id, comes from whoever wrote, and keeps its time', () => {
    const said = textSaid('chào', LAN, NOW - 5000)
    expect(parse(said)).toEqual({
      key: `m:${said.msgId}`,
      at: NOW - 5000,
      from: { channel: 'zalo-personal', account: 'personal', chat: LAN.uid, user: LAN.uid, kind: 'private' },
      body: { type: 'text', text: 'chào' },
      name: 'Lan',
      trace: { receivedAt: NOW },
    })
  })

  it('of our own is none, however it is marked', () => {
    expect(parse(ownSaid('từ điện thoại'))).toBeNull()
    expect(parse({ ...textSaid('từ điện thoại'), uidFrom: ME })).toBeNull()
  })

  it('keeps every digit of a long id: as text, as the object encrypted frames bring, and refuses one that has lost some', () => {
    const big = { s: 1, toFixed: () => '7341234567890123457' }
    expect(parse({ ...textSaid('a'), uidFrom: big })).toMatchObject({ from: { user: '7341234567890123457' } })
    expect(parse({ ...textSaid('a'), uidFrom: 734_123 })).toMatchObject({ from: { user: '734123' } })
    expect(parse({ ...textSaid('a'), uidFrom: 7_341_234_567_890_123_000 })).toBe('unreadable')
  })

  it('without an id is known by its content, the same at each repetition', () => {
    const { msgId: _gone, ...said } = textSaid('a', LAN, NOW)
    const [one, two] = [parse(said), parse(structuredClone(said))]
    expect(one).toMatchObject({ key: expect.stringMatching(/^h:[0-9a-f]{64}$/u) })
    expect(two).toEqual(one)
  })

  it('takes seconds for seconds and no time for now', () => {
    expect(parse({ ...textSaid('a'), ts: '1795226400' })).toMatchObject({ at: 1_795_226_400_000 })
    expect(parse({ ...textSaid('a'), ts: undefined })).toMatchObject({ at: NOW })
  })

  it.each([
    [
      'chat.photo',
      { href: 'https://a.zdn.vn/a.jpg', title: 'biên lai' },
      { kind: 'image', ref: 'https://a.zdn.vn/a.jpg' },
    ],
    ['chat.doodle', { href: 'https://a.zdn.vn/a.png' }, { kind: 'image', ref: 'https://a.zdn.vn/a.png' }],
    [
      'chat.voice',
      { href: 'https://v.zdn.vn/a.aac' },
      { kind: 'voice', mime: 'audio/aac', ref: 'https://v.zdn.vn/a.aac' },
    ],
    [
      'chat.voice',
      { href: 'https://v.zdn.vn/a.m4a?x=1' },
      { kind: 'voice', mime: 'audio/mp4', ref: 'https://v.zdn.vn/a.m4a?x=1' },
    ],
    [
      'share.file',
      { href: 'https://f.zdn.vn/1', title: 'vneid.apk' },
      { kind: 'file', ref: 'https://f.zdn.vn/1', name: 'vneid.apk' },
    ],
    ['chat.video.msg', { href: 'https://f.zdn.vn/2' }, { kind: 'file', ref: 'https://f.zdn.vn/2' }],
  ])('of kind %s is a file to fetch', (kind, content, media) => {
    expect(bodyOf(kind, content)).toMatchObject({ type: 'media', media })
  })

  it('with words under a picture keeps them', () => {
    expect(bodyOf('chat.photo', { href: 'https://a.zdn.vn/a.jpg', title: 'mã này ạ' })).toMatchObject({
      caption: 'mã này ạ',
    })
  })

  it('with a link is the text that was written, with the address', () => {
    expect(
      bodyOf('chat.recommended', {
        title: 'xem https://a.vn/x nhé',
        href: 'https://a.vn/x',
        action: 'recommened.link',
      }),
    ).toEqual({
      type: 'text',
      text: 'xem https://a.vn/x nhé',
    })
    expect(bodyOf('chat.link', { title: 'Nhận quà', href: 'https://a.vn/x' })).toEqual({
      type: 'text',
      text: 'Nhận quà\nhttps://a.vn/x',
    })
  })

  it.each([
    ['chat.sticker', { id: 1 }, { type: 'other', what: 'sticker' }],
    ['chat.gif', { href: 'https://a.vn/a.gif' }, { type: 'other', what: 'sticker' }],
    ['chat.location.new', {}, { type: 'other', what: 'location' }],
    ['chat.recommended', { action: 'recommened.user', title: 'Mai' }, { type: 'other', what: 'contact' }],
    ['chat.todo', {}, { type: 'unsupported', why: 'unknown kind' }],
    ['webchat', null, { type: 'unsupported', why: 'unknown kind' }],
    ['webchat', '  ', { type: 'unsupported', why: 'no text' }],
  ])('of kind %s is answered by its kind', (kind, content, body) => {
    expect(bodyOf(kind, content)).toEqual(body)
  })

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('private' as const, 'group' as const), (raw, kind) => {
        const message = parse(raw, kind)
        expect(message === null || message === 'unreadable' || message.key.length > 2).toBe(true)
      }),
    )
  })
})

describe('in a group', () => {
  const me = { uid: ME, name: 'Trợ lý' }

  it('only what calls the account is heard, without the call, and is answered there', () => {
    expect(parse(groupSaid('chuyện riêng', 'g1', null), 'group')).toBeNull()
    expect(parse(groupSaid('vneid là gì', 'g1', me), 'group')).toMatchObject({
      from: { chat: 'g1', user: LAN.uid, kind: 'group' },
      body: { type: 'text', text: 'vneid là gì' },
    })
  })

  it('a reply to the account counts, a call of everybody or of somebody else does not', () => {
    const reply = { ...groupSaid('còn nữa không', 'g1', null), quote: { ownerId: ME } }
    expect(parse(reply, 'group')).toMatchObject({ body: { type: 'text', text: 'còn nữa không' } })
    expect(parse(groupSaid('mọi người ơi', 'g1', { uid: '-1', name: 'All' }), 'group')).toBeNull()
    expect(parse(groupSaid('Mai ơi', 'g1', { uid: '77', name: 'Mai' }), 'group')).toBeNull()
  })
})
