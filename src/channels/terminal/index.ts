import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Address, Channel, OutgoingMessage } from '../channel.ts'
import { type PlainWords, plainText } from '../plain-text.ts'

/** `hvs chat`: a person at a terminal. Each line is a message; the answers are plain text with numbered lines. */

export interface TerminalOptions {
  input: Readable
  output: Writable & { isTTY?: boolean }
  words: PlainWords
  /** Said before the first line. */
  greeting: string
  /** Said when the person leaves by Ctrl-C or Ctrl-D. */
  goodbye: string
  now: () => number
}

const HERE: Address = { channel: 'terminal', account: 'terminal', chat: 'terminal', user: 'terminal', kind: 'private' }

/** One talk on one pair of streams. `run` ends with the input; piped input is read line by line. */
export function createTerminal(options: TerminalOptions): Channel {
  const { input, output, words, now } = options
  const onScreen = output.isTTY === true
  let sent = 0

  return {
    id: 'terminal',
    caps: {
      buttons: false,
      nativeQuiz: false,
      typing: false,
      edit: false,
      imageOut: false,
      voiceOut: false,
      voiceIn: false,
      textChars: 4000,
      proactive: 'no',
      pace: { perSecond: 1000, perChatPerSecond: 1000 },
    },
    async run(accept, signal) {
      const lines = createInterface({ input, terminal: false })
      const close = () => lines.close()
      signal.addEventListener('abort', close, { once: true })
      output.write(`${options.greeting}\n\n`)
      if (onScreen) output.write('> ')
      for await (const line of lines) {
        if (signal.aborted) break
        const text = line.trim()
        if (text) {
          const at = now()
          await accept({
            key: `l:${randomUUID()}`,
            at,
            from: HERE,
            body: { type: 'text', text },
            trace: { receivedAt: at },
          })
        } else if (onScreen) output.write('> ')
      }
      signal.removeEventListener('abort', close)
      if (onScreen) output.write(`\n${options.goodbye}\n`)
    },
    async send(_to, message) {
      sent += 1
      output.write(`${onScreen ? bold(message, words) : plainText(message, words)}\n\n${onScreen ? '> ' : ''}`)
      return { status: 'sent', messageId: String(sent), at: now(), parts: 1 }
    },
    async health() {
      return { ok: true, detail: 'open' }
    },
  }
}

/** Bold ranges as ANSI; the text of a message opens the plain form, so its offsets hold there. */
function bold(message: OutgoingMessage, words: PlainWords): string {
  const text = plainText(message, words)
  if (message.type !== 'text' || !message.bold) return text
  let out = ''
  let at = 0
  for (const [start, length] of message.bold) {
    out += `${text.slice(at, start)}\u001b[1m${text.slice(start, start + length)}\u001b[22m`
    at = start + length
  }
  return out + text.slice(at)
}
