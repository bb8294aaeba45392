import { isNear } from '../shared/near.ts'
import { openOutbound } from '../shared/outbound.ts'

/** The settings that say where questions may be sent; `Config` fits. */
export interface HostSettings {
  OPENAI_API_KEY?: string | undefined
  OPENAI_BASE_URL?: string | undefined
  MODEL_ABROAD_ACCEPTED: boolean
  MODEL_IN_VIETNAM: boolean
  OUTBOUND_PROXY?: string | undefined
}

/** Where an OpenAI-compatible service answers, and the key it wants (null: it wants none). */
export interface Endpoint {
  baseUrl: string
  apiKey: string | null
  /** The proxy it is called through, unless it stands near by; left out, none. */
  proxy?: string
}

/** `unset`: neither a key nor an address is given. `abroad`: questions would leave the country and nobody has accepted that. */
export type HostDecision =
  /** `abroad`: questions leave the country, and the operator has accepted it; people are told so. */
  { allowed: true; endpoint: Endpoint; abroad: boolean } | { allowed: false; why: 'unset' | 'abroad' }

/** Where the `openai` package goes when no address is set. */
const OPENAI = 'https://api.openai.com/v1'

/**
 * Decides whether questions may be sent to the configured service. A host that is not loopback or private needs the operator's
 * word: `MODEL_ABROAD_ACCEPTED=yes`, or `MODEL_IN_VIETNAM=yes` when it stands in the country.
 */
export function decideHost(settings: HostSettings): HostDecision {
  if (settings.OPENAI_API_KEY === undefined && settings.OPENAI_BASE_URL === undefined) {
    return { allowed: false, why: 'unset' }
  }
  const endpoint: Endpoint = {
    baseUrl: settings.OPENAI_BASE_URL ?? OPENAI,
    apiKey: settings.OPENAI_API_KEY ?? null,
    ...(settings.OUTBOUND_PROXY ? { proxy: settings.OUTBOUND_PROXY } : {}),
  }
  const abroad = !settings.MODEL_IN_VIETNAM && !isNear(endpoint.baseUrl)
  return abroad && !settings.MODEL_ABROAD_ACCEPTED
    ? { allowed: false, why: 'abroad' }
    : { allowed: true, endpoint, abroad }
}

/**
 * How every client here calls: a redirect is refused, since a near host could send the question on to one that nobody accepted.
 */
export const FETCH_OPTIONS = { redirect: 'error' } as const

/** The fetch every client is given: through the proxy where one is set. */
export function fetchFor(endpoint: Endpoint): { fetch?: typeof fetch } {
  return endpoint.proxy === undefined ? {} : { fetch: openOutbound(endpoint.proxy).fetch }
}

/** What clients are given when the service wants no key: the package refuses to start without one. */
export const NO_KEY = 'none'
