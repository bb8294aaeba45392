import { expect, it } from 'vitest'
import type { Effect } from '../../src/conversation/turn-store.ts'
import { emptyProgress, type LearnerChange } from '../../src/learning/record.ts'
import type { Storage } from '../../src/storage/index.ts'
import { chat, draft } from '../support/messages.ts'
import { attempt, card, joins, progress, scheduled, turn } from '../support/storedTurns.ts'

const DAY = 86_400_000
const lan = chat('lan')
const ba = chat('ba')
const LAN = 'telegram:bot:lan'

const learns = (learner: string, change: LearnerChange): Effect => ({ type: 'learnerChanged', learner, change })
const item = (name: string, times = 1) => ({ item: name, times, fails: 0, lastAt: 5, lastPass: true })

/** Promises of every LearnerStore, and of the effects that write what it reads. */
export function learnerStoreContract(use: (test: (storage: Storage) => Promise<void>) => Promise<void>): void {
  it('knows nobody before anything was learned', () =>
    use(async ({ learners }) => {
      expect(await learners.record('nobody')).toBeNull()
      expect(await learners.exportOf('nobody')).toBeNull()
      expect(await learners.erase('nobody', 0)).toBe(false)
    }))

  it('gives back exactly what turns have changed, card by card', () =>
    use(async (storage) => {
      const first = card('qr-04.F1', 9, { stability: 0.1 + 0.2, lastPass: null })
      await turn(storage, lan, [
        ...joins(lan, 'l1'),
        learns('l1', { progress: progress(3), cards: [first, card('qr-04.F2', 4)], items: [item('a'), item('b')] }),
      ])
      const moved = card('qr-04.F2', 30, { reps: 2, lapses: 1 })
      await turn(storage, lan, [
        learns('l1', { cards: [moved], dropped: ['qr-04.F3'], items: [item('a', 2)], droppedItems: ['b'] }),
      ])
      expect(await storage.learners.record('l1')).toEqual({
        learner: 'l1',
        progress: progress(3),
        cards: new Map([
          ['qr-04.F1', first],
          ['qr-04.F2', moved],
        ]),
        items: new Map([['a', item('a', 2)]]),
      })
    }))

  it('takes back what a slip had added', () =>
    use(async (storage) => {
      await turn(storage, lan, [learns('l1', { cards: [card('F1', 9)], items: [item('a')] })])
      await turn(storage, lan, [learns('l1', { dropped: ['F1'], droppedItems: ['a'] })])
      const record = await storage.learners.record('l1')
      expect([record?.progress, record?.cards.size, record?.items.size]).toEqual([emptyProgress(), 0, 0])
    }))

  it('appends an attempt once, lists first tries in order, and marks the one that was a slip', () =>
    use(async (storage) => {
      const first = attempt('a', 10)
      await turn(storage, lan, [learns('l1', { attempt: first }), learns('l1', { attempt: first })])
      await turn(storage, lan, [learns('l1', { attempt: attempt('a', 10, { try: 2, key: null, pass: false }) })])
      await turn(storage, ba, [learns('l2', { attempt: attempt('b', 11, { key: null, pass: false, facts: [] }) })])
      await turn(storage, lan, [learns('l1', { attempt: attempt('c', 12), voided: { item: 'a', at: 10 } })])
      const all = await storage.learners.attempts(null, 10)
      expect(all.map((one) => [one.learner, one.item, one.voided])).toEqual([
        ['l1', 'a', true],
        ['l2', 'b', false],
        ['l1', 'c', false],
      ])
      expect(all[0]).toEqual({ ...first, learner: 'l1', voided: true })
      expect(await storage.learners.attempts('l1', 1)).toHaveLength(1)
      expect((await storage.learners.attempts('l2', 9)).map((one) => one.key)).toEqual([null])
    }))

  it('finds a live code by its hash until it is used, runs out, or was tried five times', () =>
    use(async (storage) => {
      const issued = (id: string): Effect => ({
        type: 'codeIssued',
        id,
        hash: `hash-${id}`,
        kind: 'mentor',
        learner: 'm1',
        lane: LAN,
        name: 'Nam',
        expiresAt: 900,
      })
      await turn(storage, lan, [issued('c1'), issued('c2'), issued('c3')])
      expect(await storage.learners.liveCode('hash-c1', 899)).toEqual({
        id: 'c1',
        kind: 'mentor',
        learner: 'm1',
        lane: LAN,
        name: 'Nam',
        expiresAt: 900,
        tries: 0,
      })
      expect(await storage.learners.liveCode('hash-c1', 900)).toBeNull()
      await turn(storage, ba, [{ type: 'codeSpent', id: 'c2', used: true }])
      expect(await storage.learners.liveCode('hash-c2', 1)).toBeNull()
      for (let tries = 1; tries < 5; tries++) {
        await turn(storage, ba, [{ type: 'codeSpent', id: 'c3', used: false }])
        expect((await storage.learners.liveCode('hash-c3', 1))?.tries).toBe(tries)
      }
      await turn(storage, ba, [{ type: 'codeSpent', id: 'c3', used: false }])
      expect(await storage.learners.liveCode('hash-c3', 1)).toBeNull()
    }))

  it('lets a helper see who allowed it, with what was allowed last, until it ends', () =>
    use(async (storage) => {
      const helps = (learner: string, sees: 'presence' | 'skills', at: number): Effect => ({
        type: 'mentorshipSaved',
        mentor: 'm1',
        learner,
        sees,
        mentorName: 'Nam',
        learnerName: null,
        at,
      })
      await turn(storage, lan, [
        learns('l1', { progress: progress(4) }),
        helps('l1', 'presence', 1),
        helps('l2', 'skills', 2),
      ])
      await turn(storage, lan, [helps('l1', 'skills', 9)])
      const mentees = await storage.learners.mentees('m1')
      expect(mentees.map(({ learner, sees, since }) => [learner, sees, since])).toEqual([
        ['l1', 'skills', 1],
        ['l2', 'skills', 2],
      ])
      expect([mentees[0]?.progress, mentees[1]?.progress]).toEqual([progress(4), null])
      await turn(storage, lan, [{ type: 'mentorshipEnded', mentor: 'm1', learner: 'l1' }])
      expect(await storage.learners.mentorsOf('l1')).toEqual([])
      expect((await storage.learners.mentorsOf('l2')).map(({ mentorName }) => mentorName)).toEqual(['Nam'])
    }))

  it('hands out everything about one person, and of a shared phone nobody else’s words', () =>
    use(async (storage) => {
      await turn(storage, lan, [
        ...joins(lan, 'l1', 'Lan'),
        learns('l1', { progress: progress(2), cards: [card('F1', 3)], items: [item('a')], attempt: attempt('a', 5) }),
        scheduled(lan, 'l1', 700),
      ])
      await storage.outbox.addOnce([draft('d:l1:1', lan, { why: 'scheduled' })], 1)
      const alone = await storage.learners.exportOf('l1')
      expect(
        Object.fromEntries(Object.entries(alone ?? {}).map(([k, v]) => [k, Array.isArray(v) ? v.length : v])),
      ).toEqual({
        learner: 'l1',
        memories: 1,
        consents: 1,
        learning: 1,
        cards: 1,
        items: 1,
        attempts: 1,
        schedules: 1,
        codes: 0,
        links: 0,
        mentors: 0,
        mentees: 0,
        received: 1,
        sent: 1,
        tickets: 0,
      })
      expect(alone).toMatchObject({
        memories: [{ memory: { settings: { name: 'Lan' } } }],
        cards: [{ fact: 'F1', lastPass: 0 }],
        items: [{ item: 'a', lastPass: true }],
        attempts: [{ item: 'a', shown: ['b', 'a', 'c'], chosen: 'a', pass: true, voided: false }],
        schedules: [{ address: lan, nextAt: 700 }],
      })
      await turn(storage, lan, joins(lan, 'l2', 'Hùng'))
      const shared = await storage.learners.exportOf('l1')
      expect([shared?.received, shared?.sent]).toEqual([[], []])
      expect(JSON.stringify(shared)).not.toContain('Hùng')
    }))

  it('erases a learner from outside, with everything that names them', () =>
    use(async (storage) => {
      await turn(storage, lan, [
        ...joins(lan, 'l1'),
        learns('l1', { attempt: attempt('a', 1) }),
        scheduled(lan, 'l1', 5),
      ])
      await turn(storage, ba, [...joins(ba, 'l2'), learns('l2', { progress: progress(1) })])
      expect(await storage.learners.erase('l1', 9)).toBe(true)
      expect(await storage.learners.exportOf('l1')).toBeNull()
      expect(await storage.learners.record('l1')).toBeNull()
      expect(await storage.learners.attempts(null, 9)).toEqual([])
      expect(await storage.turns.memoryOf(LAN)).toBeNull()
      expect(await storage.daily.nextDailyAt()).toBeNull()
      expect(await storage.learners.erase('l1', 9)).toBe(false)
      expect((await storage.learners.record('l2'))?.progress).toEqual(progress(1))
    }))

  it('forgets one-time codes a day after they ran out', () =>
    use(async (storage) => {
      const base = {
        type: 'codeIssued',
        hash: 'h',
        kind: 'link',
        to: lan,
        learner: 'l1',
        lane: LAN,
        name: 'Lan',
      } as const
      await turn(storage, lan, [...joins(lan, 'l1'), { ...base, id: 'c1', expiresAt: 100 }])
      await storage.turns.forgetOld(100 + DAY - 1)
      expect((await storage.learners.exportOf('l1'))?.codes).toHaveLength(1)
      await storage.turns.forgetOld(100 + DAY)
      expect((await storage.learners.exportOf('l1'))?.codes).toEqual([])
    }))
}
