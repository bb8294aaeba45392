import { describe, expect, it } from 'vitest'
import type { OutgoingMessage, SendResult } from '../../src/channels/channel.ts'
import { makeReplacing } from '../../src/delivery/replacing.ts'
import { silentLog } from '../../src/shared/log.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { chat } from '../support/messages.ts'
import { sent } from '../support/recordingChannel.ts'

const BETTER: OutgoingMessage = { type: 'text', text: 'lời kỹ hơn' }

/** Replies of one chat; each has its better words once `arrives` is called. */
function replacing(result: SendResult | null = sent()) {
  const clock = fakeClock()
  const edits: string[] = []
  const made = makeReplacing({
    edit: async (_to, messageId) => {
      edits.push(messageId)
      return result
    },
    timers: clock,
    log: silentLog(),
  })
  function expectLater(id: string): (message: OutgoingMessage | null) => Promise<void> {
    const { promise, resolve } = Promise.withResolvers<OutgoingMessage | null>()
    made.expect({ id, lane: 'telegram:bot:lan', to: chat('lan'), message: promise })
    return async (message) => {
      resolve(message)
      await clock.advance(0)
    }
  }
  return { ...made, clock, edits, expectLater }
}

describe('a reply sent in a hurry', () => {
  it('is changed once, whichever comes first: the better words or the platform’s id', async () => {
    const early = replacing()
    const words = early.expectLater('1')
    early.sent('1', 'm1')
    await words(BETTER)
    early.sent('1', 'm1')
    expect(early.edits).toEqual(['m1'])

    const late = replacing()
    await late.expectLater('1')(BETTER)
    late.sent('1', 'm1')
    late.sent('1', 'm1')
    expect(late.edits).toEqual(['m1'])
  })

  it('stays as it is where the next reply of its chat waits for better words of its own', async () => {
    const { expectLater, sent: arrived, edits } = replacing()
    const first = expectLater('1')
    arrived('1', 'm1')
    const second = expectLater('2')
    arrived('2', 'm2')
    await first(BETTER)
    expect(edits).toEqual([])
    await second(BETTER)
    expect(edits).toEqual(['m2'])
  })

  it('stays as it is once the person has written', async () => {
    const { expectLater, sent: arrived, heard, edits } = replacing()
    const words = expectLater('1')
    arrived('1', 'm1')
    heard('telegram:bot:lan')
    await words(BETTER)
    expect(edits).toEqual([])
  })

  it('stays as it is where it arrives more than a second after its better words, or none came', async () => {
    const slow = replacing()
    await slow.expectLater('1')(BETTER)
    await slow.clock.advance(1_001)
    slow.sent('1', 'm1')
    expect(slow.edits).toEqual([])

    const none = replacing()
    const words = none.expectLater('1')
    none.sent('1', 'm1')
    await words(null)
    expect(none.edits).toEqual([])
  })
})
