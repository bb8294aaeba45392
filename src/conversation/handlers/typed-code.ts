import type { Outcome, TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { linkTyped } from './link.ts'
import { mentorCode, mentorCodeWrong } from './mentor.ts'

/** One of our own codes was typed while it counted: a helper's, or one that links two chats of one person. */
export async function typedCode(turn: TurnContext, { hash }: IntentOf<'typed-code'>): Promise<Outcome> {
  const code = (await turn.parts.learners?.liveCode(hash, turn.now)) ?? null
  if (!code) return mentorCodeWrong(turn)
  return code.kind === 'link' ? linkTyped(turn, hash) : mentorCode(turn, code, hash)
}
