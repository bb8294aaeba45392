import { decideHost, type Endpoint, type HostSettings } from '../openai/host.ts'

/** One request: what the model is told to do, and the question with its passages as data. */
export interface ModelRequest {
  system: string
  user: string
}

/**
 * Why no text came. `auth`: the key or the model's name is refused. `limit`: too many requests or no credit left. `server`: it
 * answered with an error. `unreadable`: it answered with something that is no reply. `network`: it did not answer. `late`: cut off.
 */
export type ModelFailure = 'auth' | 'limit' | 'server' | 'unreadable' | 'network' | 'late'

export type ModelResult =
  | { status: 'text'; text: string }
  /** `afterMs`: how long the service asks to be left alone, when it says so. */
  | { status: 'failed'; why: ModelFailure; afterMs: number | null }

/** A language model that words answers. It is never asked what is true, and has no tool to act with. */
export interface ChatModel {
  /** Name shown in "ai đang nói". */
  readonly name: string
  /** Asks once, without trying again. Never rejects; settles soon after `signal` is aborted. */
  complete(request: ModelRequest, signal: AbortSignal): Promise<ModelResult>
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
