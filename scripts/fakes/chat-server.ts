import { createServer } from 'node:http'
import { page } from './page.ts'

/** The chat page's own little server: what its user types goes to the fake platform, what the bot sends appears. */

export interface RunningFake {
  page: string
  /** What the page is for, when it is not for chatting. */
  pageIs?: string
  /** The settings the bot is started with. */
  settings: Record<string, string>
  stop: () => Promise<void>
}

export interface ChatSide {
  title: string
  /** Everything the bot has sent, as the page draws it: text, and Telegram's buttons where there are some. */
  sent: () => readonly { text: string }[]
  /** The user typed something. Left out, the page is only read. */
  says?: (text: string) => void
  /** The user pressed a button under a message. */
  taps?: (data: string, message: string) => void
}

/** Listens on 127.0.0.1; port 0 takes a free one. */
export async function serveChat(side: ChatSide, port: number): Promise<{ url: string; stop: () => void }> {
  const mine: { text: string; at: number }[] = []
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (request.method === 'POST') {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8').slice(0, 20_000))
      const text = form.get('text')?.trim()
      const data = form.get('data')
      if (data) side.taps?.(data, form.get('message') ?? '')
      else if (text && side.says) {
        mine.push({ text, at: side.sent().length })
        side.says(text)
      }
      response.writeHead(204).end()
      return
    }
    if (pathname === '/tin') {
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      response.end(JSON.stringify({ sent: side.sent(), mine }))
      return
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(page(side.title, side.says !== undefined))
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const address = server.address()
  const listening = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://127.0.0.1:${listening}/`,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
