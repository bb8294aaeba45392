import { z } from 'zod'
import { type ChatMemory, type OpenList, optionSchema } from './memory.ts'
import type { QuizState } from './quiz-state.ts'

/**
 * What an unasked message opens: its numbered choice, the questions it begins, the lesson it offers. Kept beside the
 * message in the outbox and folded into the person's memory once it was sent, so that a message that never went out
 * changes nothing.
 */

const itemSchema = z.object({ guide: z.string(), item: z.string() })

const openedPatchSchema = z.object({
  version: z.literal(1),
  /** When it was sent is told by the outbox. */
  list: z
    .object({
      id: z.string(),
      kind: z.enum(['quiz', 'daily', 'setting']),
      options: z.array(optionSchema),
      text: z.string(),
    })
    .nullable(),
  /** Questions of a review; the first stands in the message, its option keys in the order shown. */
  round: z.object({ items: z.tuple([itemSchema], itemSchema), order: z.array(z.string()) }).nullable(),
  /** The lesson offered. */
  lesson: z.string().nullable(),
  /** What sending it made of the schedule, so that the talk never writes back what was before; null: it was no message of the day. */
  schedule: z
    .object({
      lastSent: z.number().nullable(),
      away: z.union([z.literal(0), z.literal(3), z.literal(10), z.literal(60)]),
      variant: z.number(),
      weekSent: z.number().nullable(),
    })
    .nullable(),
})
export type OpenedPatch = z.infer<typeof openedPatchSchema>

/** The patch as stored, or null when it is none of ours: the message then opened nothing. */
export function parseOpened(stored: unknown): OpenedPatch | null {
  const parsed = openedPatchSchema.safeParse(stored)
  return parsed.success ? parsed.data : null
}

/** The memory once a message that opened this was sent at `at`. A lesson already begun keeps its place. */
export function withOpened(memory: ChatMemory, patch: OpenedPatch, at: number): ChatMemory {
  const { list, round, lesson } = patch
  const lists: OpenList[] = list ? [...memory.lists, { ...list, sentAt: at }] : memory.lists
  const begun = memory.lesson?.guide === lesson
  return {
    ...memory,
    schedule: memory.schedule && { ...memory.schedule, ...patch.schedule },
    // What was typed before it went out answers the list before: the order is that of sending.
    lists: lists.toSorted((a, b) => a.sentAt - b.sentAt).slice(-2),
    lesson: lesson === null || begun ? memory.lesson : { guide: lesson, card: 0, at, why: null },
    quiz: round ? openedRound(round, at) : memory.quiz,
    shown: round
      ? { kind: 'quiz', at }
      : lesson !== null && !begun
        ? { kind: 'card', guide: lesson, card: 0, again: 0, at }
        : memory.shown,
  }
}

function openedRound({ items, order }: NonNullable<OpenedPatch['round']>, at: number): QuizState {
  const [first, ...ahead] = items
  return {
    ...first,
    order,
    ahead,
    state: 'open',
    tried: null,
    helped: false,
    askedAt: at,
    answeredAt: null,
    kind: 'review',
    number: 1,
    questions: items.length,
    right: 0,
    answered: 0,
    missed: [],
    done: [],
    lesson: null,
    passOver: false,
    skill: null,
    slip: null,
  }
}
