import OpenAI from 'openai'
import { type Endpoint, FETCH_OPTIONS, fetchFor, NO_KEY } from './host.ts'

/** A client of an OpenAI-compatible service. `timeoutMs` bounds each attempt; `retries` follow 429, 5xx and broken connections. */
export function openClient(endpoint: Endpoint, timeoutMs: number, retries: number): OpenAI {
  return new OpenAI({
    baseURL: endpoint.baseUrl,
    apiKey: endpoint.apiKey ?? NO_KEY,
    timeout: timeoutMs,
    maxRetries: retries,
    fetchOptions: FETCH_OPTIONS,
    ...fetchFor(endpoint),
    // The package would print whole requests when OPENAI_LOG stands in the environment.
    logLevel: 'off',
  })
}
