import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { type ReviewParameters, withinRange } from './review.ts'

/** `review-parameters.json` in the data folder: weights fitted to our own learners, with the proof that they are better. */

const parametersSchema = z.object({
  version: z.literal(1),
  /** Local date of the fit. */
  date: z.iso.date(),
  weights: z
    .array(z.number().finite())
    .length(21)
    .refine((weights) => withinRange(weights).every((weight, index) => weight === weights[index])),
  /** First tries used, and how many of them the losses were measured on. */
  attempts: z.number().int().positive(),
  tested: z.number().int().positive(),
  /** Log loss on the later part of the log. */
  losses: z.object({ factory: z.number(), average: z.number(), fitted: z.number() }),
})

export type StoredParameters = z.infer<typeof parametersSchema>

/**
 * The fitted weights, or null when there are none: then the factory ones serve.
 * @throws AppError CONTENT_INVALID when the file is not one of ours: reviews by broken weights would come at random.
 */
export function readParameters(file: string): ReviewParameters | null {
  if (!existsSync(file)) return null
  try {
    return { weights: parametersSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).weights }
  } catch (cause) {
    const rule = cause instanceof z.ZodError ? (cause.issues[0]?.path.join('.') ?? '') : 'JSON'
    throw new AppError('CONTENT_INVALID', { file, rule }, { cause })
  }
}
