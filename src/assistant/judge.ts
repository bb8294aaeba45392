import type { Clock } from '../shared/clock.ts'
import { fold, words } from '../shared/text.ts'
import type { Judged, SaidAnswer } from './assistant.ts'
import { oneLine, questionData } from './composer-prompt.ts'
import type { ChatModel } from './model.ts'
import { isBareChoice } from './model-route.ts'
import type { ModelRun } from './model-run.ts'
import { fillPrompt, readPrompt } from './prompt.ts'
import { readRefusal } from './refuse.ts'

/** Leaves the question that the text may be instead its own time to be answered. */
export const JUDGE_MS = 3_000
/** Longer texts are stories, not answers. */
const LONGEST_WORDS = 24
const LETTERS = 'ABCDEF'
/** Whoever asks for the answer has not given one. */
const BEGS = /\b(?:dap an|cau nao dung|chon giup|chon ho|chon dum|tra loi giup|noi dap|chon dung|goi y)\b/u

/** Reads which option a free text means; the options are all the model may say. Anything else of it is no answer. */
export function makeJudge(model: ChatModel, run: ModelRun, clock: Clock): (said: SaidAnswer) => Promise<Judged> {
  const prompt = readPrompt('judge')
  return async (said) => {
    const began = clock.now()
    const option = await judge(said)
    return { option, ms: clock.now() - began }
  }

  async function judge({ text, question, options, asker }: SaidAnswer): Promise<number | null> {
    if (options.length > LETTERS.length || words(text).length > LONGEST_WORDS) return null
    if (isBareChoice(text) || BEGS.test(fold(text)) || readRefusal(text) !== null) return null
    const request = fillPrompt(prompt, {
      question: oneLine(question),
      options: options.map((option, at) => `${LETTERS[at]}. ${oneLine(option)}`).join('\n'),
      said: questionData(text),
    })
    const job = { route: 'judge', request, ask: (signal: AbortSignal) => model.complete(request, signal) } as const
    const done = await run.ask(job, JUDGE_MS, asker)
    if (!done) return null
    const [, letter = ''] = /^\W*([A-F])\W*$/u.exec(done.text) ?? []
    const index = letter === '' ? -1 : LETTERS.indexOf(letter)
    const isOption = index >= 0 && index < options.length
    run.note(job, isOption ? 'answered' : 'set_aside', done.began, done.use, { prompt: prompt.version })
    return isOption ? index : null
  }
}
