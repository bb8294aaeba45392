import fc from 'fast-check'
import { type Address, laneOf } from '../../src/channels/channel.ts'
import type { LinkRequest } from '../../src/conversation/link-store.ts'
import type { Effect } from '../../src/conversation/turn-store.ts'
import type { SettledOutcome } from '../../src/delivery/outbox.ts'
import { localDay } from '../../src/shared/clock.ts'
import type { Storage } from '../../src/storage/index.ts'
import { ACCOUNT, chat, draft } from './messages.ts'
import { attempt, card, joins, progress, scheduled, turn } from './storedTurns.ts'

const CHATS = ['home', 'shop'].map(chat)
export const LEARNERS = ['l0', 'l1', 'l2']
const SENT: SettledOutcome = { state: 'sent', messageId: 'm', detail: null }
const OUTCOMES: SettledOutcome[] = [
  SENT,
  { state: 'unknown', detail: 'cut', resendAt: null },
  { state: 'rejected', detail: 'bad' },
  { state: 'blocked', detail: 'gone' },
]

/** Something that happens to a storage; every number picks one of a few. */
export type Step =
  | { do: 'turn'; chat: number; learner: number; effect: number; n: number }
  | { do: 'lesson'; chat: number; learner: number; outcome: number }
  | { do: 'daily'; sends: boolean }
  | { do: 'link'; learner: number }
  | { do: 'erase'; learner: number }
  | { do: 'wait'; ms: number }
  | { do: 'desk'; chat: number; act: number; n: number }
  | { do: 'forget'; days: number }
  | { do: 'notice' }

const index = (length: number) => fc.nat(length - 1)
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('turn' as const),
      chat: index(2),
      learner: index(3),
      effect: fc.nat(24),
      n: fc.nat(4),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('lesson' as const), chat: index(2), learner: index(3), outcome: index(4) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('daily' as const), sends: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), learner: index(3) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('link' as const), learner: index(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(50) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('desk' as const), chat: index(2), act: index(5), n: fc.nat(4) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const), days: fc.nat(31) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'notice' as const }) },
)

/** The changes a turn may make, by number. */
function effectsOf({ chat: at, learner: who, effect, n }: Extract<Step, { do: 'turn' }>, now: number): Effect[] {
  const from = CHATS[at] ?? chat('home')
  const lane = laneOf(from)
  const learner = LEARNERS[who] ?? 'l0'
  const other = LEARNERS[(who + 1) % 3] ?? 'l1'
  const item = { item: `i${n}`, times: n, fails: 0, lastAt: now, lastPass: n > 1 }
  const effects: Effect[][] = [
    joins(from, learner, `tên ${n}`),
    [{ type: 'learnerChanged', learner, change: { progress: progress(n), cards: [card(`F${n}`, n - 2)] } }],
    [{ type: 'learnerChanged', learner, change: { items: [item], attempt: attempt(`i${n}`, n) } }],
    [{ type: 'learnerChanged', learner, change: { dropped: [`F${n}`], droppedItems: [`i${n}`] } }],
    [{ type: 'learnerChanged', learner, change: { voided: { item: `i${n}`, at: n } } }],
    [scheduled(from, learner, n === 0 ? null : n * 20)],
    [{ type: 'profileChosen', lane, learner: n === 0 ? null : learner }],
    [{ type: 'mentorshipSaved', mentor: other, learner, sees: 'counts', mentorName: 'N', learnerName: null, at: n }],
    [{ type: 'mentorshipEnded', mentor: other, learner }],
    [
      {
        type: 'codeIssued',
        id: `c${n}`,
        hash: `h${n}`,
        kind: 'link',
        to: from,
        learner,
        lane,
        name: 'N',
        expiresAt: now + 60,
      },
    ],
    [{ type: 'codeSpent', id: `c${n}`, used: n > 2 }],
    [{ type: 'personErased', lane, learner: n === 0 ? null : learner, at: now }],
    [{ type: 'reachabilityChanged', lane, reachable: n > 1, at: now }],
    [{ type: 'sendingStopped', lane, at: now }],
    [{ type: 'linkAsked', request: requestOf(from, learner, other, n, now) }],
    [{ type: 'linkDropped', learner }],
    [{ type: 'chatUnlinked', lane, learner, at: now }],
    [{ type: 'dailyMoved', learner, lane, to: from }],
    [{ type: 'memoryShared', lane, learner, parts: { shared: n } }],
    [{ ...scheduled(from, learner, n * 20), keepsChat: true } as Effect],
    [{ type: 'wordsErased', lane, learner, at: now }],
    [{ type: 'consentRecorded', learner, state: 'withdrawn', wording: '1', channel: from.channel, at: now }],
    [{ type: 'ticketOpened', number: n, lane, to: from, learner, form: 'bac', words: 'hỏi', silent: n > 1, at: now }],
    [{ type: 'ticketWords', number: n, text: 'hỏi thêm', at: now }],
    [{ type: 'handoverEnded', number: n }],
  ]
  return effects[effect] ?? []
}

