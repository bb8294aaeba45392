import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { IncomingMessage } from '../../src/channels/channel.ts'
import { createTerminal } from '../../src/channels/terminal/index.ts'

const words = { choose: 'Bác nhắn {digits}.', or: 'hoặc' }

function terminal(onScreen: boolean) {
  const input = new PassThrough()
  const output = Object.assign(new PassThrough(), { isTTY: onScreen })
  const chunks: string[] = []
  output.on('data', (chunk: Buffer) => chunks.push(chunk.toString('utf8')))
  const channel = createTerminal({ input, output, words, greeting: 'Chào.', goodbye: 'Hẹn gặp lại.', now: () => 5 })
  return { input, channel, written: () => chunks.join('') }
}

describe('the terminal chat', () => {
  it('takes each line as a message, in order, and ends with its input', async () => {
    const { input, channel } = terminal(false)
    const heard: IncomingMessage[] = []
    const ran = channel.run(async (message) => {
      heard.push(message)
      return 'new'
    }, new AbortController().signal)
    input.end('lam sao quet qr\n\n  tiếp  \n')
    await ran
    expect(heard.map((message) => message.body)).toEqual([
      { type: 'text', text: 'lam sao quet qr' },
      { type: 'text', text: 'tiếp' },
    ])
    expect(new Set(heard.map((message) => message.key)).size).toBe(2)
  })

  it('prints bold only on a screen', async () => {
    const to = {
      channel: 'terminal',
      account: 'terminal',
      chat: 'terminal',
      user: 'terminal',
      kind: 'private',
    } as const
    const message = { type: 'text', text: 'Có dấu hiệu lừa đảo.', bold: [[0, 19]] as [number, number][] } as const
    const sending = { id: 'r', why: 'reply', deadline: 10 } as const
    const screen = terminal(true)
    await screen.channel.send(to, { ...message }, sending)
    const pipe = terminal(false)
    await pipe.channel.send(to, { ...message }, sending)
    expect(screen.written()).toContain('\u001b[1mCó dấu hiệu lừa đảo\u001b[22m.')
    expect(pipe.written()).toBe('Có dấu hiệu lừa đảo.\n\n')
  })
})
