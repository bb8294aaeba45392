import type { Address, Degraded, OutgoingMessage, SendOptions, SendResult } from '../channel.ts'
import type { PlainWords } from '../plain-text.ts'
import { type Api, OaError, type Said } from './api.ts'
import { bodyOf, type OaText, pictureBody, renderText, TEXT_LIMIT } from './render.ts'

/** Largest picture taken, in bytes; ours stay below 300 kB. */
const IMAGE_BYTES = 1024 * 1024
/** "Parameter is invalid". */
const BAD_PARAMETER = -201

export interface Delivery {
  api: Api
  words: PlainWords
  buttons: boolean
  now: () => number
}

/** Sends one message, in parts when it is long. Throws what the API throws, unless a part is out already. */
export async function deliver(
  to: Address,
  message: OutgoingMessage,
  sending: SendOptions,
  { api, words, buttons, now }: Delivery,
): Promise<SendResult> {
  const degraded: Degraded[] = []
  const parts = renderText(message, words, buttons)
  const picture = pictureIn(message, parts)
  if (picture) {
    const attachment = await upload(api, picture.bytes, sending.signal)
    if (attachment !== null) {
      const body = pictureBody(picture.beneath, attachment)
      const said = await api.sendText(to.user, body, sending.signal).catch(unlessRefused)
      if (said) return { status: 'sent', messageId: idOf(said), at: now(), parts: 1 }
    }
  }
  if (message.type === 'image' || message.type === 'file' || message.type === 'voice') degraded.push(message.type)

  let messageId = ''
  for (const [at, part] of parts.entries()) {
    try {
      messageId = idOf(await sendPart(part))
    } catch (error) {
      // Half a message is out: repeating all of it would double the first half, so the doubt is reported as such.
      if (at > 0) return { status: 'unknown', why: `part ${at + 1} of ${parts.length} failed` }
      throw error
    }
  }
  return {
    status: 'sent',
    messageId,
    at: now(),
    parts: parts.length,
    ...(degraded.length > 0 ? { degraded } : {}),
  }

  async function sendPart(part: OaText): Promise<Said> {
    try {
      return await api.sendText(to.user, bodyOf(part), sending.signal)
    } catch (error) {
      if (part.buttons.length === 0) throw error
      // Zalo no longer documents buttons here, and the numbers in the text do the same.
      unlessRefused(error)
      degraded.push('choices')
      return await api.sendText(to.user, bodyOf({ ...part, buttons: [] }), sending.signal)
    }
  }
}

/** A picture and what stands beneath it: one message holds a picture or buttons, and a drawn text has its numbers on both. */
function pictureIn(message: OutgoingMessage, parts: readonly OaText[]): { bytes: Uint8Array; beneath: string } | null {
  if (message.type === 'image' && message.bytes && message.alt.length <= TEXT_LIMIT)
    return { bytes: message.bytes, beneath: message.alt }
  const [whole, ...more] = parts
  if (message.type !== 'text' || !message.drawn || !whole || more.length > 0) return null
  return { bytes: message.drawn, beneath: whole.text }
}

/** Null for a shape Zalo does not take: refused means not delivered, so a plainer one may follow. Throws every other error. */
function unlessRefused(error: unknown): null {
  if (error instanceof OaError && error.error === BAD_PARAMETER) return null
  throw error
}

/** The picture's id at Zalo's, or null when it is sent as its words: an answer must not fail for its picture. */
async function upload(api: Api, bytes: Uint8Array, signal: AbortSignal | undefined): Promise<string | null> {
  const mime = mimeOf(bytes)
  if (mime === null || bytes.byteLength > IMAGE_BYTES) return null
  return api.uploadImage(bytes, mime, signal).catch(() => null)
}

/** By the first bytes: only PNG and JPEG are taken. */
function mimeOf(bytes: Uint8Array): 'image/png' | 'image/jpeg' | null {
  const starts = (...signs: number[]) => signs.every((sign, at) => bytes[at] === sign)
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'image/png'
  return starts(0xff, 0xd8, 0xff) ? 'image/jpeg' : null
}

function idOf({ data }: Said): string {
  return typeof data.message_id === 'string' ? data.message_id : ''
}
