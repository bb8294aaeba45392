import { beforeAll, describe, expect, it } from 'vitest'
import type { Assistant, Question } from '../../src/assistant/assistant.ts'
import { makeGenerative } from '../../src/assistant/generative.ts'
import type { ChatModel } from '../../src/assistant/model.ts'
import { makeModelBudget, USUAL_LIMITS } from '../../src/assistant/model-budget.ts'
import { makeModelCache } from '../../src/assistant/model-cache.ts'
import { silentLog } from '../../src/shared/log.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { ask, fixedAssistant, RULES, smallCatalog } from '../support/model-servers/fixture.ts'

const GOOD = 'Mỗi xã mở ít nhất 2 lớp học ở nhà văn hóa thôn trước ngày 31/12/2026. [lai-chau#IV.1]'

let asked = 0
let text = GOOD
let extractive: Assistant
beforeAll(() => {
  extractive = fixedAssistant(RULES)
})

function bench(hash = 'x', name = 'm'): Assistant {
  asked = 0
  text = GOOD
  const model: ChatModel = {
    name,
    complete: async () => {
      asked += 1
      return { status: 'text', text }
    },
  }
  const clock = fakeClock()
  return makeGenerative({
    ...{ extractive: { answer: (question) => extractive.answer(question) }, model, clock, timers: clock },
    catalog: { ...smallCatalog(), hash },
    log: silentLog(),
    budget: makeModelBudget(USUAL_LIMITS),
  })
}

async function timesAsked(assistant: Assistant, questions: Partial<Question>[]): Promise<number> {
  for (const question of questions) await assistant.answer(ask(question))
  return asked
}

describe('an answer in a model’s words is kept for whoever asks the same', () => {
  it.each<[string, Partial<Question>]>([
    ['another person', { asker: 'b' }],
    ['another way to end it', { text: 'xã mở mấy lớp học??' }],
    ['other capitals and blanks', { text: 'Xã  mở mấy lớp HỌC' }],
    ['another Unicode form', { text: 'xã mở mấy lớp học'.normalize('NFD') }],
  ])('%s', async (_, other) => {
    const assistant = bench()
    expect(await timesAsked(assistant, [{ asker: 'a' }, other])).toBe(1)
    expect((await assistant.answer(ask(other))).answer).toMatchObject({ composedBy: 'model' })
  })
})

describe('it is never given to another question', () => {
  const topic = {
    about: 'lai-chau#IV.1',
    kind: 'plan',
    words: 'lớp',
    plans: [],
    skill: null,
    agency: null,
    at: 0,
  } as const
  it.each<[string, Partial<Question>]>([
    ['with other marks', { text: 'xã mở máy lớp học' }],
    ['without marks', { text: 'xa mo may lop hoc' }],
    ['with a denial', { text: 'xã không mở mấy lớp học' }],
    ['of another place', { place: 'lai-chau' }],
    ['of a citizen', { cadre: false }],
    ['in the middle of a talk', { topics: [{ ...topic, plans: [] }] }],
  ])('%s', async (_, other) => {
    expect(await timesAsked(bench(), [{}, other])).toBe(2)
  })

  it('in the middle of a talk is not kept at all', async () => {
    const talk = { topics: [{ ...topic, plans: [] }] }
    expect(await timesAsked(bench(), [talk, talk, {}])).toBe(3)
  })

  it.each([
    'xã mở mấy lớp học, gọi ⟨số điện thoại⟩',
    'tôi là Nguyễn Thị Lan, xã mở mấy lớp học',
    'xã mở mấy lớp học, tôi sinh năm 1956',
    'nhà tôi số 12 ngõ 5 đường Trần Phú, xã mở mấy lớp học',
  ])('that held personal data is not kept: %s', async (text) => {
    expect(await timesAsked(bench(), [{ text }, { text }])).toBe(2)
  })

  it('to which the rules answer differently now, by one caution', async () => {
    const assistant = bench()
    await assistant.answer(ask())
    extractive = fixedAssistant({ ...RULES, notes: ['Đã có văn bản mới.'] })
    expect((await assistant.answer(ask())).answer).toMatchObject({ notes: ['Đã có văn bản mới.'] })
    extractive = fixedAssistant(RULES)
    expect(asked).toBe(2)
  })
})

it('only what passed every check is kept', async () => {
  const assistant = bench()
  text = 'Mỗi xã mở 99 lớp học. [lai-chau#IV.1]'
  expect(await timesAsked(assistant, [{}, {}])).toBe(2)
  text = GOOD
  expect(await timesAsked(assistant, [{}, {}])).toBe(3)
})

it('the cache forgets the least lately used answer first and never grows beyond its limit', () => {
  const cache = makeModelCache(3)
  const sentences = RULES.sentences
  for (const key of ['a', 'b', 'c']) cache.put(key, sentences)
  cache.get('a')
  cache.put('d', sentences)
  expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key) !== null)).toEqual([true, false, true, true])
  for (let n = 0; n < 1000; n++) cache.put(`${n}`, sentences)
  expect(Array.from({ length: 1000 }, (_, n) => cache.get(`${n}`)).filter((found) => found !== null).length).toBe(3)
})
