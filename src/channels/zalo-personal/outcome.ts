import { redact } from '../../shared/redact.ts'
import type { SendResult } from '../channel.ts'
import { neverReached, systemCode } from '../connection.ts'
import type { Trail } from './transport.ts'

/**
 * A send that did not work: what may be concluded. Codes and sentences are those users of zca-js report (its issues 35, 211, 229,
 * 307, 336 on GitHub); Zalo documents none.
 */

/** Nothing of it went out: a picture could not be uploaded, say. */
const AGAIN_MS = 5000
/** While we log in again. */
export const LOGIN_MS = 15_000
/** People whose account was held back report about an hour. */
const HELD_BACK_MS = 3_600_000
/** The account's keys are another session's, or too old. */
const STALE_KEYS = new Set([102, 600])
/** 122: takes nothing from strangers. 123: "cannot receive messages from you". */
const NOT_TAKEN = new Set([122, 123])
/** So many different people in a row: it is not they who refuse, the account is held back. */
const REFUSALS_IN_A_ROW = 3

/** What the whole channel must do about it. */
export type Consequence = 'login-again' | 'banned' | 'held-back' | null

export interface Judged {
  result: SendResult
  consequence: Consequence
}

export interface Refusals {
  /** This person did not take a message. True when the account itself seems to be held back. */
  refused(chat: string): boolean
  passed(): void
}

export function countRefusals(): Refusals {
  const inARow = new Set<string>()
  return {
    refused(chat) {
      inARow.add(chat)
      if (inARow.size < REFUSALS_IN_A_ROW) return false
      inARow.clear()
      return true
    },
    passed: () => inARow.clear(),
  }
}

/** `error` is what the package rejected with; its `code` is Zalo's, or null when there was no answer of Zalo's. */
export function outcomeOf(error: unknown, trail: Trail, chat: string, refusals: Refusals): Judged {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  if (typeof code === 'number') return outcomeOfAnswer(code, String(message ?? ''), chat, refusals)
  return { result: outcomeOfFailure(error, trail), consequence: null }
}

function outcomeOfAnswer(code: number, message: string, chat: string, refusals: Refusals): Judged {
  const why = redact(`${code} ${message}`).slice(0, 200)
  const retry = (afterMs: number): SendResult => ({ status: 'retry', afterMs, scope: 'account', why })
  if (/tài khoản.{0,40}(?:khóa|khoá|vô hiệu)/iu.test(message))
    return { result: { status: 'down', why: 'banned' }, consequence: 'banned' }
  if (code === -69 || /vượt quá số (?:request|yêu cầu)/iu.test(message))
    return { result: retry(HELD_BACK_MS), consequence: 'held-back' }
  if (STALE_KEYS.has(code)) return { result: retry(LOGIN_MS), consequence: 'login-again' }
  if (NOT_TAKEN.has(code)) {
    // Going on would be what gets accounts locked.
    if (refusals.refused(chat)) return { result: retry(HELD_BACK_MS), consequence: 'held-back' }
    return { result: { status: 'blocked', why: 'no-permission' }, consequence: null }
  }
  return { result: { status: 'rejected', why }, consequence: null }
}

function outcomeOfFailure(error: unknown, { committed, status }: Trail): SendResult {
  const unreached = neverReached(error)
  if (unreached) return unreached
  const code = systemCode(error)
  if (!committed) return { status: 'retry', afterMs: AGAIN_MS, scope: 'chat', why: code ?? 'not sent' }
  // A reset, a cut, a time-out or a page of a proxy: Zalo may have taken the message before.
  return { status: 'unknown', why: status === null ? (code ?? 'no answer') : `HTTP ${status}` }
}
