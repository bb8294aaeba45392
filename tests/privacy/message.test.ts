import { describe, expect, it } from 'vitest'
import type { IncomingBody, IncomingMessage } from '../../src/channels/channel.ts'
import { hideInMessage } from '../../src/privacy/message.ts'

const message = (body: IncomingBody): IncomingMessage => ({
  key: 'u:1',
  at: 0,
  from: { channel: 'web', account: 'web', chat: 'c', user: 'c', kind: 'private' },
  body,
  name: 'Nguyen Thi Mau',
  trace: { receivedAt: 0 },
})

describe('a message is stored only in its masked form', () => {
  it('masks text, command words, captions and file names alike', () => {
    const media = {
      kind: 'file' as const,
      name: 'can-cuoc-068275104493.jpg',
      open: () => Promise.reject(new Error('unused')),
    }
    for (const body of [
      { type: 'text', text: 'căn cước 068275104493' },
      { type: 'command', name: 'start', args: '068275104493' },
      { type: 'media', media, caption: 'cccd 068275104493' },
    ] as IncomingBody[]) {
      const result = hideInMessage(message(body))
      expect(JSON.stringify(result.message)).not.toContain('068275104493')
      expect(result.hidden).toEqual(['id'])
    }
  })

  it('drops the account name and keeps what the platform needs', () => {
    const result = hideInMessage(message({ type: 'choice', value: 'menu:1' }))
    expect(result.message).toEqual({ ...message({ type: 'choice', value: 'menu:1' }), name: undefined })
    expect('name' in result.message).toBe(false)
  })
})
