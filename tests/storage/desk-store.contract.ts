import { expect, it } from 'vitest'
import type { OutboxDraft } from '../../src/conversation/turn-store.ts'
import type { Storage } from '../../src/storage/index.ts'
import { chat, echo, pending } from '../support/messages.ts'

type Use = (test: (storage: Storage) => Promise<void>) => Promise<void>

const HOUR = 3_600_000
const LAN = chat('lan')
const draft = (id: string): OutboxDraft => ({
  ...{ id, to: LAN, message: { type: 'text', text: 'chào' }, why: 'reply' },
  ...{ notBefore: 0, deadline: Number.MAX_SAFE_INTEGER, keepText: false },
})

/** Opens a ticket as a turn does. */
async function opened(storage: Storage, at: number, key = `m${at}`, silent = true): Promise<number> {
  const message = pending(key, LAN)
  await storage.turns.acceptOnce(message, at)
  const number = await storage.desk.numberFor(message.lane, at)
  const ticket = { type: 'ticketOpened', number, lane: message.lane, to: LAN, learner: null, form: 'bac' } as const
  await storage.turns.commitTurn(
    echo([message], at, { messages: [], effects: [{ ...ticket, words: 'câu hỏi', silent, at }] }),
  )
  return number
}

export function deskStoreContract(use: Use): void {
  it('keeps a number for a chat, and the ticket with its words from the turn that names it', () =>
    use(async (storage) => {
      const { desk } = storage
      const lane = pending('x', LAN).lane
      expect(await desk.numberFor(lane, 1)).toBe(1)
      expect(await desk.numberFor(lane, 2)).toBe(1)
      expect(await desk.numberFor('telegram:bot:mai', 2)).toBe(2)
      expect(await desk.openTickets()).toEqual([])
      expect(await opened(storage, 5)).toBe(1)
      expect(await desk.openTickets()).toEqual([
        {
          ...{ number: 1, lane, to: LAN, form: 'bac', openedAt: 5, answeredAt: null },
          words: [{ by: 'person', text: 'câu hỏi', at: 5 }],
        },
      ])
      expect(await storage.integrityCheck()).toEqual([])
    }))

  it('tells the next turn of the chat who is expected since when, until it is over', () =>
    use(async (storage) => {
      const { desk, turns } = storage
      const work = async (at: number) => {
        await turns.acceptOnce(pending(`w${at}`, LAN), at)
        const taken = await turns.takeWork('test', at, 0)
        await turns.commitTurn(echo([pending(`w${at}`, LAN)], at, { messages: [] }))
        return taken?.handover ?? null
      }
      await opened(storage, 5)
      expect(await work(6)).toEqual({ ticket: 1, since: 5 })
      await desk.endSilence(1, null, 7)
      expect(await work(8)).toBeNull()
      expect(await desk.answer(1, 'vâng', draft('a'), 9)).toBe(true)
      expect(await work(10)).toEqual({ ticket: 1, since: 9 })
      expect(await desk.close(1, draft('c'), 11)).toBe(true)
      expect(await work(12)).toBeNull()
      expect(await desk.answer(1, 'nữa', draft('b'), 13)).toBe(false)
      expect(await desk.close(1, draft('d'), 13)).toBe(false)
      expect((await storage.outbox.counts()).pending).toBe(2)
    }))

  it('carries an answer out once, however often it is met', () =>
    use(async (storage) => {
      await opened(storage, 5)
      for (const at of [6, 7]) expect(await storage.desk.answer(1, 'vâng', draft('a'), at)).toBe(true)
      expect((await storage.desk.openTickets())[0]?.words.length).toBe(2)
      expect((await storage.outbox.counts()).pending).toBe(1)
    }))

  it('lists tickets nobody from the desk wrote in, and knows how long an answer usually takes', () =>
    use(async (storage) => {
      const { desk } = storage
      for (const [at, wait] of [
        [100, 10],
        [200, 30],
        [300, 20],
      ] as const) {
        expect(await desk.usualWait()).toBeNull()
        // The wait begins when the ticket opens, not when its number is first named.
        await desk.numberFor(pending('x', LAN).lane, at - 7)
        const number = await opened(storage, at)
        expect((await desk.leftAlone(at)).map((ticket) => ticket.number)).toEqual([number])
        expect(await desk.leftAlone(at - 1)).toEqual([])
        await desk.answer(number, 'vâng', draft(`a${at}`), at + wait)
        await desk.close(number, draft(`c${at}`), at + wait)
      }
      expect(await desk.usualWait()).toBe(20)
      expect(await desk.leftAlone(9999)).toEqual([])
      expect(await desk.forgetTickets(48 * HOUR + 9999)).toBe(3)
      expect(await desk.usualWait()).toBe(20)
    }))

  it('closes what nobody wrote in for a week, and two days later has only its times', () =>
    use(async (storage) => {
      const { desk } = storage
      await opened(storage, HOUR)
      expect(await desk.forgetTickets(7 * 24 * HOUR)).toBe(0)
      expect((await desk.openTickets()).length).toBe(1)
      expect(await desk.forgetTickets(8 * 24 * HOUR)).toBe(0)
      expect(await desk.openTickets()).toEqual([])
      expect(await desk.forgetTickets(10 * 24 * HOUR)).toBe(1)
      expect(await storage.integrityCheck()).toEqual([])
    }))

  it('has nothing of an erased chat, and keeps its numbers', () =>
    use(async (storage) => {
      const { desk, turns } = storage
      await opened(storage, 5)
      const message = pending('e', LAN)
      await turns.acceptOnce(message, 6)
      await turns.commitTurn(
        echo([message], 6, {
          messages: [],
          effects: [{ type: 'personErased', lane: message.lane, learner: null, at: 6 }],
        }),
      )
      expect(await desk.openTickets()).toEqual([])
      expect(await storage.integrityCheck()).toEqual([])
      expect(await desk.numberFor(message.lane, 7)).toBe(2)
    }))
}
