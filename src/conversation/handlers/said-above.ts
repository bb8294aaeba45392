import type { Reply } from '../../assistant/assistant.ts'
import { STEPS } from '../../replies/steps.ts'
import { say } from '../../replies/voice.ts'
import { fold, words } from '../../shared/text.ts'
import { citedText } from '../answer-words.ts'
import { choiceOf, draft } from '../draft.ts'
import type { Outcome, TurnContext } from '../handler.ts'

/** An answer that stands above already is not given word for word once more. */

/** So long an answer is still what the screen shows. */
const ABOVE_MS = 30 * 60_000
/** Words that may go on with what was said without naming anything. */
const MOST_VAGUE = 6

/** Words that name nothing new would be met with the very answer that stands above: "rồi hiểu", "không thấy cái đó". */
export function repeats({ memory, voice, now }: TurnContext, { answer }: Reply, text: string): boolean {
  const { lastAnswer, shown } = memory
  if (answer.kind !== 'cited' || lastAnswer === null || now - lastAnswer.at > ABOVE_MS) return false
  const isInSight = shown?.kind === 'answer' || memory.unclear > 0
  // A whole sentence asks something of its own, and asked for again in the same words it is wanted again.
  const isVague = words(text).length <= MOST_VAGUE
  return (
    isInSight && isVague && lastAnswer.text === citedText(answer, voice) && fold(text) !== fold(lastAnswer.question)
  )
}

/** The same answer's choices under another line: for more words first, then for somebody who can be asked. */
export function saidAbove(turn: TurnContext, outcome: Outcome): Outcome {
  const { memory, voice } = turn
  const [first] = outcome.drafts
  const isAgain = memory.unclear > 0
  const human = isAgain ? [choiceOf(STEPS.labels, 'human', voice, { do: 'human' })] : []
  const said = say((isAgain ? STEPS.saidAboveAgain : STEPS.saidAbove).text, voice)
  const choices = [...(first?.choices ?? []).slice(0, 4), ...human]
  return { ...outcome, drafts: [draft(said, choices)], memory: { ...outcome.memory, unclear: 1 } }
}
