import { createHmac, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

/** Who writes: a browser by its cookie, an address on the network, and whether a post comes from our own page. */

const COOKIE = 'hvs'
/** Half a year: with consent a learner is found again by this cookie. */
const COOKIE_SECONDS = 180 * 86_400

/** This browser's chat id; a browser without a cookie gets one. The id is made from the cookie with `secret`, so that the database cannot open a talk. */
export function chatOf(c: Context, secret: string, secure: boolean): string {
  const known = getCookie(c, COOKIE)
  const cookie = known && /^[\w-]{22}$/.test(known) ? known : randomBytes(16).toString('base64url')
  setCookie(c, COOKIE, cookie, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: COOKIE_SECONDS, secure })
  return createHmac('sha256', secret).update(cookie).digest('base64url').slice(0, 22)
}

/** The visitor's network address; from `X-Forwarded-For` only behind a proxy of ours. */
export function addressOf(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const socket = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
  return forwarded || socket?.remoteAddress || 'local'
}

/** A post must come from our own page: browsers say where it comes from in `Origin` (or `Sec-Fetch-Site`). */
export function isOurs(c: Context, publicUrl: string | undefined): boolean {
  const origin = c.req.header('origin')
  if (origin === undefined || origin === 'null')
    return (c.req.header('sec-fetch-site') ?? 'same-origin') === 'same-origin'
  const hosts = [new URL(c.req.url).host, ...(publicUrl ? [new URL(publicUrl).host] : [])]
  return URL.canParse(origin) && hosts.includes(new URL(origin).host)
}
