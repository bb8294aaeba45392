import { randomBytes, randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '../../errors.ts'
import { webLabels } from '../../replies/web.ts'
import type { Log } from '../../shared/log.ts'
import { clean } from '../../shared/text.ts'
import type { Accepted, Channel, ChannelHealth, IncomingBody, IncomingMessage } from '../channel.ts'
import { elementId } from './bubble.ts'
import { eventStream } from './events.ts'
import { FILES_PER_ADDRESS, FILES_PER_COOKIE, PER_ADDRESS, PER_COOKIE, RateLimit } from './limits.ts'
import { page } from './page.ts'
import { Talks } from './sessions.ts'
import { readAssets, SECURITY } from './static.ts'
import { FILE_LIMIT, FORM_LIMIT, Uploads } from './uploads.ts'
import { addressOf, chatOf, isOurs } from './visitor.ts'

/** The web chat: a server-rendered page, a form, and a stream of events. Works by redirect without JavaScript. */

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

export interface WebChannel extends Channel {
  readonly routes: Hono
  /** Somebody asked to be forgotten: what was said so far is shown to nobody again. */
  forget(chat: string): void
}

const ACCOUNT = 'web'
export const BODY_LIMIT = 256 * 1024
/** How long a form without JavaScript waits for its answer before the page comes back with a link. */
const ANSWER_WAIT_MS = 3000
const UUID = /^[\w-]{8,64}$/

export function createWeb(options: WebOptions): WebChannel {
  const { now, log } = options
  const talks = new Talks()
  const perCookie = new RateLimit(PER_COOKIE)
  const perAddress = new RateLimit(PER_ADDRESS)
  const filesPerCookie = new RateLimit(FILES_PER_COOKIE)
  const filesPerAddress = new RateLimit(FILES_PER_ADDRESS)
  const uploads = new Uploads()
  const assets = readAssets()
  /** Event ids of another run of the server say nothing about this one's numbers. */
  const run = randomBytes(4).toString('hex')
  let accept: ((message: IncomingMessage) => Promise<Accepted>) | null = null
  let lastInboundAt: number | undefined

  const visitor = (c: Context) => chatOf(c, options.secret, options.publicUrl?.startsWith('https:') ?? false)

  async function store(chat: string, id: string, body: IncomingBody): Promise<Accepted> {
    if (!accept) throw new AppError('CHANNEL_REFUSED', { channel: 'web', why: 'not running' })
    lastInboundAt = now()
    return accept({
      key: `f:${id}`,
      at: now(),
      from: { channel: 'web', account: ACCOUNT, chat, user: chat, kind: 'private' },
      body,
      trace: { receivedAt: now() },
    })
  }

  async function show(c: Context, chat: string, extra: { pending?: boolean; notice?: string } = {}, status = 200) {
    const talk = talks.of(chat, now())
    talks.setPlace(chat, await options.placeName(chat), now())
    const markup = page({
      shown: talk.shown,
      run,
      last: talk.last,
      placeName: talk.placeName,
      hears: options.hears ?? false,
      newId: randomUUID,
      pending: extra.pending ?? false,
      notice: extra.notice ?? null,
    })
    return c.html(markup, status as 200)
  }

  const routes = new Hono()
  routes.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(SECURITY)) c.header(name, value)
  })

  routes.get('/', async (c) => {
    const chat = visitor(c)
    const entry = c.req.query('b')
    c.header('cache-control', 'no-store')
    if (entry !== undefined) {
      // A printed link sets place and role through the same door as Telegram's /start.
      await store(chat, randomUUID(), { type: 'command', name: 'start', args: entry.slice(0, 64) })
      return c.redirect('/', 303)
    }
    return show(c, chat, c.req.query('cho') === undefined ? {} : { pending: true })
  })

  routes.get('/tinh/:name', (c) => {
    const asset = assets.get(c.req.param('name'))
    if (!asset) return c.notFound()
    c.header('cache-control', 'public, max-age=300')
    return c.body(asset.text, 200, { 'content-type': asset.type ?? 'text/plain' })
  })

  routes.get('/su-kien', async (c) => {
    const chat = visitor(c)
    const since = c.req.header('last-event-id') ?? c.req.query('sau') ?? ''
    const [seen, number] = since.split('-')
    const after = seen === run ? Number(number) || 0 : 0
    talks.setPlace(chat, await options.placeName(chat), now())
    return new Response(eventStream(talks.of(chat, now()), run, after, options.wait), {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        ...Object.fromEntries(c.res.headers),
      },
    })
  })

  const wantsJson = (c: Context) => (c.req.header('accept') ?? '').includes('application/json')
  const refuse = (c: Context, chat: string, status: 400 | 403 | 413 | 429 | 503, notice: string) =>
    wantsJson(c) ? c.json({ notice }, status) : show(c, chat, { notice }, status)
  const tooLarge = (c: Context) => {
    // What is left of the body is never read, so nothing more can be said on this connection.
    c.header('connection', 'close')
    return refuse(c, visitor(c), 413, webLabels.tooLarge)
  }
  routes.post('/tin-nhan', bodyLimit({ maxSize: BODY_LIMIT, onError: tooLarge }), async (c) => {
    const chat = visitor(c)
    if (!isOurs(c, options.publicUrl)) return refuse(c, chat, 403, webLabels.refused)
    if (!perAddress.take(addressOf(c, options.trustProxy), now()) || !perCookie.take(chat, now()))
      return refuse(c, chat, 429, webLabels.tooFast)

    const form = await c.req.parseBody().catch(() => null)
    const field = (name: string) => (typeof form?.[name] === 'string' ? form[name] : '')
    const text = clean(field('text')).trim()
    const choice = field('choice')
    const id = UUID.test(field('id')) ? field('id') : randomUUID()
    if (!text && !/^[\w.:-]{1,64}$/.test(choice))
      return wantsJson(c) ? c.json({ notice: null }, 400) : c.redirect('/', 303)

    const list = field('list')
    const body: IncomingBody = choice
      ? { type: 'choice', value: choice, ...(/^[\w.-]{1,24}$/.test(list) ? { of: list } : {}) }
      : { type: 'text', text }
    const answered = wantsJson(c)
      ? null
      : talks.nextAnswer(chat, now(), (signal) => options.wait(ANSWER_WAIT_MS, signal))
    try {
      if ((await store(chat, `${chat}:${id}`, body)) === 'new') {
        // What was pressed stands under its question; only a list no longer here is told as the person's words.
        const isShown = choice !== '' && talks.pick(chat, list, choice, now()) !== null
        if (!isShown) talks.addPerson(chat, id, choice ? webLabels.olderChoice : options.hide(text), now())
      }
    } catch (error) {
      log.error({ err: error }, 'web.not_stored')
      return refuse(c, chat, 503, webLabels.notStored)
    }
    return back(c, chat, answered)
  })

  const fileTooLarge = (c: Context) => {
    c.header('connection', 'close')
    return refuse(c, visitor(c), 413, webLabels.fileTooLarge)
  }
  routes.post('/gui-tep', bodyLimit({ maxSize: FORM_LIMIT, onError: fileTooLarge }), async (c) => {
    const chat = visitor(c)
    if (!isOurs(c, options.publicUrl)) return refuse(c, chat, 403, webLabels.refused)
    if (!filesPerAddress.take(addressOf(c, options.trustProxy), now()) || !filesPerCookie.take(chat, now()))
      return refuse(c, chat, 429, webLabels.tooFast)
    const form = await c.req.parseBody().catch(() => null)
    const file = form?.tep
    if (!(file instanceof File) || file.size === 0) return refuse(c, chat, 400, webLabels.fileNone)
    if (file.size > FILE_LIMIT) return refuse(c, chat, 413, webLabels.fileTooLarge)
    const id = typeof form?.id === 'string' && UUID.test(form.id) ? form.id : randomUUID()
    const answered = wantsJson(c)
      ? null
      : talks.nextAnswer(chat, now(), (signal) => options.wait(ANSWER_WAIT_MS, signal))
    try {
      const media = await uploads.take(file, now())
      if ((await store(chat, `${chat}:${id}`, { type: 'media', media })) === 'new')
        talks.addPerson(chat, id, webLabels.sent[media.kind], now())
    } catch (error) {
      log.error({ err: error }, 'web.not_stored')
      return refuse(c, chat, 503, webLabels.notStored)
    }
    return back(c, chat, answered)
  })

  /** With JavaScript the stream brings the answer; without, the page comes back at the person's own words, the answer right below. */
  async function back(c: Context, chat: string, answered: Promise<boolean> | null) {
    if (!answered) return c.json({ notice: null }, 202)
    const hasAnswer = await answered
    const own = talks.of(chat, now()).shown.findLast((one) => one.from === 'person' || one.picked !== null)
    return c.redirect(`${hasAnswer ? '/' : '/?cho'}#${own ? elementId(run, own.number) : 'box'}`, 303)
  }

  return {
    id: 'web',
    routes,
    caps: {
      buttons: { max: 9, labelChars: 120 },
      nativeQuiz: false,
      typing: true,
      edit: true,
      imageOut: 'url',
      sizes: true,
      voiceOut: false,
      fileOut: 'url',
      voiceIn: options.hears ?? false,
      textChars: 4000,
      proactive: 'no',
      pace: { perSecond: 1000, perChatPerSecond: 1000 },
    },
    async run(take, signal) {
      accept = take
      if (!signal.aborted)
        await new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }))
      accept = null
    },
    async send(to, message) {
      const number = talks.addBot(to.chat, message, now())
      // The turn may have set another place: pages that are open say so at once.
      talks.setPlace(to.chat, await options.placeName(to.chat), now())
      return { status: 'sent', messageId: `${run}-${number}`, at: now(), parts: 1 }
    },
    async edit(to, messageId, message) {
      const [of, number] = messageId.split('-')
      if (of !== run || !talks.edit(to.chat, Number(number), message, now()))
        return { status: 'blocked', why: 'not-found' }
      return { status: 'sent', messageId, at: now(), parts: 1 }
    },
    async typing(to) {
      talks.typing(to.chat, now())
    },
    download: async (ref, maxBytes) => uploads.fetch(ref, maxBytes, now()),
    forget: (chat) => talks.forget(chat, now()),
    async health(): Promise<ChannelHealth> {
      return {
        ok: accept !== null,
        detail: accept ? 'open' : 'closed',
        ...(lastInboundAt === undefined ? {} : { lastInboundAt }),
      }
    },
  }
}
