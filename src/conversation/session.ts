import { z } from 'zod'
import { DEFAULT_VOICE, FORMS, type Form, type Voice } from '../replies/voice.ts'
import { intentSchema, ROLES } from './intent.ts'

/** What we remember of one chat. With consent it is stored; without it lives in `Sessions` for 30 minutes of silence. */

const forms = Object.keys(FORMS) as [Form, ...Form[]]

const optionSchema = z.object({
  digit: z.number(),
  label: z.string(),
  intent: intentSchema,
  accept: z.array(z.string()),
})

/** A numbered choice that a digit, a button or the option's words answer. */
const listSchema = z.object({
  id: z.string(),
  kind: z.enum(['quiz', 'menu', 'clarify', 'confirm', 'setting', 'consent', 'emergency']),
  options: z.array(optionSchema),
  /** When it was sent, epoch milliseconds. */
  sentAt: z.number(),
  /** The words it was sent with, so that a late answer can be shown the question again. */
  text: z.string(),
})
export type OpenList = z.infer<typeof listSchema>
export type ListOption = z.infer<typeof optionSchema>

const topicSchema = z.object({
  about: z.string(),
  kind: z.enum(['guide', 'plan']),
  words: z.string(),
  plans: z.array(z.string()),
  skill: z.enum(['dvc', 'vneid', 'qr', 'antoan', 'muasam', 'morong']).nullable(),
  agency: z.string().nullable(),
  at: z.number(),
})

/** What "tiếp" and "lại" speak of: the thing last shown. */
const shownSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('step'), guide: z.string(), step: z.number(), again: z.number(), at: z.number() }),
  z.object({ kind: z.literal('card'), guide: z.string(), card: z.number(), again: z.number(), at: z.number() }),
  z.object({ kind: z.literal('quiz'), at: z.number() }),
  z.object({ kind: z.literal('answer'), guide: z.string().nullable(), at: z.number() }),
  z.object({ kind: z.literal('consent'), page: z.number(), at: z.number() }),
])

const answerSchema = z.object({
  /** What was sent last, for "lại". */
  text: z.string(),
  /** What did not fit, for "thêm". */
  rest: z.array(z.string()),
  sources: z.array(z.string()),
  /** The question, masked, for a gap note. */
  question: z.string(),
  at: z.number(),
})

/** One open or just answered question. */
const quizSchema = z.object({
  guide: z.string(),
  item: z.string(),
  /** Option keys as shown, first first. */
  order: z.array(z.string()),
  state: z.enum(['open', 'second', 'answered']),
  /** Key of the wrong first answer; its option is gone in the second try. */
  tried: z.string().nullable(),
  askedAt: z.number(),
  answeredAt: z.number().nullable(),
  /** Asked by itself, outside a lesson's questions. */
  loose: z.boolean(),
  /** The questions of this round still to come, as `guide item` pairs. */
  ahead: z.array(z.object({ guide: z.string(), item: z.string() })),
  number: z.number(),
  questions: z.number(),
  /** First answers right so far in this round, first answers given, and the numbers of the questions missed. */
  right: z.number(),
  answered: z.number(),
  missed: z.array(z.number()),
  /** The lesson these questions close; null for a loose question or a mixed round. */
  lesson: z.string().nullable(),
  skill: z.string().nullable(),
})

