import type { Address, Degraded, OutgoingMessage, SendOptions, SendResult } from '../channel.ts'
import type { PlainWords } from '../plain-text.ts'
import { type Consequence, outcomeOf, type Refusals } from './outcome.ts'
import type { PackageMessage } from './package-types.ts'
import { renderPicture, renderText } from './render.ts'
import { newTrail } from './transport.ts'
import type { Line } from './zca.ts'

/** At most one message in so many milliseconds: what users of zca-js report as safe. Parts of a long text keep it, too. */
export const PACE_MS = 3000

export interface Delivery {
  line: Line
  words: PlainWords
  refusals: Refusals
  /** The account itself is meant. */
  onConsequence: (what: Exclude<Consequence, null>) => void
  now: () => number
  wait: (ms: number, signal: AbortSignal) => Promise<void>
}

/** Sends one message, in parts when it is long; a picture with its words, or as its words where it cannot be uploaded. */
export async function deliver(
  delivery: Delivery,
  to: Address,
  message: OutgoingMessage,
  sending: SendOptions,
): Promise<SendResult> {
  const picture = renderPicture(message)
  if (picture) {
    const shown = await tryOnce(delivery, to, picture, sending)
    if ('messageId' in shown) return { status: 'sent', messageId: shown.messageId, at: delivery.now(), parts: 1 }
    // Refused or in doubt; only a picture that never left us is sent as its words.
    if (!shown.isUntouched) return shown.result
  }
  const parts = renderText(message, delivery.words)
  let messageId = ''
  for (const [at, part] of parts.entries()) {
    if (at > 0) await delivery.wait(PACE_MS, sending.signal ?? new AbortController().signal)
    const attempt = await tryOnce(delivery, to, part, sending)
    if ('result' in attempt)
      // Half a message is out: repeating all of it would double the first half, so the doubt is reported as such.
      return at > 0 ? { status: 'unknown', why: `part ${at + 1} of ${parts.length} failed` } : attempt.result
    messageId = attempt.messageId
  }
  const sent = { status: 'sent', messageId, at: delivery.now(), parts: parts.length } as const
  const degraded: Degraded[] = message.type === 'text' || message.type === 'quiz' ? [] : [message.type]
  return degraded.length > 0 ? { ...sent, degraded } : sent
}

type Attempt =
  | { messageId: string }
  /** `isUntouched`: nothing that a person could see was asked for, and Zalo refused nothing. */
  | { result: SendResult; isUntouched: boolean }

async function tryOnce(
  { line, refusals, onConsequence }: Delivery,
  to: Address,
  content: PackageMessage,
  sending: SendOptions,
): Promise<Attempt> {
  const trail = newTrail(sending.signal)
  try {
    const messageId = await line.send(content, to.chat, to.kind, trail)
    refusals.passed()
    return { messageId }
  } catch (error) {
    const { result, consequence } = outcomeOf(error, trail, to.chat, refusals)
    if (consequence !== null) onConsequence(consequence)
    return { result, isUntouched: !trail.committed && consequence === null && result.status !== 'blocked' }
  }
}
