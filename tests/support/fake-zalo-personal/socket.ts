import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** As much of a WebSocket's server side as the fake needs: binary frames out, frames of any kind in, a close with a code. */

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

export interface FakeSocket {
  /** A frame of Zalo's: version 1, command, sub-command, then JSON. */
  send(command: number, sub: number, payload: unknown): void
  /** A proper end, with a code. */
  close(code: number): void
  /** The line is cut: the client sees 1006. */
  cut(): void
}

export interface SocketHooks {
  said(command: number, sub: number, payload: Record<string, unknown>): void
  ended(code: number): void
}

export function acceptSocket(request: IncomingMessage, line: Duplex, hooks: SocketHooks): FakeSocket {
  const key = String(request.headers['sec-websocket-key'] ?? '')
  const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64')
  line.write(
    ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${accept}`]
      .concat('', '')
      .join('\r\n'),
  )
  let rest: Buffer = Buffer.alloc(0)
  let endedWith: number | null = null
  const end = (code: number) => {
    if (endedWith !== null) return
    endedWith = code
    hooks.ended(code)
  }
  line.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const frame = takeFrame(rest)
      if (!frame) return
      rest = frame.rest
      if (frame.opcode === 8) {
        write(8, frame.payload)
        line.end()
        end(frame.payload.length >= 2 ? frame.payload.readUInt16BE(0) : 1005)
      } else if (frame.opcode === 2 && frame.payload.length > 4) {
        const payload = JSON.parse(frame.payload.subarray(4).toString('utf8')) as Record<string, unknown>
        hooks.said(frame.payload.readUInt16LE(1), frame.payload[3] ?? 0, payload)
      }
    }
  })
  line.on('error', () => end(1006))
  line.on('close', () => end(1006))

  function write(opcode: number, payload: Buffer): void {
    if (!line.writable) return
    const { length } = payload
    const head = length < 126 ? Buffer.alloc(2) : length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10)
    head[0] = 0x80 | opcode
    head[1] = length < 126 ? length : length < 65_536 ? 126 : 127
    if (length >= 65_536) head.writeBigUInt64BE(BigInt(length), 2)
    else if (length >= 126) head.writeUInt16BE(length, 2)
    line.write(Buffer.concat([head, payload]))
  }

  return {
    send(command, sub, payload) {
      const head = Buffer.alloc(4)
      head[0] = 1
      head.writeUInt16LE(command, 1)
      head[3] = sub
      write(2, Buffer.concat([head, Buffer.from(JSON.stringify(payload))]))
    },
    close(code) {
      const payload = Buffer.alloc(2)
      payload.writeUInt16BE(code)
      write(8, payload)
    },
    cut: () => line.destroy(),
  }
}

/** The first whole frame, unmasked; null until it is there. Clients mask every frame. */
function takeFrame(from: Buffer): { opcode: number; payload: Buffer; rest: Buffer } | null {
  if (from.length < 2) return null
  const short = (from[1] ?? 0) & 0x7f
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0
  const start = 2 + lengthBytes + 4
  if (from.length < start) return null
  const length = short === 126 ? from.readUInt16BE(2) : short === 127 ? Number(from.readBigUInt64BE(2)) : short
  if (from.length < start + length) return null
  const mask = from.subarray(start - 4, start)
  const payload = Buffer.from(from.subarray(start, start + length)).map((byte, at) => byte ^ (mask[at % 4] ?? 0))
  return { opcode: (from[0] ?? 0) & 0x0f, payload: Buffer.from(payload), rest: from.subarray(start + length) }
}
