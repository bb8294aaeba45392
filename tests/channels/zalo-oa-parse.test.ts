import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEvent } from '../../src/channels/zalo-oa/parse.ts'
import {
  fileEvent,
  followEvent,
  linkEvent,
  type OaEvent,
  otherEvent,
  PERSON,
  seenEvent,
  textEvent,
} from '../support/fake-zalo-oa/events.ts'

const NOW = Date.UTC(2026, 10, 21, 2)
const read = (event: OaEvent | Record<string, unknown>) => parseEvent(event, JSON.stringify(event), 'app', NOW)

describe('events of the Official Account become messages', () => {
  it('keeps ids beyond 2^53 exact, and the platform’s own time', () => {
    expect(read(textEvent('chào', PERSON, 1_700_000_000_123))).toEqual({
      key: expect.stringMatching(/^m:96d3cdf3af150460\d+$/u),
      at: 1_700_000_000_123,
      from: { channel: 'zalo-oa', account: 'app', chat: PERSON, user: PERSON, kind: 'private' },
      body: { type: 'text', text: 'chào' },
      trace: { receivedAt: NOW },
    })
  })

  it.each([
    [
      'a picture',
      fileEvent('image', { url: 'https://f1.zdn.vn/a.jpg', thumbnail: 't' }),
      { kind: 'image', ref: 'https://f1.zdn.vn/a.jpg' },
    ],
    [
      'a moving picture',
      fileEvent('gif', { url: 'https://f1.zdn.vn/a.gif' }),
      { kind: 'image', ref: 'https://f1.zdn.vn/a.gif' },
    ],
    [
      'a voice',
      fileEvent('audio', { url: 'https://f1.zdn.vn/a.aac' }),
      { kind: 'voice', ref: 'https://f1.zdn.vn/a.aac' },
    ],
    [
      'a file with its name and size as text',
      fileEvent('file', { url: 'https://f1.zdn.vn/a', name: 'VNeID.apk', size: '1024', type: 'apk' }),
      { kind: 'file', ref: 'https://f1.zdn.vn/a', name: 'VNeID.apk', bytes: 1024 },
    ],
  ])('reads %s', (_what, event, media) => {
    expect(read(event)?.body).toEqual({ type: 'media', media })
  })

  it('reads a link together with its words, once', () => {
    expect(read(linkEvent('https://vneid.gov.vn', 'cái này có thật không'))?.body).toEqual({
      type: 'text',
      text: 'cái này có thật không\nhttps://vneid.gov.vn',
    })
    const inside = 'bấm https://vneid.gov.vn nhé'
    expect(read(linkEvent('https://vneid.gov.vn', inside))?.body).toEqual({ type: 'text', text: inside })
    expect(read(linkEvent('https://vneid.gov.vn', null))?.body).toEqual({ type: 'text', text: 'https://vneid.gov.vn' })
  })

  it.each([
    ['sticker', { type: 'other', what: 'sticker' }],
    ['location', { type: 'other', what: 'location' }],
    ['business_card', { type: 'other', what: 'contact' }],
    ['dice', { type: 'unsupported', why: 'unknown kind' }],
  ] as const)('never leaves a %s without an answer', (kind, body) => {
    expect(read(otherEvent(kind))?.body).toEqual(body)
  })

  it('answers a picture or a text whose content did not come', () => {
    expect(read(fileEvent('image', {}))?.body.type).toBe('unsupported')
    expect(read({ ...textEvent('x'), message: { msg_id: '1' } })?.body.type).toBe('unsupported')
  })

  it('tells who came and who left, once for each repeat', () => {
    const follow = read(followEvent('follow', PERSON, 5))
    const unfollow = read(followEvent('unfollow', PERSON, 9))
    expect([follow?.key, follow?.body]).toEqual([`e:follow:${PERSON}:5`, { type: 'status', status: 'joined' }])
    expect([unfollow?.key, unfollow?.body]).toEqual([`e:unfollow:${PERSON}:9`, { type: 'status', status: 'blocked' }])
  })

  it.each([
    ['seen', seenEvent()],
    ['received', { ...seenEvent(), event_name: 'user_received_message' }],
    ['sent by ourselves', { ...textEvent('chào'), event_name: 'oa_send_text' }],
    ['from nobody', { event_name: 'user_send_text', timestamp: '1', message: { text: 'a' } }],
  ])('has no answer for what is %s', (_what, event) => {
    expect(read(event)).toBeNull()
  })

  it('keys a message without an id by its bytes', () => {
    const event = { ...textEvent('chào'), message: { text: 'chào' } }
    expect(read(event)?.key).toMatch(/^h:[0-9a-f]{64}$/u)
    expect(read(event)?.key).toBe(read(structuredClone(event))?.key)
  })

  it('reads a pressed button as the choice of its own list', () => {
    expect(read(textEvent('c:k3f:quiz.a'))?.body).toEqual({ type: 'choice', value: 'quiz.a', of: 'k3f' })
    expect(read(textEvent('c: đáp án này'))?.body.type).toBe('text')
  })

  it('never throws, whatever is pushed', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void parseEvent(value, JSON.stringify(value), 'app', NOW)))
    fc.assert(
      fc.property(
        fc.record(
          {
            event_name: fc.constantFrom('user_send_text', 'user_send_image', 'follow', 'user_send_link'),
            timestamp: fc.oneof(fc.string(), fc.integer()),
            sender: fc.oneof(fc.jsonValue(), fc.record({ id: fc.string() })),
            message: fc.oneof(fc.jsonValue(), fc.record({ text: fc.jsonValue(), attachments: fc.jsonValue() })),
          },
          { requiredKeys: [] },
        ),
        (value) => void parseEvent(value, JSON.stringify(value), 'app', NOW),
      ),
    )
  })
})
