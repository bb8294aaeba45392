import { TelegramError } from 'telegraf'
import { redact } from '../../shared/redact.ts'
import type { SendResult } from '../channel.ts'
import { neverReached, systemCode } from '../connection.ts'

/** Sending failed: what may be concluded. Texts are those of the Bot API server; a lost answer is never "not delivered". */

export function outcomeOf(error: unknown): SendResult {
  if (error instanceof TelegramError) return outcomeOfAnswer(error)
  const unreached = neverReached(error)
  if (unreached) return unreached
  // A reset, a time-out or a body that is no JSON: the server may have taken the message before the line broke.
  const why =
    systemCode(error) ??
    redact(error instanceof Error ? `${error.name} ${(error as { type?: string }).type ?? ''}` : 'error')
  return { status: 'unknown', why: why.trim() }
}

function outcomeOfAnswer(error: TelegramError): SendResult {
  const why = redact(error.description ?? String(error.code))
  const { code } = error
  if (code === 429) {
    return { status: 'retry', afterMs: (error.parameters?.retry_after ?? 1) * 1000, scope: 'chat', why }
  }
  if (code === 403) {
    if (/blocked by the user/.test(why)) return { status: 'blocked', why: 'blocked-by-user' }
    if (/deactivated/.test(why)) return { status: 'blocked', why: 'deactivated' }
    return { status: 'blocked', why: 'no-permission' }
  }
  if (code === 400 && /chat not found/.test(why)) return { status: 'blocked', why: 'not-found' }
  if (code === 401) return { status: 'down', why: 'auth' }
  if (code === 409) return { status: 'down', why: 'conflict' }
  if (code >= 500) return { status: 'unknown', why: `HTTP ${code}` }
  return { status: 'rejected', why }
}

/** Group became a supergroup: the id to address from now on, or null. */
export function movedTo(error: unknown): string | null {
  const moved = error instanceof TelegramError ? error.parameters?.migrate_to_chat_id : undefined
  return moved === undefined ? null : String(moved)
}

/** An edit that changes nothing, or an answer to a tap that is too old: nothing went wrong for the person. */
export function isHarmless(error: unknown): boolean {
  return (
    error instanceof TelegramError &&
    /message is not modified|query is too old|query ID is invalid|message to edit not found/.test(
      error.description ?? '',
    )
  )
}
