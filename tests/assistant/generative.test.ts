import { afterEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/assistant/answer.ts'
import type { Assistant } from '../../src/assistant/assistant.ts'
import { FIRST_MS, makeGenerative, REPLACE_MS } from '../../src/assistant/generative.ts'
import { langchainModel } from '../../src/assistant/langchain.ts'
import type { ChatModel, ModelResult } from '../../src/assistant/model.ts'
import { type BudgetLimits, makeModelBudget, USUAL_LIMITS } from '../../src/assistant/model-budget.ts'
import type { Log } from '../../src/shared/log.ts'
import { type FakeClock, fakeClock } from '../support/fakeClock.ts'
import { BROKEN } from '../support/model-servers/broken.ts'
import { ask, fixedAssistant, RULES, smallCatalog } from '../support/model-servers/fixture.ts'
import { obedient, slow } from '../support/model-servers/honest.ts'
import { type Behaviour, type ModelServer, startModelServer } from '../support/model-servers/server.ts'
import { until } from '../support/until.ts'

let server: ModelServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

interface Bench {
  assistant: Assistant
  clock: FakeClock
  /** One entry a log line. */
  lines: { message: string; [field: string]: unknown }[]
}

function bench(model: ChatModel, options: { extractive?: Answer; limits?: BudgetLimits } = {}): Bench {
  const clock = fakeClock()
  const lines: Bench['lines'] = []
  const write = (fields: unknown, message?: string) => {
    lines.push(typeof fields === 'string' ? { message: fields } : { ...(fields as object), message: message ?? '' })
  }
  const assistant = makeGenerative({
    extractive: fixedAssistant(options.extractive ?? RULES),
    catalog: smallCatalog(),
    model,
    clock,
    timers: clock,
    log: { info: write, warn: write } as unknown as Log,
    budget: makeModelBudget(options.limits ?? USUAL_LIMITS),
  })
  return { assistant, clock, lines }
}

async function benchOver(behaviour: Behaviour): Promise<Bench> {
  server = await startModelServer(behaviour)
  return bench(langchainModel('stand-in', { baseUrl: server.baseUrl, apiKey: 'k' }, 900))
}

/** A model without a network: answers as told and counts. */
function scripted(results: () => ModelResult): ChatModel & { asked: number } {
  const model = {
    name: 'scripted',
    asked: 0,
    complete: async () => {
      model.asked += 1
      return results()
    },
  }
  return model
}

const GOOD_LINE = 'Mỗi xã mở ít nhất 2 lớp học ở nhà văn hóa thôn trước ngày 31/12/2026. [lai-chau#IV.1]'
const GOOD: ModelResult = { status: 'text', text: GOOD_LINE }
const failing = (why: 'auth' | 'limit' | 'server') => () => ({ status: 'failed', why, afterMs: null }) as const

describe('an answer in a model’s words', () => {
  it('rests on the same places, keeps sources and notes, and says that a machine worded it', async () => {
    const { assistant, lines } = await benchOver(obedient)
    const { answer } = await assistant.answer(ask())
    expect(answer).toEqual({
      ...RULES,
      sentences: [
        { text: 'Mỗi xã mở ít nhất 2 lớp học tại nhà văn hóa thôn trước ngày 31/12/2026.', cites: ['lai-chau#IV.1'] },
      ],
      composedBy: 'model',
    })
    expect(lines).toEqual([
      { message: 'model.answered', route: 'simple', steps: 1, tokensIn: 1, tokensOut: 1, ms: 0, prompt: 3 },
    ])
  })

  it('may say more of the cited place than the rules did; what it puts its own way is said as printed', async () => {
    const text = `${GOOD_LINE}\nLớp không thu tiền bà con {a}. [lai-chau#IV.1]`
    const { answer } = await bench(scripted(() => ({ status: 'text', text }))).assistant.answer(ask())
    expect(answer.kind === 'cited' && answer.sentences.map((sentence) => sentence.text)).toEqual([
      'Mỗi xã mở ít nhất 2 lớp học ở nhà văn hóa thôn trước ngày 31/12/2026.',
      'Lớp học không thu tiền của bà con.',
    ])
  })

  it('is not taken when every sentence of it had to be put back as printed', async () => {
    const text = 'Lớp không thu tiền bà con {a}. [lai-chau#IV.1]'
    const { assistant, lines } = bench(scripted(() => ({ status: 'text', text })))
    expect((await assistant.answer(ask())).answer).toBe(RULES)
    expect(lines).toMatchObject([{ message: 'model.set_aside', dropped: { restored: 1 } }])
  })

  it('is not taken when it loses a number', async () => {
    const text = 'Lớp học không thu tiền của bà con. [lai-chau#IV.1]'
    const { assistant, lines } = bench(scripted(() => ({ status: 'text', text })))
    expect((await assistant.answer(ask())).answer).toBe(RULES)
    expect(lines).toMatchObject([{ message: 'model.set_aside', dropped: { 'lost-figure': 1 }, prompt: 3 }])
  })

  it('is not taken when most of the reply is wrong, however true the rest', async () => {
    const wrong = 'Mỗi xã mở 99 lớp học. [lai-chau#IV.1]'
    const text = `${GOOD_LINE}\n${wrong}\n${wrong}`
    const { assistant, lines } = bench(scripted(() => ({ status: 'text', text })))
    expect((await assistant.answer(ask())).answer).toBe(RULES)
    expect(lines).toMatchObject([{ message: 'model.set_aside', dropped: { support: 2 }, prompt: 3 }])
  })

  it('says nothing twice, however often the model does', async () => {
    const text = Array.from({ length: 20 }, () => GOOD_LINE).join('\n')
    const { answer } = await bench(scripted(() => ({ status: 'text', text }))).assistant.answer(ask({ cadre: false }))
    expect(answer.kind === 'cited' && answer.sentences.length).toBe(1)
  })

  it.each<Answer>([
    { kind: 'refused', reason: 'attack', subject: null, nearest: [], sources: [], askWhom: null },
    { kind: 'clarify', slot: 'place', options: [] },
  ])('is never asked for when the rules decide $kind', async (extractive) => {
    const model = scripted(() => GOOD)
    const reply = await bench(model, { extractive }).assistant.answer(ask())
    expect(reply.answer).toBe(extractive)
    expect(model.asked).toBe(0)
  })
})

describe('a model that fails', () => {
  it.each(Object.entries(BROKEN))(
    'with %s leaves the answer of the rules, one log line, no second try',
    async (_, { behaviour, why }) => {
      const { assistant, lines } = await benchOver(behaviour)
      expect((await assistant.answer(ask())).answer).toBe(RULES)
      expect(lines.map((line) => [line.message, line.why])).toEqual([['model.failed', why]])
      expect(server?.calls.length).toBe(1)
      expect(JSON.stringify(lines)).not.toContain('lớp học')
    },
  )

  it('by hanging is cut before the eighth second, and its connection closed', async () => {
    const { assistant, clock, lines } = await benchOver(slow().behaviour)
    const reply = assistant.answer(ask())
    await until(() => server?.calls.length === 1)
    await clock.advance(FIRST_MS)
    expect(FIRST_MS).toBeLessThan(8000)
    expect(await reply).toEqual({ answer: RULES, guides: [], topic: null, searched: 'xã mở mấy lớp học' })
    await until(() => server?.cutOff === 1)
    expect(lines).toMatchObject([{ message: 'model.failed', why: 'late', ms: FIRST_MS, pausedMs: 0 }])
  })

  it('by not heeding the cut does not hold the answer back', async () => {
    const { assistant, clock } = bench({ name: 'deaf', complete: () => new Promise(() => {}) })
    const reply = assistant.answer(ask())
    await clock.advance(FIRST_MS)
    expect((await reply).answer).toBe(RULES)
  })

  it('three times in a row is left alone, asked once after 30 s, then trusted again', async () => {
    let result: () => ModelResult = failing('server')
    const model = scripted(() => result())
    const { assistant, clock, lines } = bench(model)
    for (let n = 0; n < 50; n++) await assistant.answer(ask())
    expect(model.asked).toBe(3)
    expect(lines.map((line) => line.pausedMs)).toEqual([0, 0, 30_000])
    await clock.advance(30_000)
    for (let n = 0; n < 50; n++) await assistant.answer(ask())
    expect(model.asked).toBe(4)
    expect(lines.at(-1)?.pausedMs).toBe(60_000)
    await clock.advance(60_000)
    result = () => GOOD
    for (let n = 0; n < 5; n++)
      expect((await assistant.answer(ask({ text: `xã mở lớp ${n}` }))).answer).toMatchObject({ composedBy: 'model' })
    expect(model.asked).toBe(9)
  })

  it.each([
    ['auth', 600_000],
    ['limit', 60_000],
  ] as const)('with %s is left alone at once', async (why, pausedMs) => {
    const model = scripted(failing(why))
    const { assistant, clock, lines } = bench(model)
    for (let n = 0; n < 20; n++) await assistant.answer(ask())
    await clock.advance(pausedMs - 1)
    await assistant.answer(ask())
    expect([model.asked, lines.map((line) => line.pausedMs)]).toEqual([1, [pausedMs]])
    await clock.advance(1)
    await assistant.answer(ask())
    expect(model.asked).toBe(2)
  })

  it('while hanging holds at most eight requests', async () => {
    let asked = 0
    const { assistant } = bench({ name: 'hanging', complete: () => new Promise(() => void asked++) })
    const replies = Array.from({ length: 40 }, () => assistant.answer(ask()))
    expect((await replies.at(-1))?.answer).toBe(RULES)
    expect(asked).toBe(8)
  })
})

describe('an answer that may still be replaced', () => {
  it('is the rules’ own before the eighth second and the model’s by the twentieth', async () => {
    const { behaviour, release } = slow()
    const { assistant, clock } = await benchOver(behaviour)
    const reply = assistant.answer(ask({ replaceable: true }))
    await until(() => server?.calls.length === 1)
    await clock.advance(FIRST_MS)
    const first = await reply
    expect(first.answer).toBe(RULES)
    release()
    expect(await first.later).toMatchObject({ composedBy: 'model' })
  })

  it('stays when the model is not ready by the twentieth second', async () => {
    const { assistant, clock } = await benchOver(slow().behaviour)
    const reply = assistant.answer(ask({ replaceable: true }))
    await until(() => server?.calls.length === 1)
    await clock.advance(FIRST_MS)
    const first = await reply
    await clock.advance(REPLACE_MS - FIRST_MS)
    expect(REPLACE_MS).toBeLessThan(20_000)
    expect(await first.later).toBeNull()
    await until(() => server?.cutOff === 1)
  })

  it('is not replaced when the model was in time', async () => {
    const reply = await (await benchOver(obedient)).assistant.answer(ask({ replaceable: true }))
    expect(reply.answer).toMatchObject({ composedBy: 'model' })
    expect(reply.later).toBeUndefined()
  })
})

describe('500 questions of one person', () => {
  it('reach the model up to the day’s budget, the rules answer the rest, the operator hears of it once', async () => {
    const model = scripted(() => GOOD)
    const { assistant, clock, lines } = bench(model, { limits: { perDay: 60, perAsker: 50 } })
    const kinds: string[] = []
    for (let n = 0; n < 500; n++) {
      const { answer } = await assistant.answer(ask({ asker: 'a', text: `xã mở lớp ${n}` }))
      kinds.push(answer.kind === 'cited' ? answer.composedBy : answer.kind)
    }
    expect(kinds).toEqual([...Array(50).fill('model'), ...Array(450).fill('rules')])
    expect(lines.filter((line) => line.message !== 'model.answered')).toEqual([{ message: 'model.budget_spent' }])
    for (let n = 0; n < 20; n++) await assistant.answer(ask({ asker: 'b', text: `lớp ở xã ${n}` }))
    expect(model.asked).toBe(60)
    await clock.advance(86_400_000)
    await assistant.answer(ask({ asker: 'a', text: 'hôm sau' }))
    expect(model.asked).toBe(61)
  })
})
