import { z } from 'zod'
import { DEFAULT_VOICE } from '../replies/voice.ts'
import { sha256 } from '../shared/ids.ts'
import { type ChatMemory, type MemoryDocument, memorySchema } from './memory.ts'
import { type CarriedLearning, carriedIn, upgraded } from './memory-upgrade.ts'

/** A memory as it begins, as it is stored, and as it is read again, whatever version wrote it. */

/** What is known of a chat nobody has spoken in yet. */
export function emptyMemory(): ChatMemory {
  return {
    version: 2,
    shape: shapeOf(),
    learner: null,
    consent: { state: 'none', wording: null, at: null },
    introduced: false,
    minor: false,
    turns: 0,
    settings: {
      form: DEFAULT_VOICE.form,
      formChosen: false,
      bot: null,
      name: null,
      place: null,
      role: null,
      mode: 'simple',
      hour: null,
      nightChosen: false,
      hourAt: null,
      daysPerWeek: 7,
      stoppedAt: null,
      pausedUntil: null,
      slow: false,
      large: false,
      streak: true,
      cap: 5,
      polls: false,
    },
    link: { place: null, skill: null },
    lists: [],
    guides: [],
    lesson: null,
    topics: [],
    shown: null,
    lastAnswer: null,
    lastSetting: null,
    quiz: null,
    schedule: null,
    seen: null,
    unaskedAt: null,
    scamText: null,
    scamAt: null,
    emergencyAt: null,
    emergencyAbout: 'money',
    warnedAt: null,
    hurriedAt: null,
    additionAsked: false,
    abroadAskedAt: null,
    abroadRefusedAt: null,
    codeAwaitedUntil: null,
    knownUntil: null,
    expects: null,
    nameAsked: false,
    unclear: 0,
    reasked: false,
    askedPlace: false,
    heartOn: null,
    record: null,
  }
}

let shape: string | null = null

/** First 8 hex digits over the schema: it differs as soon as a field is added, changed or dropped. */
function shapeOf(): string {
  shape ??= sha256(JSON.stringify(z.toJSONSchema(memorySchema, { unrepresentable: 'any', io: 'output' }))).slice(0, 8)
  return shape
}

export interface StoredMemory {
  memory: ChatMemory
  /** Once, from a document of the first version. */
  carried: CarriedLearning | null
}

/**
 * The stored document, or null when it is none of ours (a damaged row): the talk then starts afresh. Only this program writes the
 * column, so a document of the present shape is taken as it is; parsing it again cost a third of a quiz turn.
 */
export function readMemory(stored: unknown): StoredMemory | null {
  if (typeof stored !== 'object' || stored === null) return null
  if ('version' in stored && stored.version === 2 && 'shape' in stored && stored.shape === shapeOf())
    return { memory: { ...(stored as MemoryDocument), record: null }, carried: null }
  const parsed = memorySchema.safeParse({ ...upgraded(stored), version: 2, shape: shapeOf() })
  return parsed.success ? { memory: { ...parsed.data, record: null }, carried: carriedIn(stored) } : null
}

/** The memory of a stored document, where nobody asks what it carried over. */
export function parseMemory(stored: unknown): ChatMemory | null {
  return readMemory(stored)?.memory ?? null
}

/** The document as it is stored: what was learned has its own place. */
export function storedMemory({ record: _learnedElsewhere, ...document }: ChatMemory): MemoryDocument {
  return document
}
