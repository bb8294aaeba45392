import { BlockList, isIP } from 'node:net'

/** The settings that say where questions may be sent; `Config` fits. */
export interface HostSettings {
  OPENAI_API_KEY?: string | undefined
  OPENAI_BASE_URL?: string | undefined
  MODEL_ABROAD_ACCEPTED: boolean
  MODEL_IN_VIETNAM: boolean
}

/** Where an OpenAI-compatible service answers, and the key it wants (null: it wants none). */
export interface Endpoint {
  baseUrl: string
  apiKey: string | null
}

/** `unset`: neither a key nor an address is given. `abroad`: questions would leave the country and nobody has accepted that. */
export type HostDecision =
  /** `abroad`: questions leave the country, and the operator has accepted it; people are told so. */
  { allowed: true; endpoint: Endpoint; abroad: boolean } | { allowed: false; why: 'unset' | 'abroad' }

/** Where the `openai` package goes when no address is set. */
const OPENAI = 'https://api.openai.com/v1'

/** Addresses that never leave the building (RFC 1122, 1918, 4193, 4291). */
const NEAR = new BlockList()
NEAR.addSubnet('127.0.0.0', 8, 'ipv4')
NEAR.addSubnet('10.0.0.0', 8, 'ipv4')
NEAR.addSubnet('172.16.0.0', 12, 'ipv4')
NEAR.addSubnet('192.168.0.0', 16, 'ipv4')
NEAR.addAddress('::1', 'ipv6')
NEAR.addSubnet('fc00::', 7, 'ipv6')
NEAR.addSubnet('fe80::', 10, 'ipv6')

/** Endings that no public name server answers (RFC 6761, 6762, 8375; `internal` is reserved by ICANN). */
const NEAR_ENDINGS = ['localhost', 'local', 'internal', 'home.arpa']

/**
 * Decides whether questions may be sent to the configured service. A host that is not loopback or private needs the operator's
 * word: `MODEL_ABROAD_ACCEPTED=yes`, or `MODEL_IN_VIETNAM=yes` when it stands in the country.
 */
export function decideHost(settings: HostSettings): HostDecision {
  if (settings.OPENAI_API_KEY === undefined && settings.OPENAI_BASE_URL === undefined) {
    return { allowed: false, why: 'unset' }
  }
  const endpoint = { baseUrl: settings.OPENAI_BASE_URL ?? OPENAI, apiKey: settings.OPENAI_API_KEY ?? null }
  const abroad = !settings.MODEL_IN_VIETNAM && !isNear(endpoint.baseUrl)
  return abroad && !settings.MODEL_ABROAD_ACCEPTED
    ? { allowed: false, why: 'abroad' }
    : { allowed: true, endpoint, abroad }
}

/** True for an http(s) address whose host is loopback, private, or a name only the local network knows. */
export function isNear(address: string): boolean {
  // The parser writes every spelling of an IP address ("127.1", "0x7f000001") the usual way, and IPv6 in brackets.
  const host = new URL(address).hostname.replace(/^\[(.*)\]$/u, '$1').replace(/\.$/u, '')
  const family = isIP(host)
  if (family !== 0) return NEAR.check(host, family === 4 ? 'ipv4' : 'ipv6')
  // A name of one label is one of the local network ("ollama" beside the bot in one compose file).
  return !host.includes('.') || NEAR_ENDINGS.some((ending) => host.endsWith(`.${ending}`))
}

/**
 * How every client here calls: a redirect is refused, since a near host could send the question on to one that nobody accepted.
 */
export const FETCH_OPTIONS = { redirect: 'error' } as const

/** What clients are given when the service wants no key: the package refuses to start without one. */
export const NO_KEY = 'none'
