import { FORMS } from '../replies/voice.ts'
import type { TurnContext } from './handler.ts'
import type { Settings } from './session.ts'

/** One-time codes as they are made in a talk: six digits, said once, of which the hash is kept. */

export interface NewCode {
  /** "482 913" */
  shown: string
  hash: string
}

/** Null where no codes are made. */
export async function newCode({ parts: { codes, learners }, now }: TurnContext): Promise<NewCode | null> {
  if (!codes || !learners) return null
  let digits = codes.next()
  // Two live codes of the same digits would let the one who types them reach the wrong person.
  while ((await learners.liveCode(codes.hashOf(digits), now)) !== null) digits = codes.next()
  return { shown: `${digits.slice(0, 3)} ${digits.slice(3)}`, hash: codes.hashOf(digits) }
}

/** "bác Lan", or null for somebody who gave no name. */
export function calledBy({ name, form }: Settings): string | null {
  return name === null ? null : `${FORMS[form].u} ${name}`
}
