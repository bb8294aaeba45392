import { afterEach, describe, expect, it, vi } from 'vitest'
import { langchainModel } from '../../src/assistant/langchain.ts'
import { type Behaviour, type ModelServer, reply, startModelServer } from '../support/model-servers/server.ts'

const servers: ModelServer[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function serve(behaviour: Behaviour): Promise<ModelServer> {
  const server = await startModelServer(behaviour)
  servers.push(server)
  return server
}

const REQUEST = { system: 'S', user: 'U' }
const never = new AbortController().signal

describe('the model behind LangChain', () => {
  it('sends wording and data as two messages, with key and limit, and gives the text back', async () => {
    const server = await serve((_, response) => reply(response, ' Câu. [a#I]\n'))
    const model = langchainModel('stand-in', { baseUrl: server.baseUrl, apiKey: 'bi-mat' }, 77)
    expect(await model.complete(REQUEST, never)).toEqual({
      status: 'text',
      text: 'Câu. [a#I]',
      use: { steps: 1, tokensIn: 1, tokensOut: 1 },
    })
    const [call] = server.calls
    expect(call).toMatchObject({ path: '/v1/chat/completions', authorization: 'Bearer bi-mat', system: 'S', user: 'U' })
    expect(JSON.parse(call?.raw ?? '')).toMatchObject({ model: 'stand-in', max_tokens: 77, temperature: 0 })
  })

  it('hands nothing to a tracing service, whatever the environment asks for', async () => {
    const tracer = await serve((_, response) => response.end('{}'))
    const server = await serve((_, response) => reply(response, 'Câu.'))
    for (const name of ['LANGSMITH_TRACING', 'LANGCHAIN_TRACING_V2']) vi.stubEnv(name, 'true')
    for (const name of ['LANGSMITH_ENDPOINT', 'LANGCHAIN_ENDPOINT', 'LANGSMITH_GATEWAY'])
      vi.stubEnv(name, tracer.baseUrl)
    vi.stubEnv('LANGSMITH_API_KEY', 'k')
    vi.stubEnv('LANGCHAIN_CALLBACKS_BACKGROUND', 'false')
    const model = langchainModel('stand-in', { baseUrl: server.baseUrl, apiKey: null }, 9)
    expect(await model.complete(REQUEST, never)).toMatchObject({ status: 'text' })
    expect([server.calls.length, tracer.calls.length]).toEqual([1, 0])
  })

  it('does not follow a redirect, which would carry the question to another host', async () => {
    const other = await serve((_, response) => reply(response, 'Câu.'))
    const server = await serve((_, response) => {
      response.writeHead(307, { location: `${other.baseUrl}/chat/completions` }).end()
    })
    const model = langchainModel('stand-in', { baseUrl: server.baseUrl, apiKey: null }, 9)
    expect(await model.complete(REQUEST, never)).toMatchObject({ status: 'failed', why: 'network' })
    expect(other.calls).toEqual([])
  })

  it('says how long a service that limits us wants to be left alone', async () => {
    const server = await serve((_, response) => {
      response
        .writeHead(429, { 'retry-after': '120', 'content-type': 'application/json' })
        .end('{"error":{"message":"slow"}}')
    })
    const model = langchainModel('stand-in', { baseUrl: server.baseUrl, apiKey: null }, 9)
    expect(await model.complete(REQUEST, never)).toEqual({ status: 'failed', why: 'limit', afterMs: 120_000 })
    expect(server.calls.length).toBe(1)
  })

  it('reports a cut as a cut', async () => {
    const cut = new AbortController()
    const server = await serve(() => cut.abort())
    const model = langchainModel('stand-in', { baseUrl: server.baseUrl, apiKey: null }, 9)
    expect(await model.complete(REQUEST, cut.signal)).toEqual({ status: 'failed', why: 'late', afterMs: null })
  })
})
