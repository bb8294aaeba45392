/** The contract every chat channel keeps: one durable hand-over per incoming message, one honest result per send. */

export type ChannelId = 'telegram' | 'zalo-personal' | 'zalo-bot' | 'zalo-oa' | 'web' | 'terminal'

/** Where to reply. `user` is scoped to channel + bot/OA/account: users are never joined across channels without linking. */
export interface Address {
  channel: ChannelId
  account: string
  chat: string
  user: string
  kind: 'private' | 'group'
}

/** Something that came as bytes: plain data, so that it survives the inbox; `Channel.download` fetches it when somebody wants it. */
export interface Media {
  kind: 'image' | 'voice' | 'file'
  mime?: string
  /** Size in bytes, when the platform says it. */
  bytes?: number
  /** File name, when the platform says it; `.apk` is answered with a warning. */
  name?: string
  /** The platform's own name of the file. */
  ref: string
}

export type IncomingBody =
  | { type: 'text'; text: string; edited?: boolean; forwarded?: boolean }
  /** A pressed button or a poll answer; `of` is the message or poll it answers, `ack` the token to acknowledge it with. */
  | { type: 'choice'; value: string; of?: string; ack?: string }
  /** A slash command; the payload of a deep link arrives in `args` of `start`. */
  | { type: 'command'; name: string; args: string }
  | { type: 'media'; media: Media; caption?: string }
  /** A sticker, heart, location or contact: never stored, answered by its kind. */
  | { type: 'other'; what: 'sticker' | 'reaction' | 'location' | 'contact' }
  | { type: 'status'; status: 'joined' | 'left' | 'blocked' | 'unblocked' }
  /** Content withheld by the platform, or of a kind unknown to us: still answered politely. */
  | { type: 'unsupported'; why: string }

/** Why something came `unsupported` whose content is there, only of a kind we know nothing of. */
export const UNKNOWN_KIND = 'unknown kind'

export interface IncomingMessage {
  /** Idempotency key, unique per (channel, account), stable across redelivery (`u:<update_id>` on Telegram). */
  key: string
  /** Platform time, epoch milliseconds. */
  at: number
  from: Address
  body: IncomingBody
  /** The account's display name. Never used to address the person. */
  name?: string
  trace: { receivedAt: number }
}

/** One choice of a list. `id` is `[a-z0-9:._-]`, at most 48 bytes, so that it fits Telegram's 64 with a prefix. */
export interface Choice {
  id: string
  label: string
  /** The digit that chooses it on every channel: 1-6 for the choices themselves, 7, 8, 9, 0 for the fixed ones. */
  digit: number
}

export type OutgoingMessage =
  | {
      type: 'text'
      text: string
      /** Bold ranges as UTF-16 offsets into `text`. */
      bold?: [start: number, length: number][]
      choices?: Choice[]
      /** Id of the open list the choices belong to; a button carries it, so it never guesses. */
      list?: string
      links?: { label: string; url: string }[]
      /** For somebody who asked for large letters. */
      large?: true
      /** These words drawn in large letters, as PNG: put in when it is sent, where the platform's own letters have one size. */
      drawn?: Uint8Array
    }
  | {
      type: 'quiz'
      question: string
      options: Choice[]
      correct: number
      explain?: string
      list?: string
    }
  | {
      type: 'image'
      url?: string
      bytes?: Uint8Array
      alt: string
      /** A step of a guide, drawn when it is sent: the outbox keeps a line instead of a picture. */
      drawing?: { guide: string; step: number; form: string }
      /** What somebody has learned, as words and numbers, drawn when it is sent. */
      card?: {
        title: string
        date: string
        rows: { label: string; done: number; all: number }[]
        lines: string[]
        note: string
        /** Whose it is: it goes when they are erased. */
        of?: string
      }
      /** In pixels, so that a page keeps room for it before it has come. */
      size?: { width: number; height: number }
    }
  | {
      type: 'file'
      /** Said in front of the file, and instead of it where none is taken. */
      alt: string
      /** Filled in when it is sent; the outbox keeps only whose it is. */
      name?: string
      mime?: string
      bytes?: Uint8Array
      url?: string
      own: { learner: string; format: 'text' | 'data' }
      /** Said instead of a file that could not be made or was not taken: how to get the same in words. */
      refused?: string
    }
  | { type: 'voice'; url?: string; bytes?: Uint8Array; mime: string; transcript: string }

