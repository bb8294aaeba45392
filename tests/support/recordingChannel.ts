import type {
  Address,
  Capabilities,
  Channel,
  OutgoingMessage,
  SendOptions,
  SendResult,
} from '../../src/channels/channel.ts'

/** One message the platform was asked to deliver. */
export interface Attempt {
  to: Address
  message: OutgoingMessage
  options: SendOptions
  /** When, by the test's clock. */
  at: number
  result: SendResult
}

/** `attempt` counts from 0 in the order in which sends begin. */
type Script = (to: Address, options: SendOptions, attempt: number) => SendResult | Promise<SendResult>

export interface RecordingChannel extends Channel {
  /** Everything asked, in order. */
  readonly attempts: Attempt[]
  /** Ids of what reached a person: also when the answer was lost on the way back. */
  readonly delivered: string[]
  readonly acked: string[]
  probes: number
  /** Decides each result; `sent` unless told otherwise. */
  script: Script
  /** Whether the probe finds the platform alive. */
  alive: boolean
  mostInFlight: number
}

const CAPS: Capabilities = {
  buttons: { max: 8, labelChars: 64 },
  nativeQuiz: true,
  typing: true,
  edit: true,
  imageOut: 'bytes',
  voiceOut: 'ogg',
  voiceIn: true,
  textChars: 4096,
  proactive: 'free',
  pace: { perSecond: 25, perChatPerSecond: 1 },
}

/** A platform that does what the test says and remembers everything. */
export function recordingChannel(now: () => number, caps: Partial<Capabilities> = {}): RecordingChannel {
  let inFlight = 0
  let begun = 0
  const channel: RecordingChannel = {
    id: 'telegram',
    caps: { ...CAPS, ...caps },
    attempts: [],
    delivered: [],
    acked: [],
    probes: 0,
    alive: true,
    mostInFlight: 0,
    script: () => sent(),
    async run() {},
    async send(to, message, options) {
      inFlight += 1
      channel.mostInFlight = Math.max(channel.mostInFlight, inFlight)
      const at = now()
      begun += 1
      const result = await channel.script(to, options, begun - 1)
      inFlight -= 1
      channel.attempts.push({ to, message, options, at, result })
      if (result.status === 'sent') channel.delivered.push(options.id)
      return result
    },
    async ack(token) {
      channel.acked.push(token)
    },
    async probe() {
      channel.probes += 1
      return channel.alive
    },
    async health() {
      return { ok: channel.alive, detail: 'recording' }
    },
  }
  return channel
}

export function sent(messageId = 'm1'): SendResult {
  return { status: 'sent', messageId, at: 0, parts: 1 }
}

/** The platform took the message and its answer was lost: the only way to see a double send. */
export function acceptThenDrop(channel: RecordingChannel): Script {
  return (_to, options) => {
    channel.delivered.push(options.id)
    return { status: 'unknown', why: 'connection reset' }
  }
}
