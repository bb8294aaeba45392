import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { localDate } from '../../shared/clock.ts'
import { openSealedFile } from '../../shared/sealed-file.ts'

/**
 * What must survive a restart besides the login: how many new people were written to today, and up to when everything was heard.
 * People stand in it as hashes, for 48 hours: nobody who has not agreed to anything is known for longer.
 */

/** Strangers a day before Zalo begins to refuse, as users of zca-js report it. */
export const NEW_PEOPLE_A_DAY = 100
const FORGET_MS = 48 * 3_600_000
/** What comes while we are away is asked for later; so much of it may stand before what we heard last. */
const OVERLAP_MS = 10 * 60_000
/** Older words are answered no more: idempotency keys are kept for 48 h, and a day-old question has found its answer. */
const LATE_MS = 24 * 3_600_000
/** Hearing is written down at most so often; what is heard twice is known by its key. */
const NOTE_MS = 60_000

const kept = z.object({
  /** When this account first served us: what was said before was not said to us. */
  since: z.number(),
  heardUntil: z.number(),
  /** Hash to the epoch milliseconds at which somebody was first written to. */
  people: z.record(z.string(), z.number()),
})

type Kept = z.output<typeof kept>

export interface Ledger {
  /** Whether this person may be written to; a new one counts from now on. @throws the error of the disk */
  admit(user: string, isKnown: () => Promise<boolean>, now: number): Promise<boolean>
  newToday(now: number): number
  /** Said at `at`: whether it was said to us, and lately enough to be answered. */
  isOurs(at: number, now: number): boolean
  /** Begins to count what is ours, on the first login. */
  begin(now: number): void
  /** A message of that time is stored. */
  heard(at: number): void
  /** Writes down what is only remembered. */
  flush(): void
}

export function openLedger(path: string, secret: string): Ledger {
  const file = openSealedFile(path, { secret, purpose: 'zalo-personal ledger', owner: 'zalo-personal' })
  let state: Kept | null = kept.safeParse(file.read()).data ?? null
  let written = state?.heardUntil ?? 0

  const hashOf = (user: string) => createHmac('sha256', secret).update(user).digest('base64url').slice(0, 22)

  function save(next: Kept): void {
    file.write(next)
    state = next
    written = next.heardUntil
  }

  const firstOf = (now: number): Kept => state ?? { since: now, heardUntil: now, people: {} }

  return {
    async admit(user, isKnown, now) {
      const hash = hashOf(user)
      const seen = state?.people[hash]
      if (seen !== undefined && now - seen < FORGET_MS) return true
      if (await isKnown()) return true
      if (this.newToday(now) >= NEW_PEOPLE_A_DAY) return false
      const before = firstOf(now)
      const people = Object.entries(before.people).filter(([, at]) => now - at < FORGET_MS)
      // Before the send: an attempt at a stranger counts, whatever becomes of it and of us.
      save({ ...before, people: { ...Object.fromEntries(people), [hash]: now } })
      return true
    },
    newToday(now) {
      const today = localDate(now)
      return Object.values(state?.people ?? {}).filter((at) => localDate(at) === today).length
    },
    isOurs(at, now) {
      if (state === null) return false
      return at >= state.since && at > state.heardUntil - OVERLAP_MS && at > now - LATE_MS
    },
    begin(now) {
      if (state === null) save(firstOf(now))
    },
    heard(at) {
      if (state === null || at <= state.heardUntil) return
      state = { ...state, heardUntil: at }
      if (at - written >= NOTE_MS) this.flush()
    },
    flush() {
      if (state !== null && state.heardUntil !== written) save(state)
    },
  }
}
