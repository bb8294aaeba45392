import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { aborted } from '../../shared/aborted.ts'
import type { Channel, ChannelHealth } from '../channel.ts'
import { eventStream } from './events.ts'
import { postRoutes } from './posts.ts'
import { openSite, type WebOptions } from './site.ts'
import { readAssets, SECURITY } from './static.ts'

/** The web chat: a server-rendered page, a form, and a stream of events. Works by redirect without JavaScript. */

export interface WebChannel extends Channel {
  readonly routes: Hono
  /** Somebody asked to be forgotten: what was said so far is shown to nobody again. */
  forget(chat: string): void
}

export function createWeb(options: WebOptions): WebChannel {
  const { now } = options
  const site = openSite(options)
  const { talks, uploads, run } = site
  const assets = readAssets()

  const routes = new Hono()
  routes.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(SECURITY)) c.header(name, value)
  })

  routes.get('/', async (c) => {
    const chat = site.visitor(c)
    const entry = c.req.query('b')
    c.header('cache-control', 'no-store')
    if (entry !== undefined) {
      // A printed link sets place and role through the same door as Telegram's /start.
      await site.store(chat, randomUUID(), { type: 'command', name: 'start', args: entry.slice(0, 64) })
      return c.redirect('/', 303)
    }
    return site.show(c, chat, c.req.query('cho') === undefined ? {} : { pending: true })
  })

  routes.get('/tinh/:name', (c) => {
    const asset = assets.get(c.req.param('name'))
    if (!asset) return c.notFound()
    c.header('cache-control', 'public, max-age=300')
    return c.body(asset.text, 200, { 'content-type': asset.type ?? 'text/plain' })
  })

  routes.get('/su-kien', async (c) => {
    const chat = site.visitor(c)
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

  routes.route('/', postRoutes(site))

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
      voiceOut: 'url-mp3',
      fileOut: 'url',
      voiceIn: options.hears ?? false,
      textChars: 4000,
      proactive: 'no',
      pace: { perSecond: 1000, perChatPerSecond: 1000 },
    },
    async run(take, signal) {
      site.accept = take
      await aborted(signal)
      site.accept = null
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
        ok: site.accept !== null,
        detail: site.accept ? 'open' : 'closed',
        ...(site.lastInboundAt === undefined ? {} : { lastInboundAt: site.lastInboundAt }),
      }
    },
  }
}
