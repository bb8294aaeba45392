import { laneOf } from '../src/channels/channel.ts'
import type { Effect } from '../src/conversation/turn-store.ts'
import { type DailyParts, runDaily } from '../src/delivery/daily.ts'
import type { Catalog } from '../src/knowledge/catalog.ts'
import { bankOf } from '../src/learning/bank.ts'
import { chooseLesson } from '../src/learning/choose.ts'
import { emptyRecord } from '../src/learning/record.ts'
import { makeReviewer } from '../src/learning/review.ts'
import { afterSeen, nextSendAt, type Schedule } from '../src/learning/schedule.ts'
import type { Today } from '../src/learning/today.ts'
import { localDay, localTime, timeOn } from '../src/shared/clock.ts'
import { silentLog } from '../src/shared/log.ts'
import { openMemory } from '../src/storage/index.ts'
import { chat } from '../tests/support/messages.ts'
import { joins, schedule, turn } from '../tests/support/storedTurns.ts'
import { randomFrom } from './bench/benchmark.ts'
import { type MadeUp, madeUpLearning } from './made-up-learning.ts'
import { outages, type Span } from './outages.ts'

/** A year of daily messages with made-up learners, over the real loop, the memory engine and a clock that is only a number. */

const MINUTE = 60_000
const FIRST = localDay(Date.parse('2026-11-23T00:00:00+07:00'))

type Kind = 'faithful' | 'absent' | 'sharing' | 'switching' | 'night'
/** Share of the messages somebody answers. The absent are away for three weeks besides. */
const ANSWERS: Record<Kind, number> = { faithful: 1, absent: 0.5, sharing: 1, switching: 1, night: 1 }

interface Person extends MadeUp {
  kind: Kind
  lane: string
  messages: { at: number; day: number }[]
  /** As stored. */
  schedule: Schedule
}

export interface YearOf {
  kind: Kind
  reviews: number
  fixedReviews: number
  facts: number
  predicted: number
  trueRecall: number
  fixedTrue: number
}

export interface Year {
  people: YearOf[]
  messages: number
  /** Unasked at 21:00 <= t < 06:00 without having been chosen. */
  quiet: number
  /** Two messages to one learner on one calendar day. */
  doubles: number
  /** Messages to one phone less than half an hour apart. */
  crowded: number
  /** Rhythms of people who answered every message that are shorter than the days they learned on. */
  broken: number
  outages: number
}

