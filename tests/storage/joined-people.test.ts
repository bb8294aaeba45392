import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { laneOf } from '../../src/channels/channel.ts'
import type { LinkRequest } from '../../src/conversation/link-store.ts'
import type { Effect } from '../../src/conversation/turn-store.ts'
import { openMemory, openStorage, type Storage } from '../../src/storage/index.ts'
import { chat } from '../support/messages.ts'
import { withFolder } from '../support/sqliteFolder.ts'
import { attempt, card, joins, turn } from '../support/storedTurns.ts'

/** Whatever two people have learned, in whatever order they are made one. */

interface Answered {
  item: string
  at: number
  pass: boolean
}

interface Person {
  answers: Answered[]
  facts: { fact: string; reps: number; last: number }[]
}

const answers = fc.uniqueArray(
  fc.record({ item: fc.constantFrom('i1', 'i2', 'i3'), at: fc.nat(30), pass: fc.boolean() }),
  { maxLength: 12, selector: ({ item, at }) => `${item} ${at}` },
)
const facts = fc.uniqueArray(fc.record({ fact: fc.constantFrom('F1', 'F2', 'F3'), reps: fc.nat(3), last: fc.nat(9) }), {
  maxLength: 3,
  selector: ({ fact }) => fact,
})
const person: fc.Arbitrary<Person> = fc.record({ answers, facts })

const HERE = { a: chat('a'), b: chat('b') }

async function learns(storage: Storage, who: 'a' | 'b', { answers: all, facts: seen }: Person): Promise<void> {
  const times = new Map<string, Answered[]>()
  for (const one of all) times.set(one.item, [...(times.get(one.item) ?? []), one])
  const items = [...times].map(([item, list]) => ({
    item,
    times: list.length,
    fails: list.filter(({ pass }) => !pass).length,
    lastAt: Math.max(...list.map(({ at }) => at)),
    lastPass: true,
  }))
  const cards = seen.map(({ fact, reps, last }) => card(fact, last + 3, { reps, last }))
  const learned: Effect[] = all.map(({ item, at, pass }) => ({
    type: 'learnerChanged',
    learner: who,
    // An even time here and an odd one there: nobody answers in two chats at the same instant.
    change: { attempt: attempt(item, at * 2 + (who === 'a' ? 0 : 1), { pass }) },
  }))
  await turn(storage, HERE[who], [
    ...joins(HERE[who], who),
    { type: 'learnerChanged', learner: who, change: { items, cards } },
    ...learned,
  ])
}

/** `kept` made the code, the other typed it. */
async function joined(storage: Storage, kept: 'a' | 'b'): Promise<void> {
  const asker = kept === 'a' ? 'b' : 'a'
  const request: LinkRequest = {
    id: 'r',
    learner: kept,
    lane: laneOf(HERE[kept]),
    to: HERE[kept],
    asker,
    askerLane: laneOf(HERE[asker]),
    askerTo: HERE[asker],
    askerName: 'N',
    way: 'merge',
    expiresAt: 900,
  }
  await turn(storage, HERE[asker], [{ type: 'linkAsked', request }])
  await turn(storage, HERE[kept], [{ type: 'peopleLinked', request, memory: null, at: 9 }])
}

async function known(storage: Storage, learner: string) {
  const attempts = await storage.learners.attempts(learner, 99)
  const record = await storage.learners.record(learner)
  return {
    attempts: attempts.map(({ item, at, pass }) => `${item} ${at} ${pass}`).toSorted(),
    cards: [...(record?.cards.values() ?? [])].toSorted((x, y) => (x.fact < y.fact ? -1 : 1)),
    items: [...(record?.items.values() ?? [])].toSorted((x, y) => (x.item < y.item ? -1 : 1)),
    progress: record?.progress,
  }
}

const inMemory = async <T>(work: (storage: Storage) => Promise<T>) => work(openMemory())
const inFile = <T>(work: (storage: Storage) => Promise<T>) =>
  withFolder(async (dataDir) => {
    const storage = await openStorage({ dataDir, now: 0 })
    try {
      const result = await work(storage)
      expect(await storage.integrityCheck()).toEqual([])
      return result
    } finally {
      await storage.close()
    }
  })

describe.each([
  ['memory', inMemory, 60],
  ['sqlite', inFile, 25],
] as const)('two people made one in %s', (_name, using, numRuns) => {
  it('have every answer of both, each once, and every fact; whoever made the code makes no difference', async () => {
    await fc.assert(
      fc.asyncProperty(person, person, async (a, b) => {
        const one = (kept: 'a' | 'b') =>
          using(async (storage) => {
            await learns(storage, 'a', a)
            await learns(storage, 'b', b)
            const before = [...(await known(storage, 'a')).attempts, ...(await known(storage, 'b')).attempts]
            await joined(storage, kept)
            const after = await known(storage, kept)
            expect(after.attempts).toEqual(before.toSorted())
            expect(await storage.learners.record(kept === 'a' ? 'b' : 'a')).toBeNull()
            expect(after.items.reduce((sum, { times }) => sum + times, 0)).toBe(before.length)
            return after
          })
        const forward = await one('a')
        expect(await one('b')).toEqual(forward)
        const facts = new Set([...a.facts, ...b.facts].map(({ fact }) => fact))
        expect(forward.cards.map(({ fact }) => fact)).toEqual([...facts].toSorted())
      }),
      { numRuns },
    )
  })
})
