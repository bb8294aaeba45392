import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { webLabels } from '../../replies/web.ts'
import { clean } from '../../shared/text.ts'
import type { IncomingBody } from '../channel.ts'
import { elementId } from './bubble.ts'
import { FILES_PER_ADDRESS, FILES_PER_COOKIE, PER_ADDRESS, PER_COOKIE, RateLimit } from './limits.ts'
import type { Site } from './site.ts'
import { FILE_LIMIT, FORM_LIMIT } from './uploads.ts'
import { addressOf, isOurs } from './visitor.ts'

/** What a browser sends: words, a pressed choice, a file. Plain forms, so that all of it works without JavaScript. */

const BODY_LIMIT = 256 * 1024
/** How long a form without JavaScript waits for its answer before the page comes back with a link. */
const ANSWER_WAIT_MS = 3000
const UUID = /^[\w-]{8,64}$/

export function postRoutes(site: Site): Hono {
  const { talks, uploads, options } = site
  const { now, log } = options
  const perCookie = new RateLimit(PER_COOKIE)
  const perAddress = new RateLimit(PER_ADDRESS)
  const filesPerCookie = new RateLimit(FILES_PER_COOKIE)
  const filesPerAddress = new RateLimit(FILES_PER_ADDRESS)
  const routes = new Hono()

  const wantsJson = (c: Context) => (c.req.header('accept') ?? '').includes('application/json')
  const refuse = (c: Context, chat: string, status: 400 | 403 | 413 | 429 | 503, notice: string) =>
    wantsJson(c) ? c.json({ notice }, status) : site.show(c, chat, { notice }, status)
  const atMost = (maxSize: number, notice: string) =>
    bodyLimit({
      maxSize,
      onError(c) {
        // What is left of the body is never read, so nothing more can be said on this connection.
        c.header('connection', 'close')
        return refuse(c, site.visitor(c), 413, notice)
      },
    })
  /** Begun before the message is stored, or a quick answer would be missed; null where the stream brings it. */
  const answerTo = (c: Context, chat: string) =>
    wantsJson(c) ? null : talks.nextAnswer(chat, now(), (signal) => options.wait(ANSWER_WAIT_MS, signal))

  routes.post('/tin-nhan', atMost(BODY_LIMIT, webLabels.tooLarge), async (c) => {
    const chat = site.visitor(c)
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
    const answered = answerTo(c, chat)
    try {
      if ((await site.store(chat, `${chat}:${id}`, body)) === 'new') {
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

  routes.post('/gui-tep', atMost(FORM_LIMIT, webLabels.fileTooLarge), async (c) => {
    const chat = site.visitor(c)
    if (!isOurs(c, options.publicUrl)) return refuse(c, chat, 403, webLabels.refused)
    if (!filesPerAddress.take(addressOf(c, options.trustProxy), now()) || !filesPerCookie.take(chat, now()))
      return refuse(c, chat, 429, webLabels.tooFast)
    const form = await c.req.parseBody().catch(() => null)
    const file = form?.tep
    if (!(file instanceof File) || file.size === 0) return refuse(c, chat, 400, webLabels.fileNone)
    if (file.size > FILE_LIMIT) return refuse(c, chat, 413, webLabels.fileTooLarge)
    const id = typeof form?.id === 'string' && UUID.test(form.id) ? form.id : randomUUID()
    const answered = answerTo(c, chat)
    try {
      const media = await uploads.take(file, now())
      if ((await site.store(chat, `${chat}:${id}`, { type: 'media', media })) === 'new')
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
    return c.redirect(`${hasAnswer ? '/' : '/?cho'}#${own ? elementId(site.run, own.number) : 'box'}`, 303)
  }

  return routes
}
