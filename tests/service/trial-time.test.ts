import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onTrialTime } from '../../src/app/trial-time.ts'
import type { IncomingMessage } from '../../src/channels/channel.ts'

const DAY = 86_400_000
const REAL = Date.parse('2026-11-21T09:00:00+07:00')

const sentAt = (at: number): IncomingMessage => ({
  key: 'u:1',
  at,
  from: { channel: 'telegram', account: '1', chat: '42', user: '42', kind: 'private' },
  body: { type: 'text', text: '1' },
  trace: { receivedAt: at },
})

describe('the time of a message while our clock is moved in a trial', () => {
  it('moves with our clock, days forth or back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 0, max: 60_000 }), (days, ago) => {
        const moved = onTrialTime(sentAt(REAL - ago), days * 86_400, REAL + days * DAY)
        expect(moved.at).toBe(REAL + days * DAY - ago)
      }),
    )
  })

  it('stays where the channel took it from our clock, and always without a trial', () => {
    expect(onTrialTime(sentAt(REAL + 5 * DAY), 5 * 86_400, REAL + 5 * DAY).at).toBe(REAL + 5 * DAY)
    expect(onTrialTime(sentAt(REAL - 3 * DAY), 0, REAL).at).toBe(REAL - 3 * DAY)
  })
})
