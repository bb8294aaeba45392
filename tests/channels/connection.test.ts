import { describe, expect, it } from 'vitest'
import { neverReached, systemCode } from '../../src/channels/connection.ts'
import { outcomeOf as ofTelegram } from '../../src/channels/telegram/outcome.ts'
import { outcomeOfFailure as ofZaloBot } from '../../src/channels/zalo-bot/outcome.ts'
import { outcomeOf as ofOfficialAccount } from '../../src/channels/zalo-oa/outcome.ts'

const failed = (code: string) => Object.assign(new Error('the address stands here'), { code })
const CHANNELS = [
  ['Telegram', ofTelegram],
  ['Zalo Bot', ofZaloBot],
  ['Zalo OA', ofOfficialAccount],
] as const

describe('a platform that was never reached', () => {
  it.each(CHANNELS)('is tried again on %s, behind a proxy that opens no way too', (_, outcome) => {
    for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'ERR_PROXY_TUNNEL', 'UND_ERR_CONNECT_TIMEOUT'])
      expect(outcome(failed(code))).toEqual({ status: 'retry', afterMs: 2000, scope: 'account', why: code })
  })

  it.each(CHANNELS)('is told apart on %s from one that may have taken the message', (_, outcome) => {
    for (const code of ['ECONNRESET', 'ETIMEDOUT', 'EPIPE']) expect(outcome(failed(code)).status).toBe('unknown')
  })

  it('is known by the code that fetch hides in the cause, never by a message', () => {
    const hidden = new TypeError('fetch failed', { cause: failed('ECONNREFUSED') })
    expect(systemCode(hidden)).toBe('ECONNREFUSED')
    expect(neverReached(hidden)?.why).toBe('ECONNREFUSED')
    for (const none of [new Error('ECONNREFUSED'), null, undefined, 'ECONNREFUSED', {}])
      expect(neverReached(none)).toBeNull()
  })
})
