import type { Context } from 'hono'

/** Headers a proxy of ours or of anybody's adds: then the question came from elsewhere, although the proxy is here. */
const PASSED_ON = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']
const HERE = /^(?:::ffff:)?127\.|^::1$/u
/** Asked under another name, a page elsewhere has pointed its own name at this machine. */
const NAMES = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Whether a request comes from this machine itself, asked for by one of its own names. */
export function isHere(c: Context): boolean {
  const socket = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
  return (
    HERE.test(socket?.remoteAddress ?? '') &&
    NAMES.has(new URL(c.req.url).hostname) &&
    !PASSED_ON.some((name) => c.req.header(name) !== undefined)
  )
}
