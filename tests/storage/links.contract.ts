import { expect, it } from 'vitest'
import { laneOf } from '../../src/channels/channel.ts'
import type { LinkRequest } from '../../src/conversation/link-store.ts'
import type { Effect } from '../../src/conversation/turn-store.ts'
import { emptyProgress, type LearnerChange, type Progress } from '../../src/learning/record.ts'
import type { Storage } from '../../src/storage/index.ts'
import { ACCOUNT, chat, draft, echo, pending } from '../support/messages.ts'
import { attempt, card, joins, schedule, scheduled, turn } from '../support/storedTurns.ts'

const phone = chat('phone')
const web = { ...chat('web'), channel: 'web' as const }
const PHONE = laneOf(phone)
const WEB = laneOf(web)

const request = (more: Partial<LinkRequest> = {}): LinkRequest => ({
  id: 'r1',
  learner: 'a',
  lane: PHONE,
  to: phone,
  asker: 'b',
  askerLane: WEB,
  askerTo: web,
  askerName: 'bác Lan',
  way: 'merge',
  expiresAt: 900,
  ...more,
})
const asked = (more: Partial<LinkRequest> = {}): Effect => ({ type: 'linkAsked', request: request(more) })
const linked = (more: Partial<LinkRequest> = {}): Effect => ({
  type: 'peopleLinked',
  request: request(more),
  memory: { settings: { name: 'Lan', form: 'bac' } },
  at: 50,
})
const learns = (learner: string, change: LearnerChange): Effect => ({ type: 'learnerChanged', learner, change })
const helps = (mentor: string, learner: string, sees: 'presence' | 'skills', at: number): Effect => ({
  type: 'mentorshipSaved',
  mentor,
  learner,
  sees,
  mentorName: mentor,
  learnerName: null,
  at,
})
const onDays = (...days: number[]): Progress => ({
  ...emptyProgress(),
  habit: { ...emptyProgress().habit, days, lastDay: days.at(-1) ?? null, current: 1 },
})
const item = (name: string, times: number, lastAt: number) => ({
  item: name,
  times,
  fails: 1,
  lastAt,
  lastPass: lastAt > 5,
})

/** Two people, each in a chat of their own, with the same lesson behind them. */
async function two(storage: Storage): Promise<void> {
  await turn(storage, phone, [
    ...joins(phone, 'a', 'Lan'),
    learns('a', { progress: onDays(1, 2), cards: [card('F1', 9, { reps: 3, lastPass: 1 }), card('F2', 4)] }),
    learns('a', { items: [item('i1', 2, 9)], attempt: attempt('i1', 9) }),
    scheduled(phone, 'a', 500, { lastSent: 3 }),
    helps('m', 'a', 'skills', 7),
  ])
  await turn(storage, web, [
    ...joins(web, 'b', 'Lành'),
    learns('b', { progress: onDays(2, 3), cards: [card('F1', 20, { reps: 1, lastPass: 6 }), card('F3', 5)] }),
    learns('b', { items: [item('i1', 1, 4), item('i2', 1, 6)], attempt: attempt('i1', 4) }),
    learns('b', { attempt: attempt('i2', 6) }),
    scheduled(web, 'b', 400, { lastSent: 8 }),
    helps('m', 'b', 'presence', 5),
    helps('b', 'c', 'skills', 2),
    helps('a', 'b', 'skills', 2),
  ])
}

async function joined(storage: Storage): Promise<void> {
  await two(storage)
  await turn(storage, web, [asked()], 10)
  await turn(storage, phone, [linked()], 50)
}

