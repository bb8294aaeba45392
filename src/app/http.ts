import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { AppError } from '../errors.ts'

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
  /** Path and handler of each webhook. */
  webhooks: readonly { path: string; handler: (request: Request) => Promise<Response> }[]
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
