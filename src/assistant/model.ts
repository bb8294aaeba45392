import type { z } from 'zod'
import { decideHost, type Endpoint, type HostSettings } from '../openai/host.ts'

/** One request: what the model is told to do, and the question with its passages as data. */
export interface ModelRequest {
  system: string
  user: string
}

/**
 * Why no text came. `auth`: the key or the model's name is refused. `limit`: too many requests or no credit left. `server`: it
 * answered with an error. `unreadable`: it answered with something that is no reply. `network`: it did not answer. `late`: cut off.
 * `budget`: it used up its steps or tokens without answering.
 */
export type ModelFailure = 'auth' | 'limit' | 'server' | 'unreadable' | 'network' | 'late' | 'budget'

/** What a run cost. Tokens as the service counts them; where it does not, estimated from the characters. */
export interface ModelUse {
  /** Requests made. */
  steps: number
  tokensIn: number
  tokensOut: number
}

export type ModelResult =
  | { status: 'text'; text: string; use?: ModelUse }
  /** `afterMs`: how long the service asks to be left alone, when it says so. */
  | { status: 'failed'; why: ModelFailure; afterMs: number | null; use?: ModelUse }

/**
 * Something a model may look up. It is given data and gives data back as text: no tool is handed a store, a channel or anything
 * else that could change or send something.
 */
export interface ReasonTool {
  name: string
  description: string
  schema: z.ZodObject<Record<string, z.ZodType<LookUp>>>
  run(asked: Readonly<Record<string, LookUp>>): string
}

/** All a tool can be asked with: words, or a few addresses. */
export type LookUp = string | string[] | undefined

/** A question worth several requests, with what may be looked up and what it may cost. */
export interface ReasonTask {
  request: ModelRequest
  tools: readonly ReasonTool[]
  /** Most requests; the last is made without tools, so that it must answer. */
  maxSteps: number
  /** Most tokens, in and out together; once used up, the next request is the last. */
  maxTokens: number
}

/** A language model that words answers. It is never asked what is true, and nothing it can call changes anything. */
export interface ChatModel {
  /** Name shown in "ai đang nói". */
  readonly name: string
  /** Asks once, without trying again. Never rejects; settles soon after `signal` is aborted. */
  complete(request: ModelRequest, signal: AbortSignal): Promise<ModelResult>
  /** Lets the model look things up before it answers. Never rejects. Left out, hard questions are worded like any other. */
  reason?(task: ReasonTask, signal: AbortSignal): Promise<ModelResult>
}

/** Characters of Vietnamese a token, at the least economical of the usual tokenisers, for services that do not count. */
const CHARS_PER_TOKEN = 2

/** Tokens of a text where nobody has counted them: too many rather than too few. */
export function estimateTokens(chars: number): number {
  return Math.ceil(chars / CHARS_PER_TOKEN)
}

/** What one request cost, estimated. */
export function estimatedUse({ system, user }: ModelRequest, text: string): ModelUse {
  return { steps: 1, tokensIn: estimateTokens(system.length + user.length), tokensOut: estimateTokens(text.length) }
}

/** The settings a model depends on; `Config` fits. */
export interface ModelSettings extends HostSettings {
  OPENAI_MODEL?: string | undefined
}

/** Longest reply, in tokens: 1,200 characters of Vietnamese with their addresses, by the least economical tokenisers. */
const MAX_TOKENS = 900

export type ModelDecision =
  | { use: true; name: string; endpoint: Endpoint; abroad: boolean }
  /** `abroad` is worth a warning at the start; `unset` is the usual way to run. */
  | { use: false; why: 'unset' | 'abroad' }

/** Whether a model is configured, and its host one that questions may be sent to. Nothing is opened. */
export function modelAllowed(settings: ModelSettings): ModelDecision {
  if (settings.OPENAI_MODEL === undefined) return { use: false, why: 'unset' }
  const host = decideHost(settings)
  return host.allowed
    ? { use: true, name: settings.OPENAI_MODEL, endpoint: host.endpoint, abroad: host.abroad }
    : { use: false, why: host.why }
}

/** Opens the model. LangChain is loaded here and not before: importing it costs a third of a second and 60 MB. */
export async function openModel(decision: ModelDecision & { use: true }): Promise<ChatModel> {
  const { langchainModel } = await import('./langchain.ts')
  return langchainModel(decision.name, decision.endpoint, MAX_TOKENS)
}
