import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { FakeTelegram } from '../../tests/support/fake-telegram/server.ts'
import { patientServer } from '../../tests/support/patient-server.ts'

/** The fake Telegram behind a line: a message is delivered at once, its confirmation takes as long as on a real network. */
export interface SlowPlatform {
  fake: FakeTelegram
  apiRoot: string
  stop(): Promise<void>
}

export async function startSlowPlatform(confirmMs: number): Promise<SlowPlatform> {
  const fake = await new FakeTelegram().start()
  const line = patientServer(async (request, response) => {
    try {
      // Once started the call is carried out, however early the caller dies: that is what leaves a message in doubt.
      const answer = await fetch(`${fake.apiRoot}${request.url}`, {
        method: request.method ?? 'POST',
        headers: { 'content-type': request.headers['content-type'] ?? 'application/json' },
        body: request.method === 'GET' ? null : new Uint8Array(await bodyOf(request)),
        signal: request.url?.endsWith('/getUpdates') ? abortedWith(request) : null,
      })
      const text = await answer.text()
      if (request.url?.endsWith('/sendMessage')) await new Promise((done) => setTimeout(done, confirmMs))
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
    } catch {
      // The caller or the fake went away in the middle.
      response.destroy()
    }
  })
  await new Promise<void>((done) => line.listen(0, '127.0.0.1', done))
  return {
    fake,
    apiRoot: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    async stop() {
      await fake.stop()
      line.closeAllConnections()
      await new Promise<void>((done) => line.close(() => done()))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** A long poll whose caller died must not swallow updates. */
function abortedWith(request: IncomingMessage): AbortSignal {
  const gone = new AbortController()
  request.socket.once('close', () => gone.abort())
  return gone.signal
}
