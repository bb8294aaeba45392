import { expect, it } from 'vitest'
import type { Effect } from '../../src/conversation/turn-store.ts'
import type { SettledOutcome } from '../../src/delivery/outbox.ts'
import type { Storage } from '../../src/storage/index.ts'
import { ACCOUNT, chat, draft, pending } from '../support/messages.ts'
import { attempt, joins, scheduled, turn } from '../support/storedTurns.ts'

const ANY = { limit: 10, why: ['reply', 'scheduled', 'broadcast'], exceptLanes: [] } as const
const home = chat('home')
const HOME = 'telegram:bot:home'

const chosen = (learner: string | null): Effect => ({ type: 'profileChosen', lane: HOME, learner })
const erased = (learner: string | null): Effect => ({ type: 'personErased', lane: HOME, learner, at: 9 })

/** What the next turn of the chat is handed, left unanswered again. */
async function next({ turns }: Storage, key: string, now = 0) {
  await turns.acceptOnce(pending(key, home), now)
  const work = await turns.takeWork('w', now, 1000)
  await turns.postpone(HOME, 'w', now)
  return work
}

async function sendLesson({ outbox }: Storage, learner: string, outcome: SettledOutcome, at = 5): Promise<string> {
  const id = `d:${learner}:${at}`
  const opens = { learner, patch: { list: id } }
  await outbox.addOnce([draft(id, home, { why: 'scheduled', keepText: true, notBefore: at, opens })], at)
  for (const row of await outbox.claim(ACCOUNT, at, { ...ANY, why: ['scheduled'] }))
    await outbox.settle(row.id, outcome, at + 3)
  return id
}

const SENT: SettledOutcome = { state: 'sent', messageId: 'm', detail: null }
const DOUBT: SettledOutcome = { state: 'unknown', detail: 'cut', resendAt: null }

