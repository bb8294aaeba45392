import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CHAT_APPS } from './chat-apps.ts'
import { OWN_CHANNELS } from './own-channels.ts'
import type { SendTrouble } from './platform.ts'
import { type Service, serve } from './service.ts'

/** What every platform that can fail must not turn into a lost or a doubled message. */

const HOUR = 3_600_000
/** Whether a send that ends so has reached the person. */
const DOUBTS: readonly [SendTrouble, boolean][] = [
  ['accept-then-drop', true],
  ['truncate', true],
  ['drop', false],
  ['page', false],
  ['hang', false],
]

const FAILING = [...CHAT_APPS, ...OWN_CHANNELS].filter(({ can }) => can.fail === true)

describe.each(FAILING)('$name: what is sent', (kind) => {
  let service: Service
  beforeEach(async () => {
    service = await serve(kind)
  })
  afterEach(() => service.stop())
  const seen = (who: string) => service.platform.seen(who)
  const trouble = (what: SendTrouble, times?: number) => service.platform.trouble?.(what, times)
  /** A minute and more of the clock, for whatever is still to come. */
  const later = async (ms = HOUR) => {
    await service.clock.advance(ms)
    await service.quiet()
  }
  /** A send under way that nobody answers is given up after a minute of the clock. */
  const inDoubt = () =>
    service.until(async () => {
      if ((await service.storage.outbox.counts()).sending > 0) await service.clock.advance(100)
      return (await service.doubted()).length === 1
    })

  it.each(DOUBTS)(
    'is a reply in doubt after "%s": sent once more, never a third time, and listed',
    async (what, arrived) => {
      trouble(what)
      await service.platform.says('lan', 'một')
      await inDoubt()
      await service.passing(500, async () => (await service.storage.outbox.counts()).sent === 1)
      await later()
      expect(seen('lan')).toEqual(arrived ? ['đáp: một', 'đáp: một'] : ['đáp: một'])
      expect(await service.doubted()).toHaveLength(1)
    },
  )

  it('is sent once when the platform takes its time to say so, and so is what comes after it', async () => {
    trouble('slow')
    await service.platform.says('lan', 'một')
    await service.until(async () => (await service.storage.outbox.counts()).sending === 1)
    await service.platform.says('mai', 'hai')
    // No time passes for whoever only waits for an answer.
    await service.until(() => service.sends.inFlight === 0)
    await service.passing(10, () => seen('mai').length === 1)
    await later()
    expect([...seen('lan'), ...seen('mai')]).toEqual(['đáp: một', 'đáp: hai'])
    expect(await service.doubted()).toEqual([])
  })

  it('is a reply that stays in doubt when its one repetition is, too', async () => {
    trouble('accept-then-drop', 5)
    await service.platform.says('lan', 'một')
    await inDoubt()
    await service.passing(500, () => seen('lan').length === 2)
    await later()
    expect(seen('lan')).toEqual(['đáp: một', 'đáp: một'])
  })

  if (kind.refusesBroadcast)
    it('is nothing at all when it was meant for everybody', async () => {
      await service.unasked('tin-chung', 'lan', 'broadcast')
      await service.until(async () => (await service.storage.outbox.counts()).skipped === 1)
      expect(seen('lan')).toEqual([])
    })

  const unasked = kind.refusesBroadcast ? (['scheduled'] as const) : (['scheduled', 'broadcast'] as const)
  it.each(unasked)('is never repeated when nobody asked for it (%s)', async (why) => {
    trouble('accept-then-drop')
    await service.unasked('bài-1', 'lan', why)
    await inDoubt()
    await later()
    expect(seen('lan')).toEqual(['bài bài-1'])
    expect(await service.doubted()).toEqual(['bài-1'])
  })

  it('waits when the platform says "too many", loses nothing, and holds up only whom it must', async () => {
    trouble('flood')
    await service.platform.says('lan', 'một')
    await service.until(async () => {
      const { pending, sending } = await service.storage.outbox.counts()
      return pending === 1 && sending === 0
    })
    await service.platform.says('mai', 'hai')
    if (kind.floodHolds === 'chat') {
      await service.passing(10, () => seen('mai').length === 1)
      expect(seen('lan')).toEqual([])
    } else {
      await service.until(async () => (await service.storage.outbox.counts()).pending === 2)
      await later(50_000)
      expect(seen('mai')).toEqual([])
    }
    await service.passing(1000, () => seen('lan').length === 1 && seen('mai').length === 1)
    await later()
    expect([...seen('lan'), ...seen('mai')]).toEqual(['đáp: một', 'đáp: hai'])
    expect(await service.doubted()).toEqual([])
  })

  if (kind.refusedMeans === 'skipped')
    it('gives up one message that is not taken, and goes on with the next', async () => {
      trouble('refused')
      await service.unasked('bài-1', 'lan')
      await service.until(async () => (await service.storage.outbox.counts()).skipped === 1)
      await service.unasked('bài-2', 'lan')
      await service.passing(100, () => seen('lan').length === 1)
      expect(seen('lan')).toEqual(['bài bài-2'])
      expect((await service.storage.outbox.counts()).blocked).toBe(0)
    })
  else
    it('stops for whoever blocked the bot until they write again; a 403 that means nothing certain stops nobody', async () => {
      trouble('refused')
      await service.unasked('bài-1', 'lan')
      if (kind.refusedMeans === 'doubt') {
        await inDoubt()
        await service.unasked('bài-2', 'lan')
        await service.passing(100, () => seen('lan').length === 1)
        expect(seen('lan')).toEqual(['bài bài-2'])
        return
      }
      await service.until(async () => (await service.storage.outbox.counts()).blocked === 1)
      await service.unasked('bài-2', 'lan')
      await later(10_000)
      expect(seen('lan')).toEqual([])
      await service.platform.says('lan', 'một')
      await service.until(() => seen('lan').length === 1)
      await service.unasked('bài-3', 'lan')
      await service.passing(100, () => seen('lan').length === 2)
      expect(seen('lan')).toEqual(['đáp: một', 'bài bài-3'])
    })

  it('never shows a token or a secret, whatever goes wrong', async () => {
    const kinds: SendTrouble[] = ['drop', 'truncate', 'page', 'refused', 'flood', 'accept-then-drop']
    for (const [at, what] of kinds.entries()) {
      trouble(what)
      await service.platform.says(`p${at}`, 'một')
      await service.until(async () => (await service.storage.turns.backlog()) === 0)
      await service.passing(1000, () => service.isDone())
    }
    const told = service.logged() + JSON.stringify(await service.storage.outbox.listUnknown(100))
    expect(told).toContain('send.unknown')
    for (const secret of service.platform.secrets) expect(told).not.toContain(secret)
  })
})
