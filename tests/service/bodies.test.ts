import { connect } from 'node:net'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, REQUEST_MS } from '../../src/app/http.ts'
import { dataFolder, type Running, startService } from '../support/serviceProcess.ts'

const data = await dataFolder()
let service: Running

beforeAll(async () => {
  service = await startService({ DATA_DIR: data.folder })
})
afterAll(async () => {
  service?.signal('SIGTERM')
  await service?.ended
  data.remove()
})

const post = (body: RequestInit['body'], headers: Record<string, string> = {}) =>
  fetch(`${service.url}/tin-nhan`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: body ?? null,
    duplex: 'half',
  } as RequestInit)

/** `bytes` of form data in pieces, without saying how many there will be. */
function chunks(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes
  const piece = new TextEncoder().encode(`text=${'x'.repeat(64_000)}`)
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close()
      left -= piece.byteLength
      controller.enqueue(piece)
    },
  })
}

describe('a body larger than a message can be', () => {
  it('is refused or cut off, whether its length is told or not, and the service lives on', async () => {
    for (const body of [`text=${'x'.repeat(300_000)}`, chunks(2_000_000)]) {
      // Cut while it is still being sent, the answer may be lost with the connection.
      const status = await post(body).then(
        (answer) => answer.status,
        () => 'cut',
      )
      expect([413, 'cut']).toContain(status)
    }
    expect((await post('text=%20&id=mot-hai-ba')).status).toBe(400)
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200)
  })

  it('refuses 50 MB by the length it announces, before reading it', async () => {
    const answer = await new Promise<string>((done) => {
      const socket = connect(service.port, '127.0.0.1', () =>
        socket.write('POST /tin-nhan HTTP/1.1\r\nhost: x\r\ncontent-length: 52428800\r\n\r\ntext='),
      )
      socket.setEncoding('utf8').once('data', (text: string) => {
        done(text)
        socket.destroy()
      })
    })
    expect(answer).toMatch(/^HTTP\/1\.1 413 /u)
  })
})

describe('a body that comes a byte at a time', () => {
  it('is cut when its time is over', async () => {
    const chat = new Hono().post('/tin-nhan', async (c) => c.text(await c.req.text()))
    const server = await listen({
      host: '127.0.0.1',
      port: 0,
      chat,
      webhooks: [],
      readiness: async () => ({ ready: true, parts: {} }),
      requestMs: 100,
    })
    const answer = await new Promise<string>((done) => {
      let text = ''
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () =>
        socket.write('POST /tin-nhan HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nt'),
      )
      socket.setEncoding('utf8').on('data', (more: string) => {
        text += more
      })
      socket.on('close', () => done(text))
    })
    expect(answer).toMatch(/^HTTP\/1\.1 408 /u)
    await server.stop(0)
  })

  it('has ten seconds in the service', () => {
    expect(REQUEST_MS).toBe(10_000)
  })
})
