import { createServer } from 'node:http'
import { FakeTelegram } from '../../tests/support/fake-telegram/server.ts'
import { commandUpdate, tapUpdate, textUpdate } from '../../tests/support/fake-telegram/updates.ts'
import { page } from './page.ts'

/** The loopback Bot API with a chat page beside it: what the page's user types becomes an update, what the bot sends appears. */
export async function startTelegramFake(
  pagePort: number,
): Promise<{ page: string; apiRoot: string; token: string; stop: () => Promise<void> }> {
  const fake = await new FakeTelegram().start()
  const user = { id: 42, first_name: 'Người thử' }
  const mine: { text: string; at: number }[] = []
  let tap = 0

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (request.method === 'POST') {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8').slice(0, 20_000))
      const text = form.get('text')?.trim()
      const data = form.get('data')
      if (data) {
        tap += 1
        const shown = fake.sent.find((message) => message.message_id === Number(form.get('message')))
        fake.push(
          tapUpdate(data, { user, id: `tap-${tap}`, messageId: Number(form.get('message')), text: shown?.text ?? '' }),
        )
      } else if (text) {
        mine.push({ text, at: fake.sent.length })
        const command = /^\/(\w+)\s*(.*)$/su.exec(text)
        const now = Date.now()
        fake.push(command ? commandUpdate(command[1] ?? '', command[2], user, now) : textUpdate(text, user, now))
      }
      response.writeHead(204).end()
      return
    }
    if (url.pathname === '/tin') {
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      response.end(JSON.stringify({ sent: fake.sent, mine }))
      return
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(page('Telegram giả lập'))
  })
  await new Promise<void>((done) => server.listen(pagePort, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : pagePort
  return {
    page: `http://127.0.0.1:${port}/`,
    apiRoot: fake.apiRoot,
    token: fake.token,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await fake.stop()
    },
  }
}
