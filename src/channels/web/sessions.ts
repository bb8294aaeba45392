import type { OutgoingMessage } from '../channel.ts'

/** What a browser shows: the last messages of a talk, kept in process for half an hour so that a reload or reconnect shows them. */

/** Kept per talk. */
const KEEP = 20
/** A talk nobody looked at or wrote in for this long is forgotten. */
const IDLE_MS = 30 * 60_000

export type Shown =
  | { number: number; from: 'person'; text: string }
  | { number: number; from: 'bot'; message: OutgoingMessage; picked: string | null; edited: boolean }

export type TalkEvent = { kind: 'message'; shown: Shown } | { kind: 'changed'; shown: Shown } | { kind: 'typing' }

export interface Talk {
  shown: Shown[]
  listeners: Set<(event: TalkEvent) => void>
  /** Number of the last message; message ids count up from 1 within a process. */
  last: number
  seenAt: number
}

export class Talks {
  private readonly talks = new Map<string, Talk>()

  /** The talk of a chat, made when it is not there (a reply may outlive a restart of the server). */
  of(chat: string, now: number): Talk {
    this.forgetIdle(now)
    const known = this.talks.get(chat)
    if (known) {
      known.seenAt = now
      return known
    }
    const talk: Talk = { shown: [], listeners: new Set(), last: 0, seenAt: now }
    this.talks.set(chat, talk)
    return talk
  }

  addPerson(chat: string, text: string, now: number): void {
    const talk = this.of(chat, now)
    this.add(talk, { number: talk.last + 1, from: 'person', text })
  }

  addBot(chat: string, message: OutgoingMessage, now: number): string {
    const talk = this.of(chat, now)
    this.add(talk, { number: talk.last + 1, from: 'bot', message, picked: null, edited: false })
    return String(talk.last)
  }

  /** Replaces a message still shown; false when it is gone. */
  edit(chat: string, messageId: string, message: OutgoingMessage, now: number): boolean {
    const talk = this.of(chat, now)
    const shown = talk.shown.find((one) => one.from === 'bot' && String(one.number) === messageId)
    if (shown?.from !== 'bot') return false
    shown.message = message
    shown.edited = true
    tell(talk, { kind: 'changed', shown })
    return true
  }

  /** Marks a list as answered: its buttons go and the choice is written under the question. Returns the chosen label. */
  pick(chat: string, list: string, choice: string, now: number): string | null {
    const talk = this.of(chat, now)
    const shown = talk.shown.findLast((one) => one.from === 'bot' && listOf(one.message) === list)
    if (shown?.from !== 'bot') return null
    const label = choicesOf(shown.message).find((one) => one.id === choice)?.label ?? null
    shown.picked = label
    tell(talk, { kind: 'changed', shown })
    return label
  }

  typing(chat: string, now: number): void {
    tell(this.of(chat, now), { kind: 'typing' })
  }

  private add(talk: Talk, shown: Shown): void {
    talk.last = shown.number
    talk.shown.push(shown)
    if (talk.shown.length > KEEP) talk.shown.shift()
    tell(talk, { kind: 'message', shown })
  }

  private forgetIdle(now: number): void {
    for (const [chat, talk] of this.talks) {
      if (talk.listeners.size === 0 && now - talk.seenAt > IDLE_MS) this.talks.delete(chat)
    }
  }
}

export function choicesOf(message: OutgoingMessage): readonly { id: string; label: string; digit: number }[] {
  if (message.type === 'text') return message.choices ?? []
  return message.type === 'quiz' ? message.options : []
}

export function listOf(message: OutgoingMessage): string {
  return message.type === 'text' || message.type === 'quiz' ? (message.list ?? '') : ''
}

function tell(talk: Talk, event: TalkEvent): void {
  for (const listener of talk.listeners) listener(event)
}
