import type { OutgoingMessage } from '../channel.ts'

/** What a browser shows: the last messages of a talk, kept in process for half an hour so that a reload or reconnect shows them. */

/** Kept per talk. */
const KEEP = 20
/** Longest words of a person shown back, in UTF-16 units; a paste may be a hundred times longer. */
const SHOWN_CHARS = 4000
/** A talk nobody looked at or wrote in for this long is forgotten. */
const IDLE_MS = 30 * 60_000
/** Between looks for idle talks: a look at every request would cost more with every visitor. */
const SWEEP_MS = 60_000

export type Shown =
  /** `id` is the browser's own id of the message, by which it knows its words have arrived. */
  | { number: number; from: 'person'; id: string; text: string }
  | { number: number; from: 'bot'; message: OutgoingMessage; picked: string | null }

export type TalkEvent =
  | { kind: 'message'; shown: Shown }
  | { kind: 'changed'; shown: Shown }
  | { kind: 'typing' }
  | { kind: 'forgotten' }
  | { kind: 'place'; name: string | null }

export interface Talk {
  shown: Shown[]
  listeners: Set<(event: TalkEvent) => void>
  /** Number of the last message; message ids count up from 1 within a process. */
  last: number
  /** Place named above the box when the page was last drawn or told. */
  placeName: string | null
  seenAt: number
}

export class Talks {
  private readonly talks = new Map<string, Talk>()
  private sweptAt = 0

  /** The talk of a chat, made when it is not there (a reply may outlive a restart of the server). */
  of(chat: string, now: number): Talk {
    this.forgetIdle(now)
    const known = this.talks.get(chat)
    if (known) {
      known.seenAt = now
      return known
    }
    const talk: Talk = { shown: [], listeners: new Set(), last: 0, placeName: null, seenAt: now }
    this.talks.set(chat, talk)
    return talk
  }

  /** Returns the message's number. */
  addPerson(chat: string, id: string, text: string, now: number): number {
    const talk = this.of(chat, now)
    const shown = text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text
    return this.add(talk, { number: talk.last + 1, from: 'person', id, text: shown })
  }

  /** Returns the message's number. */
  addBot(chat: string, message: OutgoingMessage, now: number): number {
    const talk = this.of(chat, now)
    return this.add(talk, { number: talk.last + 1, from: 'bot', message, picked: null })
  }

  /** Replaces a message still shown; false when it is gone. */
  edit(chat: string, number: number, message: OutgoingMessage, now: number): boolean {
    const talk = this.of(chat, now)
    const shown = talk.shown.find((one) => one.from === 'bot' && one.number === number)
    if (shown?.from !== 'bot') return false
    shown.message = message
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

  /** True as soon as the bot says something in this talk; false when `wait` ends first. */
  async nextAnswer(chat: string, now: number, wait: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    const { listeners } = this.of(chat, now)
    const done = new AbortController()
    const listener = (event: TalkEvent) => {
      if (event.kind === 'message' && event.shown.from === 'bot') done.abort()
    }
    listeners.add(listener)
    await wait(done.signal)
    listeners.delete(listener)
    return done.signal.aborted
  }

  typing(chat: string, now: number): void {
    tell(this.of(chat, now), { kind: 'typing' })
  }

  /** Drops what was said, on open pages too; numbers go on, so that they still take what follows. */
  forget(chat: string, now: number): void {
    const talk = this.of(chat, now)
    talk.shown = []
    tell(talk, { kind: 'forgotten' })
  }

  /** Tells open pages when the talk is about another place than they show. */
  setPlace(chat: string, name: string | null, now: number): void {
    const talk = this.of(chat, now)
    if (talk.placeName === name) return
    talk.placeName = name
    tell(talk, { kind: 'place', name })
  }

  private add(talk: Talk, shown: Shown): number {
    talk.last = shown.number
    talk.shown.push(shown)
    if (talk.shown.length > KEEP) talk.shown.shift()
    tell(talk, { kind: 'message', shown })
    return shown.number
  }

  private forgetIdle(now: number): void {
    if (Math.abs(now - this.sweptAt) < SWEEP_MS) return
    this.sweptAt = now
    for (const [chat, talk] of this.talks) {
      if (talk.listeners.size === 0 && now - talk.seenAt > IDLE_MS) this.talks.delete(chat)
    }
  }
}

/** What can be pressed under a message, in order; empty where nothing can. */
export function choicesOf(message: OutgoingMessage): readonly { id: string; label: string; digit: number }[] {
  if (message.type === 'text') return message.choices ?? []
  return message.type === 'quiz' ? message.options : []
}

/** Id of the list a message shows, "" where it shows none. */
export function listOf(message: OutgoingMessage): string {
  return message.type === 'text' || message.type === 'quiz' ? (message.list ?? '') : ''
}

function tell(talk: Talk, event: TalkEvent): void {
  for (const listener of talk.listeners) listener(event)
}
