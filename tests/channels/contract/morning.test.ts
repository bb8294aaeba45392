import { describe, expect, it } from 'vitest'
import { CHAT_APPS } from './chat-apps.ts'
import type { PlatformKind } from './platform.ts'
import { type Service, serve } from './service.ts'

/** One morning's message for ten thousand people over each platform, with "too many" and refusals in between. */

const PEOPLE = 10_000
/** As often as a platform says them: of a hundred sends two, and one. A flood that stops the whole account is rarer. */
const SENDS_A_REFUSAL = 100
const SENDS_A_FLOOD = { chat: 50, account: 2000 } as const
/** Milliseconds from one look to the next: what the quickest pace needs, and more the longer nothing could be sent. */
const stepOf = (still: number) => (still < 5 ? 40 : still < 50 ? 1000 : 60_000)

/** What reaches people who have not written lately, and what stops the rest. The webhook twins send in the same way. */
const MORNINGS: Record<string, { most: number; rest: 'none' | 'skipped' }> = {
  'Telegram, polled': { most: PEOPLE, rest: 'none' },
  // A month of the free plan, less the fifth that is kept for answers.
  'Zalo Bot, polled': { most: 2400, rest: 'skipped' },
  'Zalo OA, posting': { most: PEOPLE, rest: 'none' },
  // Strangers a day, at one message in three seconds.
  'Zalo personal, over its socket': { most: 100, rest: 'skipped' },
}

/** Until nothing waits: no time passes while a platform has not answered, much while nothing can be sent. */
async function untilDone(service: Service, kind: PlatformKind): Promise<void> {
  const floodEvery = SENDS_A_FLOOD[kind.floodHolds ?? 'chat']
  let still = 0
  let before = 0
  for (let look = 0; ; look += 1) {
    while (service.sends.inFlight > 0) await new Promise((done) => setImmediate(done))
    const { begun } = service.sends
    for (let at = before + 1; at <= begun; at += 1) {
      if (at % SENDS_A_REFUSAL === 0) service.platform.trouble?.('refused')
      if (at % floodEvery === floodEvery / 2) service.platform.trouble?.('flood')
    }
    still = begun === before ? still + 1 : 0
    before = begun
    if (look % 50 === 0 && (await service.isDone())) return
    await service.clock.advance(stepOf(still))
  }
}

describe.each(CHAT_APPS.filter(({ name }) => MORNINGS[name]))('$name: a morning for 10,000 people', (kind) => {
  it('counts everybody exactly once, whatever the platform allows', async () => {
    const { most, rest } = MORNINGS[kind.name] ?? { most: PEOPLE, rest: 'none' }
    const service = await serve(kind)
    const people = Array.from({ length: PEOPLE }, (_, at) => `p${at}`)
    // Planned twice, as after a restart in the middle of planning.
    for (const part of [people.slice(0, 200), people]) await service.plan(part, 'sang')
    await untilDone(service, kind)
    const { sent, blocked, unknown, skipped } = await service.storage.outbox.counts()
    const arrived = new Map<string, number>()
    for (const chat of service.platform.arrived?.() ?? []) arrived.set(chat, (arrived.get(chat) ?? 0) + 1)
    expect([...arrived.values()].filter((times) => times > 1)).toEqual([])
    const known = new Set(people.map((who) => service.platform.address(who).chat))
    expect([...arrived.keys()].filter((chat) => !known.has(chat))).toEqual([])
    expect(arrived.size).toBe(sent)
    expect(sent + blocked + unknown + skipped).toBe(PEOPLE)
    expect(sent).toBeGreaterThan(most * 0.95)
    expect(sent).toBeLessThanOrEqual(most)
    if (rest === 'none') expect(skipped).toBe(0)
    await service.stop()
  })
})