/** The other learner asks from the other chat to be one with this one. */
function requestOf(from: Address, learner: string, asker: string, n: number, now: number): LinkRequest {
  const there = CHATS.find((each) => each !== from) ?? from
  const way = n > 1 ? 'merge' : 'beside'
  const asked = { asker, askerLane: laneOf(there), askerTo: there, askerName: 'N' }
  return { id: `r${learner}`, learner, lane: laneOf(from), to: from, ...asked, way, expiresAt: now + 60 }
}

/** Lets the step happen; what the storage told of it. */
export async function take(storage: Storage, one: Step, now: number, count: number): Promise<unknown> {
  const { outbox, daily, learners, turns, desk } = storage
  switch (one.do) {
    case 'turn': {
      const from = CHATS[one.chat] ?? chat('home')
      const work = await turn(storage, from, effectsOf(one, now), now)
      const absorbed = work.opened.slice(0, 1).map(({ id }) => id)
      await turn(storage, from, [], now, { absorbed })
      return { memory: work.memory, profiles: work.profiles, opened: work.opened, handover: work.handover }
    }
    case 'lesson': {
      const opens = { learner: LEARNERS[one.learner] ?? 'l0', patch: { count } }
      const to = CHATS[one.chat] ?? chat('home')
      await outbox.addOnce([draft(`x${count}`, to, { why: 'scheduled', keepText: true, notBefore: now, opens })], now)
      const claimed = await outbox.claim(ACCOUNT, now, { limit: 4, why: ['scheduled'], exceptLanes: [] })
      for (const { id } of claimed) await outbox.settle(id, OUTCOMES[one.outcome] ?? SENT, now)
      return claimed.map(({ id }) => id)
    }
    case 'daily': {
      const due = await daily.dueLearners(now, 10)
      const outcomes = due.map(({ learner, dueAt, to, schedule }) => ({
        learner,
        dueAt,
        draft: one.sends ? draft(`d:${learner}:${dueAt}`, to, { why: 'scheduled', keepText: true }) : null,
        schedule: { ...schedule, variant: count },
        nextAt: now + 30,
      }))
      return { due, settled: await daily.settleDaily(outcomes, now) }
    }
    case 'link': {
      const request = await turns.linkRequest(LEARNERS[one.learner] ?? 'l0', now)
      if (request === null) return null
      await turn(storage, request.to, [{ type: 'peopleLinked', request, memory: { settings: {} }, at: now }], now)
      return request
    }
    case 'erase':
      return learners.erase(LEARNERS[one.learner] ?? 'l0', now)
    case 'desk': {
      const to = CHATS[one.chat] ?? chat('home')
      const letter = draft(`desk${count}`, to, { keepText: true })
      if (one.act === 0) return desk.numberFor(laneOf(to), now)
      if (one.act === 1) return desk.answer(one.n, 'trả lời', letter, now)
      if (one.act === 2) return desk.close(one.n, letter, now)
      if (one.act === 3) return desk.endSilence(one.n, null, now)
      return desk.leftAlone(now - one.n * 20)
    }
    case 'forget':
      return [await turns.forgetOld(now), await outbox.forgetOld(now), await desk.forgetTickets(now)]
    case 'notice': {
      const tomorrow = localDay(now) + 1
      const idle = await daily.idleSince(tomorrow, 2)
      await daily.noticed(
        idle.map((each) => each.learner),
        now,
      )
      return { idle, told: await daily.toldBefore(now, tomorrow, 9) }
    }
    case 'wait':
      return null
  }
}

/** How long a step takes, in milliseconds. */
export function lasts(one: Step): number {
  if (one.do === 'wait') return one.ms
  return one.do === 'forget' ? one.days * 24 * 3_600_000 : 0
}

/** Everything that can be read, in one piece. */
export async function seen(storage: Storage, now: number): Promise<unknown> {
  const { turns, learners, daily, outbox, desk } = storage
  const people = await Promise.all(
    LEARNERS.map(async (learner) => ({
      record: await learners.record(learner),
      mentees: await learners.mentees(learner),
      mentors: await learners.mentorsOf(learner),
      chats: await turns.chatsOf(learner),
      reach: await turns.reachOf(learner),
      asked: await turns.linkRequest(learner, now),
      attempts: await learners.attempts(learner, 99),
      stored: await learners.exportOf(learner),
    })),
  )
  const codes = await Promise.all([0, 1, 2, 3, 4].map((n) => learners.liveCode(`h${n}`, now)))
  const memories = await Promise.all(CHATS.map((from) => turns.memoryOf(laneOf(from))))
  const work = { next: await daily.nextDailyAt(), counts: await outbox.counts(), doubted: await outbox.listUnknown(9) }
  const idle = await daily.idleSince(localDay(now) + 1, 9)
  return { people, codes, memories, ...work, idle, tickets: await desk.openTickets(), usual: await desk.usualWait() }
}
