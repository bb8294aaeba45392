import type { TurnContext } from './handler.ts'
import { staysHome } from './handlers/abroad.ts'
import { ageOf, listAt } from './open-list.ts'
import { quizItem, stemOf } from './quiz-item.ts'
import type { ListOption } from './session.ts'

export interface Judged {
  option: ListOption | null
  /** Milliseconds waited for the model. */
  spentMs: number
}

const NOBODY: Judged = { option: null, spentMs: 0 }
/** Ends or opens like a question: whoever asks has not answered. */
const ASKS =
  /\?|(?<![\p{L}])(?:sao|gì|nào|đâu|chi|răng|mấy|bao nhiêu|thế nào|tại sao|vì sao|là sao)\s*(?:ạ|hả|vậy|thế|nhỉ)?[\s.!]*$/iu

/**
 * The option of an open quiz question that a free text means, where the rules could not tell and a model is there to say: one of the
 * options as shown, or none. The echo ("Bác chọn 2") shows what was understood, and "nhầm" takes it back.
 */
export async function judgedOption(turn: TurnContext, text: string, at: number): Promise<Judged> {
  const { memory, parts, lane } = turn
  const list = listAt(memory, at)
  const isOpen = list?.kind === 'quiz' && ageOf(list, at) === 'open'
  const { quiz } = memory
  if (!parts.assistant.judge || staysHome(turn, 'questions') || !isOpen || ASKS.test(text)) return NOBODY
  const item = quiz === null || quiz.state === 'answered' ? null : quizItem(parts.catalog, quiz.guide, quiz.item)
  if (item === null) return NOBODY
  // "Chưa biết" and "để sau" are said in words that the rules know.
  const options = list.options.filter(({ intent }) => intent.do === 'quiz-answer')
  if (options.length < 2) return NOBODY
  const { option, ms } = await parts.assistant.judge({
    text,
    // Not the text as it was sent: the review of the day calls the person by name ("Ôn 1 câu, bác Lan").
    question: stemOf(item, turn.voice),
    options: options.map(({ label }) => label),
    asker: lane,
  })
  return { option: (option === null ? null : options[option]) ?? null, spentMs: ms }
}
