import { expect, it } from 'vitest'
import { type DailyOutcome, type DueLearner, dailyId } from '../../src/delivery/daily-store.ts'
import { localDay } from '../../src/shared/clock.ts'
import type { Storage } from '../../src/storage/index.ts'
import { ACCOUNT, chat, draft, pending } from '../support/messages.ts'
import { card, joins, progress, schedule, scheduled, turn } from '../support/storedTurns.ts'

const HOUR = 3_600_000
const ANY = { limit: 10, why: ['reply', 'scheduled', 'broadcast'], exceptLanes: [] } as const
const lan = chat('lan')
const ba = chat('ba')
const LAN = 'telegram:bot:lan'

const ids = (due: readonly DueLearner[]) => due.map(({ learner }) => learner)

function outcome(due: DueLearner | undefined, more: Partial<DailyOutcome> = {}): DailyOutcome {
  if (due === undefined) throw new Error('nobody is due')
  return {
    learner: due.learner,
    dueAt: due.dueAt,
    draft: draft(`d:${due.learner}:1:0`, due.to, { why: 'scheduled', keepText: true }),
    schedule: { ...due.schedule, lastSent: 1 },
    nextAt: due.dueAt + 24 * HOUR,
    ...more,
  }
}

/** Promises of every DailyStore. */
export function dailyStoreContract(use: (test: (storage: Storage) => Promise<void>) => Promise<void>): void {
  it('hands out whose time has come, oldest first, with everything their message needs', () =>
    use(async (storage) => {
      const today = localDay(20 * HOUR)
      const cards = [card('F9', today), card('F1', today - 3), card('later', today + 1)]
      const change = { progress: progress(7), cards }
      await turn(storage, lan, [...joins(lan, 'l1'), scheduled(lan, 'l1', 9 * HOUR, { name: 'Lan' })], 5)
      await turn(storage, lan, [{ type: 'learnerChanged', learner: 'l1', change }], 6)
      await turn(storage, ba, [...joins(ba, 'l2'), scheduled(ba, 'l2', 8 * HOUR)], 7)
      expect(await storage.daily.nextDailyAt()).toBe(8 * HOUR)
      expect(await storage.daily.dueLearners(8 * HOUR - 1, 10)).toEqual([])
      expect(ids(await storage.daily.dueLearners(20 * HOUR, 1))).toEqual(['l2'])
      const [first, second, ...more] = await storage.daily.dueLearners(20 * HOUR, 10)
      expect([first?.learner, more]).toEqual(['l2', []])
      expect(second).toEqual({
        learner: 'l1',
        lane: LAN,
        to: lan,
        dueAt: 9 * HOUR,
        schedule: schedule({ name: 'Lan' }),
        progress: progress(7),
        cards: [card('F1', today - 3), card('F9', today)],
        heardAt: 6,
        lastUnaskedAt: null,
        lastDropped: false,
      })
      expect([await storage.daily.heardAt(LAN), await storage.daily.heardAt('telegram:bot:nobody')]).toEqual([6, null])
    }))

  it('writes again to whoever blocked us and then wrote themselves', () =>
    use(async (storage) => {
      await turn(storage, lan, [...joins(lan, 'l1'), scheduled(lan, 'l1', 10)])
      await storage.outbox.addOnce([draft('d:l1:0:1', lan, { why: 'scheduled' })], 1)
      const [row] = await storage.outbox.claim(ACCOUNT, 1, ANY)
      await storage.outbox.settle(row?.id ?? '', { state: 'blocked', detail: 'blocked-by-user' }, 1)
      expect(await storage.daily.dueLearners(20, 10)).toEqual([])
      expect(await storage.daily.nextDailyAt()).toBeNull()
      await turn(storage, lan, [], 2)
      expect(ids(await storage.daily.dueLearners(20, 10))).toEqual(['l1'])
      expect(await storage.integrityCheck()).toEqual([])
    }))

  it('says when the last message never went out through no fault of the person', () =>
    use(async (storage) => {
      const unasked = { why: 'scheduled', keepText: true, deadline: 50 } as const
      await turn(storage, lan, [...joins(lan, 'l1'), scheduled(lan, 'l1', 10)])
      const [before] = await storage.daily.dueLearners(20, 10)
      await storage.daily.settleDaily(
        [outcome(before, { draft: draft(dailyId('l1', 1), lan, unasked), nextAt: 100 })],
        20,
      )
      const [waits] = await storage.daily.dueLearners(100, 10)
      expect(waits?.lastDropped).toBe(false)
      // The platform was down past the deadline: nothing is sent late.
      expect(await storage.outbox.claim(ACCOUNT, 60, ANY)).toEqual([])
      const [after] = await storage.daily.dueLearners(100, 10)
      expect(after?.lastDropped).toBe(true)
    }))

  it('takes a message that met a chat which had blocked us for no fault of ours', () =>
    use(async (storage) => {
      const unasked = { why: 'scheduled', keepText: true } as const
      await turn(storage, lan, [...joins(lan, 'l1'), scheduled(lan, 'l1', 10, { lastSent: 1 })])
      await storage.outbox.addOnce([draft('news', lan, unasked)], 1)
      const [row] = await storage.outbox.claim(ACCOUNT, 1, ANY)
      await storage.outbox.settle(row?.id ?? '', { state: 'blocked', detail: 'blocked-by-user' }, 1)
      await storage.outbox.addOnce([draft(dailyId('l1', 1), lan, unasked)], 2)
      expect(await storage.outbox.counts()).toMatchObject({ blocked: 1, skipped: 1 })
      await turn(storage, lan, [], 3)
      expect(await storage.daily.dueLearners(20, 10)).toMatchObject([{ learner: 'l1', lastDropped: false }])
    }))

  it('hands out at most twenty cards of a learner, the soonest first', () =>
    use(async (storage) => {
      const cards = Array.from({ length: 30 }, (_, n) => card(`F${n}`, -n))
      await turn(storage, lan, [
        ...joins(lan, 'l1'),
        { type: 'learnerChanged', learner: 'l1', change: { cards } },
        scheduled(lan, 'l1', 0),
      ])
      const [due] = await storage.daily.dueLearners(1, 10)
      expect(due?.cards.map((one) => one.due)).toEqual(Array.from({ length: 20 }, (_, n) => n - 29))
    }))

  it('passes over whoever agreed to nothing, withdrew, stopped, blocked us or was erased', () =>
    use(async (storage) => {
      const names = ['never', 'withdrew', 'stopped', 'blocked', 'erased', 'willing']
      for (const name of names) {
        const from = chat(name)
        const effects = name === 'never' ? joins(from, name).slice(1) : joins(from, name)
        await turn(storage, from, [...effects, scheduled(from, name, 100)])
      }
      await turn(storage, chat('withdrew'), [
        { type: 'consentRecorded', learner: 'withdrew', state: 'withdrawn', wording: '1', channel: 'telegram', at: 1 },
      ])
      await turn(storage, chat('stopped'), [scheduled(chat('stopped'), 'stopped', null, { stoppedAt: 5 })])
      await turn(storage, chat('blocked'), [
        { type: 'reachabilityChanged', lane: 'telegram:bot:blocked', reachable: false, at: 1 },
      ])
      await turn(storage, chat('erased'), [
        { type: 'personErased', lane: 'telegram:bot:erased', learner: 'erased', at: 1 },
      ])
      expect(ids(await storage.daily.dueLearners(200, 10))).toEqual(['willing'])
      await turn(storage, chat('blocked'), [
        { type: 'reachabilityChanged', lane: 'telegram:bot:blocked', reachable: true, at: 2 },
      ])
      expect(ids(await storage.daily.dueLearners(200, 10)).toSorted()).toEqual(['blocked', 'willing'])
    }))

  it('leaves a chat that turned out to be blocked alone until it writes, without forgetting its hour', () =>
    use(async (storage) => {
      await turn(storage, lan, [...joins(lan, 'l1'), scheduled(lan, 'l1', 100)])
      await storage.outbox.addOnce([draft('news', lan, { why: 'broadcast' })], 50)
      for (const { id } of await storage.outbox.claim(ACCOUNT, 50, ANY))
        await storage.outbox.settle(id, { state: 'blocked', detail: 'blocked-by-user' }, 50)
      expect([await storage.daily.nextDailyAt(), await storage.daily.dueLearners(100, 9)]).toEqual([null, []])
      await turn(storage, lan, [{ type: 'reachabilityChanged', lane: LAN, reachable: true, at: 60 }], 60)
      expect([await storage.daily.nextDailyAt(), ids(await storage.daily.dueLearners(100, 9))]).toEqual([100, ['l1']])
    }))

  it('keeps the settings of whoever stopped', () =>
    use(async (storage) => {
      await turn(storage, lan, [...joins(lan, 'l1'), scheduled(lan, 'l1', null, { hour: 19, stoppedAt: 5 })])
      expect(await storage.learners.exportOf('l1')).toMatchObject({
        schedules: [{ schedule: { hour: 19 }, nextAt: null }],
      })
      expect(await storage.daily.nextDailyAt()).toBeNull()
    }))

  it('puts each message into the outbox once and moves the schedule on, all at once', () =>
    use(async (storage) => {
      await turn(storage, lan, [
        ...joins(lan, 'l1'),
        { type: 'learnerChanged', learner: 'l1', change: { progress: progress(1) } },
        scheduled(lan, 'l1', 100),
      ])
      await turn(storage, ba, [...joins(ba, 'l2'), scheduled(ba, 'l2', 100)])
      const [first, second] = await storage.daily.dueLearners(150, 10)
      const outcomes = [outcome(first, { progress: progress(5) }), outcome(second, { draft: null })]
      expect(await storage.daily.settleDaily(outcomes, 150)).toEqual(['l1', 'l2'])
      expect(await storage.daily.settleDaily(outcomes, 151)).toEqual([])
      expect((await storage.outbox.claim(ACCOUNT, 200, { ...ANY, why: ['scheduled'] })).map(({ id }) => id)).toEqual([
        'd:l1:1:0',
      ])
      expect((await storage.learners.record('l1'))?.progress).toEqual(progress(5))
      const [again, other] = await storage.daily.dueLearners(100 + 24 * HOUR, 10)
      expect([again?.schedule.lastSent, again?.lastUnaskedAt]).toEqual([1, 150])
      expect(other?.lastUnaskedAt).toBeNull()
    }))

  it('puts the same day’s message out once, although a clock set back makes its time come twice', () =>
    use(async (storage) => {
      await turn(storage, lan, [...joins(lan, 'l1'), scheduled(lan, 'l1', 100)])
      for (const now of [150, 120]) {
        const [due] = await storage.daily.dueLearners(now, 10)
        expect(await storage.daily.settleDaily([outcome(due)], now)).toEqual(['l1'])
        await turn(storage, lan, [scheduled(lan, 'l1', 100)], now)
      }
      expect((await storage.outbox.counts()).pending).toBe(1)
    }))

  it('does nothing for a row that moved on, was changed by a turn, or whose chat is being answered', () =>
    use(async (storage) => {
      for (const name of ['moved', 'renamed', 'learned', 'met', 'writing', 'still'])
        await turn(storage, chat(name), [...joins(chat(name), name), scheduled(chat(name), name, 100)])
      const due = await storage.daily.dueLearners(150, 10)
      await turn(storage, chat('moved'), [scheduled(chat('moved'), 'moved', 500)])
      await turn(storage, chat('renamed'), [scheduled(chat('renamed'), 'renamed', 100, { name: 'Lan' })])
      await turn(storage, chat('learned'), [
        { type: 'learnerChanged', learner: 'learned', change: { progress: progress(9) } },
      ])
      await turn(storage, chat('met'), [{ type: 'learnerChanged', learner: 'met', change: { cards: [card('F1', 9)] } }])
      await storage.turns.acceptOnce(pending('hello', chat('writing')), 140)
      const outcomes = due.map((one) => outcome(one, { progress: progress(0) }))
      expect(await storage.daily.settleDaily(outcomes, 150)).toEqual(['still'])
      expect((await storage.outbox.claim(ACCOUNT, 200, { ...ANY, why: ['scheduled'] })).map(({ id }) => id)).toEqual([
        'd:still:1:0',
      ])
      expect((await storage.learners.record('learned'))?.progress).toEqual(progress(9))
    }))

  it('remembers that a chat refuses as long as somebody’s message of the day would go there', () =>
    use(async (storage) => {
      const { turns, daily } = storage
      await turn(storage, lan, [
        { type: 'consentRecorded', learner: 'l1', state: 'given', wording: '1', channel: 'telegram', at: 0 },
        scheduled(lan, 'l1', 100),
        { type: 'reachabilityChanged', lane: LAN, reachable: false, at: 0 },
      ])
      await turns.forgetOld(48 * HOUR)
      expect(await daily.dueLearners(48 * HOUR, 10)).toEqual([])
      expect(await turns.reachOf('l1')).toBeNull()
      expect(await storage.integrityCheck()).toEqual([])
    }))
}
