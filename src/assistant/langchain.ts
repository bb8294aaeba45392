import { BaseCallbackHandler } from '@langchain/core/callbacks/base'
import { type AIMessage, HumanMessage, SystemMessage, ToolMessage, type UsageMetadata } from '@langchain/core/messages'
import { ChatOpenAICompletions } from '@langchain/openai'
import { createAgent, createMiddleware, tool } from 'langchain'
import { type Endpoint, FETCH_OPTIONS, fetchFor, NO_KEY } from '../openai/host.ts'
import {
  type ChatModel,
  estimatedUse,
  estimateTokens,
  type ModelFailure,
  type ModelRequest,
  type ModelResult,
  type ModelUse,
  type ReasonTask,
} from './model.ts'

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
    configuration: { baseURL: endpoint.baseUrl, fetchOptions: FETCH_OPTIONS, ...fetchFor(endpoint), logLevel: 'off' },
  })

  return {
    name,
    async complete(request, signal) {
      const messages = [new SystemMessage(request.system), new HumanMessage(request.user)]
      try {
        // `invoke` would hand question and passages to a tracing service abroad when LANGSMITH_TRACING stands in the environment.
        const { generations } = await chat._generate(messages, { signal })
        const text = generations[0]?.text.trim() ?? ''
        const counted = generations[0]?.message as AIMessage | undefined
        const use = counted ? useOf(counted, request) : estimatedUse(request, text)
        return text === '' ? { ...failed('unreadable'), use } : { status: 'text', text, use }
      } catch (error) {
        return signal.aborted ? failed('late') : failureOf(error)
      }
    },
    reason: (task, signal) => reason(chat, task, signal),
  }
}

async function reason(chat: ChatOpenAICompletions, task: ReasonTask, signal: AbortSignal): Promise<ModelResult> {
  const use: ModelUse = { steps: 0, tokensIn: 0, tokensOut: 0 }
  const limits = createMiddleware({
    name: 'limits',
    wrapModelCall: async (request, handler) => {
      use.steps += 1
      // A model that goes on calling tools it is no longer offered is cut here, and not only by the graph's own limit.
      if (use.steps > task.maxSteps) throw new OutOfBudget()
      const isLast = use.steps === task.maxSteps || use.tokensIn + use.tokensOut >= task.maxTokens
      const answer = (await handler(isLast ? { ...request, tools: [] } : request)) as AIMessage
      const chars = request.messages.reduce((sum, message) => sum + message.text.length, task.request.system.length)
      const cost = useOf(answer, { system: '', user: ' '.repeat(chars) })
      use.tokensIn += cost.tokensIn
      use.tokensOut += cost.tokensOut
      if (isLast && answer.tool_calls?.length) throw new OutOfBudget()
      // Messages of one id replace each other, and a service may give all its replies the same.
      answer.id = `step-${use.steps}`
      return answer
    },
    async wrapToolCall(request, handler) {
      try {
        return await handler(request)
      } catch {
        // LangChain's own message would hand the model's owner a stack with this machine's folders.
        return new ToolMessage({ content: 'unreadable call', tool_call_id: request.toolCall.id ?? '' })
      }
    },
  })
  const agent = createAgent({
    model: chat,
    tools: task.tools.map((one) =>
      tool((asked) => one.run(asked), { name: one.name, description: one.description, schema: one.schema }),
    ),
    systemPrompt: task.request.system,
    middleware: [limits],
  })
  try {
    const { messages } = await agent.invoke(
      { messages: [new HumanMessage(task.request.user)] },
      { signal, recursionLimit: GRAPH_STEPS * (task.maxSteps + 1), callbacks: [new NoTracer()] },
    )
    const text = messages.at(-1)?.text.trim() ?? ''
    return text === '' ? { ...failed('unreadable'), use } : { status: 'text', text, use }
  } catch (error) {
    if (signal.aborted) return { ...failed('late'), use }
    return { ...(ranOut(error) ? failed('budget') : failureOf(error)), use }
  }
}

/** Nodes of LangChain's graph a request and its tools pass. */
const GRAPH_STEPS = 4

class OutOfBudget extends Error {}

function ranOut(error: unknown): boolean {
  return causesOf(error).some((one) => one instanceof OutOfBudget || one.name === 'GraphRecursionError')
}

/** LangChain wraps what is thrown inside an agent, perhaps several times. */
function causesOf(error: unknown): Error[] {
  const causes: Error[] = []
  for (let at = error; at instanceof Error && !causes.includes(at); at = at.cause) causes.push(at)
  return causes
}

/**
 * Bears the name under which LangChain looks whether a tracer is there already, and does nothing: without it the question and all that
 * is looked up would go to a tracing service abroad as soon as LANGSMITH_TRACING stands in the environment.
 */
class NoTracer extends BaseCallbackHandler {
  name = 'langchain_tracer'
  /** Asked for by LangChain for what runs inside a run: a place to hang the settings of the run on. */
  getRunTreeWithTracingConfig(): { extra: Record<string, unknown> } {
    return { extra: {} }
  }
  updateFromRunTree(): void {}
  copyWithTracingConfig(): this {
    return this
  }
}

function useOf(answer: AIMessage, request: ModelRequest): ModelUse {
  const counted = answer.usage_metadata as UsageMetadata | undefined
  if (!counted) {
    const calls = JSON.stringify(answer.tool_calls ?? []).length
    const { tokensIn } = estimatedUse(request, '')
    return { steps: 1, tokensIn, tokensOut: estimateTokens(answer.text.length + calls) }
  }
  return { steps: 1, tokensIn: Math.max(0, counted.input_tokens), tokensOut: Math.max(0, counted.output_tokens) }
}

function failed(why: ModelFailure, afterMs: number | null = null): ModelResult & { status: 'failed' } {
  return { status: 'failed', why, afterMs }
}

/** Errors carry the HTTP status, and after a 429 how long to wait; an error without status never reached the service. */
function failureOf(thrown: unknown): ModelResult & { status: 'failed' } {
  const causes = causesOf(thrown)
  const error = causes.find((one) => field(one, 'status') !== null)
  const status = field(error, 'status')
  const afterMs = field(error, 'retryAfterMs')
  if (status === null) return failed(causes.some((one) => one instanceof SyntaxError) ? 'unreadable' : 'network')
  if (status === 429 || status === 402) return failed('limit', afterMs)
  return failed([401, 403, 404].includes(status) ? 'auth' : 'server')
}

function field(error: unknown, name: string): number | null {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : null
  return typeof value === 'number' ? value : null
}
