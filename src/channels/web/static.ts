import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is served as it lies on the disk, and the headers of every answer. */

const STATIC = join(import.meta.dirname, 'static')
export const SECURITY: Record<string, string> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: https:; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

/** Read once, at the start. */
export function readAssets(): ReadonlyMap<string, { type: string; text: string }> {
  const types = { 'chat.css': 'text/css; charset=utf-8', 'chat.js': 'text/javascript; charset=utf-8' }
  return new Map(
    Object.entries(types).map(([name, type]) => [name, { type, text: readFileSync(join(STATIC, name), 'utf8') }]),
  )
}
