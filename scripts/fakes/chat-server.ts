import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { extname } from 'node:path'
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

/** A file the page's user picked, as a chat app would name it: a photo, a recording, or a file of any other kind. */
export interface SentFile {
  kind: 'image' | 'voice' | 'file'
  name: string
  mime: string
  bytes: Buffer
  /** Another for every file, with the ending of its name: what the fakes keep its bytes under. */
  key: string
}

/** More than any of the platforms hands to a bot, so that its own limit can be tried. */
const LARGEST = 25_000_000
/** Characters of a form. */
const LONGEST = 20_000
/** What the buttons say on every platform that has such a thing. */
export const OTHERS = { sticker: 'Nhãn dán', location: 'Vị trí', contact: 'Danh thiếp' } as const

/** A sticker, a place, a contact, a changed message. */
export interface Act {
  /** What the button says, and what stands on the page when it was pressed. */
  label: string
  /** It takes the words in the box: without any nothing is done. */
  needsWords?: true
  does: (words: string) => void
}

/** What stands on the page for what was sent with a message, or instead of words. */
export const SHOWN = { image: 'ảnh', voice: 'tiếng nói', file: 'tệp' } as const

export interface ChatSide {
  title: string
  /** Everything the bot has sent, as the page draws it: text, and Telegram's buttons where there are some. */
  sent: () => readonly { text: string }[]
  /** The user typed something. Left out, the page is only read. */
  says?: (text: string) => void
  /** The user sent a photo, a recording or a file; what stood in the box goes with it, empty for nothing. */
  sends?: (file: SentFile, caption: string) => void
  /** What else its user can do on this platform, a button each. */
  acts?: readonly Act[]
  /** The user pressed a button under a message. */
  taps?: (data: string, message: string) => void
}

/** Listens on 127.0.0.1; port 0 takes a free one. */
export async function serveChat(side: ChatSide, port: number): Promise<{ url: string; stop: () => void }> {
  const mine: { text: string; at: number }[] = []
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (request.method === 'POST') {
      const body = await readBody(request)
      if (body === null) return void response.writeHead(413, { connection: 'close' }).end()
      if (pathname === '/tep' && side.sends) {
        const file = fileOf(searchParams.get('ten') ?? '', request.headers['content-type'] ?? '', body)
        const caption = (searchParams.get('chu') ?? '').trim().slice(0, LONGEST)
        mine.push({ text: [`[${SHOWN[file.kind]}] ${file.name}`, caption].join('\n').trim(), at: side.sent().length })
        side.sends(file, caption)
        return void response.writeHead(204).end()
      }
      const form = new URLSearchParams(body.toString('utf8').slice(0, LONGEST))
      const text = form.get('text')?.trim() ?? ''
      const data = form.get('data')
      const act = side.acts?.find(({ label }) => label === form.get('act'))
      if (act && (text || !act.needsWords)) {
        mine.push({ text: `[${act.label}] ${text}`.trim(), at: side.sent().length })
        act.does(text)
      } else if (act) return void response.writeHead(400).end()
      else if (data) side.taps?.(data, form.get('message') ?? '')
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
    const acts = (side.acts ?? []).map(({ label, needsWords }) => ({ label, needsWords: needsWords ?? false }))
    response.end(page(side.title, { says: side.says !== undefined, sends: side.sends !== undefined, acts }))
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

/** Null: larger than anybody wants. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).byteLength
    if (size > LARGEST) return null
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

function fileOf(name: string, mime: string, bytes: Buffer): SentFile {
  const kind = mime.startsWith('image/') ? 'image' : mime.startsWith('audio/') ? 'voice' : 'file'
  // Only the plain ending: the key becomes part of an address.
  const ending = /^\.[a-z0-9]{1,8}$/iu.exec(extname(name))?.[0] ?? ''
  return { kind, name, mime, bytes, key: `${randomUUID()}${ending}` }
}
