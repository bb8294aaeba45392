import { z } from 'zod'
import { intentSchema } from './intent.ts'

/** Memory documents as earlier versions of this program wrote them. */

/** What the first version of the document said about learning, before there was a record of its own. */
export interface CarriedLearning {
  attempts: Record<string, { right: boolean; at: number }>
  learned: Record<string, { at: number; right: number; questions: number }>
}

const carriedSchema = z.object({
  version: z.literal(1),
  attempts: z.record(z.string(), z.object({ right: z.boolean(), at: z.number() })),
  learned: z.record(z.string(), z.object({ at: z.number(), right: z.number(), questions: z.number() })),
})

/** Null in documents of later versions, and in damaged ones. */
export function carriedIn(stored: object): CarriedLearning | null {
  const { success, data } = carriedSchema.safeParse(stored)
  return success ? data : null
}

/** An earlier document in today's form, its version and shape apart; what this cannot read, the schema refuses. */
export function upgraded(stored: object): object {
  const quiz = 'quiz' in stored && typeof stored.quiz === 'object' ? stored.quiz : null
  const lists = 'lists' in stored && Array.isArray(stored.lists) ? stored.lists.filter((list) => isKnown(list)) : []
  return { ...stored, lists, quiz: quiz && upgradedQuiz(quiz), schedule: null }
}

const listSchema = z.object({ options: z.array(z.object({ intent: intentSchema })) })

/** A list with a choice that is no more: without it the rest of the document would be lost as damaged, and the consent with it. */
function isKnown(list: unknown): boolean {
  return listSchema.safeParse(list).success
}

function upgradedQuiz(quiz: object): object {
  if (!('loose' in quiz)) return { ...quiz, slip: null }
  const lesson = 'lesson' in quiz && quiz.lesson !== null
  // The numbers alone do not say which questions were missed, so that no day of asking again is promised for them.
  return { ...quiz, kind: quiz.loose ? 'loose' : lesson ? 'lesson' : 'review', missed: [], slip: null }
}