const memorySchema = z.object({
  version: z.literal(1),
  /** Random id of the learner; null without consent. */
  learner: z.string().nullable(),
  consent: z.object({
    state: z.enum(['none', 'asked', 'given', 'declined', 'withdrawn']),
    wording: z.string().nullable(),
    at: z.number().nullable(),
  }),
  /** The machine has said that it is one. */
  introduced: z.boolean(),
  minor: z.boolean(),
  turns: z.number(),
  settings: z.object({
    form: z.enum(forms),
    formChosen: z.boolean(),
    bot: z.literal('con').nullable(),
    /** The name the person gave, to be called by. */
    name: z.string().nullable().default(null),
    place: z.string().nullable(),
    role: z.enum(ROLES).nullable(),
    mode: z.enum(['simple', 'cadre']),
    hour: z.object({ hour: z.number(), minute: z.number().nullable() }).nullable(),
    daysPerWeek: z.number(),
    stoppedAt: z.number().nullable(),
    /** Last day of a pause, `YYYY-MM-DD`. */
    pausedUntil: z.string().nullable(),
    slow: z.boolean(),
    large: z.boolean(),
  }),
  /** Place and skill of the entry link, until onboarding has used them. */
  link: z.object({ place: z.string().nullable(), skill: z.string().nullable() }),
  /** Oldest first, at most two: a digit typed before the newest was sent answers the one before. */
  lists: z.array(listSchema),
  guides: z.array(
    z.object({ guide: z.string(), step: z.number(), steps: z.number(), hash: z.string(), at: z.number() }),
  ),
  lesson: z.object({ guide: z.string(), card: z.number(), at: z.number() }).nullable(),
  topics: z.array(topicSchema),
  shown: shownSchema.nullable(),
  lastAnswer: answerSchema.nullable(),
  lastSetting: z
    .object({ field: z.enum(['hour', 'pace', 'place', 'form']), hour: z.number().nullable(), at: z.number() })
    .nullable(),
  quiz: quizSchema.nullable(),
  /** First answers by question id; the newest decides. */
  attempts: z.record(z.string(), z.object({ right: z.boolean(), at: z.number() })),
  /** Lessons gone through, by guide. */
  learned: z.record(z.string(), z.object({ at: z.number(), right: z.number(), questions: z.number() })),
  /** The text last given to the scam check, for its follow-up questions; masked. */
  scamText: z.string().nullable(),
  /** When the emergency card was last shown. */
  emergencyAt: z.number().nullable(),
  /** What it was about; `moved-on`: something else was asked since, so that hints are no longer read as the same story. */
  emergencyAbout: z.enum(['money', 'life', 'moved-on']).default('money'),
  /** When a warning about personal data was last given. */
  warnedAt: z.number().nullable(),
  /** When somebody in a hurry was last told that each message is answered. */
  hurriedAt: z.number().nullable(),
  unclear: z.number(),
  askedPlace: z.boolean(),
  heartOn: z.string().nullable(),
})
export type ChatMemory = z.infer<typeof memorySchema>
export type QuizState = z.infer<typeof quizSchema>
export type Settings = ChatMemory['settings']
export type Shown = z.infer<typeof shownSchema>

const SESSION_MS = 30 * 60_000
const TOPIC_MS = 24 * 3_600_000
const BOOKMARK_MS = 30 * 86_400_000

export function emptyMemory(): ChatMemory {
  return {
    version: 1,
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
      daysPerWeek: 7,
      stoppedAt: null,
      pausedUntil: null,
      slow: false,
      large: false,
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
    attempts: {},
    learned: {},
    scamText: null,
    emergencyAt: null,
    emergencyAbout: 'money',
    warnedAt: null,
    hurriedAt: null,
    unclear: 0,
    askedPlace: false,
    heartOn: null,
  }
}

/** The stored document, or null when it is none of ours (an older version, a damaged row): the talk then starts afresh. */
export function parseMemory(stored: unknown): ChatMemory | null {
  const parsed = memorySchema.safeParse(stored)
  return parsed.success ? parsed.data : null
}

/** Drops what has outlived its time, so that nobody is answered about last month. */
export function forgetOld(memory: ChatMemory, now: number): ChatMemory {
  return {
    ...memory,
    topics: memory.topics.filter((topic) => now - topic.at < TOPIC_MS),
    guides: memory.guides.filter((bookmark) => now - bookmark.at < BOOKMARK_MS),
    lesson: memory.lesson && now - memory.lesson.at < BOOKMARK_MS ? memory.lesson : null,
    lastAnswer: memory.lastAnswer && now - memory.lastAnswer.at < TOPIC_MS ? memory.lastAnswer : null,
  }
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
