import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { patientServer } from '../patient-server.ts'

/** A request to `/chat/completions` or `/embeddings`, as far as the stand-ins read it. */
export interface ModelCall {
  path: string
  authorization: string | null
  /** Name the model is asked for by. */
  model: string
  /** Whole body as sent: what a model's owner could read. */
  raw: string
  system: string
  user: string
  /** Results of tools handed back so far, in order. */
  results: string[]
  /** Names of the tools the model is offered. */
  tools: string[]
  /** Texts of an embeddings request. */
  input: string[]
}

/** Answers one call, or keeps it waiting by not touching `response`. */
export type Behaviour = (call: ModelCall, response: ServerResponse) => void

export interface ModelServer {
  /** `http://127.0.0.1:<port>/v1` */
  baseUrl: string
  calls: ModelCall[]
  /** Calls whose connection the client closed before an answer. */
  readonly cutOff: number
  close(): Promise<void>
}

/** A loopback server that speaks as much of the OpenAI protocol as the product uses. Port 0 takes a free one. */
export async function startModelServer(behaviour: Behaviour, port = 0): Promise<ModelServer> {
  const calls: ModelCall[] = []
  let cutOff = 0
  const server = patientServer((request, response) => {
    let raw = ''
    request.on('data', (chunk) => {
      raw += chunk
    })
    request.on('end', () => {
      const body = JSON.parse(raw || '{}') as {
        messages?: { role: string; content: string | { text?: string }[] | null }[]
        model?: string
        tools?: { function: { name: string } }[]
        input?: string[]
      }
      const all = (role: string) =>
        (body.messages ?? []).filter((message) => message.role === role).map(({ content }) => textOf(content))
      const said = (role: string) => all(role)[0] ?? ''
      const call: ModelCall = {
        path: request.url ?? '',
        authorization: request.headers.authorization ?? null,
        model: body.model ?? '',
        raw,
        system: said('system'),
        user: said('user'),
        results: all('tool'),
        tools: (body.tools ?? []).map((tool) => tool.function.name),
        input: body.input ?? [],
      }
      calls.push(call)
      response.on('close', () => {
        if (!response.writableEnded) cutOff += 1
      })
      behaviour(call, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    get cutOff() {
      return cutOff
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function textOf(content: string | { text?: string }[] | null): string {
  return typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('')
}

/** A reply that asks for tools, as `tool_calls`; `args` may be anything a hostile server writes, a string as it stands. */
export function callTools(response: ServerResponse, calls: readonly { name: string; args: unknown }[]): void {
  const tool_calls = calls.map(({ name, args }, at) => ({
    id: `call_${at}`,
    type: 'function',
    function: { name, arguments: typeof args === 'string' ? args : JSON.stringify(args) },
  }))
  answer(response, { role: 'assistant', content: null, tool_calls }, 'tool_calls')
}

/** A whole, well-formed chat reply. `promptTokens`: what the service says it read. */
export function reply(response: ServerResponse, content: string, promptTokens = 1): void {
  answer(response, { role: 'assistant', content }, 'stop', promptTokens)
}

function answer(response: ServerResponse, message: object, finish_reason: string, promptTokens = 1): void {
  response.setHeader('content-type', 'application/json')
  response.end(
    JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1,
      model: 'stand-in',
      choices: [{ index: 0, message, finish_reason }],
      usage: { prompt_tokens: promptTokens, completion_tokens: 1, total_tokens: promptTokens + 1 },
    }),
  )
}
