import { z } from 'zod'
import type { Outbound } from '../../shared/outbound.ts'
import { codeOf, exchange } from '../http.ts'
import { seedOf, type TokenFile, type TokenPair } from './token-file.ts'

/**
 * The access token, and its renewal. A refresh token dies the moment Zalo takes it, so one renewal runs at a time, under a lock
 * shared by all processes of the data folder, and the new pair is on the disk before anything uses it. An answer lost on its way
 * cannot be asked for again: a person must consent anew. To make that an errand for office hours and no outage, tokens are renewed
 * at half their life, and the old access token serves to its end.
 */

export interface TokensOptions {
  appId: string
  appSecret: string
  /** The configured token: only the first of its chain. */
  refreshToken: string
  oauthRoot: string
  file: TokenFile
  /** Runs `work` while no other process of this data folder does; the system frees the lock of a killed one. */
  exclusively: <T>(work: () => Promise<T>) => Promise<T>
  agentFor?: Outbound['agentFor']
  now: () => number
}

export type TokenState =
  | { kind: 'fresh'; until: number }
  /** Zalo takes the refresh token no more. `until`: when the last access token ends, or null when it has. */
  | { kind: 'lost'; until: number | null }
  /** No word from Zalo, or no room on the disk: tried again. */
  | { kind: 'waiting'; why: string }

export interface Tokens {
  /** @throws TokenError */
  access(): Promise<string>
  /** Another token than `refused`, which Zalo does not take any more. @throws TokenError */
  instead(refused: string): Promise<string>
  /** Renews at half life, so that neither token ends while nobody writes. Never throws. */
  keepFresh(): Promise<TokenState>
  state(): TokenState
}

/** No message was sent: there is no token to send it with. */
export class TokenError extends Error {
  readonly kind: 'lost' | 'waiting'
  constructor(kind: 'lost' | 'waiting', why: string) {
    super(`${kind}: ${why}`)
    this.name = 'TokenError'
    this.kind = kind
  }
}

/** Not used in its last minutes: it would end on the way. */
const SPARE_MS = 5 * 60_000
/** Between tries of a refused refresh token: it never becomes valid, but a wrong app secret may have been corrected at Zalo's. */
const REFUSED_AGAIN_MS = 15 * 60_000

const seconds = z.coerce.number().positive()
const granted = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  // Documented as the text "90000".
  expires_in: seconds,
})
const refusal = z.looseObject({ error: z.coerce.number() })

export function createTokens(options: TokensOptions): Tokens {
  const { file, now } = options
  const seed = seedOf(options.refreshToken)
  let state: TokenState = { kind: 'waiting', why: 'starting' }
  let flight: Promise<TokenPair> | null = null
  let known: TokenPair | null = null
  /** Given by Zalo, not yet on the disk. */
  let unsaved: TokenPair | null = null
  let refusedToken: { token: string; at: number } | null = null
  /** An access token Zalo refused before its time. */
  let dead: string | null = null

  const usable = (pair: TokenPair) => pair.access !== dead && pair.accessUntil - SPARE_MS > now()

  /** Another process may have renewed; another configured token begins a new chain. */
  function onDisk(): TokenPair | null {
    const kept = file.read()
    return kept?.seed === seed ? kept : null
  }

  function renew(refused: string | null): Promise<TokenPair> {
    flight ??= options
      .exclusively(() => renewLocked(refused))
      .finally(() => {
        flight = null
      })
    return flight
  }

  async function renewLocked(refused: string | null): Promise<TokenPair> {
    if (unsaved) return save(unsaved)
    const kept = onDisk()
    if (kept && kept.access !== refused && usable(kept)) return adopt(kept)
    const token = kept?.refresh ?? options.refreshToken
    if (refusedToken?.token === token && now() - refusedToken.at < REFUSED_AGAIN_MS) throw lost('refused before')
    return save({ ...(await ask(token)), seed })
  }

  function save(pair: TokenPair): TokenPair {
    unsaved = pair
    try {
      file.write(pair)
    } catch (error) {
      throw waiting(`token not written: ${codeOf(error)}`)
    }
    unsaved = null
    return adopt(pair)
  }

  function adopt(pair: TokenPair): TokenPair {
    known = pair
    refusedToken = null
    state = { kind: 'fresh', until: pair.accessUntil }
    return pair
  }

  async function ask(token: string): Promise<Omit<TokenPair, 'seed'>> {
    const body = Buffer.from(
      new URLSearchParams({ refresh_token: token, app_id: options.appId, grant_type: 'refresh_token' }).toString(),
    )
    const answer = await exchange({
      method: 'POST',
      url: `${options.oauthRoot}/v4/oa/access_token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', secret_key: options.appSecret },
      body,
      ...(options.agentFor ? { agentFor: options.agentFor } : {}),
    }).catch((error: unknown) => {
      throw waiting(codeOf(error))
    })
    const said = readJson(answer.bytes)
    const given = granted.safeParse(said)
    if (given.success) {
      const { refresh_token, access_token, expires_in } = given.data
      return {
        refresh: refresh_token,
        access: access_token,
        givenAt: now(),
        accessUntil: now() + expires_in * 1000,
      }
    }
    const refused = refusal.safeParse(said)
    // Only a plain refusal says that the token is dead; a broken answer leaves it in doubt, and it is tried again.
    if (answer.status >= 500 || answer.status === 429 || !refused.success || refused.data.error === 0)
      throw waiting(`HTTP ${answer.status}`)
    refusedToken = { token, at: now() }
    throw lost(`error ${refused.data.error}`)
  }

  function lost(why: string): TokenError {
    const kept = known ?? onDisk()
    state = { kind: 'lost', until: kept && usable(kept) ? kept.accessUntil : null }
    return new TokenError('lost', why)
  }

  function waiting(why: string): TokenError {
    state = { kind: 'waiting', why }
    return new TokenError('waiting', why)
  }

  return {
    async access() {
      known ??= onDisk()
      return known && usable(known) ? known.access : (await renew(known?.access ?? null)).access
    },
    async instead(refused) {
      dead = refused
      return (await renew(refused)).access
    },
    async keepFresh() {
      known ??= onDisk()
      const half = known === null ? 0 : known.givenAt + (known.accessUntil - known.givenAt) / 2
      const due = state.kind === 'lost' || now() >= half
      if (known && !due) state = { kind: 'fresh', until: known.accessUntil }
      // Whoever fails has said so in `state`.
      else await renew(known?.access ?? null).catch(() => undefined)
      return state
    },
    state: () => state,
  }
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}
