import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { patientServer } from './patient-server.ts'

/** A loopback stand-in for `/audio/transcriptions` and `/audio/speech`. */

export interface SpeechCall {
  path: string
  /** The body as it came, bytes as Latin-1 characters. */
  raw: string
}

export interface SpeechServer {
  baseUrl: string
  calls: SpeechCall[]
  close(): Promise<void>
}

export async function startSpeechServer(
  answer: (call: SpeechCall, response: ServerResponse) => void,
): Promise<SpeechServer> {
  const calls: SpeechCall[] = []
  const server = patientServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const call = { path: request.url ?? '', raw: Buffer.concat(chunks).toString('latin1') }
      calls.push(call)
      answer(call, response)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

export function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
