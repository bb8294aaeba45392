import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { textEvent } from '../support/fake-zalo-bot/events.ts'
import { until } from '../support/until.ts'
import { type ZaloBotBench, zaloBotBench } from '../support/zalo-bot-bench.ts'

let bench: ZaloBotBench
beforeEach(async () => {
  bench = await zaloBotBench()
})
afterEach(() => bench.stop())

const polls = () => bench.fake.calls.filter(({ method }) => method === 'getUpdates')
const healthy = async () => (await bench.channel.health()).detail

describe('Zalo Bot polling, where an event handed over is forgotten', () => {
  it('asks for the next event only when the last one is stored', async () => {
    let store = () => {}
    const stored = new Promise<void>((done) => {
      store = done
    })
    const usual = bench.onAccept
    bench.onAccept = async (message) => {
      await stored
      return usual(message)
    }
    bench.run()
    bench.fake.push(textEvent('một'), textEvent('hai'))
    await until(() => bench.fake.pending === 1)
    const asked = polls().length
    // Well over the time in which a next request would have come.
    for (let turn = 0; turn < 500; turn += 1) await new Promise((done) => setImmediate(done))
    expect(polls()).toHaveLength(asked)
    store()
    await until(() => bench.accepted.length === 2)
  })

  it('takes an idle end for what it is: no error, no wait', async () => {
    bench.run()
    await until(() => polls().length >= 4)
    expect(bench.waits.asked).toEqual([])
    expect(await bench.channel.health()).toEqual({ ok: true, detail: 'polling' })
  })

  it('keeps trying to store what nobody else has any more', async () => {
    let tries = 0
    const usual = bench.onAccept
    bench.onAccept = async (message) => {
      tries += 1
      if (tries < 3) throw new Error('disk full')
      return usual(message)
    }
    bench.run()
    bench.fake.push(textEvent('một'))
    await until(() => {
      bench.waits.release(1000)
      return bench.accepted.length === 1
    })
    expect(tries).toBe(3)
  })

  it('loses nothing that is handed over while it is being stopped', async () => {
    bench.run()
    await until(() => polls().length > 0)
    const stopped = bench.stop()
    bench.fake.push(textEvent('một'))
    await stopped
    expect(bench.accepted.length + bench.fake.pending).toBe(1)
  })

  it.each([['string'], ['number']] as const)(
    'finds the other form when the server refuses a %s timeout',
    async (form) => {
      bench.fake.drift.refusesTimeout = form
      bench.fake.push(textEvent('một'))
      bench.run()
      await until(() => {
        bench.waits.release(1000)
        return bench.accepted.length === 1
      })
    },
  )

  it.each([['404'], ['empty']] as const)('starts where no webhook is set (%s), removing none', async (none) => {
    bench.fake.drift.noWebhook = none
    bench.run()
    await until(() => polls().length > 0)
    expect(bench.fake.calls.map(({ method }) => method)).not.toContain('deleteWebhook')
  })

  it('removes a webhook that would refuse every poll', async () => {
    bench.fake.webhook = { url: 'http://127.0.0.1:9/cu', secret: 'mot-bi-mat-cu' }
    bench.fake.push(textEvent('một'))
    bench.run()
    await until(() => bench.accepted.length === 1)
    expect(bench.fake.webhook).toBeNull()
  })

  it.each([
    ['a blip at the first call', { method: 'getMe', times: 1, kind: 'drop' as const }],
    ['a page instead of an answer', { method: 'getUpdates', times: 1, kind: 'html' as const, status: 502 }],
    ['a cut poll', { method: 'getUpdates', times: 1, kind: 'drop' as const }],
    ['a conflict', { method: 'getUpdates', times: 2, kind: 'error' as const, code: 409, description: 'Conflict' }],
  ])('comes back after %s', async (_what, fault) => {
    bench.fake.faults.push(fault)
    bench.run()
    await until(() => bench.waits.asked.includes(1000))
    bench.fake.push(textEvent('còn đó không'))
    await until(() => {
      bench.waits.release(60_000)
      return bench.accepted.length === 1
    })
    expect((await bench.channel.health()).ok).toBe(true)
  })

  it('reports a refused token as such and does not hammer', async () => {
    const { fake } = bench
    bench = await zaloBotBench({ fake, token: '1900000001:somebody-elses' })
    bench.run()
    let detail = ''
    await until(() => {
      void healthy().then((said) => {
        detail = said
      })
      return detail === 'auth'
    })
    expect(bench.waits.asked).toEqual([])
    expect(fake.calls).toEqual([])
  })
})
