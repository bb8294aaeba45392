import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseEmbedder, keptEmbedder } from '../../src/app/embedder.ts'
import { type MindOptions, openMind } from '../../src/app/mind.ts'
import { readConfig } from '../../src/config.ts'
import { silentLog } from '../../src/shared/log.ts'
import { embedding } from '../support/model-servers/honest.ts'
import { type Behaviour, type ModelServer, startModelServer } from '../support/model-servers/server.ts'
import { until } from '../support/until.ts'

// One folder for all tests, since an index takes seconds to build; who needs a new one takes a model of another name.
const folder = mkdtempSync(join(tmpdir(), 'hvs-embedder-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let server: ModelServer
let behaviour: Behaviour
beforeEach(async () => {
  behaviour = embedding(48)
  server = await startModelServer((call, response) => behaviour(call, response))
})
afterEach(() => server.close())

const clock = { now: () => 0 }
const QUESTION = { text: 'quét qr trả tiền thế nào', place: null, cadre: false, topics: [], now: 0 }
/** A busy machine may take so long; where nothing comes at all, less will do. */
const PATIENT = { askMs: 20_000, pauseMs: 10_000 }
const HURRIED = { askMs: 1_000, pauseMs: 10_000 }
const refusing: Behaviour = (_, response) => response.writeHead(400).end('{}')

const service = (model = 'thu') => ({ OPENAI_BASE_URL: server.baseUrl, OPENAI_EMBEDDING_MODEL: model })

async function open(settings: Record<string, string>, options: MindOptions = {}, limits = PATIENT) {
  const config = readConfig({ DATA_DIR: folder, ...settings })
  return openMind(config, { embedder: () => chooseEmbedder(config, silentLog(), clock, limits), ...options })
}

describe('vectors from a configured service', () => {
  it('make the index once; a second start reads it and asks for nothing but its probe', async () => {
    expect((await open(service('mot-lan'))).built).toBe(true)
    const asked = server.calls.length
    expect((await open(service('mot-lan'))).built).toBe(false)
    expect(server.calls.length).toBe(asked + 1)
  })

  it('are asked for with the question', async () => {
    const mind = await open(service())
    const asked = server.calls.length
    const { answer } = await mind.assistant.answer(QUESTION)
    expect(server.calls.slice(asked).flatMap((call) => call.input)).toEqual([QUESTION.text])
    expect(answer).toMatchObject({ kind: 'cited', guide: 'qr-02-quet-tra-tien' })
  })

  it.each<[string, Behaviour]>([
    ['fails', refusing],
    ['hangs', () => {}],
  ])(
    'are done without when the service %s: the answer is the one of the built-in embedder, word for word',
    async (_, way) => {
      const alone = await (await open({})).assistant.answer(QUESTION)
      const mind = await open(service(), {}, HURRIED)
      behaviour = way
      expect(await mind.assistant.answer(QUESTION)).toEqual(alone)
    },
  )

  it('end with the answer: a request nobody waits for is not left open behind it', async () => {
    const mind = await open(service(), {}, HURRIED)
    behaviour = () => {}
    await mind.assistant.answer(QUESTION)
    await until(() => server.cutOff === 1)
  })

  it('are not asked for from a service abroad without the operator’s word', async () => {
    const settings = { DATA_DIR: folder, OPENAI_BASE_URL: 'https://abroad.example/v1', OPENAI_EMBEDDING_MODEL: 'thu' }
    expect(await chooseEmbedder(readConfig(settings), silentLog(), clock)).toBeNull()
  })

  it('never mix with the built-in ones alone, nor with those of another model: neither throws the other’s index away', async () => {
    const all = [{}, service(), service('khac')]
    for (const settings of all) await open(settings)
    const again = await Promise.all(all.map((settings) => open(settings)))
    expect(again.map(({ built }) => built)).toEqual([false, false, false])
    expect(again.map(({ outside }) => outside?.content.id)).toEqual([undefined, 'openai:thu:48', 'openai:khac:48'])
  })
})

describe('a start while the service is gone', () => {
  it('goes on with the built-in embedder and says so; without that wish it is refused', async () => {
    behaviour = refusing
    await expect(open(service())).rejects.toMatchObject({ code: 'EMBEDDER_FAILED' })
    const told: string[] = []
    const mind = await open(service(), { onEmbedderLost: ({ code }) => told.push(code) })
    expect(told).toEqual(['EMBEDDER_FAILED'])
    expect(await mind.assistant.answer(QUESTION)).toMatchObject({ answer: { guide: 'qr-02-quet-tra-tien' } })
  })

  it('goes on too when it goes away half way through a build, and the next start asks for the rest alone', async () => {
    const got: string[] = []
    const honest = embedding(48)
    behaviour = (call, response) => {
      if (server.calls.length > 12) return refusing(call, response)
      got.push(...call.input)
      honest(call, response)
    }
    const told: string[] = []
    const without = await open(service('nua-chung'), { onEmbedderLost: ({ code }) => told.push(code) })
    expect([told, without.outside]).toEqual([['EMBEDDER_FAILED'], null])
    const [probe, ...made] = got
    expect(made.length).toBeGreaterThan(500)

    const before = server.calls.length
    behaviour = honest
    const { outside } = await open(service('nua-chung'))
    const [again, ...rest] = server.calls.slice(before).flatMap(({ input }) => input)
    expect(again).toBe(probe)
    expect(rest.filter((text) => made.includes(text))).toEqual([])
    expect(outside?.content.counts.made).toBe(rest.length)
  })

  it('tries the service again at the next reading of the content', async () => {
    const config = readConfig({ DATA_DIR: folder, ...service() })
    const embedder = keptEmbedder(config, silentLog(), clock)
    behaviour = refusing
    await expect(embedder()).rejects.toMatchObject({ code: 'EMBEDDER_FAILED' })
    behaviour = embedding(48)
    const opened = await embedder()
    expect(opened?.content.dimensions).toBe(48)
    expect(await embedder()).toBe(opened)
  })
})
