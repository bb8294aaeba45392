import type { Account, SendOptions, SendResult } from '../channels/channel.ts'
import { aborted } from '../shared/aborted.ts'
import type { Clock } from '../shared/clock.ts'
import { type Breaker, createBreaker } from './breaker.ts'
import { type Month, nextMonth, openMonth } from './month.ts'
import { type OneSendParts, sendOnce } from './one-send.ts'
import type { OutboxRow, OutboxStore } from './outbox.ts'
import { judge, type Verdict } from './outcome.ts'
import { createPlaces } from './places.ts'
import { pump } from './pump.ts'
import { createRateLimit, lookBackMs, type RateLimit } from './rate-limit.ts'
import { standIn } from './stand-in.ts'
import { alarm, pause } from './timers.ts'

export interface SenderParts extends OneSendParts {
  account: string
  outbox: OutboxStore
  clock: Clock
  /** A reply reached its chat in one part, under this platform's id. */
  sent?: (id: string, messageId: string) => void
  /** A number from 0 to 1, for the spread of waits. */
  random(): number
}

export interface SenderHealth {
  /** `month-used`: people are answered, nothing unasked goes out. */
  state: 'sending' | 'paused' | 'breaker-open' | 'down' | 'month-used'
  /** For operators: why, when it is not sending. */
  detail: string
  /** Messages sent this month and how many the platform allows, where it counts them. */
  month?: { used: number; of: number }
}

export interface Sender {
  /** Something was put into the outbox. Cheap, never lost. */
  wake(): void
  /** Sends until `signal` aborts, then waits for what is in flight. */
  run(signal: AbortSignal): Promise<void>
  health(): SenderHealth
  /** Messages that may still go out unasked this month; `Infinity` where the platform counts none. */
  monthLeft(): Promise<number>
}

/** Between looks at an account that is out, and at a database that refuses. */
const DOWN_PROBE_MS = 300_000
const TROUBLE_MS = 1_000
/** Two chats told to wait within this time: the platform means the account. */
const SAME_FLOOD_MS = 1_000

