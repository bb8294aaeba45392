import { HumanMessage, SystemMessage } from '@langchain/core/messages'
import { ChatOpenAICompletions } from '@langchain/openai'
import { type Endpoint, FETCH_OPTIONS, NO_KEY } from '../openai/host.ts'
import type { ChatModel, ModelFailure, ModelResult } from './model.ts'

/** A model behind any OpenAI-compatible `/chat/completions`, through LangChain. `maxTokens` is the longest reply. */
export function langchainModel(name: string, endpoint: Endpoint, maxTokens: number): ChatModel {
  // The plain completions class: `ChatOpenAI` picks another address for some names, which compatible servers do not have.
  const chat = new ChatOpenAICompletions({
    model: name,
    apiKey: endpoint.apiKey ?? NO_KEY,
    maxTokens,
    // The same passages should give the same words.
    temperature: 0,
    maxRetries: 0,
    configuration: { baseURL: endpoint.baseUrl, fetchOptions: FETCH_OPTIONS, logLevel: 'off' },
  })

  return {
    name,
    async complete({ system, user }, signal) {
      const messages = [new SystemMessage(system), new HumanMessage(user)]
      try {
        // `invoke` would hand question and passages to a tracing service abroad when LANGSMITH_TRACING stands in the environment.
        const { generations } = await chat._generate(messages, { signal })
        const text = generations[0]?.text.trim() ?? ''
        return text === '' ? failed('unreadable') : { status: 'text', text }
      } catch (error) {
        return signal.aborted ? failed('late') : failureOf(error)
      }
    },
  }
}

function failed(why: ModelFailure, afterMs: number | null = null): ModelResult {
  return { status: 'failed', why, afterMs }
}

/** Errors carry the HTTP status, and after a 429 how long to wait; an error without status never reached the service. */
function failureOf(error: unknown): ModelResult {
  const status = field(error, 'status')
  const afterMs = field(error, 'retryAfterMs')
  if (status === null) return failed(error instanceof SyntaxError ? 'unreadable' : 'network')
  if (status === 429 || status === 402) return failed('limit', afterMs)
  return failed([401, 403, 404].includes(status) ? 'auth' : 'server')
}

function field(error: unknown, name: string): number | null {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : null
  return typeof value === 'number' ? value : null
}