/** Promises about one person who writes in several chats. */
export function linksContract(use: (test: (storage: Storage) => Promise<void>) => Promise<void>): void {
  it('finds a link code with where its maker is, and of one maker only the newest', () =>
    use(async (storage) => {
      const issued = (id: string, expiresAt: number): Effect => ({
        type: 'codeIssued',
        id,
        hash: `h-${id}`,
        kind: 'link',
        to: phone,
        learner: 'a',
        lane: PHONE,
        name: 'bác Lan',
        expiresAt,
      })
      await turn(storage, phone, [...joins(phone, 'a'), issued('c1', 900)])
      const code = { id: 'c1', learner: 'a', lane: PHONE, to: phone, name: 'bác Lan', expiresAt: 900 }
      expect(await storage.turns.linkCode('h-c1', 899)).toEqual(code)
      expect(await storage.turns.linkCode('h-c1', 900)).toBeNull()
      await turn(storage, phone, [issued('c2', 950)])
      expect(await storage.turns.linkCode('h-c1', 1)).toBeNull()
      expect(await storage.turns.linkCodesSince('a', 899)).toBe(2)
      expect(await storage.turns.linkCodesSince('a', 900)).toBe(1)
      await turn(storage, phone, [{ type: 'linkDropped', learner: 'a' }])
      expect(await storage.turns.linkCode('h-c2', 1)).toBeNull()
    }))

  it('knows what somebody was asked last, until it runs out, is dropped, or whoever asked is erased', () =>
    use(async (storage) => {
      await two(storage)
      await turn(storage, web, [asked(), asked({ id: 'r2', expiresAt: 950 })])
      expect(await storage.turns.linkRequest('a', 949)).toEqual(request({ id: 'r2', expiresAt: 950 }))
      expect(await storage.turns.linkRequest('a', 950)).toBeNull()
      await turn(storage, phone, [{ type: 'linkDropped', learner: 'a' }])
      expect(await storage.turns.linkRequest('a', 1)).toBeNull()
      await turn(storage, web, [asked(), { type: 'personErased', lane: WEB, learner: 'b', at: 9 }])
      expect(await storage.turns.linkRequest('a', 1)).toBeNull()
    }))

  it('makes two people one: nothing learned is lost, nothing counts twice', () =>
    use(async (storage) => {
      await joined(storage)
      const record = await storage.learners.record('a')
      expect([...(record?.cards.keys() ?? [])].toSorted()).toEqual(['F1', 'F2', 'F3'])
      expect(record?.cards.get('F1')).toEqual(card('F1', 9, { reps: 3, lastPass: 6 }))
      expect(Object.fromEntries(record?.items ?? [])).toEqual({
        i1: { item: 'i1', times: 3, fails: 2, lastAt: 9, lastPass: true },
        i2: item('i2', 1, 6),
      })
      expect(record?.progress.habit).toMatchObject({ days: [1, 2, 3], current: 3, lastDay: 3 })
      const attempts = await storage.learners.attempts(null, 9)
      expect(attempts.map((one) => [one.learner, one.item, one.at])).toEqual([
        ['a', 'i1', 9],
        ['a', 'i1', 4],
        ['a', 'i2', 6],
      ])
      expect(await storage.learners.record('b')).toBeNull()
      expect(await storage.learners.exportOf('b')).toBeNull()
    }))

  it('is asked once: the same word said again changes nothing', () =>
    use(async (storage) => {
      await joined(storage)
      const before = { ...(await storage.learners.exportOf('a')), received: [] }
      expect(await commits(storage, linked())).toBe('run-again')
      expect({ ...(await storage.learners.exportOf('a')), received: [] }).toEqual(before)
    }))

  it('answers both chats from one record and settings of their own talk', () =>
    use(async (storage) => {
      await joined(storage)
      expect(await storage.turns.memoryOf(WEB)).toMatchObject({ learner: 'a', settings: { name: 'Lành' } })
      await turn(storage, phone, [
        { type: 'memoryShared', lane: PHONE, learner: 'a', parts: { settings: { name: 'Lan', form: 'co' } } },
      ])
      expect(await storage.turns.memoryOf(WEB)).toMatchObject({ settings: { name: 'Lan', form: 'co' } })
      expect(await storage.turns.memoryOf(PHONE)).toMatchObject({ settings: { name: 'Lan', form: 'bac' } })
      const work = await turn(storage, web, [])
      expect(work.profiles).toEqual([{ learner: 'a', name: 'Lan', form: 'co', linked: true }])
    }))

  it('lets whoever helped see no more than both allowed, and nobody help themselves', () =>
    use(async (storage) => {
      await joined(storage)
      expect((await storage.learners.mentorsOf('a')).map(({ mentor, sees, since }) => [mentor, sees, since])).toEqual([
        ['m', 'presence', 5],
      ])
      expect((await storage.learners.mentees('a')).map(({ learner }) => learner)).toEqual(['c'])
    }))

  it('writes once a day and to one chat, whichever the person says', () =>
    use(async (storage) => {
      await joined(storage)
      expect(await storage.turns.chatsOf('a')).toEqual([
        { lane: PHONE, to: phone, daily: true },
        { lane: WEB, to: web, daily: false },
      ])
      const stored = async () => (await storage.learners.exportOf('a'))?.schedules as { schedule: object }[]
      expect(await stored()).toMatchObject([{ lane: PHONE, schedule: { lastSent: 8, hour: 7 } }])
      const later: Effect = { ...scheduled(web, 'a', 777), keepsChat: true } as Effect
      await turn(storage, web, [later])
      expect(await stored()).toMatchObject([{ lane: PHONE, nextAt: 777, schedule: { lastSent: 8 } }])
      await turn(storage, web, [{ type: 'dailyMoved', learner: 'a', lane: WEB, to: web }])
      expect(await stored()).toMatchObject([{ lane: WEB, address: web, nextAt: 777 }])
      expect((await storage.daily.dueLearners(777, 9)).map(({ lane }) => lane)).toEqual([WEB])
    }))

  it('takes over the hour of whoever had one', () =>
    use(async (storage) => {
      await turn(storage, phone, joins(phone, 'a'))
      await turn(storage, web, [...joins(web, 'b'), scheduled(web, 'b', 400), asked()])
      await turn(storage, phone, [linked()], 50)
      expect(await storage.turns.chatsOf('a')).toMatchObject([{ daily: false }, { lane: WEB, daily: true }])
    }))

  it('keeps a schedule from forgetting what went out since a turn began', () =>
    use(async (storage) => {
      await turn(storage, phone, [...joins(phone, 'a'), scheduled(phone, 'a', 500, { lastSent: 8, weekSent: 2 })])
      await turn(storage, phone, [scheduled(phone, 'a', 600, { lastSent: 7, weekSent: null, hour: 19 })])
      const [due] = await storage.daily.dueLearners(600, 9)
      expect(due?.schedule).toEqual(schedule({ lastSent: 8, weekSent: 2, hour: 19 }))
    }))

  it('adds a person to a phone of others and leaves those alone', () =>
    use(async (storage) => {
      await two(storage)
      await turn(storage, web, [asked({ way: 'beside' })])
      await turn(storage, phone, [linked({ way: 'beside' })], 50)
      const work = await turn(storage, web, [])
      expect(work.profiles).toEqual([
        { learner: 'b', name: 'Lành', form: 'bac' },
        { learner: 'a', name: 'Lan', form: 'bac', linked: true },
      ])
      expect(work.memory).toMatchObject({ settings: { name: 'Lan' } })
      expect((await storage.learners.record('b'))?.cards.size).toBe(2)
      expect((await storage.learners.record('a'))?.cards.size).toBe(2)
    }))

  it('hands a question one chat was sent on to the person both have become, and cancels the lesson that waits', () =>
    use(async (storage) => {
      await two(storage)
      const lesson = (id: string, notBefore: number) =>
        draft(id, phone, { why: 'scheduled', keepText: true, notBefore, opens: { learner: 'b', patch: { list: id } } })
      await storage.outbox.addOnce([lesson('sent', 0), lesson('waits', 90)], 0)
      const ready = await storage.outbox.claim(ACCOUNT, 5, { limit: 9, why: ['scheduled'], exceptLanes: [] })
      for (const { id } of ready) await storage.outbox.settle(id, { state: 'sent', messageId: id, detail: null }, 6)
      await turn(storage, web, [asked()], 10)
      await turn(storage, phone, [linked()], 50)
      const { opened } = await turn(storage, phone, [], 60)
      expect(opened.map(({ id, learner }) => [id, learner])).toEqual([['sent', 'a']])
      expect(await storage.outbox.claim(ACCOUNT, 95, { limit: 9, why: ['scheduled'], exceptLanes: [] })).toEqual([])
    }))

  it('never answers one person in two chats at once', () =>
    use(async (storage) => {
      const { turns } = storage
      await joined(storage)
      await turns.acceptOnce(pending('p', phone), 60)
      await turns.acceptOnce(pending('w', web), 60)
      const first = await turns.takeWork('x', 60, 1000)
      expect(first?.lane).toBe(PHONE)
      expect(await turns.takeWork('y', 61, 1000)).toBeNull()
      expect(await turns.nextWorkAt(61)).toBe(1060)
      await turns.commitTurn(echo(first?.messages ?? [], 70, { holder: 'x' }))
      expect((await turns.takeWork('y', 71, 1000))?.lane).toBe(WEB)
    }))

  it('never answers one person in two chats at once when several chats are handed out together', () =>
    use(async (storage) => {
      const { turns } = storage
      await joined(storage)
      const sides = [phone, web, chat('other')]
      for (const [n, from] of sides.entries()) await turns.acceptOnce(pending(`k${n}`, from), 60)
      const taken = await turns.takeWaiting('x', 60, 1000, 8)
      expect(taken.map(({ lane }) => lane)).toEqual([PHONE, laneOf(chat('other'))])
      await turns.commitTurn(echo(taken[0]?.messages ?? [], 70, { holder: 'x' }))
      expect((await turns.takeWaiting('x', 71, 1000, 8)).map(({ lane }) => lane)).toEqual([WEB])
    }))

  it('waits with linking while either is being answered elsewhere', () =>
    use(async (storage) => {
      const { turns } = storage
      await two(storage)
      await turn(storage, web, [asked()], 10)
      await turns.acceptOnce(pending('w', web), 20)
      const busy = await turns.takeWork('x', 20, 1000)
      expect(await commits(storage, linked(), 30)).toBe('run-again')
      expect(await turns.chatsOf('a')).toEqual([])
      await turns.commitTurn(echo(busy?.messages ?? [], 40, { holder: 'x' }))
      const again = await turns.takeWork('z', 60, 1000)
      expect(await turns.commitTurn(echo(again?.messages ?? [], 60, { effects: [linked()], holder: 'z' }))).toBe(
        'committed',
      )
      expect(await turns.chatsOf('a')).toHaveLength(2)
    }))

  it('lets one chat go: there nothing is remembered, elsewhere everything, and the message of the day moves', () =>
    use(async (storage) => {
      await joined(storage)
      await turn(storage, web, [{ type: 'chatUnlinked', lane: PHONE, learner: 'a', at: 70 }], 70)
      expect(await storage.turns.memoryOf(PHONE)).toBeNull()
      expect(await storage.turns.memoryOf(WEB)).toMatchObject({ learner: 'a' })
      expect(await storage.turns.chatsOf('a')).toEqual([])
      expect((await storage.learners.record('a'))?.cards.size).toBe(3)
      expect((await storage.learners.exportOf('a'))?.schedules).toMatchObject([{ lane: WEB, address: web }])
      const work = await turn(storage, web, [])
      expect(work.profiles).toEqual([{ learner: 'a', name: 'Lành', form: 'bac' }])
    }))

  it('erases a person in every chat, with the ids they had before', () =>
    use(async (storage) => {
      await joined(storage)
      await turn(storage, web, [{ type: 'personErased', lane: WEB, learner: 'a', at: 80 }], 80)
      for (const lane of [PHONE, WEB]) expect(await storage.turns.memoryOf(lane)).toBeNull()
      expect(await storage.turns.chatsOf('a')).toEqual([])
      expect(await storage.learners.exportOf('a')).toBeNull()
      expect(await storage.learners.attempts(null, 9)).toEqual([])
      expect(await storage.integrityCheck()).toEqual([])
    }))

  it('erases whoever is linked but not remembered in every chat too: nothing waits to be sent, nothing is shown', () =>
    use(async (storage) => {
      await turn(storage, web, [asked()], 10)
      await turn(storage, phone, [linked()], 50)
      await storage.outbox.addOnce([draft('p', phone), draft('w', web)], 60)
      expect(await storage.learners.exportOf('a')).toMatchObject({ links: [{ lane: PHONE }, { lane: WEB }] })
      expect(await storage.learners.erase('a', 80)).toBe(true)
      expect((await storage.outbox.counts()).pending).toBe(0)
      expect(await storage.turns.chatsOf('a')).toEqual([])
      expect(await storage.learners.exportOf('a')).toBeNull()
      expect(await storage.learners.erase('a', 90)).toBe(false)
    }))

  it('hands out both chats with everything else', () =>
    use(async (storage) => {
      await joined(storage)
      expect(await storage.learners.exportOf('a')).toMatchObject({
        links: [
          { lane: PHONE, address: phone, since: 50 },
          { lane: WEB, address: web, since: 50 },
        ],
        memories: [{ lane: PHONE }, { lane: WEB }],
        consents: [{ channel: 'telegram' }, { channel: 'web' }],
      })
      expect(await storage.integrityCheck()).toEqual([])
    }))
}

async function commits({ turns }: Storage, effect: Effect, now = 60): Promise<string> {
  await turns.acceptOnce(pending(`again-${now}`, phone), now)
  const work = await turns.takeWork('z', now, 1000)
  const result = await turns.commitTurn(echo(work?.messages ?? [], now, { effects: [effect], holder: 'z' }))
  await turns.postpone(PHONE, 'z', now)
  return result
}