/** Sends one account's messages at its pace, each with one honest outcome. */
export function createSender(parts: SenderParts): Sender {
  const { channel, outbox, clock, timers, log } = parts
  const account: Account = { channel: channel.id, account: parts.account }
  const breaker: Breaker = createBreaker()
  const { pace } = channel.caps
  const places = createPlaces(pace.perSecond)
  const inFlight = new Set<Promise<void>>()
  const bell = alarm(timers, () => sending.wake())
  let limit: RateLimit | null = null
  let month: Month | null = null
  let pausedUntil = 0
  let down: { why: string; probeAt: number } | null = null
  let lastFlood: { lane: string; at: number } | null = null
  let stopped: AbortSignal = AbortSignal.abort()
  let lookedAt = Number.NEGATIVE_INFINITY

  const sending = pump(async () => {
    if (stopped.aborted) return
    try {
      const next = await step(clock.now())
      if (next !== null) bell.set(Math.max(1, next - clock.now()))
    } catch (error) {
      log.error({ err: error, event: 'send.claim-failed', ...account }, 'cannot take messages to send')
      bell.set(TROUBLE_MS)
    }
  })

  /** Begins what may begin; returns when to look again. */
  async function step(now: number): Promise<number | null> {
    limit ??= await openLimit(now)
    month ??= await openMonth(outbox, account, pace.perMonth, now)
    noticeStepBack(now)
    const closed = await waitsForPlatform(now)
    if (closed !== null) return Math.min(closed, (await outbox.passTime(account, now)) ?? closed)
    const wishes: number[] = []
    for (const why of [['reply'], ['scheduled', 'broadcast']] as const) {
      // What nobody asked for waits for the next month, or passes its deadline; whoever asked is answered.
      if (why[0] !== 'reply' && month.unaskedLeft(now) <= 0) {
        wishes.push(nextMonth(now), (await outbox.passTime(account, now)) ?? Number.POSITIVE_INFINITY)
        continue
      }
      const ready = await begin(why, limit, now)
      if (ready !== null) wishes.push(ready)
    }
    const { firstAt } = limit.waitingLanes(now)
    const due = await outbox.nextDueAt(account, now)
    const next = Math.min(...[...wishes, firstAt, due].filter((at) => at !== null))
    // Infinity: the end of what is in flight rings by itself.
    return Number.isFinite(next) ? next : null
  }

  /** Waits are kept as moments of the clock: set back by an hour, it must not make each an hour longer. */
  function noticeStepBack(now: number): void {
    const back = lookedAt - now
    lookedAt = now
    if (back <= 0) return
    pausedUntil -= back
    if (down !== null) down = { ...down, probeAt: down.probeAt - back }
    if (lastFlood !== null) lastFlood = { ...lastFlood, at: lastFlood.at - back }
    breaker.setBack(back)
  }

  async function begin(why: readonly SendOptions['why'][], tempo: RateLimit, now: number): Promise<number | null> {
    const kind = why[0] ?? 'broadcast'
    const free = Math.min(breaker.allowed(now) - inFlight.size, places.free(now))
    if (free <= 0 || stopped.aborted) return places.freeAt(now)
    const tokens = tempo.available(kind, now)
    const rows = await outbox.claim(account, now, {
      limit: Math.min(free, tokens),
      why,
      exceptLanes: tempo.waitingLanes(now).lanes,
    })
    for (const row of rows) {
      const leave = places.begin(now)
      const sent = deliver(row, tempo.take(row.why, row.lane, now)).finally(() => {
        inFlight.delete(sent)
        leave(clock.now())
        sending.wake()
      })
      inFlight.add(sent)
    }
    // Out of tokens or places there may be more to send; with some left there was nothing.
    if (rows.length === tokens) return tempo.readyAt(kind, now)
    return rows.length === free ? places.freeAt(now) : null
  }

  async function waitsForPlatform(now: number): Promise<number | null> {
    if (pausedUntil > now) return pausedUntil
    const probeAt = down?.probeAt ?? breaker.probeAt()
    if (probeAt === null) return null
    if (probeAt > now) return probeAt
    const alive = await probe()
    if (down === null) {
      breaker.probed(alive, clock.now())
      return breaker.probeAt()
    }
    down = alive ? null : { ...down, probeAt: clock.now() + DOWN_PROBE_MS }
    return down?.probeAt ?? null
  }

  /** Without a harmless call the only way to know is to send one message; an account that is out stays out until a restart. */
  async function probe(): Promise<boolean> {
    if (channel.probe === undefined) return down === null
    return channel.probe().catch(() => false)
  }

  async function openLimit(now: number): Promise<RateLimit> {
    const before = await outbox.pacing(account, now - lookBackMs(pace))
    pausedUntil = before.pausedUntil
    return createRateLimit(pace, before.recent, now)
  }

  async function deliver(row: OutboxRow, ended: ReturnType<RateLimit['take']>): Promise<void> {
    const result = await sendOnce(parts, row)
    const now = clock.now()
    noticeStepBack(now)
    ended(now, result.status === 'sent' ? result.parts : 1)
    if (result.status === 'sent' || result.status === 'unknown')
      countInMonth(result.status === 'sent' ? result.parts : 1, now)
    if (result.status === 'sent' && result.parts === 1) parts.sent?.(row.id, result.messageId)
    const verdict = judge(row, asFlood(row, result, now), now, parts.random())
    note(row, result, verdict)
    await settle(row, verdict)
  }

  function countInMonth(sent: number, now: number): void {
    const news = month?.took(sent, now)
    if (news)
      log.warn({ ...account, used: month?.used(now), of: pace.perMonth, event: `send.month-${news}` }, `month ${news}`)
  }

  function asFlood(row: OutboxRow, result: SendResult, now: number): SendResult {
    if (result.status !== 'retry' || result.scope !== 'chat') return result
    const before = lastFlood
    lastFlood = { lane: row.lane, at: now }
    const account = before !== null && before.lane !== row.lane && now - before.at <= SAME_FLOOD_MS
    return account ? { ...result, scope: 'account' } : result
  }

  function note(row: OutboxRow, result: SendResult, verdict: Verdict): void {
    const now = clock.now()
    if (result.status === 'unknown') breaker.doubted(now)
    else breaker.answered(now)
    if (verdict.pauseUntil !== undefined) pausedUntil = Math.max(pausedUntil, verdict.pauseUntil)
    if (verdict.down !== undefined) down = { why: verdict.down, probeAt: now + DOWN_PROBE_MS }
    if (result.status === 'sent' || result.status === 'blocked') return
    const level = result.status === 'retry' ? 'warn' : 'error'
    log[level]({ event: `send.${result.status}`, id: row.id, why: result.why, ...account }, 'not sent')
  }

  /** The outcome is known here alone: the place stays taken until it is written down. After a stop the row is in doubt. */
  async function settle(row: OutboxRow, { outcome, pauseUntil }: Verdict): Promise<void> {
    const instead = outcome.state === 'rejected' ? standIn(row, clock.now()) : null
    for (;;) {
      try {
        // Before: a crash in between finds the row in doubt, and what is said instead stored once.
        if (instead) await outbox.addOnce([instead], clock.now())
        await outbox.settle(row.id, outcome, clock.now())
        if (pauseUntil !== undefined) await outbox.pause(account, pausedUntil)
        return
      } catch (error) {
        log.error({ err: error, event: 'send.settle-failed', id: row.id }, 'cannot write down what became of a message')
        if (stopped.aborted) return
        await pause(timers, TROUBLE_MS, stopped)
      }
    }
  }

  return {
    wake: () => sending.wake(),
    async run(signal) {
      stopped = signal
      sending.wake()
      await aborted(signal)
      bell.clear()
      await sending.idle()
      await Promise.all(inFlight)
      await sending.idle()
    },
    health() {
      return {
        ...state(),
        ...(month && pace.perMonth !== undefined
          ? { month: { used: month.used(clock.now()), of: pace.perMonth } }
          : {}),
      }
    },
    async monthLeft() {
      month ??= await openMonth(outbox, account, pace.perMonth, clock.now())
      return month.unaskedLeft(clock.now())
    },
  }

  function state(): SenderHealth {
    if (down !== null) return { state: 'down', detail: down.why }
    if (breaker.probeAt() !== null) return { state: 'breaker-open', detail: 'the platform does not answer' }
    if (pausedUntil > clock.now()) return { state: 'paused', detail: 'the platform asked to wait' }
    if (month !== null && month.unaskedLeft(clock.now()) <= 0)
      return { state: 'month-used', detail: 'the messages of this month are used up' }
    return { state: 'sending', detail: '' }
  }
}
