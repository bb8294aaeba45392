import { type Address, laneOf } from '../../src/channels/channel.ts'
import type { Effect, TurnCommit, TurnWork } from '../../src/conversation/turn-store.ts'
import { type Attempt, emptyProgress, type Progress, type ReviewCard } from '../../src/learning/record.ts'
import type { Schedule } from '../../src/learning/schedule.ts'
import type { Storage } from '../../src/storage/index.ts'
import { echo, pending } from './messages.ts'

let count = 0

/** One message of a chat, and a turn that changes this and says nothing. */
export async function turn(
  { turns }: Storage,
  from: Address,
  effects: readonly Effect[],
  now = 0,
  more: Partial<TurnCommit> = {},
): Promise<TurnWork> {
  count += 1
  await turns.acceptOnce(pending(`turn-${count}`, from, `lời ${count}`), now)
  const work = await turns.takeWork('w', now, 1000)
  if (work === null) throw new Error('nothing to answer')
  await turns.commitTurn(echo(work.messages, now, { effects, messages: [], keepText: true, ...more }))
  return work
}

/** Somebody of a chat agrees and is remembered. */
export function joins(from: Address, learner: string, name: string | null = null): Effect[] {
  return [
    { type: 'consentRecorded', learner, state: 'given', wording: '1', channel: from.channel, at: 0 },
    { type: 'memorySaved', lane: laneOf(from), learner, memory: { settings: { name, form: 'bac' } } },
  ]
}

export function schedule(more: Partial<Schedule> = {}): Schedule {
  return {
    hour: 7,
    minute: null,
    daysPerWeek: 7,
    nightChosen: false,
    pausedUntil: null,
    stoppedAt: null,
    heldUntil: null,
    lastSeen: 0,
    away: 0,
    lastSent: null,
    variant: 0,
    voice: { form: 'bac', mode: 'simple' },
    name: null,
    shared: false,
    streak: true,
    cap: 5,
    next: null,
    weekSent: null,
    ...more,
  }
}

export function scheduled(from: Address, learner: string, nextAt: number | null, more: Partial<Schedule> = {}): Effect {
  return { type: 'scheduleSaved', learner, lane: laneOf(from), to: from, schedule: schedule(more), nextAt }
}

export function card(fact: string, due: number, more: Partial<ReviewCard> = {}): ReviewCard {
  return {
    fact,
    text: '0a1b2c3d',
    stability: 2.5,
    difficulty: 5.25,
    reps: 1,
    lapses: 0,
    last: 0,
    due,
    lastPass: 0,
    ...more,
  }
}

export function attempt(item: string, at: number, more: Partial<Attempt> = {}): Attempt {
  return {
    item,
    version: 'ffff0000',
    guide: 'qr-04-kiem-tra',
    skill: 'qr',
    level: 1,
    facts: ['qr-04-kiem-tra.F1'],
    order: ['b', 'a', 'c'],
    key: 'a',
    pass: true,
    try: 1,
    kind: 'lesson',
    ms: 4200,
    day: 20_000,
    channel: 'telegram',
    at,
    ...more,
  }
}

export function progress(lessons: number): Progress {
  return { ...emptyProgress(), habit: { ...emptyProgress().habit, current: lessons } }
}
