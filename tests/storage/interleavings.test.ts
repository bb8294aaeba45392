import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TurnWork } from '../../src/conversation/turn-store.ts'
import { openMemory, openStorage, type Storage } from '../../src/storage/index.ts'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { checkInvariants } from '../../src/storage/sqlite/invariants.ts'
import { ACCOUNT, chat, echo, pending } from '../support/messages.ts'
import { withFolder } from '../support/sqliteFolder.ts'

const CHATS = ['lan', 'ba', 'tư'].map(chat)
const LEASE = 1000
const ANY = { limit: 4, why: ['reply', 'scheduled', 'broadcast'], exceptLanes: [] } as const

type Step =
  | { do: 'accept'; key: number; chat: number }
  | { do: 'take' }
  | { do: 'commit' | 'postpone' | 'fail'; pick: number }
  | { do: 'send'; outcome: 'sent' | 'unknown' | 'retry' | 'never' }
  | { do: 'wait'; ms: number }
  | { do: 'crash' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('accept' as const), key: fc.nat(20), chat: fc.nat(2) }) },
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'take' }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('commit', 'commit', 'postpone', 'fail'), pick: fc.nat(7) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      outcome: fc.constantFrom('sent', 'unknown', 'retry', 'never'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 1500 }) }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'crash' }) },
)

/** What must be true of any history: each key answered once, sent at most twice, twice only when it was in doubt. */
class Model {
  now = 0
  readonly accepted = new Set<string>()
  readonly answered = new Set<string>()
  readonly begun = new Map<string, number>()
  readonly doubted = new Set<string>()
  held: TurnWork[] = []

  async run(storage: Storage, one: Exclude<Step, { do: 'crash' }>): Promise<void> {
    const { turns, outbox } = storage
    switch (one.do) {
      case 'accept': {
        const key = `k${one.key}`
        const from = CHATS[one.chat] ?? chat('lan')
        const expected = this.accepted.has(key) ? 'duplicate' : 'new'
        expect(await turns.acceptOnce(pending(key, from), this.now)).toBe(expected)
        this.accepted.add(key)
        return
      }
      case 'take': {
        const work = await turns.takeWork('w', this.now, LEASE)
        if (work === null) return
        // Nothing answered is ever handed out again.
        for (const { key } of work.messages) expect(this.answered.has(key)).toBe(false)
        this.held.push(work)
        return
      }
      case 'commit': {
        const work = this.held[one.pick % Math.max(1, this.held.length)]
        if (work === undefined) return
        const keys = work.messages.map(({ key }) => key)
        const before = keys.every((key) => this.answered.has(key))
        const result = await turns.commitTurn(echo(work.messages, this.now))
        expect(result).toBe(before ? 'already-done' : 'committed')
        for (const key of keys) this.answered.add(key)
        return
      }
      case 'postpone':
      case 'fail': {
        const [work] = this.held.splice(one.pick % Math.max(1, this.held.length), 1)
        if (work === undefined) return
        const giveBack = one.do === 'fail' ? turns.retryLater : turns.postpone
        await giveBack(work.lane, 'w', this.now + 500)
        return
      }
      case 'send': {
        const rows = await outbox.claim(ACCOUNT, this.now, ANY)
        expect(new Set(rows.map(({ lane }) => lane)).size).toBe(rows.length)
        for (const { id, resent } of rows) {
          this.begun.set(id, (this.begun.get(id) ?? 0) + 1)
          if (one.outcome === 'sent') await outbox.settle(id, { state: 'sent', messageId: 'm', detail: null }, this.now)
          if (one.outcome === 'retry') {
            // Definitely not delivered: this one does not count.
            this.begun.set(id, (this.begun.get(id) ?? 1) - 1)
            await outbox.settle(id, { state: 'pending', detail: 'flood', notBefore: this.now + 300 }, this.now)
          }
          if (one.outcome === 'unknown') {
            this.doubted.add(id)
            await outbox.settle(
              id,
              { state: 'unknown', detail: 'cut', resendAt: resent ? null : this.now + 500 },
              this.now,
            )
          }
        }
        return
      }
      case 'wait':
        this.now += one.ms
    }
  }

  async recover(storage: Storage): Promise<void> {
    for (const { id } of await storage.outbox.recover(this.now)) this.doubted.add(id)
  }

  /** Works everything off and counts. */
  async finish(storage: Storage): Promise<void> {
    this.held = []
    await this.recover(storage)
    for (let round = 0; round < 200; round++) {
      this.now += 2 * LEASE
      await this.run(storage, { do: 'take' })
      await this.run(storage, { do: 'commit', pick: this.held.length - 1 })
      await this.run(storage, { do: 'send', outcome: 'sent' })
      this.held = []
    }
    expect(await storage.turns.backlog()).toBe(0)
    expect([...this.answered].toSorted()).toEqual([...this.accepted].toSorted())
    expect([...this.begun.keys()].toSorted()).toEqual([...this.accepted].map((key) => `${key}/0`).toSorted())
    for (const [id, times] of this.begun) expect(times).toBeLessThanOrEqual(this.doubted.has(id) ? 2 : 1)
    const listed = (await storage.outbox.listUnknown(100)).map(({ id }) => id)
    expect(listed.toSorted()).toEqual([...this.doubted].toSorted())
  }
}

describe('any interleaving of accepting, answering, sending and crashing', () => {
  it('answers each message once and sends each reply, in SQLite across crashes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), (steps) =>
        withFolder(async (dataDir) => {
          const model = new Model()
          let storage = await openStorage({ dataDir, now: 0 })
          for (const one of steps) {
            if (one.do !== 'crash') {
              await model.run(storage, one)
              continue
            }
            await storage.close()
            storage = await openStorage({ dataDir, now: model.now })
            await model.recover(storage)
          }
          await model.finish(storage)
          await storage.close()
          const database = openDatabase(dataDir, model.now)
          expect([...checkInvariants(database.db), ...database.integrityCheck()]).toEqual([])
          database.close()
        }),
      ),
      { numRuns: 25 },
    )
  })

  it('answers each message once and sends each reply, in memory', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const model = new Model()
        const storage = openMemory()
        for (const one of steps) {
          if (one.do === 'crash') await model.recover(storage)
          else await model.run(storage, one)
        }
        await model.finish(storage)
      }),
      { numRuns: 100 },
    )
  })
})
