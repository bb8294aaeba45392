import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IncomingBody, IncomingMessage } from '../../src/channels/channel.ts'
import { createInbox, pendingFrom } from '../../src/conversation/inbox.ts'
import { hideInMessage } from '../../src/privacy/message.ts'
import { openMemory } from '../../src/storage/index.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { chat, incoming } from '../support/messages.ts'
import { computesWithin } from '../support/timing.ts'

const lan = chat('lan')
const plain = (message: IncomingMessage) => ({ message, hidden: [] })

function withBody(body: IncomingBody): IncomingMessage {
  return { ...incoming('u:1', lan), body }
}

describe('the inbox', () => {
  it('stores before it confirms, wakes the worker for what is new, and not for a repetition', async () => {
    const storage = openMemory()
    let woken = 0
    const accept = createInbox({ store: storage.turns, clock: fakeClock(), hide: plain, wake: () => (woken += 1) })
    expect(await accept(incoming('u:1', lan))).toBe('new')
    expect(await accept(incoming('u:1', lan))).toBe('duplicate')
    expect(await accept(incoming('u:1', { ...lan, account: 'other' }))).toBe('new')
    expect(woken).toBe(2)
    expect(await storage.turns.backlog()).toBe(2)
  })

  it('confirms nothing and wakes nobody while the database fails', async () => {
    const { turns } = openMemory()
    let woken = 0
    const store = { ...turns, acceptOnce: () => Promise.reject(new Error('database down')) }
    const accept = createInbox({ store, clock: fakeClock(), hide: plain, wake: () => (woken += 1) })
    await expect(accept(incoming('u:1', lan))).rejects.toThrow('database down')
    expect(woken).toBe(0)
  })

  it('stores only masked words, and neither the display name nor what the mask replaced', () => {
    const message = { ...incoming('u:1', lan, 'mã OTP của cháu là 482913'), name: 'Nguyễn Thị Lan' }
    const stored = pendingFrom(message, hideInMessage)
    expect(JSON.stringify(stored)).not.toMatch(/482913|Nguyễn/)
    expect(stored.hidden).toEqual(['otp'])
  })

  it('cuts a text nobody types to 8,000 characters at a space, and says how long it was', () => {
    const raw = 'một hai ba '.repeat(12_000)
    const stored = pendingFrom(withBody({ type: 'text', text: raw }), plain)
    const { body } = stored.message
    expect(stored.cutFrom).toBe(raw.length)
    expect(body.type === 'text' && body.text.length).toBeLessThanOrEqual(8_000)
    expect(body.type === 'text' && body.text).toMatch(/ (một|hai|ba)$/)
  })

  it('answers kindly what has no text', () => {
    const body = { type: 'text', text: null } as unknown as IncomingBody
    expect(pendingFrom(withBody(body), plain).message.body).toEqual({ type: 'unsupported', why: 'no text' })
  })

  const NASTY = [
    '\uD800',
    '\u0000\u202E‏lời',
    `a${'\u0301'.repeat(5000)}`,
    '😀'.repeat(60_000),
    '\u200B'.repeat(100_000),
  ]
  const KINDS: ((text: string) => IncomingBody)[] = [
    (text) => ({ type: 'text', text }),
    (text) => ({ type: 'command', name: 'start', args: text }),
    (text) => ({ type: 'media', media: { kind: 'image', ref: 'f' }, caption: text }),
  ]

  it('takes any text there is, within the limit and in whole characters', () => {
    const nasty = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...NASTY))
    const kinds = fc.constantFrom(...KINDS)
    fc.assert(
      fc.property(nasty, kinds, (text, kind) => {
        const { body } = pendingFrom(withBody(kind(text)), plain).message
        const kept =
          body.type === 'text'
            ? body.text
            : body.type === 'command'
              ? body.args
              : body.type === 'media'
                ? (body.caption ?? '')
                : ''
        expect(kept.length).toBeLessThanOrEqual(8_000)
        expect(kept.isWellFormed()).toBe(true)
      }),
    )
  })

  it('takes each of the longest in little time', async () => {
    for (const text of NASTY)
      for (const kind of KINDS) await computesWithin(200, () => pendingFrom(withBody(kind(text)), plain))
  })
})
