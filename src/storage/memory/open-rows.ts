import { type Account, type Address, accountKey, laneOf } from '../../channels/channel.ts'
import type { OutboxRow } from '../../delivery/outbox.ts'
import type { OutboxEntry } from './state.ts'

/**
 * What still goes out, by account and kind in the order in which it is sent, and by chat: with ten thousand waiting, the next one
 * is found without a look at all of them.
 */
export class OpenRows {
  readonly #queues = new Map<string, OutboxEntry[]>()
  readonly #lanes = new Map<string, Set<OutboxEntry>>()
  /** No waiting row of the account has an earlier deadline. */
  readonly #deadlines = new Map<string, number>()

  /** The row waits from now on: it is new, or is sent again. Its `notBefore` must not change while it does. */
  waits(entry: OutboxEntry): void {
    const { row } = entry
    const queue = this.#queue(row.to, row.why)
    queue.splice(placeOf(queue, row.notBefore, entry.seq), 0, entry)
    const lane = this.#lanes.get(row.lane) ?? new Set()
    this.#lanes.set(row.lane, lane.add(entry))
    const name = accountKey(row.to)
    this.#deadlines.set(name, Math.min(row.deadline, this.#deadlines.get(name) ?? Number.POSITIVE_INFINITY))
  }

  /** The row is being sent: it waits no longer, and holds up its chat. */
  begins(entry: OutboxEntry): void {
    const { row, seq } = entry
    const queue = this.#queue(row.to, row.why)
    const place = placeOf(queue, row.notBefore, seq)
    if (queue[place] === entry) queue.splice(place, 1)
  }

  /** The row is final. */
  ends(entry: OutboxEntry): void {
    this.begins(entry)
    const lane = this.#lanes.get(entry.row.lane)
    lane?.delete(entry)
    if (lane?.size === 0) this.#lanes.delete(entry.row.lane)
  }

  /** Waiting rows of one kind by the time from which they may go, then by age. */
  waiting(account: Account, why: OutboxRow['why']): readonly OutboxEntry[] {
    return this.#queue(account, why)
  }

  /** Open rows of the row's chat, its own among them. */
  ofChat({ row }: OutboxEntry): Iterable<OutboxEntry> {
    return this.#lanes.get(laneOf(row.to)) ?? []
  }

  /** When the next row of this kind may go that may not yet; `Infinity`: none. */
  nextAfter(account: Account, why: OutboxRow['why'], now: number): number {
    const queue = this.#queue(account, why)
    return queue[placeOf(queue, now, Number.POSITIVE_INFINITY)]?.row.notBefore ?? Number.POSITIVE_INFINITY
  }

  /** Replies that wait for a time written by a clock since set back: queued, or tried, later than now. */
  ahead(account: Account, now: number): OutboxEntry[] {
    const queue = this.#queue(account, 'reply')
    return queue.slice(placeOf(queue, now, Number.POSITIVE_INFINITY)).filter((entry) => markedAt(entry) > now)
  }

  /** Waiting rows whose time is over: none, mostly without a look at any. */
  overdue(account: Account, kinds: readonly OutboxRow['why'][], now: number): OutboxEntry[] {
    if ((this.#deadlines.get(accountKey(account)) ?? Number.POSITIVE_INFINITY) > now) return []
    const rows = kinds.flatMap((why) => this.#queue(account, why))
    const isOver = ({ row }: OutboxEntry) => row.deadline <= now && row.notBefore <= now
    const first = rows.reduce(
      (least, entry) => (isOver(entry) ? least : Math.min(least, entry.row.deadline)),
      Number.POSITIVE_INFINITY,
    )
    this.#deadlines.set(accountKey(account), first)
    return rows.filter(isOver)
  }

  #queue(account: Account | Address, why: OutboxRow['why']): OutboxEntry[] {
    const name = `${accountKey(account)}:${why}`
    const known = this.#queues.get(name)
    if (known) return known
    const queue: OutboxEntry[] = []
    this.#queues.set(name, queue)
    return queue
  }
}

/** When the row was last queued or tried. */
export function markedAt({ row, claimedAt }: OutboxEntry): number {
  return claimedAt ?? row.createdAt
}

/** Where a row of this time and age stands, or would stand. */
function placeOf(queue: readonly OutboxEntry[], notBefore: number, seq: number): number {
  let from = 0
  let to = queue.length
  while (from < to) {
    const middle = (from + to) >> 1
    const one = queue[middle]
    if (one && (one.row.notBefore < notBefore || (one.row.notBefore === notBefore && one.seq < seq))) from = middle + 1
    else to = middle
  }
  return from
}
