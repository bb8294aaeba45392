import { z } from 'zod'
import type { LearnerRecord } from '../learning/record.ts'
import type { Schedule } from '../learning/schedule.ts'
import { FORMS, type Form } from '../replies/voice.ts'
import { intentSchema, ROLES } from './intent.ts'
import { quizSchema } from './quiz-state.ts'

/** What we remember of one chat. With consent it is stored; without it lives in `Sessions` for 30 minutes of silence. */

const forms = Object.keys(FORMS) as [Form, ...Form[]]

/** One option of a numbered choice. */
export const optionSchema = z.object({
  digit: z.number(),
  label: z.string(),
  intent: intentSchema,
  accept: z.array(z.string()),
})

/** A numbered choice that a digit, a button or the option's words answer. */
const listSchema = z.object({
  id: z.string(),
  kind: z.enum(['quiz', 'daily', 'menu', 'clarify', 'confirm', 'setting', 'consent', 'emergency']),
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
  /** `again`: times its question was explained. */
  z.object({ kind: z.literal('quiz'), at: z.number(), again: z.number().optional() }),
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

/** The document of the present version. */
export const memorySchema = z.object({
  version: z.literal(2),
  /** Fingerprint of this schema as of writing: a document of this very shape is read without being parsed again. */
  shape: z.string(),
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
    /** The hour lies in the quiet ones and was asked for on purpose. */
    nightChosen: z.boolean().default(false),
    /** When the hour was last chosen. */
    hourAt: z.number().nullable().default(null),
    daysPerWeek: z.number(),
    stoppedAt: z.number().nullable(),
    /** Last day of a pause, `YYYY-MM-DD`. */
    pausedUntil: z.string().nullable(),
    slow: z.boolean(),
    large: z.boolean(),
    /** The rhythm of learning is spoken of. */
    streak: z.boolean().default(true),
    /** Scored questions a day at most. */
    cap: z.union([z.literal(3), z.literal(5), z.literal(8)]).default(5),
    /** Questions as the platform's own quiz polls, where it has them. */
    polls: z.boolean().default(false),
  }),
  /** Place and skill of the entry link, until onboarding has used them. */
  link: z.object({ place: z.string().nullable(), skill: z.string().nullable() }),
  /** Oldest first, at most two: a digit typed before the newest was sent answers the one before. */
  lists: z.array(listSchema),
  guides: z.array(
    z.object({ guide: z.string(), step: z.number(), steps: z.number(), hash: z.string(), at: z.number() }),
  ),
  /** `why`: the reason it was offered for, as it was said; null where the person chose it. */
  lesson: z
    .object({ guide: z.string(), card: z.number(), at: z.number(), why: z.string().nullable().default(null) })
    .nullable(),
  topics: z.array(topicSchema),
  shown: shownSchema.nullable(),
  lastAnswer: answerSchema.nullable(),
  lastSetting: z
    .object({ field: z.enum(['hour', 'pace', 'place', 'form']), hour: z.number().nullable(), at: z.number() })
    .nullable(),
  quiz: quizSchema.nullable(),
  /** The schedule as last handed to the store, so that it is written only when something changed. */
  schedule: z.custom<Schedule>().nullable().default(null),
  /** Local days on which the person wrote: the last one, and the one before it. */
  seen: z.object({ last: z.number(), before: z.number().nullable() }).nullable().default(null),
  /** When the last unasked message went out, as far as this chat has noticed. */
  unaskedAt: z.number().nullable().default(null),
  /** The text last given to the scam check, for its follow-up questions; masked. */
  scamText: z.string().nullable(),
  /** When that text was given: it is forgotten after a day. */
  scamAt: z.number().nullable().default(null),
  /** When the emergency card was last shown. */
  emergencyAt: z.number().nullable(),
  /** What it was about; `moved-on`: something else was asked since, so that hints are no longer read as the same story. */
  emergencyAbout: z.enum(['money', 'life', 'moved-on']).default('money'),
  /** When a warning about personal data was last given. */
  warnedAt: z.number().nullable(),
  /** When somebody in a hurry was last told that each message is answered. */
  hurriedAt: z.number().nullable(),
  /** What the consent text has come to say since this person agreed was asked for: once is enough. */
  additionAsked: z.boolean().default(false),
  /** When whoever agreed earlier was last asked what of theirs may leave the country, and when they last declined it. */
  abroadAskedAt: z.number().nullable().default(null),
  abroadRefusedAt: z.number().nullable().default(null),
  /** A code of a link is awaited here until then: bare digits are its, and nothing else is asked meanwhile. */
  codeAwaitedUntil: z.number().nullable().default(null),
  /** On a phone of several people: until when it is sure who speaks; null: nobody has doubted it. */
  knownUntil: z.number().nullable().default(null),
  /** The next words are a name somebody was asked for. */
  expects: z.enum(['person-name', 'mentor-name', 'own-name']).nullable().default(null),
  /** Somebody who shares the phone and gave no name was asked for one: once is enough. */
  nameAsked: z.boolean().default(false),
  unclear: z.number(),
  /** The last message asked for a choice once more: what is no choice then is a new question. */
  reasked: z.boolean().default(false),
  askedPlace: z.boolean(),
  heartOn: z.string().nullable(),
})
export type MemoryDocument = z.infer<typeof memorySchema>

export interface ChatMemory extends MemoryDocument {
  /** What was learned in this session by somebody who agreed to nothing; with consent the learner store has it, and this is null. */
  record: LearnerRecord | null
}
export type Settings = ChatMemory['settings']
export type Shown = z.infer<typeof shownSchema>