/** Promises about several people on one phone, and about what unasked messages open. */
export function profilesContract(use: (test: (storage: Storage) => Promise<void>) => Promise<void>): void {
  it('lists who learns on a phone in the order they came, and lets the newcomer speak', () =>
    use(async (storage) => {
      await turn(storage, home, joins(home, 'lan', 'Lan'))
      await turn(storage, home, joins(home, 'hung', 'Hùng'))
      await turn(storage, home, [
        { type: 'memorySaved', lane: HOME, learner: 'lan', memory: { settings: { name: 'Lành', form: 'co' } } },
      ])
      const work = await next(storage, 'q')
      expect(work?.profiles).toEqual([
        { learner: 'lan', name: 'Lành', form: 'co' },
        { learner: 'hung', name: 'Hùng', form: 'bac' },
      ])
      expect(work?.memory).toMatchObject({ settings: { name: 'Hùng' } })
      expect(await storage.turns.memoryOf(HOME, 'lan')).toMatchObject({ settings: { name: 'Lành' } })
      expect(await storage.turns.memoryOf(HOME, 'stranger')).toBeNull()
    }))

  it('changes who speaks, to one of them or to nobody known', () =>
    use(async (storage) => {
      await turn(storage, home, [...joins(home, 'lan', 'Lan'), ...joins(home, 'hung', 'Hùng')])
      await turn(storage, home, [chosen('lan')])
      expect((await next(storage, 'a'))?.memory).toMatchObject({ settings: { name: 'Lan' } })
      await turn(storage, home, [chosen(null)])
      const guest = await next(storage, 'b')
      expect([guest?.memory, guest?.profiles.length]).toEqual([null, 2])
    }))

  it('remembers nothing of a chat in which nobody agreed', () =>
    use(async (storage) => {
      await turn(storage, home, [chosen(null)])
      const work = await next(storage, 'a')
      expect([work?.memory, work?.profiles, work?.opened]).toEqual([null, [], []])
    }))

  it('erases one of two and leaves the other learning, with the lesson that waits for an answer', () =>
    use(async (storage) => {
      for (const [learner, name] of [
        ['lan', 'Lan'],
        ['hung', 'Hùng'],
      ] as const)
        await turn(storage, home, [
          ...joins(home, learner, name),
          { type: 'learnerChanged', learner, change: { attempt: attempt('a', 1) } },
          scheduled(home, learner, 500),
        ])
      const kept = await sendLesson(storage, 'hung', SENT)
      await sendLesson(storage, 'lan', SENT, 6)
      const queued = { why: 'scheduled', notBefore: 800 } as const
      await storage.outbox.addOnce(
        [
          draft('to-lan', home, { ...queued, opens: { learner: 'lan', patch: {} } }),
          draft('to-hung', home, { ...queued, opens: { learner: 'hung', patch: {} } }),
        ],
        7,
      )
      await turn(storage, home, [chosen('lan')])
      await turn(storage, home, [erased('lan')], 9, { keepText: false })
      const work = await next(storage, 'q', 10)
      expect(work?.profiles.map(({ learner }) => learner)).toEqual(['hung'])
      expect([work?.memory, work?.opened.map(({ id }) => id)]).toEqual([null, [kept]])
      expect(await storage.learners.exportOf('lan')).toBeNull()
      expect(ids(await storage.daily.dueLearners(900, 9))).toEqual(['hung'])
      const sent = await storage.outbox.claim(ACCOUNT, 900, { ...ANY, why: ['scheduled'] })
      expect(sent.map(({ id }) => id)).toEqual(['to-hung'])
    }))

  it('erases everybody of a chat at once when nobody is named', () =>
    use(async (storage) => {
      await turn(storage, home, [...joins(home, 'lan'), ...joins(home, 'hung'), scheduled(home, 'hung', 500)])
      await sendLesson(storage, 'hung', SENT)
      await turn(storage, home, [erased(null)], 9, { keepText: false })
      const work = await next(storage, 'q', 10)
      expect([work?.memory, work?.profiles, work?.opened]).toEqual([null, [], []])
      expect([await storage.learners.exportOf('lan'), await storage.learners.exportOf('hung')]).toEqual([null, null])
      expect(await storage.daily.nextDailyAt()).toBeNull()
    }))

  it('hands out what sent and doubtful messages opened, with the time they left, until a memory has it', () =>
    use(async (storage) => {
      await turn(storage, home, joins(home, 'lan'))
      const second = await sendLesson(storage, 'lan', SENT, 20)
      const first = await sendLesson(storage, 'lan', DOUBT, 10)
      await sendLesson(storage, 'lan', { state: 'rejected', detail: 'bad' }, 30)
      const late = draft('late', home, { why: 'scheduled', notBefore: 99, opens: { learner: 'lan', patch: {} } })
      await storage.outbox.addOnce([late], 40)
      const work = await next(storage, 'q', 50)
      expect(work?.opened).toEqual([
        { id: first, learner: 'lan', patch: { list: first }, at: 10 },
        { id: second, learner: 'lan', patch: { list: second }, at: 20 },
      ])
      await turn(storage, home, [], 51, { absorbed: [first] })
      expect((await next(storage, 'r', 52))?.opened.map(({ id }) => id)).toEqual([second])
    }))

  it('finds the opened list again after a lesson was cut off by a stop', () =>
    use(async (storage) => {
      await turn(storage, home, joins(home, 'lan'))
      const opens = { learner: 'lan', patch: { n: 1 } }
      await storage.outbox.addOnce([draft('cut', home, { why: 'scheduled', keepText: true, opens })], 5)
      await storage.outbox.claim(ACCOUNT, 5, { ...ANY, why: ['scheduled'] })
      await storage.outbox.recover(6)
      expect((await next(storage, 'q', 7))?.opened.map(({ patch }) => patch)).toEqual([{ n: 1 }])
    }))

  it('erases what was said in a chat and keeps what was learned, opened and agreed', () =>
    use(async (storage) => {
      await turn(storage, home, joins(home, 'lan', 'Lan'))
      await turn(storage, home, [{ type: 'learnerChanged', learner: 'lan', change: { attempt: attempt('q1', 5) } }])
      const lesson = await sendLesson(storage, 'lan', SENT)
      await turn(storage, home, [{ type: 'wordsErased', lane: HOME, learner: 'lan', at: 20 }], 20)
      const exported = await storage.learners.exportOf('lan')
      expect(exported).toMatchObject({ received: [], attempts: [{ item: 'q1' }], consents: [{ state: 'given' }] })
      expect((await next(storage, 'q'))?.opened.map(({ id }) => id)).toEqual([lesson])
      expect(await storage.integrityCheck()).toEqual([])
    }))

  it('says where unasked messages go only while somebody wants them and can be reached', () =>
    use(async (storage) => {
      await turn(storage, home, [...joins(home, 'lan', 'Lan'), scheduled(home, 'lan', 50)])
      expect(await storage.turns.reachOf('lan')).toMatchObject({ to: home, voice: { form: expect.any(String) } })
      expect(await storage.turns.reachOf('hung')).toBeNull()
      await turn(storage, home, [{ type: 'reachabilityChanged', lane: HOME, reachable: false, at: 9 }])
      expect(await storage.turns.reachOf('lan')).toBeNull()
      await turn(storage, home, [scheduled(home, 'lan', null, { stoppedAt: 5 })])
      expect(await storage.turns.reachOf('lan')).toBeNull()
    }))

  it('knows that a phone is shared as soon as somebody joins, whoever spoke last', () =>
    use(async (storage) => {
      await turn(storage, home, [...joins(home, 'lan', 'Lan'), scheduled(home, 'lan', 50)])
      expect((await storage.daily.dueLearners(60, 9)).map(({ schedule }) => schedule.shared)).toEqual([false])
      await turn(storage, home, joins(home, 'hung', 'Hùng'))
      expect((await storage.daily.dueLearners(60, 9)).map(({ schedule }) => schedule.shared)).toEqual([true])
    }))
}

const ids = (rows: readonly { learner: string }[]) => rows.map(({ learner }) => learner)
