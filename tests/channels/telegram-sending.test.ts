import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { redact } from '../../src/shared/redact.ts'
import type { Fault } from '../support/platform-faults.ts'
import { type TelegramBench, telegramBench } from '../support/telegram-bench.ts'

let bench: TelegramBench

afterEach(() => bench.stop())

const sendFault = (fault: { kind: string } & Record<string, unknown>): Fault =>
  ({ method: 'sendMessage', times: 1, ...fault }) as Fault

describe('what Telegram answers to a send becomes one honest result', () => {
  it.each([
    [
      '429',
      sendFault({
        kind: 'error',
        code: 429,
        description: 'Too Many Requests: retry after 7',
        parameters: { retry_after: 7 },
      }),
      { status: 'retry', afterMs: 7000, scope: 'chat' },
    ],
    [
      'a block',
      sendFault({ kind: 'error', code: 403, description: 'Forbidden: bot was blocked by the user' }),
      { status: 'blocked', why: 'blocked-by-user' },
    ],
    [
      'a deleted account',
      sendFault({ kind: 'error', code: 403, description: 'Forbidden: user is deactivated' }),
      { status: 'blocked', why: 'deactivated' },
    ],
    [
      'an unknown chat',
      sendFault({ kind: 'error', code: 400, description: 'Bad Request: chat not found' }),
      { status: 'blocked', why: 'not-found' },
    ],
    [
      'a malformed message',
      sendFault({ kind: 'error', code: 400, description: "Bad Request: can't parse entities" }),
      { status: 'rejected' },
    ],
    [
      'a refused token',
      sendFault({ kind: 'error', code: 401, description: 'Unauthorized' }),
      { status: 'down', why: 'auth' },
    ],
    [
      'a server error',
      sendFault({ kind: 'error', code: 500, description: 'Internal Server Error' }),
      { status: 'unknown' },
    ],
    ['a 502 page', sendFault({ kind: 'html', status: 502 }), { status: 'unknown' }],
    ['a page of a captive portal', sendFault({ kind: 'html', status: 404 }), { status: 'unknown' }],
    ['a connection lost before', sendFault({ kind: 'drop' }), { status: 'unknown' }],
    ['a connection lost after delivery', sendFault({ kind: 'accept-then-drop' }), { status: 'unknown' }],
    ['half an answer', sendFault({ kind: 'truncate' }), { status: 'unknown' }],
  ])('reads %s', async (_what, fault, result) => {
    bench = await telegramBench()
    bench.fake.faults.push(fault)
    expect(await bench.send('42', 'chào')).toMatchObject(result)
  })

  it('knows that nothing was delivered when no connection was made', async () => {
    bench = await telegramBench()
    await bench.fake.stop()
    expect(await bench.send('42', 'chào')).toMatchObject({ status: 'retry', scope: 'account' })
  })

  it('follows a group that moved and delivers there', async () => {
    bench = await telegramBench()
    bench.fake.faults.push(
      sendFault({
        kind: 'error',
        code: 400,
        description: 'Bad Request: group chat was upgraded to a supergroup chat',
        parameters: { migrate_to_chat_id: -10077 },
      }),
    )
    expect(await bench.send('-55', 'chào')).toMatchObject({ status: 'sent' })
    expect(bench.fake.textsTo('-10077')).toEqual(['chào'])
  })

  it('sends a text longer than a message in parts, in order', async () => {
    bench = await telegramBench()
    const text = Array.from({ length: 900 }, (_, at) => `câu thứ ${at}.`).join(' ')
    expect(await bench.send('42', text)).toMatchObject({ status: 'sent', parts: 3 })
    expect(bench.fake.textsTo('42').join(' ')).toBe(text)
  })

  it('reports a doubt, not a retry, when a later part fails', async () => {
    bench = await telegramBench()
    bench.fake.onSent = () => {
      bench.fake.onSent = () => {}
      bench.fake.faults.push(
        sendFault({ kind: 'error', code: 429, description: 'Too Many Requests', parameters: { retry_after: 3 } }),
      )
    }
    expect(await bench.send('42', 'từ '.repeat(2000))).toMatchObject({ status: 'unknown' })
  })

  it('takes an edit that changes nothing as done', async () => {
    bench = await telegramBench()
    const sent = await bench.send('42', 'chào')
    const to = { channel: 'telegram' as const, account: '999', chat: '42', user: '42', kind: 'private' as const }
    const again = await bench.channel.edit?.(to, sent.status === 'sent' ? sent.messageId : '', {
      type: 'text',
      text: 'chào',
    })
    expect(again).toMatchObject({ status: 'sent' })
  })

  it('never lets the token into a result or a log, under any fault', async () => {
    const lines: string[] = []
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk))
        done()
      },
    })
    const log = pino(
      { serializers: { err: (error: Error) => ({ message: redact(error.message) }) }, level: 'trace' },
      sink,
    )
    bench = await telegramBench({ log })
    for (const kind of ['drop', 'accept-then-drop', 'truncate'] as const) bench.fake.faults.push(sendFault({ kind }))
    bench.fake.faults.push(sendFault({ kind: 'html', status: 404 }), sendFault({ kind: 'html', status: 502 }))
    const results = []
    for (let n = 0; n < 5; n += 1) results.push(await bench.send('42', 'chào'))
    await bench.fake.stop()
    results.push(await bench.send('42', 'chào'))
    expect(results).toHaveLength(6)
    expect(JSON.stringify(results) + lines.join('')).not.toContain(bench.fake.token.split(':')[1])
  })
})
