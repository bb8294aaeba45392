import { afterEach, describe, expect, it } from 'vitest'
import { tapUpdate, textUpdate } from '../support/fake-telegram/updates.ts'
import { type TelegramBench, telegramBench } from '../support/telegram-bench.ts'
import { beside } from '../support/timing.ts'
import { until } from '../support/until.ts'

let bench: TelegramBench

afterEach(() => bench.stop())

describe('Telegram polling loses nothing and is stopped by nothing', () => {
  it('confirms a message only after it was stored', async () => {
    bench = await telegramBench()
    let store = () => {}
    const stored = new Promise<void>((done) => {
      store = done
    })
    const usual = bench.onAccept
    bench.onAccept = async (message) => {
      await stored
      return usual(message)
    }
    await bench.run()
    const [id] = bench.fake.push(textUpdate('alo'))
    await until(() => bench.fake.calls.some((call) => call.method === 'setMyCommands'))
    expect(bench.fake.confirmed).toBe(0)
    store()
    await until(() => bench.fake.confirmed === id)
    expect(bench.accepted.map((message) => message.key)).toEqual([`u:${id}`])
  })

  it('keeps a batch unconfirmed while the database fails, and stores all of it when it works again', async () => {
    bench = await telegramBench()
    let broken = true
    let tries = 0
    const usual = bench.onAccept
    bench.onAccept = async (message) => {
      tries += 1
      if (broken) throw new Error('disk full')
      return usual(message)
    }
    await bench.run()
    bench.fake.push(...['một', 'hai', 'ba', 'bốn', 'năm'].map((text) => textUpdate(text)))
    await until(() => tries >= 5)
    expect(bench.fake.confirmed).toBe(0)
    broken = false
    bench.waits.release()
    await until(() => bench.accepted.length === 5)
    await until(() => bench.fake.pending === 0)
  })

  it('confirms nothing of a batch that could not be stored when it is stopped', async () => {
    bench = await telegramBench()
    let tries = 0
    bench.onAccept = async () => {
      tries += 1
      throw new Error('disk full')
    }
    await bench.run()
    bench.fake.push(textUpdate('một'), textUpdate('hai'))
    await until(() => tries >= 2)
    bench.stopper.abort()
    await until(() => bench.waits.asked.length > 0)
    expect(bench.fake.confirmed).toBe(0)
    expect(bench.fake.pending).toBe(2)
  })

  it('hands a repeated update over again, and the store drops it', async () => {
    bench = await telegramBench()
    await bench.run()
    const [id] = bench.fake.push(textUpdate('alo'))
    await until(() => bench.fake.confirmed === id)
    bench.fake.replay([{ ...textUpdate('alo'), update_id: Number(id) }])
    const [next] = bench.fake.push(textUpdate('sau'))
    await until(() => bench.fake.confirmed === next)
    expect(bench.accepted.map((message) => message.key)).toEqual([`u:${id}`, `u:${next}`])
  })

  it.each([
    ['a blip at the first getMe', { method: 'getMe', times: 1, kind: 'drop' as const }],
    ['a page instead of JSON at start', { method: 'getMe', times: 1, kind: 'html' as const, status: 502 }],
    [
      'a conflict with another poller',
      {
        method: 'getUpdates',
        times: 1,
        kind: 'error' as const,
        code: 409,
        description: 'Conflict: terminated by other getUpdates request',
      },
    ],
    [
      'a bad request on polling',
      { method: 'getUpdates', times: 1, kind: 'error' as const, code: 400, description: 'Bad Request' },
    ],
  ])('comes back after %s', async (_what, fault) => {
    bench = await telegramBench()
    bench.fake.faults.push(fault)
    await bench.run()
    await until(() => bench.waits.asked.some((ms) => ms === 1000))
    bench.waits.release(60_000)
    const [id] = bench.fake.push(textUpdate('còn đó không'))
    await until(() => {
      bench.waits.release(60_000)
      return bench.fake.confirmed === id
    })
    expect(bench.accepted).toHaveLength(1)
  })

  it('cuts a poll that hangs on a dead socket', async () => {
    bench = await telegramBench()
    bench.fake.faults.push({ method: 'getUpdates', times: 1, kind: 'hang' })
    await bench.run()
    await until(() => bench.waits.asked.includes(75_000))
    expect((await bench.channel.health()).ok).toBe(true)
    bench.waits.release()
    const [id] = bench.fake.push(textUpdate('alo'))
    await until(() => bench.fake.confirmed === id)
    expect(bench.accepted).toHaveLength(1)
  })

  it('ends the spinner of a tap and takes its keyboard away, once', async () => {
    bench = await telegramBench()
    await bench.run()
    await until(() => bench.fake.calls.some((call) => call.method === 'setMyCommands'))
    await bench.send('42', 'Chọn việc')
    const [id] = bench.fake.push(tapUpdate('c:l1:steps', { id: 'tap-1', messageId: 1, text: 'Chọn việc' }))
    await until(() => bench.fake.confirmed === id)
    await until(() => bench.fake.calls.some((call) => call.method === 'answerCallbackQuery'))
    expect(bench.fake.calls.find((call) => call.method === 'answerCallbackQuery')?.body).toMatchObject({
      callback_query_id: 'tap-1',
    })
  })

  it('reports a refused token as down and does not hammer', async () => {
    bench = await telegramBench({ token: '123456:wrong-token-of-somebody' })
    await bench.run()
    await until(() => bench.waits.asked.length === 0 && bench.fake.calls.length === 0)
    let detail = ''
    await until(() => {
      void bench.channel.health().then((health) => {
        detail = health.detail
      })
      return detail === 'auth'
    })
    expect(detail).toBe('auth')
  })

  it('stops within a moment and leaves nothing half accepted', async () => {
    bench = await telegramBench()
    await bench.run()
    const [id] = bench.fake.push(textUpdate('alo'))
    await until(() => bench.fake.confirmed === id)
    const began = performance.now()
    await bench.stop()
    expect(performance.now() - began).toBeLessThan(beside(2000))
  })
})
