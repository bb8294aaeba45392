import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { citationsOf } from '../../src/assistant/answer.ts'
import type { Question } from '../../src/assistant/assistant.ts'
import { commission } from '../../src/assistant/composer.ts'
import { makeGenerative } from '../../src/assistant/generative.ts'
import { langchainModel } from '../../src/assistant/langchain.ts'
import { makeModelBudget, USUAL_LIMITS } from '../../src/assistant/model-budget.ts'
import { readPrompt } from '../../src/assistant/prompt.ts'
import { makeReasoner } from '../../src/assistant/reasoner.ts'
import { silentLog } from '../../src/shared/log.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { lookingUp, shownIn } from '../support/model-servers/agent.ts'
import { ATTACKS } from '../support/model-servers/hostile.ts'
import { type Behaviour, type ModelServer, startModelServer } from '../support/model-servers/server.ts'
import { NOW, realAssistant } from './build.ts'

let real: Awaited<ReturnType<typeof realAssistant>>
beforeAll(async () => {
  real = await realAssistant()
})

let server: ModelServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

const question = (text: string): Question => ({ text, place: null, cadre: true, topics: [], now: NOW })
const TWO_QUESTIONS = question('Chỉ tiêu VNeID của Lai Châu và Đắk Nông khác nhau thế nào?')

async function delivered(behaviour: Behaviour): Promise<string> {
  server = await startModelServer(behaviour)
  const clock = fakeClock(NOW)
  const assistant = makeGenerative({
    ...{ extractive: real.assistant, catalog: real.catalog, retriever: real.retriever, clock, timers: clock },
    model: langchainModel('stand-in', { baseUrl: server.baseUrl, apiKey: null }, 900),
    log: silentLog(),
    budget: makeModelBudget(USUAL_LIMITS),
  })
  const { answer } = await assistant.answer(TWO_QUESTIONS)
  return answer.kind === 'cited' ? answer.sentences.map((sentence) => sentence.text).join('\n') : ''
}

describe('a model that obeys the attacker after it has looked things up', () => {
  it.each(ATTACKS)('$name: nothing of it reaches the person', async (attack) => {
    const rules = (await real.assistant.answer(TWO_QUESTIONS)).answer
    const own = rules.kind === 'cited' ? rules.sentences.map((sentence) => sentence.text).join('\n') : ''
    let shown = ''
    const text = await delivered(
      lookingUp([[{ name: 'search', args: { query: 'chỉ tiêu VNeID' } }]], (call) => {
        shown = shownIn(call)
          .map((place) => place.text)
          .join('\n')
        const honest = shownIn(call).map(({ address, text: words }) => `${words.split('\n')[0]} [${address}]`)
        return [...honest, attack.say(call)].join('\n')
      }),
    )
    // What an attack is known by may stand in the documents themselves.
    if (!attack.harm.test(`${own}\n${shown}`)) expect(text).not.toMatch(attack.harm)
    expect(text).not.toBe('')
  })
})

describe('whatever a model replies', () => {
  it('nothing is thrown, and nothing is said without a place it was shown', async () => {
    const { assistant, catalog, retriever } = real
    const reply = await assistant.answer(TWO_QUESTIONS)
    if (reply.answer.kind !== 'cited') throw new Error('the plans compare')
    const simple = commission(reply.answer, TWO_QUESTIONS, catalog, readPrompt('answer'))
    const reasoner = makeReasoner({ extractive: assistant, catalog, retriever, prompt: readPrompt('reason') })
    const hard = await reasoner.prepare(TWO_QUESTIONS, reply, [])
    if (!simple || !hard) throw new Error('both ways are open')
    const known = citationsOf(reply.answer)
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(
        ...known.map((address) => `[${address}]`),
        '[lai-chau#IX.99]',
        '[;]',
        '\n',
        '**',
        '{u}',
        '⟦',
        '170.000',
      ),
      fc.constantFrom(...reply.answer.sentences.map((sentence) => sentence.text)),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        for (const job of [simple, hard]) {
          const { answer } = job.read(pieces.join(' '))
          if (answer !== null) expect(citationsOf(answer).every((address) => known.includes(address))).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })
})
