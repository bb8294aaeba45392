import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openMemory, openStorage } from '../../src/storage/index.ts'
import { chat, pending } from '../support/messages.ts'
import { withFolder } from '../support/sqliteFolder.ts'
import { LEARNERS, lasts, type Step, seen, step, take } from '../support/storageSteps.ts'

/** The words of test messages are numbered over both engines; they are blanked before comparing. */
const blank = (value: unknown) =>
  JSON.parse(JSON.stringify(value ?? null).replaceAll(/(turn-|lời )\d+/gu, '$1n')) as unknown

/** Both engines live through the same and tell the same, step by step and in the end; then everybody is erased from both. */
async function agreeOn(steps: readonly Step[]): Promise<void> {
  await withFolder(async (dataDir) => {
    const memory = openMemory()
    const sqlite = await openStorage({ dataDir, now: 0 })
    try {
      let now = 1
      for (const [count, one] of steps.entries()) {
        now += lasts(one)
        const expected = await take(memory, one, now, count)
        expect(blank(await take(sqlite, one, now, count))).toEqual(blank(expected))
      }
      expect(blank(await seen(sqlite, now))).toEqual(blank(await seen(memory, now)))
      await sqlite.turns.acceptOnce(pending('last', chat('home')), now)
      expect(sqliteOnly(await sqlite.integrityCheck())).toEqual([])
      for (const learner of LEARNERS) {
        const shown = (await sqlite.learners.exportOf(learner)) !== null
        const erased = await sqlite.learners.erase(learner, now)
        expect({ learner, erased: await memory.learners.erase(learner, now) }).toEqual({ learner, erased })
        if (shown) expect(erased).toBe(true)
      }
      expect(blank(await seen(sqlite, now))).toEqual(blank(await seen(memory, now)))
      for (const learner of LEARNERS) expect(await sqlite.learners.exportOf(learner)).toBeNull()
    } finally {
      await sqlite.close()
    }
  })
}

/** Runs in which the engines once disagreed, or both kept what they should not have, each as short as it gets. */
const EXAMPLES: Record<string, Step[]> = {
  'what still waited to be sent goes with whoever is erased': [
    { do: 'turn', chat: 0, learner: 0, effect: 0, n: 0 },
    { do: 'turn', chat: 0, learner: 0, effect: 5, n: 1 },
    { do: 'wait', ms: 19 },
    { do: 'daily', sends: true },
    { do: 'turn', chat: 0, learner: 0, effect: 11, n: 0 },
  ],
  'somebody linked of whom nothing is remembered is shown and erased': [
    { do: 'turn', chat: 0, learner: 0, effect: 14, n: 2 },
    { do: 'link', learner: 0 },
  ],
  'of two chats heard at the same instant the later one is written to after a year': [
    { do: 'turn', chat: 1, learner: 0, effect: 0, n: 0 },
    { do: 'turn', chat: 0, learner: 0, effect: 0, n: 0 },
    { do: 'notice' },
  ],
  'nothing is left of a message whose key was forgotten before its words were erased': [
    { do: 'turn', chat: 0, learner: 0, effect: 0, n: 0 },
    { do: 'forget', days: 2 },
    { do: 'erase', learner: 0 },
    { do: 'forget', days: 0 },
  ],
  'somebody of whom there is but a ticket is shown and erased': [
    { do: 'desk', chat: 0, act: 0, n: 0 },
    { do: 'turn', chat: 0, learner: 0, effect: 22, n: 1 },
  ],
}

describe('both engines', () => {
  it.each(Object.entries(EXAMPLES))('agree that %s', async (_promise, steps) => {
    await agreeOn(steps)
  })

  it('know the same after any changes, and SQLite’s holds no row that must not exist', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), agreeOn), { numRuns: 60 })
    // Each run opens a file of its own: half a minute on a machine whose disk is busy with other work.
  })
})

/** Random steps may schedule somebody who never agreed or choose a stranger, which no conversation does. */
function sqliteOnly(problems: readonly string[]): string[] {
  const ofTheSteps = [
    'somebody is due who did not agree',
    'somebody is remembered in several chats that are not linked',
    'whoever became one with another is still known',
    'a chat is linked in which nothing is remembered',
    'somebody speaks in a chat',
    'a chat in which nobody is remembered',
  ]
  // An erased id is never used again either: ids are random.
  return problems.filter(
    (line) => ![...ofTheSteps, 'somebody erased is still known'].some((known) => line.startsWith(known)),
  )
}
