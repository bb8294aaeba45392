import { zaloPersonalPage as words } from '../../replies/zalo-personal.ts'
import { randomHex } from '../../shared/ids.ts'
import type { LinkState } from './link.ts'

/**
 * The login page. Whoever sees the code could tie an account of their own to the bot, so the page's name is random, printed on
 * the terminal alone, and new each time somebody has to log in again. The web server lets only this machine ask for it.
 */

export interface LoginPage {
  /** The page's present name below its folder: 32 hex digits. */
  name(): string
  /** Tells of each change: after a login the next one gets another name. */
  follow(state: LinkState): void
  handler(request: Request): Response
}

/** A code lapses after 100 s; what happens on the phone should show at once. */
const LOOK_AGAIN_SECONDS = 3

export interface PageParts {
  state: () => LinkState
  /** The sentence of a state in which nothing goes on by itself. */
  sentence: (state: Extract<LinkState, { kind: 'stopped' }>) => string
  again: () => void
}

export function createLoginPage({ state, sentence, again }: PageParts): LoginPage {
  let name = randomHex()
  let isUsed = false

  function body(now: LinkState): string {
    switch (now.kind) {
      case 'connecting':
        return paragraph(words.connecting)
      case 'online':
        return paragraph(words.online)
      case 'lost':
        return paragraph(words.lost)
      case 'stopped':
        return `${paragraph(sentence(now))}<form method="post"><button>${words.again}</button></form>`
      case 'login':
        if (now.scannedBy !== null) return paragraph(words.scanned.replace('{name}', () => now.scannedBy ?? ''))
        if (now.code === null) return paragraph(words.making)
        return [
          paragraph(words.warning),
          paragraph(words.scan),
          `<img alt="${words.code}" src="data:image/png;base64,${Buffer.from(now.code).toString('base64')}">`,
          paragraph(words.lapses),
        ].join('\n')
    }
  }

  return {
    name: () => name,
    follow({ kind }) {
      if (kind === 'online') isUsed = true
      if (kind !== 'login' || !isUsed) return
      isUsed = false
      name = randomHex()
    },
    handler(request) {
      const { pathname } = new URL(request.url)
      if (pathname.split('/').at(-1) !== name) return new Response(null, { status: 404 })
      if (request.method === 'POST') {
        again()
        return new Response(null, { status: 303, headers: { location: pathname } })
      }
      const goesOn = state().kind !== 'online' && state().kind !== 'stopped'
      return new Response(page(body(state()), goesOn), { headers: HEADERS })
    },
  }
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
}

function page(body: string, goesOn: boolean): string {
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${goesOn ? `<meta http-equiv="refresh" content="${LOOK_AGAIN_SECONDS}">` : ''}
<title>${words.title}</title>
<style>
body { font: 20px/1.6 system-ui, sans-serif; max-width: 36rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }
img { display: block; width: min(20rem, 100%); margin: 1rem auto; image-rendering: pixelated }
button { font: inherit; padding: .6rem 1.4rem; border: 2px solid #0b57d0; border-radius: 8px; background: #0b57d0; color: #fff }
</style>
<h1>${words.title}</h1>
${body}
</html>
`
}

function paragraph(text: string): string {
  return `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`
}
