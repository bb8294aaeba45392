import { z } from 'zod'
import type { Address, OutgoingMessage, SendOptions, SendResult } from '../channel.ts'
import type { PlainWords } from '../plain-text.ts'
import type { ZaloAnswer, ZaloCall } from './client.ts'
import { type Floods, outcomeOfFailure, outcomeOfRefusal } from './outcome.ts'
import { renderText, TEXT_LIMIT } from './render.ts'

/** A send that gets no answer within this is in doubt. */
const SEND_TIMEOUT_MS = 20_000

const receipt = z.looseObject({ message_id: z.union([z.string(), z.number()]).transform(String) })

export interface Delivery {
  call: ZaloCall
  words: PlainWords
  floods: Floods
  now: () => number
}

interface ZaloRequest {
  method: 'sendMessage' | 'sendPhoto' | 'sendVoice'
  body: Record<string, unknown>
}

/** Sends one message, in parts when it is long; pictures and sounds by their address, or as their words where they have none. */
export async function deliver(
  delivery: Delivery,
  to: Address,
  message: OutgoingMessage,
  sending: SendOptions,
): Promise<SendResult> {
  const attempt = (request: ZaloRequest) => {
    const timeout = AbortSignal.any([AbortSignal.timeout(SEND_TIMEOUT_MS), ...(sending.signal ? [sending.signal] : [])])
    return tryOnce(delivery, request, timeout)
  }
  const byAddress = mediaRequest(to, message)
  if (byAddress) {
    const tried = await attempt(byAddress)
    if ('messageId' in tried) return { status: 'sent', messageId: tried.messageId, at: delivery.now(), parts: 1 }
    // An address the platform does not take was certainly not delivered, so its words may follow.
    if (tried.refused.status !== 'rejected') return tried.refused
  }
  const parts = textRequests(to, message, delivery.words)
  let messageId = ''
  for (const [at, part] of parts.entries()) {
    const tried = await attempt(part)
    if ('refused' in tried)
      // Half a message is out: repeating all of it would double the first half, so the doubt is reported as such.
      return at > 0 ? { status: 'unknown', why: `part ${at + 1} of ${parts.length} failed` } : tried.refused
    messageId = tried.messageId
  }
  const sent = { status: 'sent', messageId, at: delivery.now(), parts: parts.length } as const
  return message.type === 'text' || message.type === 'quiz' ? sent : { ...sent, degraded: [message.type] }
}

function mediaRequest(to: Address, message: OutgoingMessage): ZaloRequest | null {
  if (message.type === 'image' && message.url?.startsWith('http')) {
    const body = { chat_id: to.chat, photo: message.url, caption: message.alt.slice(0, TEXT_LIMIT) }
    return { method: 'sendPhoto', body }
  }
  // In a group the platform says yes to a sound and delivers nothing.
  if (message.type === 'voice' && message.url?.startsWith('http') && to.kind === 'private')
    return { method: 'sendVoice', body: { chat_id: to.chat, voice_url: message.url } }
  return null
}

function textRequests(to: Address, message: OutgoingMessage, words: PlainWords): ZaloRequest[] {
  return renderText(message, words).map(({ text, text_styles }) => ({
    method: 'sendMessage',
    body: { chat_id: to.chat, text, ...(text_styles.length > 0 ? { text_styles } : {}) },
  }))
}

async function tryOnce(
  { call, floods, now }: Delivery,
  { method, body }: ZaloRequest,
  signal: AbortSignal,
): Promise<{ messageId: string } | { refused: SendResult }> {
  let answer: ZaloAnswer
  try {
    answer = await call(method, body, signal)
  } catch (error) {
    return { refused: outcomeOfFailure(error) }
  }
  if (answer.ok !== true) return { refused: outcomeOfRefusal(answer, floods, now()) }
  floods.passed()
  // Without a readable receipt the message was taken all the same: only its id is unknown.
  const parsed = receipt.safeParse(answer.result)
  return { messageId: parsed.success ? parsed.data.message_id : '' }
}
