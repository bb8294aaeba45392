import type { IncomingMessage } from '../channel.ts'

/** Which open list each of our quiz polls shows: the platform's answer names the poll alone, and never the chat's list. */
export interface Polls {
  sent(poll: string, list: string): void
  /** The answer with the list it chooses from; one to a poll of an earlier run names only that it is a poll's. */
  named(message: IncomingMessage, update: unknown): IncomingMessage
}

/** Answers come within minutes; the oldest polls go first. */
const KEPT = 10_000
/** What an answer says it belongs to when nobody remembers its poll. */
const SOME_POLL = 'poll'

export function openPolls(): Polls {
  const lists = new Map<string, string>()
  return {
    sent(poll, list) {
      const [oldest] = lists.keys()
      if (lists.size >= KEPT && oldest !== undefined) lists.delete(oldest)
      lists.set(poll, list)
    },
    named(message, update) {
      const { body } = message
      const isPoll = typeof update === 'object' && update !== null && 'poll_answer' in update
      if (body.type !== 'choice' || !isPoll) return message
      return { ...message, body: { ...body, of: lists.get(body.of ?? '') ?? SOME_POLL } }
    },
  }
}