export async function simulateYear(
  catalog: Catalog,
  options: { days: number; each: number; seed: number },
): Promise<Year> {
  const random = randomFrom(options.seed)
  const bank = bankOf(catalog)
  const reviewer = makeReviewer()
  const learning = madeUpLearning(catalog, reviewer, random)
  const storage = openMemory()
  const people = new Map<string, Person>()
  const composed = new Map<string, Today>()
  const sent: { learner: string; at: number }[] = []
  const last = FIRST + options.days
  const { down, absent } = outages(random, FIRST, options.days)
  const within = (spans: readonly Span[], at: number) => spans.find(([from, to]) => at >= from && at < to)

  const parts: DailyParts = {
    store: {
      ...storage.daily,
      async settleDaily(outcomes, now) {
        const settled = await storage.daily.settleDaily(outcomes, now)
        for (const { learner, draft, schedule: moved, progress } of outcomes) {
          if (!settled.includes(learner)) continue
          const who = person(learner)
          who.schedule = moved
          // Days were excused.
          if (progress) who.record = { ...who.record, progress }
          if (draft) sent.push({ learner, at: now })
        }
        return settled
      },
    },
    log: silentLog(),
    bank: () => bank,
    reviewer,
    compose: (today, due) => {
      composed.set(due.learner, today)
      return { message: { type: 'text', text: today.kind }, patch: {} }
    },
    reach: async (_to, now) => (within(absent, now) ? { kind: 'absent' } : { kind: 'free' }),
    wake: () => {},
    breathe: () => Promise.resolve(),
  }

  for (const [kind, hour] of KINDS) {
    // A phone is shared by two.
    const many = kind === 'sharing' ? Math.max(2, options.each) : options.each
    for (let n = 0; n < many; n += 1) await join(kind, hour, n)
  }
  let now = timeOn(FIRST, 0, 0)
  for (;;) {
    const next = await storage.daily.nextDailyAt()
    if (next === null) break
    now = Math.max(now + 1, next)
    now = within(down, now)?.[1] ?? now
    if (localDay(now) >= last) break
    sent.length = 0
    await runDaily(parts, now)
    for (const { learner, at } of [...sent]) await receive(learner, at)
  }
  return summed()

  async function join(kind: Kind, hour: number, n: number): Promise<void> {
    const learner = `${kind}-${n}`
    const from = chat(kind === 'sharing' ? `phone-${n >> 1}` : learner)
    const own = schedule({
      hour,
      minute: null,
      nightChosen: kind === 'night',
      lastSeen: FIRST - 1,
      shared: kind === 'sharing',
    })
    const factor = Math.exp(0.3 * (random() + random() + random() - 1.5) * 2)
    const record = emptyRecord(learner)
    people.set(learner, {
      learner,
      kind,
      lane: laneOf(from),
      record,
      factor,
      truth: new Map(),
      reviews: 0,
      messages: [],
      schedule: own,
    })
    await save(learner, own, timeOn(FIRST, 0, 0), [...joins(from, learner)])
  }

  async function save(learner: string, plan: Schedule, at: number, effects: Effect[] = []): Promise<void> {
    const who = person(learner)
    const { lane, record, kind } = who
    who.schedule = plan
    const from = chat(kind === 'sharing' ? `phone-${Number(learner.split('-')[1]) >> 1}` : learner)
    const change = { progress: record.progress, cards: [...record.cards.values()], items: [...record.items.values()] }
    const nextAt = nextSendAt(plan, learner, at)
    await turn(
      storage,
      from,
      [
        ...effects,
        { type: 'learnerChanged', learner, change },
        { type: 'scheduleSaved', learner, lane, to: from, schedule: plan, nextAt },
      ],
      at,
    )
  }

  function person(learner: string): Person {
    const found = people.get(learner)
    if (!found) throw new Error(`nobody is called ${learner}`)
    return found
  }

  async function receive(learner: string, at: number): Promise<void> {
    const who = person(learner)
    const day = localDay(at)
    who.messages.push({ at, day })
    const today = composed.get(learner)
    const away = who.kind === 'absent' && day - FIRST > 100 && day - FIRST < 121
    if (!today || away || random() >= ANSWERS[who.kind]) return
    learning.learn(who, today, at)
    const hour = who.kind === 'switching' && random() < 0.04 ? 6 + Math.floor(random() * 17) : null
    const next = chooseLesson(who.record.progress, bank, { role: null, linkSkill: null, open: null, not: [], now: at })
    const plan = { ...afterSeen(who.schedule, at), next: next && { guide: next.guide.id, why: next.why } }
    await save(learner, hour === null ? plan : { ...plan, hour }, at + MINUTE)
  }

  function summed(): Year {
    const all = [...people.values()]
    const messages = all.flatMap(({ messages: own, lane, kind }) => own.map(({ at }) => ({ at, lane, kind })))
    const repeated = () =>
      all.reduce((sum, { messages: own }) => sum + own.length - new Set(own.map(({ day }) => day)).size, 0)
    const byLane = [...Map.groupBy(messages, ({ lane }) => lane).values()].map((own) =>
      own.map(({ at }) => at).toSorted((a, b) => a - b),
    )
    return {
      messages: messages.length,
      quiet: messages.filter(({ at, kind }) => kind !== 'night' && isNight(at)).length,
      doubles: repeated(),
      crowded: byLane.flatMap((own) => own.filter((at, n) => n > 0 && at - (own[n - 1] ?? 0) < 30 * MINUTE)).length,
      broken: all.filter(({ kind, record }) => {
        const { habit } = record.progress
        return kind !== 'absent' && (habit.bridged.length > 0 || habit.current < habit.days.length)
      }).length,
      outages: down.length + absent.length,
      people: all.map((who) => {
        const cards = [...who.record.cards.values()].filter(({ reps }) => reps > 0)
        const fixed = learning.fixedPlan(who, last)
        const share = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
        return {
          kind: who.kind,
          reviews: who.reviews,
          fixedReviews: fixed.reviews,
          facts: who.truth.size,
          predicted: share(cards.map((card) => reviewer.recall(card, last))),
          trueRecall: learning.recallOn(who, last),
          fixedTrue: fixed.recall,
        }
      }),
    }
  }
}

const KINDS: readonly [Kind, number][] = [
  ['faithful', 7],
  ['absent', 19],
  ['sharing', 20],
  ['switching', 12],
  ['night', 23],
]

function isNight(at: number): boolean {
  const { hour } = localTime(at)
  return hour >= 21 || hour < 6
}
