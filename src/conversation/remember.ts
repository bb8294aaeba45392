import type { LearnerChange } from '../learning/record.ts'
import { clean } from '../shared/text.ts'
import { readChoice } from './choice.ts'
import type { Parts, Taking } from './handler.ts'
import { carriedChange } from './learning.ts'
import { readMemory, type StoredMemory } from './memory-document.ts'
import { ageOf, listAt } from './open-list.ts'
import { type OpenedPatch, parseOpened, withOpened } from './opened.ts'
import { type ChatMemory, emptyMemory, forgetOld, guestMemory, type Sessions } from './session.ts'
import { readable } from './spelling.ts'
import type { Effect, Opened, PendingMessage, TurnWork } from './turn-store.ts'

/** Who is speaking, and what they remember: with what unasked messages opened since, and of whoever the answer is from. */

export interface Remembered {
  memory: ChatMemory
  /** What an older document said about learning, to be handed to the store once. */
  carried: LearnerChange | null
  /** Unasked messages whose lists are in the memory now. */
  absorbed: string[]
  effects: Effect[]
}

/** With consent the stored document; else what this process still knows; else nothing. */
export function remember(
  work: Pick<TurnWork, 'lane' | 'memory' | 'profiles'>,
  sessions: Sessions,
  now: number,
): StoredMemory {
  const stored = readMemory(work.memory)
  const unknown = () => (work.profiles.length > 0 ? guestMemory(0) : emptyMemory())
  const memory = stored?.memory ?? sessions.get(work.lane, now) ?? unknown()
  return { memory: forgetOld(memory, now), carried: stored?.carried ?? null }
}

export async function rememberAll(parts: Parts, work: TurnWork, known: StoredMemory, now: number): Promise<Remembered> {
  const own = withAllOpened(known.memory, work.opened)
  const other = answeredOther(own.memory, work)
  if (other === null || !parts.memoryOf) return remembered(parts, known, own, [])
  const stored = readMemory(await parts.memoryOf(work.lane, other))
  if (!stored) return remembered(parts, known, own, [])
  const theirs = withAllOpened(forgetOld(stored.memory, now), work.opened)
  // The list of the one who spoke before stays with them: it is absorbed when it is their turn again.
  return remembered(parts, stored, theirs, [{ type: 'profileChosen', lane: work.lane, learner: other }])
}

/** Who has taken over the phone; null when there is no such person any more. What the one before was sent waits for them. */
export async function takenOver(parts: Parts, work: TurnWork, person: Taking, now: number): Promise<Remembered | null> {
  const chosen: Effect = { type: 'profileChosen', lane: work.lane, learner: person.learner }
  if (person.learner === null) {
    const memory = 'newcomer' in person ? newcomerMemory(person.newcomer.name, now) : guestMemory(now)
    return { memory, carried: null, absorbed: [], effects: [chosen] }
  }
  const stored = readMemory(await parts.memoryOf?.(work.lane, person.learner))
  if (!stored) return null
  const theirs = withAllOpened({ ...forgetOld(stored.memory, now), knownUntil: now }, work.opened)
  return remembered(parts, stored, theirs, [chosen])
}

function newcomerMemory(name: string | null, now: number): ChatMemory {
  const empty = emptyMemory()
  // Whoever came second was asked for a name at once.
  return { ...empty, introduced: true, nameAsked: true, settings: { ...empty.settings, name }, knownUntil: now }
}

function remembered(parts: Parts, { carried }: StoredMemory, folded: Folded, effects: Effect[]): Remembered {
  const { learner } = folded.memory
  return { ...folded, effects, carried: carried && learner ? carriedChange(carried, learner, parts) : null }
}

interface Folded {
  memory: ChatMemory
  absorbed: string[]
}

/** Only what was for this very person; the rest waits for whom it was for. */
function withAllOpened(memory: ChatMemory, opened: readonly Opened[]): Folded {
  const own = opened.filter(({ learner }) => learner === memory.learner)
  const folded = own.reduce((before, { patch, at }) => {
    const read = parseOpened(patch)
    const unaskedAt = read?.schedule === null ? before.unaskedAt : Math.max(before.unaskedAt ?? 0, at)
    return { ...(read ? withOpened(before, read, at) : before), unaskedAt }
  }, memory)
  return { memory: folded, absorbed: own.map(({ id }) => id) }
}

/** Somebody else of this phone, when the message answers the list of an unasked message that was for them. */
function answeredOther(memory: ChatMemory, { messages: [message], opened }: TurnWork): string | null {
  const others = opened.flatMap(({ learner, patch, at }) => {
    const list = learner === memory.learner ? null : parseOpened(patch)?.list
    return list ? [{ learner, list, at }] : []
  })
  const { body, at } = message.message
  if (body.type === 'choice') return others.find(({ list }) => body.value.includes(`${list.id}.`))?.learner ?? null
  const newest = others.filter((other) => isBefore(other.at, at)).at(-1)
  if (body.type !== 'text' || body.forwarded || !newest) return null
  const own = listAt(memory, at)
  if (own && own.sentAt > newest.at && ageOf(own, at) === 'open') return null
  return answers(body.text, newest.list, message) ? newest.learner : null
}

/** Telegram counts whole seconds, so within the same second the list counts as sent before. */
function isBefore(sentAt: number, at: number): boolean {
  return Math.floor(sentAt / 1000) <= Math.floor(at / 1000)
}

function answers(text: string, list: NonNullable<OpenedPatch['list']>, { hidden }: PendingMessage): boolean {
  if (hidden.length > 0) return false
  return readChoice(readable(clean(text)).trim(), list.options, list.kind === 'quiz').kind === 'option'
}
