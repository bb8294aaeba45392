import { expect, it } from 'vitest'
import type { Effect } from '../../src/conversation/turn-store.ts'
import { localDay } from '../../src/shared/clock.ts'
import type { Storage } from '../../src/storage/index.ts'
import { chat } from '../support/messages.ts'
import { joins, scheduled, turn } from '../support/storedTurns.ts'

const DAY = 86_400_000
const lan = chat('lan')
const ba = chat('ba')
const LAN = 'telegram:bot:lan'
const learns = (learner: string): Effect => ({ type: 'learnerChanged', learner, change: {} })
const remembered = (learner: string, settings: object): Effect => ({
  type: 'memorySaved',
  lane: LAN,
  learner,
  memory: { settings },
})

/** Promises of every IdleStore. */
export function idleContract(use: (test: (storage: Storage) => Promise<void>) => Promise<void>): void {
  it('lists who has neither written nor learned since a day and was not told, then who was told and stayed silent', () =>
    use(async (storage) => {
      await turn(storage, lan, joins(lan, 'old'), 10 * DAY)
      await turn(storage, ba, joins(ba, 'learning'), 10 * DAY)
      await turn(storage, ba, [learns('learning')], 400 * DAY)
      const day = localDay(300 * DAY)
      const idle = async () => (await storage.daily.idleSince(day, 10)).map(({ learner }) => learner)
      const told = (at: number) => storage.daily.toldBefore(at, day, 10)
      expect([await idle(), await told(900 * DAY)]).toEqual([['old'], []])
      await storage.daily.noticed(['old'], 301 * DAY)
      expect([await idle(), await told(300 * DAY), await told(301 * DAY)]).toEqual([[], [], ['old']])
      // Back for a day: the notice of that time is no notice for the next year of silence.
      await turn(storage, lan, joins(lan, 'old'), 310 * DAY)
      expect([await idle(), await told(900 * DAY)]).toEqual([[], []])
      const later = await storage.daily.idleSince(localDay(399 * DAY), 10)
      expect(later.map(({ learner, since }) => [learner, since])).toEqual([['old', 310 * DAY]])
    }))

  it('says where somebody wrote who never chose an hour, how they are spoken to, and when the chat was last heard', () =>
    use(async (storage) => {
      const settings = { form: 'co', bot: 'con', mode: 'simple', name: 'Lan', stoppedAt: null }
      await turn(storage, lan, [...joins(lan, 'l1'), remembered('l1', settings)], 10 * DAY)
      expect(await storage.daily.idleSince(localDay(400 * DAY), 10)).toEqual([
        {
          learner: 'l1',
          to: { ...lan, user: lan.chat },
          silent: false,
          voice: { form: 'co', mode: 'simple', bot: 'con' },
          name: 'Lan',
          since: 10 * DAY,
          heardAt: 10 * DAY,
        },
      ])
    }))

  it('is silent about whoever said to stop or blocked us, with an hour or without, and writes where the hour was chosen', () =>
    use(async (storage) => {
      const silent = async () => {
        const rows = await storage.daily.idleSince(localDay(400 * DAY), 10)
        return rows.map((row) => [row.learner, row.to.chat, row.silent])
      }
      await turn(storage, lan, [...joins(lan, 'l1'), scheduled(lan, 'l1', 9)], 10 * DAY)
      await turn(storage, ba, joins(ba, 'l2'), 11 * DAY)
      expect(await silent()).toEqual([
        ['l1', 'lan', false],
        ['l2', 'ba', false],
      ])
      await turn(
        storage,
        ba,
        [{ type: 'reachabilityChanged', lane: 'telegram:bot:ba', reachable: false, at: 5 }],
        11 * DAY,
      )
      await turn(storage, lan, [remembered('l1', { stoppedAt: 7 })], 10 * DAY)
      expect(await silent()).toEqual([
        ['l1', 'lan', true],
        ['l2', 'ba', true],
      ])
    }))
}
