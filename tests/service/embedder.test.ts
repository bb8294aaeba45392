import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseEmbedder, keptEmbedder } from '../../src/app/embedder.ts'
import { openMind } from '../../src/app/mind.ts'
import { readConfig } from '../../src/config.ts'
import type { AppError } from '../../src/errors.ts'
import { silentLog } from '../../src/shared/log.ts'
import { embedding } from '../support/model-servers/honest.ts'
import { type Behaviour, type ModelServer, startModelServer } from '../support/model-servers/server.ts'
import { until } from '../support/until.ts'

let folder: string
let server: ModelServer
let behaviour: Behaviour

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hvs-embedder-'))
  behaviour = embedding(48)
  server = await startModelServer((call, response) => behaviour(call, response))
})
afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const clock = { now: () => 0 }
const QUESTION = { text: 'quét qr trả tiền thế nào', place: null, cadre: false, topics: [], now: 0 }
const service = () => ({ OPENAI_BASE_URL: server.baseUrl, OPENAI_EMBEDDING_MODEL: 'thu' })

async function open(settings: Record<string, string>, onEmbedderLost?: (error: AppError) => void) {
  const config = readConfig({ DATA_DIR: folder, ...settings })
  const embedder = () => chooseEmbedder(config, silentLog(), clock)
  return openMind(config, { embedder, ...(onEmbedderLost ? { onEmbedderLost } : {}) })
}

describe('vectors from a configured service', () => {
  it('make the index once; a second start reads it and asks for nothing but its probe', async () => {
    expect((await open(service())).built).toBe(true)
    const asked = server.calls.length
    expect((await open(service())).built).toBe(false)
    expect(server.calls.length).toBe(asked + 1)
  })

  it('are asked for with the question', async () => {
    const mind = await open(service())
    const asked = server.calls.length
    const { answer } = await mind.assistant.answer(QUESTION)
    expect(server.calls.slice(asked).flatMap((call) => call.input)).toEqual([QUESTION.text])
    expect(answer).toMatchObject({ kind: 'cited', guide: 'qr-02-quet-tra-tien' })
  })

  it('are done without when the service fails or hangs: the answer is the one of the built-in embedder, word for word', async () => {
    const alone = await (await open({})).assistant.answer(QUESTION)
    const ways: Behaviour[] = [(_, response) => response.writeHead(400).end('{}'), () => {}]
    for (const way of ways) {
      behaviour = embedding(48)
      const mind = await open(service())
      behaviour = way
      expect(await mind.assistant.answer(QUESTION)).toEqual(alone)
    }
  })

  it('end with the answer: a service that hangs is not waited for behind it', async () => {
    const mind = await open(service())
    behaviour = () => {}
    await mind.assistant.answer(QUESTION)
    await until(() => server.cutOff === 1)
  })

  it('are not asked for from a service abroad without the operator’s word', async () => {
    const settings = { DATA_DIR: folder, OPENAI_BASE_URL: 'https://abroad.example/v1', OPENAI_EMBEDDING_MODEL: 'thu' }
    expect(await chooseEmbedder(readConfig(settings), silentLog(), clock)).toBeNull()
  })

  it('never mix with the built-in ones alone: each has its own index, and neither throws the other’s away', async () => {
    await open(service())
    expect((await open({})).built).toBe(true)
    expect((await open(service())).built).toBe(false)
    const indexes = readdirSync(join(folder, 'index'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(indexes.length).toBe(2)
  })

  it('never mix with those of another model: its index is built anew', async () => {
    await open(service())
    expect((await open({ ...service(), OPENAI_EMBEDDING_MODEL: 'khac' })).built).toBe(true)
  })
})

describe('a start while the service is gone', () => {
  it('goes on with the built-in embedder and says so; without that wish it is refused', async () => {
    const gone = { OPENAI_BASE_URL: server.baseUrl, OPENAI_EMBEDDING_MODEL: 'thu' }
    behaviour = (_, response) => response.writeHead(400).end('{}')
    await expect(open(gone)).rejects.toMatchObject({ code: 'EMBEDDER_FAILED' })
    const told: string[] = []
    const mind = await open(gone, ({ code }) => told.push(code))
    expect(told).toEqual(['EMBEDDER_FAILED'])
    expect(await mind.assistant.answer(QUESTION)).toMatchObject({ answer: { guide: 'qr-02-quet-tra-tien' } })
  })

  it('tries the service again at the next reading of the content', async () => {
    const config = readConfig({ DATA_DIR: folder, ...service() })
    const embedder = keptEmbedder(config, silentLog(), clock)
    behaviour = (_, response) => response.writeHead(400).end('{}')
    await expect(embedder()).rejects.toMatchObject({ code: 'EMBEDDER_FAILED' })
    behaviour = embedding(48)
    const opened = await embedder()
    expect(opened?.content.dimensions).toBe(48)
    expect(await embedder()).toBe(opened)
  })
})
