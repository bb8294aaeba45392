import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseEmbedder } from '../../src/app/embedder.ts'
import { openMind } from '../../src/app/mind.ts'
import { readConfig } from '../../src/config.ts'
import { embedding } from '../support/model-servers/honest.ts'
import { type ModelServer, startModelServer } from '../support/model-servers/server.ts'

let folder: string
let server: ModelServer

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hvs-embedder-'))
  server = await startModelServer(embedding(48))
})
afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const QUESTION = { text: 'quét qr trả tiền thế nào', place: null, cadre: false, topics: [], now: 0 }

async function open(settings: Record<string, string>) {
  const config = readConfig({ DATA_DIR: folder, ...settings })
  return openMind(config, { embedder: () => chooseEmbedder(config) })
}

describe('vectors from a configured service', () => {
  it('make the index once; a second start reads it and asks for nothing but its probe', async () => {
    const settings = { OPENAI_BASE_URL: server.baseUrl, OPENAI_EMBEDDING_MODEL: 'thu' }
    expect((await open(settings)).built).toBe(true)
    const asked = server.calls.length
    expect((await open(settings)).built).toBe(false)
    expect(server.calls.length).toBe(asked + 1)
  })

  it('are asked for with the question, and an answer comes without them when the service is gone', async () => {
    const mind = await open({ OPENAI_BASE_URL: server.baseUrl, OPENAI_EMBEDDING_MODEL: 'thu' })
    const asked = server.calls.length
    const { answer } = await mind.assistant.answer(QUESTION)
    expect(server.calls.slice(asked).flatMap((call) => call.input)).toEqual([QUESTION.text])
    await server.close()
    expect(answer).toMatchObject({ kind: 'cited', guide: 'qr-02-quet-tra-tien' })
    expect(await mind.assistant.answer(QUESTION)).toMatchObject({ answer: { guide: 'qr-02-quet-tra-tien' } })
    server = await startModelServer(embedding(48))
  })

  it('are not asked for from a service abroad without the operator’s word', async () => {
    const choice = await chooseEmbedder(
      readConfig({ DATA_DIR: folder, OPENAI_BASE_URL: 'https://abroad.example/v1', OPENAI_EMBEDDING_MODEL: 'thu' }),
    )
    expect(choice.local).not.toBeNull()
    expect(choice.ask).toBeNull()
  })

  it('never mix with the built-in ones: each has its own index', async () => {
    await open({ OPENAI_BASE_URL: server.baseUrl, OPENAI_EMBEDDING_MODEL: 'thu' })
    expect((await open({})).built).toBe(true)
  })
})
