import { expect, it } from 'vitest'
import type { Effect } from '../../src/conversation/turn-store.ts'
import type { Storage } from '../../src/storage/index.ts'
import { ACCOUNT, chat, draft, echo, pending } from '../support/messages.ts'

const HOUR = 3_600_000
const LEASE = 30_000
const ANY = { limit: 10, why: ['reply', 'scheduled', 'broadcast'], exceptLanes: [] } as const

const lan = chat('lan')
const ba = chat('ba')
const LAN = 'telegram:bot:lan'

/** Promises of every TurnStore, whatever it stores in. `use` opens an empty one and closes it afterwards. */
export function turnStoreContract(use: (test: (storage: Storage) => Promise<void>) => Promise<void>): void {
  it('accepts a key once, and says so to the second', () =>
    use(async ({ turns }) => {
      expect(await turns.acceptOnce(pending('a', lan), 0)).toBe('new')
      expect(await turns.acceptOnce(pending('a', lan, 'khác'), 1)).toBe('duplicate')
      expect(await turns.backlog()).toBe(1)
    }))

  it('accepts once what arrives twice in the same instant', () =>
    use(async ({ turns }) => {
      const both = await Promise.all([turns.acceptOnce(pending('a', lan), 0), turns.acceptOnce(pending('a', lan), 0)])
      expect(both.toSorted()).toEqual(['duplicate', 'new'])
    }))

  it('remembers a key for 48 hours after it was answered, then takes it for a new message with a reply of its own', () =>
    use(async ({ turns, outbox }) => {
      for (const at of [0, 48 * HOUR]) {
        expect(await turns.acceptOnce(pending('a', lan), at)).toBe('new')
        const work = await turns.takeWork('w', at, LEASE)
        expect(await turns.commitTurn(echo(work?.messages ?? [], at))).toBe('committed')
        expect(await turns.acceptOnce(pending('a', lan), at + 48 * HOUR - 1)).toBe('duplicate')
        const [row] = await outbox.claim(ACCOUNT, at, ANY)
        expect(row?.id).toBe('a/0')
        await outbox.settle('a/0', { state: 'sent', messageId: 'm', detail: null }, at)
      }
    }))

  it('keeps a key while its message is unanswered, however old', () =>
    use(async ({ turns }) => {
      await turns.acceptOnce(pending('a', lan), 0)
      expect(await turns.acceptOnce(pending('a', lan), 100 * HOUR)).toBe('duplicate')
    }))

  it('hands out a chat whole, oldest message first, to one worker at a time', () =>
    use(async ({ turns }) => {
      await turns.acceptOnce(pending('a', lan), 0)
      await turns.acceptOnce(pending('b', ba), 1)
      await turns.acceptOnce(pending('c', lan), 2)
      const first = await turns.takeWork('w', 5, LEASE)
      expect(first?.lane).toBe(LAN)
      expect(first?.messages.map(({ key }) => key)).toEqual(['a', 'c'])
      expect((await turns.takeWork('other', 5, LEASE))?.messages.map(({ key }) => key)).toEqual(['b'])
      expect(await turns.takeWork('w', 5, LEASE)).toBeNull()
    }))

  it('hands out at once what was postponed before the clock was set back an hour', () =>
    use(async ({ turns }) => {
      await turns.acceptOnce(pending('a', lan), 2 * HOUR)
      await turns.takeWork('w', 2 * HOUR, LEASE)
      await turns.postpone(LAN, 'w', 2 * HOUR + 3000)
      expect(await turns.nextWorkAt(2 * HOUR)).toBe(2 * HOUR + 3000)
      expect(await turns.takeWork('w', 2 * HOUR + 2999, LEASE)).toBeNull()
      expect(await turns.nextWorkAt(HOUR)).toBe(HOUR)
      expect((await turns.takeWork('w', HOUR, LEASE))?.messages.map(({ key }) => key)).toEqual(['a'])
    }))

  it('hands out several chats in one go, the longest waiting first, and none that is leased or postponed', () =>
    use(async ({ turns }) => {
      const people = ['lan', 'ba', 'tư', 'năm', 'sáu']
      for (const [n, person] of people.entries()) await turns.acceptOnce(pending(`k${n}`, chat(person)), n)
      await turns.acceptOnce(pending('again', chat('tư')), 7)
      expect((await turns.takeWork('other', 8, LEASE))?.messages.map(({ key }) => key)).toEqual(['k0'])
      const [second] = await turns.takeWaiting('w', 8, LEASE, 1)
      await turns.postpone(second?.lane ?? '', 'w', 3000)
      const taken = await turns.takeWaiting('w', 8, LEASE, 2)
      expect(taken.map(({ messages }) => messages.map(({ key }) => key))).toEqual([['k2', 'again'], ['k3']])
      const rest = await turns.takeWaiting('w', 8, LEASE, 10)
      expect(rest.map(({ messages: [{ key }] }) => key)).toEqual(['k4'])
      expect(await turns.takeWaiting('w', 8, LEASE, 10)).toEqual([])
      expect(await turns.commitTurn(echo(taken[0]?.messages ?? [], 9, { holder: 'w' }))).toBe('committed')
      expect(await turns.renew(taken[1]?.lane ?? '', 'w', 9 + LEASE)).toBe(true)
    }))

  it('sees what arrived after several chats were taken together', () =>
    use(async ({ turns }) => {
      await turns.acceptOnce(pending('a', lan), 0)
      await turns.acceptOnce(pending('b', ba), 0)
      const taken = await turns.takeWaiting('w', 1, LEASE, 5)
      await turns.acceptOnce(pending('c', lan), 2)
      for (const { lane } of taken) await turns.postpone(lane, 'w', 3000)
      expect((await turns.takeWaiting('w', 3, LEASE, 5)).map(({ lane }) => lane)).toEqual([LAN])
    }))

  it('hands out a flood in portions', () =>
    use(async ({ turns }) => {
      for (let n = 0; n < 30; n++) await turns.acceptOnce(pending(`k${n}`, lan), n)
      const work = await turns.takeWork('w', 50, LEASE)
      expect(work?.messages).toHaveLength(20)
      await turns.commitTurn(echo(work?.messages ?? [], 50))
      expect((await turns.takeWork('w', 50, LEASE))?.messages[0].key).toBe('k20')
    }))

  it('gives a chat to another worker when the lease ends, and counts the attempt', () =>
    use(async ({ turns }) => {
      await turns.acceptOnce(pending('a', lan), 0)
      await turns.takeWork('w', 0, LEASE)
      expect(await turns.nextWorkAt(1)).toBe(LEASE)
      expect(await turns.takeWork('x', LEASE - 1, LEASE)).toBeNull()
      expect((await turns.takeWork('x', LEASE, LEASE))?.attempts).toBe(1)
    }))

  it('keeps a renewed lease, and refuses to renew a lost one', () =>
    use(async ({ turns }) => {
      await turns.acceptOnce(pending('a', lan), 0)
      await turns.takeWork('w', 0, LEASE)
      expect(await turns.renew(LAN, 'w', 2 * LEASE)).toBe(true)
      expect(await turns.takeWork('x', LEASE, LEASE)).toBeNull()
      expect(await turns.renew(LAN, 'x', 9 * LEASE)).toBe(false)
    }))

  it('changes nothing by a commit whose lease went to somebody else', () =>
    use(async ({ turns, outbox }) => {
      await turns.acceptOnce(pending('a', lan), 0)
      const slow = await turns.takeWork('slow', 0, LEASE)
      await turns.takeWork('quick', LEASE, LEASE)
      expect(await turns.commitTurn(echo(slow?.messages ?? [], LEASE, { holder: 'slow' }))).toBe('lease-lost')
      expect((await outbox.counts()).pending).toBe(0)
      expect(await turns.backlog()).toBe(1)
    }))

  it('lets a fragment wait without counting it as an attempt, until its time or the next message', () =>
    use(async ({ turns }) => {
      await turns.acceptOnce(pending('a', lan), 0)
      await turns.takeWork('w', 0, LEASE)
      await turns.postpone(LAN, 'w', 3000)
      expect(await turns.takeWork('w', 2999, LEASE)).toBeNull()
      expect(await turns.nextWorkAt(10)).toBe(3000)
      await turns.acceptOnce(pending('b', lan), 100)
      const joined = await turns.takeWork('w', 100, LEASE)
      expect(joined?.messages).toHaveLength(2)
      expect(joined?.attempts).toBe(0)
    }))

  it('is due at once when something arrived while the fragment was looked at', () =>
    use(async ({ turns }) => {
      await turns.acceptOnce(pending('a', lan), 0)
      await turns.takeWork('w', 0, LEASE)
      await turns.acceptOnce(pending('b', lan), 1)
      await turns.postpone(LAN, 'w', 3000)
      expect((await turns.takeWork('w', 2, LEASE))?.messages).toHaveLength(2)
    }))

  it('counts a failed turn and waits before the next try', () =>
    use(async ({ turns }) => {
      await turns.acceptOnce(pending('a', lan), 0)
      for (const failed of [0, 1, 2]) {
        expect((await turns.takeWork('w', failed * 1000, LEASE))?.attempts).toBe(failed)
        await turns.retryLater(LAN, 'w', (failed + 1) * 1000)
        expect(await turns.takeWork('w', failed * 1000 + 999, LEASE)).toBeNull()
      }
    }))

  it('commits replies, memory and doneness together, and a repeated commit changes nothing', () =>
    use(async ({ turns, outbox }) => {
      await turns.acceptOnce(pending('a', lan), 0)
      const work = await turns.takeWork('w', 0, LEASE)
      expect(work?.memory).toBeNull()
      const memory = { topics: ['qr'], bước: 2 }
      const effects: Effect[] = [{ type: 'memorySaved', lane: LAN, learner: 'l1', memory }]
      const commit = echo(work?.messages ?? [], 1, { effects, keepText: true })
      expect(await turns.commitTurn(commit)).toBe('committed')
      expect(await turns.commitTurn(commit)).toBe('already-done')
      expect((await outbox.counts()).pending).toBe(1)
      expect(await turns.takeWork('w', LEASE * 2, LEASE)).toBeNull()
      await turns.acceptOnce(pending('b', lan), 2)
      expect((await turns.takeWork('w', 2, LEASE))?.memory).toEqual(memory)
      expect(await turns.memoryOf(LAN)).toEqual(memory)
    }))

  it('tells turns that end in the same instant apart: one is stored, its repetition and a lost lease are not', () =>
    use(async ({ turns, outbox }) => {
      await turns.acceptOnce(pending('a', lan), 0)
      await turns.acceptOnce(pending('b', ba), 0)
      const first = echo((await turns.takeWork('w', 0, LEASE))?.messages ?? [], 1, { holder: 'w' })
      const second = echo((await turns.takeWork('w', 0, LEASE))?.messages ?? [], 1)
      const stranger = { ...second, holder: 'x' }
      const results = await Promise.all([first, first, stranger, second].map((turn) => turns.commitTurn(turn)))
      expect(results).toEqual(['committed', 'already-done', 'lease-lost', 'committed'])
      expect((await outbox.counts()).pending).toBe(2)
    }))

  it('leaves a message that arrived during the turn for the next one', () =>
    use(async ({ turns }) => {
      await turns.acceptOnce(pending('a', lan), 0)
      const work = await turns.takeWork('w', 0, LEASE)
      await turns.acceptOnce(pending('b', lan), 1)
      await turns.commitTurn(echo(work?.messages ?? [], 2, { holder: 'w' }))
      const next = await turns.takeWork('w', 2, LEASE)
      expect(next?.messages.map(({ key }) => key)).toEqual(['b'])
      expect(next?.attempts).toBe(0)
    }))

  it('keeps ids beyond 2^53, hidden kinds and the length before the cut exactly', () =>
    use(async ({ turns }) => {
      const from = { ...chat('9007199254740993123'), user: '0018446744073709551615' }
      const message = { ...pending('u:9007199254740993', from), hidden: ['otp' as const], cutFrom: 120_000 }
      await turns.acceptOnce(message, 0)
      expect((await turns.takeWork('w', 0, LEASE))?.messages[0]).toEqual(message)
    }))

  it('erases a person: memory, words and open sends go, the farewell is still sent', () =>
    use(async ({ turns, outbox }) => {
      await turns.acceptOnce(pending('a', lan), 0)
      const first = await turns.takeWork('w', 0, LEASE)
      const saved: Effect = { type: 'memorySaved', lane: LAN, learner: 'l1', memory: { a: 1 } }
      await turns.commitTurn(echo(first?.messages ?? [], 0, { effects: [saved], keepText: true }))
      await outbox.addOnce([draft('lesson', lan, { why: 'scheduled', notBefore: 900, keepText: true })], 0)
      await turns.acceptOnce(pending('b', lan), 1)
      const second = await turns.takeWork('w', 1, LEASE)
      const erased: Effect = { type: 'personErased', lane: LAN, learner: 'l1', at: 2 }
      await turns.commitTurn(echo(second?.messages ?? [], 2, { effects: [erased] }))
      expect((await outbox.claim(ACCOUNT, 1000, ANY)).map(({ id }) => id)).toEqual(['b/0'])
      await turns.acceptOnce(pending('c', lan), 3)
      expect((await turns.takeWork('w', 3, LEASE))?.memory).toBeNull()
      expect(await turns.memoryOf(LAN)).toBeNull()
    }))

  it('cancels what was to be sent unasked when the person says stop, and still sends the reply', () =>
    use(async ({ turns, outbox }) => {
      await outbox.addOnce([draft('lesson', lan, { why: 'scheduled', notBefore: 900 })], 0)
      await outbox.addOnce([draft('lesson-of-ba', ba, { why: 'scheduled', notBefore: 900 })], 0)
      await turns.acceptOnce(pending('stop', lan), 1)
      const work = await turns.takeWork('w', 1, LEASE)
      const stopped: Effect = { type: 'sendingStopped', lane: LAN, at: 1 }
      await turns.commitTurn(echo(work?.messages ?? [], 1, { effects: [stopped] }))
      const claimed = await outbox.claim(ACCOUNT, 1000, { ...ANY, why: ['reply', 'scheduled'] })
      expect(claimed.map(({ id }) => id)).toEqual(['stop/0', 'lesson-of-ba'])
      expect((await outbox.counts()).cancelled).toBe(1)
    }))

  it('forgets keys after 48 hours and kept words after 30 days, and never what is unanswered', () =>
    use(async ({ turns }) => {
      for (const [key, from] of [
        ['blank', lan],
        ['kept', ba],
      ] as const) {
        await turns.acceptOnce(pending(key, from), 0)
        const work = await turns.takeWork('w', 0, LEASE)
        await turns.commitTurn(echo(work?.messages ?? [], 0, { keepText: key === 'kept' }))
      }
      await turns.acceptOnce(pending('waiting', chat('x')), 0)
      expect(await turns.forgetOld(47 * HOUR)).toBe(0)
      expect(await turns.forgetOld(48 * HOUR)).toBe(1)
      expect(await turns.forgetOld(30 * 24 * HOUR)).toBe(1)
      expect(await turns.backlog()).toBe(1)
    }))
}
