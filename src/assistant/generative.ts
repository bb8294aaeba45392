import type { Catalog } from '../knowledge/catalog.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { Answer } from './answer.ts'
import type { Assistant, Question } from './assistant.ts'
import { type Cited, commission } from './composer.ts'
import { readPrompt } from './composer-prompt.ts'
import type { ChatModel, ModelFailure } from './model.ts'
import type { ModelBudget } from './model-budget.ts'
import { makeModelGate } from './model-gate.ts'

export interface GenerativeParts {
  /** Decides refusal, scope, places and citations; its answer stands whenever the model's cannot be believed. */
  extractive: Assistant
  catalog: Catalog
  model: ChatModel
  clock: Clock
  /** Runs a task once after so many ms; the returned function cancels it. */
  timers: { after(ms: number, task: () => void): () => void }
  log: Log
  budget: ModelBudget
}

/** Half a second before the eighth, which is when something cited must have gone out. */
export const FIRST_MS = 7_500
/** When a sent answer may still be replaced, the model has until shortly before the twentieth second. */
export const REPLACE_MS = 19_000

/**
 * The assistant with a language model behind it. A model words cited answers and nothing else: what it may see, cite and say is
 * decided outside it, line by line. Refusals and questions back never reach it. No failure of the model is an error here.
 */
export function makeGenerative(parts: GenerativeParts): Assistant {
  const { extractive, catalog, model, clock, timers, log, budget } = parts
  const prompt = readPrompt()
  const gate = makeModelGate()

  return {
    ...(extractive.surely ? { surely: extractive.surely } : {}),
    async answer(question) {
      const reply = await extractive.answer(question)
      if (reply.answer.kind !== 'cited') return reply
      // As it was searched: a follow-up ("còn ảnh thì sao") means nothing to a model that knows no earlier turn.
      const composing = compose(reply.answer, { ...question, text: reply.searched })
      if (composing === null) return reply
      const first = question.replaceable === true ? await byFirst(composing) : await composing
      if (first === 'late') return { ...reply, later: composing }
      return first === null ? reply : { ...reply, answer: first }
    },
  }

  /** Null at once when the model is not to be asked; else a promise that never rejects. */
  function compose(answer: Cited, question: Question): Promise<Answer | null> | null {
    const job = commission(answer, question, catalog, prompt)
    if (job === null || !gate.enter(clock.now())) return null
    const place = budget.take(clock.now(), question.asker)
    if (place !== 'taken') {
      gate.giveBack()
      if (place === 'just-spent') log.warn('model.budget_spent')
      return null
    }
    return ask(job, question.replaceable === true ? REPLACE_MS : FIRST_MS)
  }

  async function ask(job: NonNullable<ReturnType<typeof commission>>, limitMs: number): Promise<Answer | null> {
    const began = clock.now()
    const cutting = new AbortController()
    const cut = new Promise<'late'>((resolve) => {
      cutting.signal.addEventListener('abort', () => resolve('late'), { once: true })
    })
    const cancel = timers.after(limitMs, () => cutting.abort())
    // A client that does not heed the signal must not hold the answer back either.
    const result = await Promise.race([model.complete(job.request, cutting.signal), cut])
    cancel()
    if (result === 'late') return fail('late', null, began)
    if (result.status === 'failed') return fail(result.why, result.afterMs, began)
    gate.leave(null, clock.now())
    const { answer, dropped } = job.read(result.text)
    if (answer === null) log.info({ dropped, prompt: prompt.version }, 'model.set_aside')
    return answer
  }

  function fail(why: ModelFailure, afterMs: number | null, began: number): null {
    const pausedMs = gate.leave(why, clock.now(), afterMs)
    log.warn({ why, ms: clock.now() - began, pausedMs }, 'model.failed')
    return null
  }

  async function byFirst(composing: Promise<Answer | null>): Promise<Answer | null | 'late'> {
    const { promise, resolve } = Promise.withResolvers<'late'>()
    const cancel = timers.after(FIRST_MS, () => resolve('late'))
    const first = await Promise.race([composing, promise])
    cancel()
    return first
  }
}
