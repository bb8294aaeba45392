import type { Address, IncomingMessage } from '../../src/channels/channel.ts'
import { laneOf } from '../../src/channels/channel.ts'
import type { OutboxDraft, PendingMessage, TurnCommit } from '../../src/conversation/turn-store.ts'

/** A private Telegram chat of one person; the account is always `bot`. */
export function chat(name: string): Address {
  return { channel: 'telegram', account: 'bot', chat: name, user: name, kind: 'private' }
}

export const ACCOUNT = { channel: 'telegram', account: 'bot' } as const

export function incoming(key: string, from: Address, text = 'xin chào', at = 0): IncomingMessage {
  return { key, at, from, body: { type: 'text', text }, trace: { receivedAt: at } }
}

export function pending(key: string, from: Address, text = 'xin chào'): PendingMessage {
  return { key, lane: laneOf(from), message: incoming(key, from, text), hidden: [] }
}

export function draft(id: string, to: Address, more: Partial<OutboxDraft> = {}): OutboxDraft {
  return {
    id,
    to,
    message: { type: 'text', text: `trả lời ${id}` },
    why: 'reply',
    notBefore: 0,
    deadline: Number.MAX_SAFE_INTEGER,
    keepText: false,
    ...more,
  }
}

/** The simplest turn: one reply for each message, nothing else. */
export function echo(messages: readonly PendingMessage[], now: number, more: Partial<TurnCommit> = {}): TurnCommit {
  const [first] = messages
  return {
    lane: first?.lane ?? '',
    done: messages.map(({ key }) => key),
    absorbed: [],
    effects: [],
    messages: messages.map(({ key, message }) => draft(`${key}/0`, message.from, { notBefore: now })),
    now,
    keepText: false,
    ...more,
  }
}
