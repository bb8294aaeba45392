import { z } from 'zod'
import type { ItemState, Progress, ReviewCard } from '../learning/record.ts'

/** What a chat's memory holds of the question that is open, or was just answered. */

const itemRefSchema = z.object({ guide: z.string(), item: z.string() })

/** What has to be put back when an answer was a slip of the finger; of the progress only the parts that moved. */
export interface Slip {
  item: string
  guide: string
  /** Number of the question in its round. */
  number: number
  pass: boolean
  at: number
  cards: ReviewCard[]
  newFacts: string[]
  itemBefore: ItemState | null
  /** Null for a part that was not there before. */
  before: { [Part in keyof Progress]?: Progress[Part] | null }
}

const ROUNDS = ['lesson', 'review', 'loose', 'placement', 'final'] as const

/** One open or just answered question, and the round it belongs to. */
export const quizSchema = z.object({
  guide: z.string(),
  item: z.string(),
  /** Option keys as shown, first first. */
  order: z.array(z.string()),
  state: z.enum(['open', 'second', 'answered']),
  /** Key of the wrong first answer; its option is gone in the second try. */
  tried: z.string().nullable(),
  /** What the lesson says of it came into sight before the first try. */
  helped: z.boolean().default(false),
  askedAt: z.number(),
  answeredAt: z.number().nullable(),
  kind: z.enum(ROUNDS),
  /** The questions of this round still to come. */
  ahead: z.array(itemRefSchema),
  number: z.number(),
  questions: z.number(),
  /** First answers right so far in this round, first answers given, and the questions missed. */
  right: z.number(),
  answered: z.number(),
  missed: z.array(z.object({ number: z.number(), guide: z.string(), item: z.string() })),
  /** Questions whose first answer was given, in order. */
  done: z.array(itemRefSchema).default([]),
  /** The lesson these questions close; null for a loose question or a mixed round. */
  lesson: z.string().nullable(),
  /** All of them right at once passes the lesson over. */
  passOver: z.boolean().default(false),
  skill: z.string().nullable(),
  /** The last answer, for a minute. Our own data, written and read by the same code; not kept over a change of the document. */
  slip: z.custom<Slip>().nullable().default(null),
})
export type QuizState = z.infer<typeof quizSchema>
