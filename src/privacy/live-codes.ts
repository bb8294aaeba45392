import { CODE_MS, type Codes, codeMark, codesIn, VAIN_TRIES } from './codes.ts'

/** Recognises our own live codes while a message is being masked; every other six digits are masked as ever. */

/** What to leave in place of six digits, or null when they are none of ours. */
export type LiveCode = (digits: string) => string | null

export interface CodeWatch {
  /** What to leave in place of the six digits of a text. Everything in it that is no live code counts as a try in vain. */
  (lane: string, text: string, now: number): Promise<LiveCode>
  /** How many codes this chat may still type in vain; with none left not even a live one is recognised. */
  triesLeft(lane: string, now: number): number
}

/** Chats whose tries are counted at once; the oldest is forgotten first. */
const MOST_CHATS = 10_000

/**
 * `isLive` says whether a code of this hash counts now. A chat that typed five codes in vain within fifteen minutes is not
 * listened to for the rest of them: six digits are soon guessed by whoever may go on guessing.
 */
export function recogniseCodes(codes: Codes, isLive: (hash: string, now: number) => Promise<boolean>): CodeWatch {
  const vain = new Map<string, { count: number; until: number }>()

  function missed(lane: string, now: number): void {
    const before = vain.get(lane)
    const fresh = before && before.until > now ? before : { count: 0, until: now + CODE_MS }
    vain.delete(lane)
    vain.set(lane, { ...fresh, count: fresh.count + 1 })
    const [oldest] = vain.keys()
    if (vain.size > MOST_CHATS && oldest !== undefined) vain.delete(oldest)
  }

  function triesLeft(lane: string, now: number): number {
    const tried = vain.get(lane)
    return tried && tried.until > now ? Math.max(0, VAIN_TRIES - tried.count) : VAIN_TRIES
  }

  async function read(lane: string, text: string, now: number): Promise<LiveCode> {
    const marks = new Map<string, string>()
    for (const digits of codesIn(text)) {
      if (triesLeft(lane, now) === 0) break
      const hash = codes.hashOf(digits)
      if (await isLive(hash, now)) marks.set(digits, codeMark(hash))
      else missed(lane, now)
    }
    return (digits) => marks.get(digits) ?? null
  }

  return Object.assign(read, { triesLeft })
}
