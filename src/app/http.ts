import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { AppError } from '../errors.ts'
import { pieceOf } from './byte-range.ts'
import { isHere } from './local.ts'

/** The one web server: chat page, webhooks, health. */

export interface Readiness {
  ready: boolean
  /** Parts and their state, for operators; no personal data. */
  parts: Record<string, unknown>
}

export interface HttpOptions {
  host: string
  port: number
  chat: Hono
  /** A drawn picture by the name of its content, as PNG; null for a name nobody drew. Left out, there are none. */
  picture?: (name: string) => Promise<{ png: Uint8Array; own: boolean } | null>
  /** A personal file by its unguessable name; null when its time is over. */
  file?: (name: string) => { name: string; mime: string; bytes: Uint8Array } | null
  /** A lesson read aloud, by its name. Left out, there are none. */
  sound?: (name: string) => Promise<{ mime: string; bytes: Uint8Array } | null>
  /** Path and handler of each webhook. */
  webhooks: readonly { path: string; handler: (request: Request) => Promise<Response> }[]
  /** Pages for whoever sits at this machine, each below its folder; asked for from elsewhere they are not there. */
  localPages?: readonly { folder: string; handler: (request: Request) => Response | Promise<Response> }[]
  readiness: () => Promise<Readiness>
  /** Milliseconds a request may take to arrive; `REQUEST_MS` unless a test is in a hurry. */
  requestMs?: number
}

export interface HttpServer {
  /** `http://127.0.0.1:3000`, with the real port when 0 was asked for. */
  url: string
  /** Takes no new connection; ends those still open after `graceMs`. */
  stop: (graceMs: number) => Promise<void>
}

/** Where drawn pictures are fetched from; no personal data is on any of them. */
export const PICTURE_PATH = '/hinh/'

/** Where somebody fetches the file with everything kept about them. */
export const FILE_PATH = '/tep/'

/** Where lessons read aloud are fetched from, by channels that take an address. */
export const SOUND_PATH = '/tieng/'

/** A request that takes longer than this to arrive is cut: a slow body must not hold a place for ever. */
export const REQUEST_MS = 10_000

/** @throws AppError PORT_TAKEN */
export async function listen(options: HttpOptions): Promise<HttpServer> {
  const requestMs = options.requestMs ?? REQUEST_MS
  const app = new Hono()
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    const { ready, parts } = await options.readiness()
    return c.json({ ready, ...parts }, ready ? 200 : 503)
  })
  for (const { path, handler } of options.webhooks) app.post(path, (c) => handler(c.req.raw))
  for (const { folder, handler } of options.localPages ?? [])
    app.on(['GET', 'POST'], `${folder}:name`, (c) => (isHere(c) ? handler(c.req.raw) : c.notFound()))
  app.get(`${PICTURE_PATH}:file`, async (c) => {
    const [, name] = /^([0-9a-f]{32})\.png$/u.exec(c.req.param('file')) ?? []
    const found = name === undefined ? null : ((await options.picture?.(name)) ?? null)
    if (!found) return c.notFound()
    return c.body(Buffer.from(found.png), 200, {
      'content-type': 'image/png',
      // A drawn step's name changes with it, so nobody needs to ask twice; what is one person's must not outlive its time in a cache.
      'cache-control': found.own ? 'no-store' : 'public, max-age=31536000, immutable',
      ...(found.own ? { 'x-robots-tag': 'noindex' } : {}),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
    })
  })
  app.get(`${FILE_PATH}:name`, (c) => {
    const file = options.file?.(c.req.param('name')) ?? null
    if (!file) return c.notFound()
    return c.body(Buffer.from(file.bytes), 200, {
      'content-type': file.mime,
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    })
  })
  app.get(`${SOUND_PATH}:file`, async (c) => {
    const sound = (await options.sound?.(c.req.param('file'))) ?? null
    if (!sound) return c.notFound()
    const { byteLength } = sound.bytes
    const piece = pieceOf(c.req.header('range'), byteLength)
    if (piece === 'none') return c.body(null, 416, { 'content-range': `bytes */${byteLength}` })
    const { from, to } = piece ?? { from: 0, to: byteLength }
    return c.body(Buffer.from(sound.bytes.subarray(from, to)), piece ? 206 : 200, {
      ...(piece ? { 'content-range': `bytes ${from}-${to - 1}/${byteLength}` } : {}),
      'accept-ranges': 'bytes',
      'content-type': sound.mime,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
  })
  app.route('/', options.chat)
  app.onError((error, c) => c.text('', error instanceof AppError ? 503 : 500))

  const server = await new Promise<Server>((resolve, reject) => {
    const listening = serve(
      {
        fetch: app.fetch,
        hostname: options.host,
        port: options.port,
        serverOptions: {
          requestTimeout: requestMs,
          headersTimeout: requestMs,
          connectionsCheckingInterval: Math.min(1000, requestMs),
        },
      },
      () => resolve(listening),
    ) as Server
    listening.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new AppError('PORT_TAKEN', { port: options.port }, { cause: error }) : error)
    })
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  return {
    url: `http://${host}:${port}`,
    stop: (graceMs) =>
      new Promise((done) => {
        const cut = setTimeout(() => server.closeAllConnections(), graceMs)
        server.close(() => {
          clearTimeout(cut)
          done()
        })
        server.closeIdleConnections()
      }),
  }
}
