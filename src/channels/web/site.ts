import { randomBytes, randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { AppError } from '../../errors.ts'
import type { Log } from '../../shared/log.ts'
import type { Accepted, IncomingBody, IncomingMessage } from '../channel.ts'
import { page } from './page.ts'
import { Talks } from './sessions.ts'
import { Uploads } from './uploads.ts'
import { chatOf } from './visitor.ts'

/** What the routes of the page share: the talks it shows, and the door through which what a browser sends becomes a message. */

export interface WebOptions {
  /** At least 32 characters: browsers' cookies become chat ids through it, so that the database cannot open a talk. */
  secret: string
  /** The public address when there is one: sets `Secure` cookies and the origin posts must come from. */
  publicUrl?: string
  /** Read the visitor's address from `X-Forwarded-For` (behind a proxy of ours). */
  trustProxy: boolean
  /** Name of the place this talk is about, for the line above the box; null when unknown. */
  placeName: (chat: string) => Promise<string | null>
  /** A service writes voices down: the form asks for them too. Left out, for pictures alone. */
  hears?: boolean
  /** Masks personal data: a reload must not show a card number that we say is hidden. */
  hide: (text: string) => string
  log: Log
  now: () => number
  /** Resolves after `ms`, or earlier when the signal fires. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
}

/** The function every message is handed to. */
type Accept = (message: IncomingMessage) => Promise<Accepted>

export interface Site {
  readonly options: WebOptions
  readonly talks: Talks
  readonly uploads: Uploads
  /** Names this run of the server: event ids of another say nothing about this one's numbers. */
  readonly run: string
  /** Null while nothing is received. */
  accept: Accept | null
  lastInboundAt: number | undefined
  /** The chat of whoever asks. */
  visitor(c: Context): string
  /** Stores one message of a chat. @throws AppError CHANNEL_REFUSED while the channel does not run, and whatever storing throws */
  store(chat: string, id: string, body: IncomingBody): Promise<Accepted>
  /** The page, as this chat sees it now. */
  show(c: Context, chat: string, extra?: { pending?: boolean; notice?: string }, status?: number): Promise<Response>
}

export const ACCOUNT = 'web'

export function openSite(options: WebOptions): Site {
  const { now } = options
  const site: Site = {
    options,
    talks: new Talks(),
    uploads: new Uploads(),
    run: randomBytes(4).toString('hex'),
    accept: null,
    lastInboundAt: undefined,
    visitor: (c) => chatOf(c, options.secret, options.publicUrl?.startsWith('https:') ?? false),
    async store(chat, id, body) {
      if (!site.accept) throw new AppError('CHANNEL_REFUSED', { channel: 'web', why: 'not running' })
      site.lastInboundAt = now()
      return site.accept({
        key: `f:${id}`,
        at: now(),
        from: { channel: 'web', account: ACCOUNT, chat, user: chat, kind: 'private' },
        body,
        trace: { receivedAt: now() },
      })
    },
    async show(c, chat, extra = {}, status = 200) {
      const talk = site.talks.of(chat, now())
      site.talks.setPlace(chat, await options.placeName(chat), now())
      const markup = page({
        shown: talk.shown,
        run: site.run,
        last: talk.last,
        placeName: talk.placeName,
        hears: options.hears ?? false,
        newId: randomUUID,
        pending: extra.pending ?? false,
        notice: extra.notice ?? null,
      })
      return c.html(markup, status as 200)
    },
  }
  return site
}
