import { expect, it } from 'vitest'
import type { OutboxStore } from '../../src/delivery/outbox.ts'
import type { Storage } from '../../src/storage/index.ts'
import { ACCOUNT, chat, draft, echo, pending } from '../support/messages.ts'

const HOUR = 3_600_000
const ANY = { limit: 10, why: ['reply', 'scheduled', 'broadcast'], exceptLanes: [] } as const
const lan = chat('lan')
const ba = chat('ba')
const LAN = 'telegram:bot:lan'

async function ids(
  outbox: OutboxStore,
  now: number,
  limits: Parameters<OutboxStore['claim']>[2] = ANY,
): Promise<string[]> {
  return (await outbox.claim(ACCOUNT, now, limits)).map(({ id }) => id)
}

const sent = { state: 'sent', messageId: 'm', detail: null } as const

/** Promises of every OutboxStore, whatever it stores in. */
export function outboxStoreContract(use: (test: (storage: Storage) => Promise<void>) => Promise<void>): void {
  it('adds an id once', () =>
    use(async ({ outbox }) => {
      expect(await outbox.addOnce([draft('a', lan), draft('a', ba), draft('b', lan)], 0)).toBe(2)
      expect(await outbox.addOnce([draft('a', lan)], 99 * HOUR)).toBe(0)
    }))

  it('claims each row once: replies, then scheduled, then broadcast, oldest first', () =>
    use(async ({ outbox }) => {
      const kinds = ['broadcast', 'scheduled', 'reply'] as const
      await outbox.addOnce(
        kinds.flatMap((why) => [1, 2].map((n) => draft(`${why}${n}`, chat(`${why}${n}`), { why }))),
        0,
      )
      expect(await ids(outbox, 1, { ...ANY, limit: 5 })).toEqual([
        'reply1',
        'reply2',
        'scheduled1',
        'scheduled2',
        'broadcast1',
      ])
      expect(await ids(outbox, 1)).toEqual(['broadcast2'])
    }))

  it('keeps the order inside a chat: the next goes only when the one before is final', () =>
    use(async ({ outbox }) => {
      await outbox.addOnce([draft('1', lan), draft('2', lan)], 0)
      expect(await ids(outbox, 1)).toEqual(['1'])
      expect(await ids(outbox, 1)).toEqual([])
      await outbox.settle('1', sent, 2)
      expect(await ids(outbox, 3)).toEqual(['2'])
    }))

  it('lets a chat wait out a retry as a whole, while others go on', () =>
    use(async ({ outbox }) => {
      await outbox.addOnce([draft('1', lan), draft('2', lan), draft('3', lan, { why: 'scheduled' })], 0)
      await ids(outbox, 0)
      await outbox.settle('1', { state: 'pending', detail: 'flood', notBefore: 35_000 }, 0)
      await outbox.addOnce([draft('other', ba)], 0)
      expect(await ids(outbox, 34_999)).toEqual(['other'])
      expect(await outbox.nextDueAt(ACCOUNT, 1)).toBe(35_000)
      expect(await ids(outbox, 35_000)).toEqual(['1'])
    }))

  it("does not hold a reply back for tomorrow's lesson of the same chat", () =>
    use(async ({ outbox }) => {
      await outbox.addOnce([draft('lesson', lan, { why: 'scheduled', notBefore: 24 * HOUR }), draft('reply', lan)], 0)
      expect(await ids(outbox, 1)).toEqual(['reply'])
    }))

  it('passes over chats that must wait and kinds that were not asked for', () =>
    use(async ({ outbox }) => {
      await outbox.addOnce([draft('1', lan), draft('2', ba), draft('3', chat('c'), { why: 'broadcast' })], 0)
      expect(await ids(outbox, 1, { limit: 10, why: ['reply'], exceptLanes: [LAN] })).toEqual(['2'])
    }))

  it('skips what is past its deadline instead of sending it', () =>
    use(async ({ outbox }) => {
      await outbox.addOnce([draft('late', lan, { deadline: 100 })], 0)
      expect(await ids(outbox, 100)).toEqual([])
      expect((await outbox.counts()).skipped).toBe(1)
    }))

  it('lets go of what is past its deadline while nothing can be sent, and tells when the next is', () =>
    use(async ({ outbox }) => {
      const lesson = (id: string, deadline: number, notBefore = 0) =>
        draft(id, chat(id), { why: 'scheduled', deadline, notBefore })
      await outbox.addOnce([lesson('a', 100), lesson('b', 300), lesson('tomorrow', 5000, 4000)], 0)
      expect(await outbox.passTime(ACCOUNT, 99)).toBe(100)
      expect((await outbox.counts()).skipped).toBe(0)
      expect(await outbox.passTime(ACCOUNT, 100)).toBe(300)
      expect(await outbox.counts()).toMatchObject({ skipped: 1, pending: 2 })
      expect(await outbox.passTime({ ...ACCOUNT, account: 'other' }, 9000)).toBeNull()
      expect(await outbox.passTime(ACCOUNT, 300)).toBeNull()
      expect(await ids(outbox, 4000)).toEqual(['tomorrow'])
    }))

  it('answers at once whoever asked before the clock was set back an hour; a lesson keeps its hour', () =>
    use(async ({ outbox }) => {
      const asked = { notBefore: 2 * HOUR }
      await outbox.addOnce(
        [draft('1', lan, asked), draft('2', lan, asked), draft('lesson', ba, { ...asked, why: 'scheduled' })],
        2 * HOUR,
      )
      expect(await ids(outbox, HOUR)).toEqual(['1'])
      await outbox.settle('1', sent, HOUR + 1)
      expect(await ids(outbox, HOUR + 2)).toEqual(['2'])
      expect(await ids(outbox, 2 * HOUR - 1)).toEqual([])
      expect(await ids(outbox, 2 * HOUR)).toEqual(['lesson'])
    }))

  it('lets a wait the platform asked for begin anew when the clock is set back, and no other hold the chat', () =>
    use(async ({ outbox }) => {
      const flood = { state: 'pending', detail: 'flood', notBefore: 2 * HOUR + 35_000 } as const
      await outbox.addOnce([draft('reply', lan), draft('lesson', ba, { why: 'scheduled' })], 0)
      await ids(outbox, 2 * HOUR)
      await outbox.settle('reply', flood, 2 * HOUR)
      await outbox.settle('lesson', flood, 2 * HOUR)
      await outbox.addOnce([draft('asked', ba, { notBefore: HOUR })], HOUR)
      expect(await ids(outbox, HOUR)).toEqual(['asked'])
      expect(await ids(outbox, HOUR + 34_999)).toEqual([])
      expect(await ids(outbox, HOUR + 35_000)).toEqual(['reply'])
    }))

  it('keeps the wait asked for right after the clock was set back, as long as it was asked for', () =>
    use(async ({ outbox }) => {
      await outbox.addOnce([draft('a', lan), draft('b', lan)], 0)
      await ids(outbox, 2 * HOUR)
      await outbox.settle('a', { state: 'pending', detail: 'flood', notBefore: HOUR + 35_000 }, HOUR)
      expect(await ids(outbox, HOUR + 34_999)).toEqual([])
      expect(await ids(outbox, HOUR + 35_000)).toEqual(['a'])
    }))

  it('hands back messages with bytes, choices and marks exactly', () =>
    use(async ({ outbox }) => {
      const picture = { type: 'image', bytes: new Uint8Array([0, 255, 7]), alt: 'mã QR' } as const
      const text = {
        type: 'text',
        text: 'Bước 1',
        bold: [[0, 4]],
        choices: [{ id: 'a', label: 'Đúng', digit: 1 }],
        list: 'l1',
      } as const
      await outbox.addOnce(
        [
          draft('p', lan, { message: picture }),
          draft('t', ba, { message: structuredClone(text) as never, ack: 'tok' }),
        ],
        0,
      )
      const rows = await outbox.claim(ACCOUNT, 1, ANY)
      expect(rows.map(({ message }) => message)).toEqual([picture, text])
      expect(rows[1]).toMatchObject({ ack: 'tok', attempts: 1, resent: false, to: ba, lane: 'telegram:bot:ba' })
    }))

  it('lists a reply in doubt and queues it once more; in doubt again it is final', () =>
    use(async ({ outbox }) => {
      await outbox.addOnce([draft('r', lan)], 0)
      await ids(outbox, 0)
      await outbox.settle('r', { state: 'unknown', detail: 'cut', resendAt: 5000 }, 1)
      expect((await outbox.listUnknown(5)).map(({ id, state }) => [id, state])).toEqual([['r', 'pending']])
      expect(await ids(outbox, 4999)).toEqual([])
      const [again] = await outbox.claim(ACCOUNT, 5000, ANY)
      expect(again?.resent).toBe(true)
      await outbox.settle('r', { state: 'unknown', detail: 'cut', resendAt: null }, 5001)
      expect((await outbox.listUnknown(5))[0]).toMatchObject({ id: 'r', state: 'unknown', doubtedAt: 1 })
      expect(await ids(outbox, 99 * HOUR)).toEqual([])
    }))

  it('at start takes what was being sent for unknown: a reply is queued once more, nothing unasked is', () =>
    use(async ({ outbox }) => {
      await outbox.addOnce(
        [draft('r', lan), draft('s', ba, { why: 'scheduled' }), draft('b', chat('c'), { why: 'broadcast' })],
        0,
      )
      await ids(outbox, 0)
      const rows = await outbox.recover(10)
      expect(rows.map(({ id, state }) => [id, state])).toEqual([
        ['r', 'pending'],
        ['s', 'unknown'],
        ['b', 'unknown'],
      ])
      expect(await ids(outbox, 10)).toEqual(['r'])
      expect((await outbox.recover(11)).map(({ state }) => state)).toEqual(['unknown'])
      expect(await outbox.listUnknown(9)).toHaveLength(3)
    }))

  it('leaves a row alone that is not being sent', () =>
    use(async ({ outbox }) => {
      await outbox.addOnce([draft('a', lan)], 0)
      await outbox.settle('a', sent, 1)
      expect((await outbox.counts()).pending).toBe(1)
      await ids(outbox, 1)
      await outbox.settle('a', sent, 2)
      await outbox.settle('a', { state: 'pending', detail: 'late', notBefore: 0 }, 3)
      expect(await outbox.counts()).toMatchObject({ sent: 1, pending: 0 })
    }))

  it('after a block cancels what nobody asked for until the person writes again', () =>
    use(async ({ turns, outbox }) => {
      const lesson = (id: string) => draft(id, lan, { why: 'scheduled', keepText: true })
      const later = { notBefore: HOUR } as const
      const news = draft('news', lan, { why: 'broadcast', ...later })
      await outbox.addOnce([lesson('day1'), draft('day2', lan, { why: 'scheduled', ...later }), news], 0)
      await ids(outbox, 0)
      await outbox.settle('day1', { state: 'blocked', detail: 'blocked-by-user' }, 1)
      expect(await outbox.counts()).toMatchObject({ blocked: 1, cancelled: 2 })
      await outbox.addOnce([lesson('day3')], 2)
      expect(await ids(outbox, 2 * HOUR)).toEqual([])
      await turns.acceptOnce(pending('a', lan), 3)
      const work = await turns.takeWork('w', 3, 1000)
      const back = { type: 'reachabilityChanged', lane: LAN, reachable: true, at: 3 } as const
      await turns.commitTurn(echo(work?.messages ?? [], 3, { effects: [back], messages: [] }))
      await outbox.addOnce([lesson('day4')], 4)
      expect(await ids(outbox, 4)).toEqual(['day4'])
    }))

  it('cancels what a person stopped, also what was just being sent and came back', () =>
    use(async ({ outbox }) => {
      const unasked = { why: 'scheduled' } as const
      await outbox.addOnce([draft('1', lan, unasked), draft('2', lan, unasked), draft('r', lan, { notBefore: 50 })], 0)
      expect(await ids(outbox, 0)).toEqual(['1'])
      expect(await outbox.cancel(LAN, ['scheduled', 'broadcast'], 1)).toBe(1)
      await outbox.settle('1', { state: 'pending', detail: 'flood', notBefore: 10 }, 2)
      expect(await ids(outbox, 100)).toEqual(['r'])
      expect((await outbox.counts()).cancelled).toBe(2)
    }))

  it('remembers over a restart how much was sent in the last second and how long to wait', () =>
    use(async ({ outbox }) => {
      await outbox.addOnce([draft('1', lan), draft('2', ba)], 0)
      await ids(outbox, 500, { ...ANY, limit: 1 })
      await ids(outbox, 1500)
      await outbox.pause(ACCOUNT, 60_000)
      const other = { ...ACCOUNT, account: 'other' }
      expect(await outbox.pacing(ACCOUNT, 1000)).toEqual({
        pausedUntil: 60_000,
        recent: [{ lane: 'telegram:bot:ba', at: 1500 }],
      })
      expect(await outbox.pacing(other, 0)).toEqual({ pausedUntil: 0, recent: [] })
    }))

  it('blanks words without consent when final, drops addresses after 48 hours and rows after 30 days', () =>
    use(async ({ outbox }) => {
      await outbox.addOnce([draft('kept', lan, { keepText: true }), draft('blank', ba)], 0)
      await ids(outbox, 0)
      for (const id of ['kept', 'blank'])
        await outbox.settle(id, { state: 'unknown', detail: 'cut', resendAt: null }, 0)
      const [blank, kept] = await outbox.listUnknown(5)
      expect(kept?.message).toEqual(draft('kept', lan).message)
      expect(blank?.message).toEqual({ type: 'text', text: '' })
      await outbox.forgetOld(48 * HOUR)
      expect((await outbox.listUnknown(5)).map(({ id, to }) => [id, to.chat])).toEqual([
        ['blank', ''],
        ['kept', 'lan'],
      ])
      expect(await outbox.forgetOld(30 * 24 * HOUR)).toBe(2)
    }))
}