export interface SendOptions {
  /** The outbox row's id: one row, one delivery decision. */
  id: string
  /** Lets the adapter refuse what the platform forbids or bills. */
  why: 'reply' | 'scheduled' | 'broadcast'
  /** Epoch milliseconds after which the message is no longer wanted. */
  deadline: number
  signal?: AbortSignal
}

export type Degraded = 'choices' | 'quiz' | 'image' | 'file' | 'voice' | 'format'

export type SendResult =
  | { status: 'sent'; messageId: string; at: number; parts: number; degraded?: Degraded[] }
  /** Definitely NOT delivered: try again after `afterMs`. */
  | { status: 'retry'; afterMs: number; scope: 'chat' | 'account'; why: string }
  | {
      status: 'blocked'
      why: 'blocked-by-user' | 'deactivated' | 'not-found' | 'window-closed' | 'no-permission'
      until?: number
    }
  /** May have been delivered: a reply is sent once more, nothing unasked ever is. */
  | { status: 'unknown'; why: string }
  /** Our own bug (a bad payload): dead-letter and alert. */
  | { status: 'rejected'; why: string }
  /** The whole account is out: stop the sender. */
  | { status: 'down'; why: 'auth' | 'conflict' | 'banned' | 'quota' }

export interface Capabilities {
  buttons: false | { max: number; labelChars: number }
  nativeQuiz: boolean
  typing: boolean
  edit: boolean
  imageOut: false | 'url' | 'bytes'
  /** Texts can be sent in larger letters; left out, all have one size. */
  sizes?: true
  voiceOut: false | 'url-aac' | 'url-mp3' | 'ogg'
  /** How a file is sent; left out, not at all. */
  fileOut?: 'bytes' | 'url'
  voiceIn: boolean
  /** Longest text of one message, in UTF-16 units. */
  textChars: number
  proactive: 'free' | 'quota' | 'window' | 'risky' | 'no'
  pace: { perSecond: number; perChatPerSecond: number; perMonth?: number }
}

/** `new`: stored now; `duplicate`: this key was stored before. Either way the platform may confirm. */
export type Accepted = 'new' | 'duplicate'

export interface ChannelHealth {
  ok: boolean
  /** For operators; holds no personal data and no secret. */
  detail: string
  lastInboundAt?: number
}

export interface Channel {
  readonly id: ChannelId
  readonly caps: Capabilities
  /** Resolves only after `accept` of everything received has settled. `accept` is durable (one insert) and fast. */
  run(accept: (message: IncomingMessage) => Promise<Accepted>, signal: AbortSignal): Promise<void>
  send(to: Address, message: OutgoingMessage, options: SendOptions): Promise<SendResult>
  /** Best effort, errors swallowed. */
  typing?(to: Address): Promise<void>
  edit?(to: Address, messageId: string, message: OutgoingMessage): Promise<SendResult>
  ack?(token: string, text?: string): Promise<void>
  /** Bytes of a received file; rejects when it is gone or larger than `maxBytes`. */
  download?(ref: string, maxBytes: number, signal: AbortSignal): Promise<Uint8Array>
  /** A harmless call that tells whether the platform answers again (the breaker's probe). */
  probe?(): Promise<boolean>
  health(): Promise<ChannelHealth>
}

/** One bot, official account or person at a platform: the unit that is paced, paused and stopped. */
export interface Account {
  channel: ChannelId
  account: string
}

/** Names an account; the lanes of its chats begin with it. */
export function accountKey({ channel, account }: Account): string {
  return `${channel}:${account}`
}

/** One lane per chat: messages of a lane are handled in order, lanes run side by side. */
export function laneOf(address: Address): string {
  return `${accountKey(address)}:${address.chat}`
}

/** The private chat of a lane: a person's id and their chat's are one there, on every channel. Only such chats are remembered. */
export function privateChat(lane: string): Address {
  const [channel = '', account = '', ...chat] = lane.split(':')
  const id = chat.join(':')
  return { channel: channel as ChannelId, account, chat: id, user: id, kind: 'private' }
}
