import { describe, expect, it } from 'vitest'
import type { TurnStore, TurnWork } from '../../src/conversation/turn-store.ts'
import { createTurnWorker, type TurnOutcome, type TurnWorker } from '../../src/delivery/turns.ts'
import { AppError } from '../../src/errors.ts'
import { silentLog } from '../../src/shared/log.ts'
import { openMemory, type Storage } from '../../src/storage/index.ts'
import { type FakeClock, fakeClock, rest } from '../support/fakeClock.ts'
import { ACCOUNT, chat, draft, echo, pending } from '../support/messages.ts'

interface Turning {
  clock: FakeClock
  storage: Storage
  worker: TurnWorker
  /** Keys in the order in which their answers were stored. */
  committed: string[]
  tell(key: string, person?: string): Promise<void>
  stop(): Promise<void>
}

type Run = (work: TurnWork, now: number) => Promise<TurnOutcome>

const answerAll: Run = async ({ messages }, now) => ({ kind: 'commit', commit: echo(messages, now) })

function startTurning(
  runTurn: Run = answerAll,
  change: (store: TurnStore) => Partial<TurnStore> = () => ({}),
): Turning {
  const clock = fakeClock()
  const storage = openMemory()
  const committed: string[] = []
  const stopping = new AbortController()
  const worker = createTurnWorker({
    store: { ...storage.turns, ...change(storage.turns) },
    clock,
    timers: clock,
    log: silentLog(),
    holder: 'w',
    runTurn,
    apologise: ({ messages }, now) =>
      echo(messages, now, { messages: [draft(`sorry/${messages[0].key}`, messages[0].message.from)] }),
    committed: ({ done }) => committed.push(...done),
  })
  const running = worker.run(stopping.signal)
  return {
    clock,
    storage,
    worker,
    committed,
    async tell(key, person = 'lan') {
      await storage.turns.acceptOnce(pending(key, chat(person)), clock.now())
      worker.wake()
      await rest()
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** A turn that ends when the test says so. */
function held(): { run: Run; release(key: string): void; begun: string[] } {
  const open = new Map<string, () => void>()
  const begun: string[] = []
  return {
    begun,
    release: (key) => open.get(key)?.(),
    async run(work, now) {
      const { key } = work.messages[0]
      begun.push(key)
      await new Promise<void>((resolve) => open.set(key, resolve))
      return answerAll(work, now)
    },
  }
}

describe('answering', () => {
  it('answers what arrives, and says that something is to be sent', async () => {
    const turning = startTurning()
    await turning.tell('a')
    expect(turning.committed).toEqual(['a'])
    expect((await turning.storage.outbox.counts()).pending).toBe(1)
    await turning.stop()
  })

  it('answers what was accepted before it started', async () => {
    const { storage, clock, worker } = startTurning()
    await storage.turns.acceptOnce(pending('a', chat('lan')), clock.now())
    worker.wake()
    await rest()
    expect(await storage.turns.backlog()).toBe(0)
  })

  it('answers other chats while one takes 30 seconds, and that one in order', async () => {
    const slow = held()
    const turning = startTurning((work, now) =>
      work.lane.endsWith('slow') ? slow.run(work, now) : answerAll(work, now),
    )
    await turning.tell('s1', 'slow')
    await turning.tell('s2', 'slow')
    for (let n = 0; n < 20; n++) await turning.tell(`q${n}`, `quick${n}`)
    expect(turning.committed).toHaveLength(20)
    await turning.clock.advance(30_000)
    expect(slow.begun).toEqual(['s1'])
    slow.release('s1')
    await rest()
    expect(slow.begun).toEqual(['s1', 's2'])
    slow.release('s2')
    await rest()
    expect(turning.committed.slice(-2)).toEqual(['s1', 's2'])
    await turning.stop()
  })

  it('answers at most eight chats at a time and the others as places come free', async () => {
    const slow = held()
    const turning = startTurning(slow.run)
    for (let n = 0; n < 12; n++) await turning.tell(`k${n}`, `c${n}`)
    expect(turning.worker.busy()).toBe(8)
    for (let n = 0; n < 12; n++) {
      slow.release(`k${n}`)
      await rest()
    }
    expect(turning.committed).toHaveLength(12)
    await turning.stop()
  })

  it('keeps the lease of a turn that takes longer than the lease', async () => {
    const slow = held()
    const turning = startTurning(slow.run)
    await turning.tell('a')
    await turning.clock.advance(300_000)
    expect(await turning.storage.turns.takeWork('thief', turning.clock.now(), 1000)).toBeNull()
    slow.release('a')
    await rest()
    expect(turning.committed).toEqual(['a'])
    await turning.stop()
  })

  it('lets a fragment wait, then looks again without being woken', async () => {
    const seen: number[] = []
    const turning = startTurning(async (work, now) => {
      seen.push(work.messages.length)
      return seen.length < 2 ? { kind: 'wait', until: now + 3000 } : answerAll(work, now)
    })
    await turning.tell('a')
    await turning.clock.advance(2999)
    expect(seen).toEqual([1])
    await turning.clock.advance(1)
    expect(turning.committed).toEqual(['a'])
    await turning.stop()
  })

  it('joins what arrives during the wait and answers at once', async () => {
    const turning = startTurning(async (work, now) =>
      work.messages.length < 2 ? { kind: 'wait', until: now + 8000 } : answerAll(work, now),
    )
    await turning.tell('a')
    await turning.tell('b')
    expect(turning.committed).toEqual(['a', 'b'])
    await turning.stop()
  })
})

describe('a turn that fails', () => {
  it('is tried three times, then answered with an apology', async () => {
    let tries = 0
    const turning = startTurning(async () => {
      tries += 1
      throw new Error('broken handler')
    })
    await turning.tell('a')
    await turning.clock.advance(10_000)
    expect(tries).toBe(3)
    expect(turning.committed).toEqual(['a'])
    const [row] = await turning.storage.outbox.claim(ACCOUNT, turning.clock.now(), {
      limit: 9,
      why: ['reply'],
      exceptLanes: [],
    })
    expect(row?.id).toBe('sorry/a')
    await turning.stop()
  })

  it('leaves the other chats alone', async () => {
    const turning = startTurning(async (work, now) => {
      if (work.lane.endsWith('bad')) throw new Error('broken')
      return answerAll(work, now)
    })
    await turning.tell('x', 'bad')
    await turning.tell('a', 'lan')
    expect(turning.committed).toEqual(['a'])
    await turning.stop()
  })

  it.each(['STORAGE_FULL', 'DATA_DIR_NOT_WRITABLE', 'DATABASE_LOCKED'] as const)(
    'keeps a finished answer while the disk takes none (%s), and stores it once it does',
    async (code) => {
      let full = true
      let made = 0
      const turning = startTurning(
        async (work, now) => {
          made += 1
          return answerAll(work, now)
        },
        (store) => ({
          commitTurn: (commit) => (full ? Promise.reject(new AppError(code)) : store.commitTurn(commit)),
        }),
      )
      await turning.tell('a')
      await turning.clock.advance(600_000)
      expect(turning.committed).toEqual([])
      full = false
      await turning.clock.advance(1_000)
      expect(turning.committed).toEqual(['a'])
      expect(made).toBe(1)
      await turning.stop()
    },
  )

  it('goes on by itself after the database refused to hand out work', async () => {
    let broken = true
    const turning = startTurning(answerAll, (store) => ({
      takeWaiting: (...args) => (broken ? Promise.reject(new Error('i/o')) : store.takeWaiting(...args)),
    }))
    await turning.tell('a')
    broken = false
    await turning.clock.advance(1_000)
    expect(turning.committed).toEqual(['a'])
    await turning.stop()
  })

  it('does not spin when not even the apology can be stored', async () => {
    let commits = 0
    const turning = startTurning(answerAll, () => ({
      commitTurn: async () => {
        commits += 1
        throw new Error('constraint')
      },
    }))
    await turning.tell('a')
    await turning.clock.advance(600_000)
    expect(commits).toBeGreaterThan(3)
    expect(commits).toBeLessThan(20)
    await turning.stop()
  })
})

describe('stopping', () => {
  it('takes nothing new and finishes what is in flight', async () => {
    const slow = held()
    const turning = startTurning(slow.run)
    await turning.tell('a', 'lan')
    const stopped = turning.stop()
    await turning.tell('b', 'ba')
    slow.release('a')
    await stopped
    expect(turning.committed).toEqual(['a'])
    expect(await turning.storage.turns.backlog()).toBe(1)
  })
})
