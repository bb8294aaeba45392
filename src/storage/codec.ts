/** Messages as stored text. An outgoing picture or voice may hold bytes, which JSON cannot: they travel as base64. */

import type { IncomingMessage, OutgoingMessage } from '../channels/channel.ts'

const BYTES = '$bytes'

/** A message as stored text; bytes as base64 under `$bytes`. */
export function encodeOutgoing(message: OutgoingMessage): string {
  return JSON.stringify(message, function (this: Record<string, unknown>, key: string, value: unknown) {
    // `value` has been through Buffer.toJSON already; the holder still has the bytes themselves.
    const raw = this[key]
    return raw instanceof Uint8Array ? { [BYTES]: Buffer.from(raw).toString('base64') } : value
  })
}

/** Reads what `encodeOutgoing` wrote. */
export function decodeOutgoing(text: string): OutgoingMessage {
  return JSON.parse(text, (_key, value: unknown) =>
    isBytes(value) ? new Uint8Array(Buffer.from(value[BYTES], 'base64')) : value,
  ) as OutgoingMessage
}

/** Incoming messages are plain data: ids stay the strings the platform's adapter made of them. */
export function encodeIncoming(message: IncomingMessage): string {
  return JSON.stringify(message)
}

/** Reads what `encodeIncoming` wrote: only this program writes the column, so it is not parsed again. */
export function decodeIncoming(text: string): IncomingMessage {
  return JSON.parse(text) as IncomingMessage
}

/** What stands in a row whose text was blanked. */
export const BLANKED: OutgoingMessage = { type: 'text', text: '' }

function isBytes(value: unknown): value is { [BYTES]: string } {
  return typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[BYTES] === 'string'
}
