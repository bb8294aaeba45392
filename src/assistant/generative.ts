import type { Catalog } from '../knowledge/catalog.ts'
import { hidePersonalData } from '../privacy/hide.ts'
import { hideFromModel } from '../privacy/model-door.ts'
import type { Retriever } from '../retrieval/retriever.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import type { Answer } from './answer.ts'
import type { Assistant, Question, Reply } from './assistant.ts'
import { type Cited, type Commission, commission, reworded } from './composer.ts'
import { makeJudge } from './judge.ts'
import type { ChatModel } from './model.ts'
import type { ModelBudget } from './model-budget.ts'
import { cacheKey, makeModelCache } from './model-cache.ts'
import { type ModelLedger, makeModelLedger } from './model-ledger.ts'
import { routeOf } from './model-route.ts'
import { type Asked, makeModelRun } from './model-run.ts'
import { type Prompt, readPrompt } from './prompt.ts'
import { makeReasoner, type Reasoning } from './reasoner.ts'
import { readRewrite, rewriteRequest } from './rewrite.ts'

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
  /** Search for hard questions; left out, every question is only reworded. */
  retriever?: Retriever
  /** Counts for operators; left out, they are only logged. */
  ledger?: ModelLedger
}

/** Half a second before the eighth, which is when something cited must have gone out. */
export const FIRST_MS = 7_500
/** When a sent answer may still be replaced, the model has until shortly before the twentieth second. */
export const REPLACE_MS = 19_000
/** Putting a follow-up in order must leave time to answer it. */
const REWRITE_MS = 4_000

/**
 * The assistant with a language model behind it. A model words cited answers, looks things up for hard questions, and nothing else:
 * what it may see, cite and say is decided outside it, line by line. Refusals and questions back never reach it, but for a follow-up
 * that the rules could not complete, which it may put in order for them. No failure of the model is an error here.
 */
export function makeGenerative(parts: GenerativeParts): Assistant {
  const { extractive, catalog, model, clock, timers, log, budget, retriever = null } = parts
  const prompts = { answer: readPrompt('answer'), reason: readPrompt('reason'), rewrite: readPrompt('rewrite') }
  const versions = Object.values(prompts)
    .map((prompt) => prompt.version)
    .join('.')
  const run = makeModelRun({ clock, timers, log, budget, ledger: parts.ledger ?? makeModelLedger(log) })
  const cache = makeModelCache()
  const reasoner =
    retriever && model.reason ? makeReasoner({ extractive, catalog, retriever, prompt: prompts.reason }) : null

  return {
    ...(extractive.surely ? { surely: extractive.surely } : {}),
    judge: makeJudge(model, run, clock),
    async answer(question) {
      const began = clock.now()
      const reply = await extractive.answer(question)
      if (question.rulesOnly === true) return reply
      const route = routeOf(question, reply, reasoner && retriever)
      if (route.kind === 'none') return reply
      if (route.kind === 'rewrite' && retriever) return (await rewritten(question, retriever)) ?? reply
      // As it was searched: a follow-up ("còn ảnh thì sao") means nothing to a model that knows no earlier turn.
      const asked = { ...question, text: reply.searched }
      const hard = route.kind === 'hard' ? ((await reasoner?.prepare(question, reply, route.parts)) ?? null) : null
      const job = hard ? looksUp(hard) : rewords(reply.answer, asked)
      if (job === null) return reply
      const key = keyOf(question, reply)
      const known = key === null || hard ? null : cache.get(key)
      if (known !== null && reply.answer.kind === 'cited') {
        const answer = reworded(reply.answer, known)
        run.note(job, 'cached', began)
        if (answer !== null) return { ...reply, answer }
      }
      const spent = (question.spentMs ?? 0) + clock.now() - began
      const composing = compose(job, question, spent)
      if (composing === null) return reply
      const kept = composing.then((answer) => {
        if (key !== null && !hard && answer !== null) cache.put(key, answer.sentences)
        return answer
      })
      const first = question.replaceable === true ? await byFirst(kept, FIRST_MS - spent) : await kept
      if (first === 'late') return { ...reply, later: kept }
      return first === null ? reply : { ...reply, answer: first }
    },
  }

  function rewords(answer: Answer, question: Question): Job | null {
    const job = answer.kind === 'cited' ? commission(answer, question, catalog, prompts.answer) : null
    return (
      job && {
        route: 'simple',
        prompt: prompts.answer,
        request: job.request,
        read: job.read,
        ask: (signal) => model.complete(job.request, signal),
      }
    )
  }

  function looksUp({ task, read }: Reasoning): Job | null {
    const ask = model.reason?.bind(model)
    const { request } = task
    return ask ? { route: 'hard', prompt: prompts.reason, request, read, ask: (signal) => ask(task, signal) } : null
  }

  /** Null at once when the model is not to be asked; else a promise that never rejects. */
  function compose(job: Job, question: Question, spentMs: number): Promise<Cited | null> | null {
    const limitMs = (question.replaceable === true ? REPLACE_MS : FIRST_MS) - spentMs
    const asked = run.ask(job, limitMs, question.asker)
    return (
      asked?.then((done) => {
        if (done === null) return null
        const { answer, dropped } = job.read(done.text)
        const more = { prompt: job.prompt.version, ...(Object.keys(dropped).length > 0 ? { dropped } : {}) }
        run.note(job, answer === null ? 'set_aside' : 'answered', done.began, done.use, more)
        return answer
      }) ?? null
    )
  }

  /** The rules' own answer to the question put in order, when they have one now. */
  async function rewritten(question: Question, search: Retriever): Promise<Reply | null> {
    const request = rewriteRequest(question, prompts.rewrite)
    const job = {
      route: 'rewrite',
      prompt: prompts.rewrite,
      request,
      ask: (signal: AbortSignal) => model.complete(request, signal),
    } as const
    const done = await run.ask(job, REWRITE_MS, question.asker)
    if (!done) return null
    const text = readRewrite(done.text, question, search)
    // Words of a person, so masked once more: what the model was sent already hid them, what it made of them may not.
    if (text !== null) log.info({ searched: hideFromModel(hidePersonalData(text).text) }, 'model.rewritten')
    const again = text === null ? null : await extractive.answer({ ...question, text, topics: [] })
    const isFound = again !== null && again.answer.kind === 'cited'
    run.note(job, isFound ? 'answered' : 'set_aside', done.began, done.use, { prompt: job.prompt.version })
    return isFound ? { ...again, leaned: true } : null
  }

  function keyOf(question: Question, { answer, ...reply }: Reply): string | null {
    if (answer.kind !== 'cited') return null
    return cacheKey(question, { ...reply, answer }, { content: catalog.hash, prompts: versions, model: model.name })
  }

  async function byFirst(composing: Promise<Cited | null>, ms: number): Promise<Cited | null | 'late'> {
    const { promise, resolve } = Promise.withResolvers<'late'>()
    const cancel = timers.after(ms, () => resolve('late'))
    const first = await Promise.race([composing, promise])
    cancel()
    return first
  }
}

/** One question to the model: what is asked, and what its reply may become. */
interface Job extends Pick<Commission, 'read'>, Asked {
  prompt: Prompt
}
