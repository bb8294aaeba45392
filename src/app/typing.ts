import type { Address, Channel } from '../channels/channel.ts'
import type { Timers } from '../delivery/timers.ts'

/** An answer this quick needs no sign. */
const FIRST_MS = 1_000
/** Telegram's sign fades after five seconds. */
const AGAIN_MS = 4_000
/** Whoever waits longer is told in words. */
const LAST_MS = 60_000
/** Without a sign to show, silence up to here. */
const WORDS_MS = 4_000

/**
 * Shows that an answer is being made, for as long as it is. Best effort: a sign that fails changes nothing. A channel without a sign
 * has it said in words, once, unless each message counts there.
 */
export async function typingWhile<T>(
  work: () => Promise<T>,
  channel: Channel | undefined,
  to: Address,
  timers: Timers,
  say: () => void,
): Promise<T> {
  let cancel = () => {}
  let shown = 0
  const show = () => {
    void channel?.typing?.(to).catch(() => {})
    shown += AGAIN_MS
    if (shown < LAST_MS) cancel = timers.after(AGAIN_MS, show)
  }
  if (channel?.typing) cancel = timers.after(FIRST_MS, show)
  else if (channel && channel.caps.proactive !== 'quota') cancel = timers.after(WORDS_MS, say)
  try {
    return await work()
  } finally {
    cancel()
  }
}
