import type { Voice } from '../replies/voice.ts'
import type { ChatMemory, Settings } from './memory.ts'
import { emptyMemory } from './memory-document.ts'
import type { QuizState } from './quiz-state.ts'

/** What of a memory still counts, and the memories of people who agreed to nothing. */

export type { ChatMemory, ListOption, OpenList, Settings, Shown } from './memory.ts'
export { emptyMemory, parseMemory } from './memory-document.ts'
export type { QuizState } from './quiz-state.ts'

const SESSION_MS = 30 * 60_000
const TOPIC_MS = 24 * 3_600_000
const BOOKMARK_MS = 30 * 86_400_000

/** A slip of the finger is taken back within a minute. */
export const SLIP_MS = 60_000

/** Somebody on a phone of others who agreed to nothing. `knownUntil`: as in the memory; 0 when nobody said who it is. */
export function guestMemory(knownUntil: number): ChatMemory {
  const empty = emptyMemory()
  return { ...empty, introduced: true, consent: { ...empty.consent, state: 'declined' }, knownUntil }
}

/** Drops what has outlived its time, so that nobody is answered about last month. */
export function forgetOld(memory: ChatMemory, now: number): ChatMemory {
  return {
    ...memory,
    topics: memory.topics.filter((topic) => now - topic.at < TOPIC_MS),
    guides: memory.guides.filter((bookmark) => now - bookmark.at < BOOKMARK_MS),
    lesson: memory.lesson && now - memory.lesson.at < BOOKMARK_MS ? memory.lesson : null,
    quiz: memory.quiz && { ...memory.quiz, slip: isFresh(memory.quiz, now) ? memory.quiz.slip : null },
    scamText: memory.scamAt !== null && now - memory.scamAt < TOPIC_MS ? memory.scamText : null,
    lastAnswer: memory.lastAnswer && now - memory.lastAnswer.at < TOPIC_MS ? memory.lastAnswer : null,
  }
}

function isFresh({ slip, answeredAt }: QuizState, now: number): boolean {
  return slip !== null && now - Math.max(slip.at, answeredAt ?? 0) <= SLIP_MS
}

export function voiceOf(settings: Settings): Voice {
  return { form: settings.form, mode: settings.mode, ...(settings.bot ? { bot: settings.bot } : {}) }
}

/** " Lan" behind the form of address where a name was given, else nothing. */
export function nameSlot(settings: Settings): { name: string } {
  return { name: settings.name ? ` ${settings.name}` : '' }
}

export function hasConsent(memory: ChatMemory): boolean {
  return memory.consent.state === 'given'
}

/** The next digits may be a code that links two chats. */
export function awaitsCode({ codeAwaitedUntil }: Pick<ChatMemory, 'codeAwaitedUntil'>, now: number): boolean {
  return codeAwaitedUntil !== null && codeAwaitedUntil > now
}

/** Memories of people who agreed to nothing: in process only, gone after 30 minutes of silence or a restart. */
export class Sessions {
  readonly #byLane = new Map<string, { memory: ChatMemory; until: number }>()

  get(lane: string, now: number): ChatMemory | null {
    const kept = this.#byLane.get(lane)
    return kept && kept.until > now ? kept.memory : null
  }

  set(lane: string, memory: ChatMemory, now: number): void {
    // Re-inserted at the end, so that the map stays sorted by age and sweeping stops at the first live one.
    this.#byLane.delete(lane)
    this.#byLane.set(lane, { memory, until: now + SESSION_MS })
    for (const [other, kept] of this.#byLane) {
      if (kept.until > now) break
      this.#byLane.delete(other)
    }
  }

  drop(lane: string): void {
    this.#byLane.delete(lane)
  }

  get size(): number {
    return this.#byLane.size
  }
}
