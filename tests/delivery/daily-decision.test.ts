import { describe, expect, it } from 'vitest'
import { decide, type Reach } from '../../src/delivery/daily-decision.ts'
import type { DueLearner } from '../../src/delivery/daily-store.ts'
import { emptyProgress } from '../../src/learning/record.ts'
import { localDay, timeOn } from '../../src/shared/clock.ts'
import { chat } from '../support/messages.ts'
import { schedule } from '../support/storedTurns.ts'

const FREE: Reach = { kind: 'free' }
const MINUTE = 60_000
/** Saturday 21 November 2026. */
const TODAY = localDay(Date.parse('2026-11-21T09:00:00+07:00'))

function at(hour: number, minute = 0): number {
  return timeOn(TODAY, hour, minute)
}

/** Somebody who is written to at 20:00, or as said. */
function due(more: Partial<DueLearner> = {}, hour = 20): DueLearner {
  return {
    learner: 'lan',
    lane: 'zalo-bot:a:c1',
    to: chat('c1'),
    dueAt: timeOn(TODAY, hour, 0),
    schedule: schedule({ hour, minute: 0, lastSeen: TODAY }),
    progress: emptyProgress(),
    cards: [],
    heardAt: null,
    lastUnaskedAt: null,
    lastDropped: false,
    ...more,
  }
}

describe('whether a message goes out now', () => {
  it('waits for a pause in the talk', () => {
    expect(decide(due({ heardAt: at(20) - MINUTE }), FREE, null, at(20))).toEqual({ kind: 'wait', until: at(20, 9) })
    expect(decide(due({ heardAt: at(19, 50) }), FREE, null, at(20))).toMatchObject({ kind: 'send', deadline: at(21) })
  })

  it('does not wait for a pause that would come in the quiet hours', () => {
    const decision = decide(due({ heardAt: at(20, 55) }), FREE, null, at(20, 56))
    expect(decision).toEqual({ kind: 'excuse', from: TODAY, to: TODAY, why: 'busy' })
  })

  it('waits ten minutes and no more where the clock was set back behind the last word', () => {
    expect(decide(due({ heardAt: at(15) }, 9), FREE, null, at(9))).toEqual({ kind: 'wait', until: at(9, 10) })
    expect(decide(due({}, 9), FREE, at(15), at(9))).toEqual({ kind: 'wait', until: at(9, 30) })
  })

  it('lets breakfast’s lesson go at ten, and one chosen for eleven at night at midnight', () => {
    expect(decide(due({}, 7), FREE, null, at(9, 59))).toMatchObject({ kind: 'send', deadline: at(10) })
    expect(decide(due({}, 7), FREE, null, at(10))).toMatchObject({ kind: 'excuse', why: 'late' })
    const night = due({ schedule: schedule({ hour: 23, minute: 0, nightChosen: true, lastSeen: TODAY }) }, 23)
    expect(decide(night, FREE, null, at(23, 30))).toMatchObject({ kind: 'send', deadline: timeOn(TODAY + 1, 0, 0) })
  })
})
