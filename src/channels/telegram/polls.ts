import type { IncomingMessage } from '../channel.ts'

/** Which open list each of our quiz polls shows: the platform's answer names the poll alone, and never the chat's list. */
export interface Polls {
  sent(poll: string, list: string, user: string): void
  /**
   * The answer with the list it chooses from; one to a poll of an earlier run names only that it is a poll's. Null for somebody the
   * poll was not sent to: forwarded, it brings strangers' answers.
   */
  named(message: IncomingMessage, update: unknown): IncomingMessage | null
}

/** Answers come within minutes; the oldest polls go first. */
const KEPT = 10_000
/** What an answer says it belongs to when nobody remembers its poll. */
const SOME_POLL = 'poll'

/** Remembers, in this process alone, which list a poll belongs to; an answer to one it no longer knows belongs to some poll. */
export function openPolls(): Polls {
  const lists = new Map<string, { list: string; user: string }>()
  return {
    sent(poll, list, user) {
      const [oldest] = lists.keys()
      if (lists.size >= KEPT && oldest !== undefined) lists.delete(oldest)
      lists.set(poll, { list, user })
    },
    named(message, update) {
      const { body } = message
      const isPoll = typeof update === 'object' && update !== null && 'poll_answer' in update
      if (body.type !== 'choice' || !isPoll) return message
      const known = lists.get(body.of ?? '')
      if (known && known.user !== message.from.user) return null
      return { ...message, body: { ...body, of: known?.list ?? SOME_POLL } }
    },
  }
}
