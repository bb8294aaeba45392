import { describe, expect, it } from 'vitest'
import { beginTalk, SCRIPT_START } from '../../src/conversation/converse.ts'
import type { Operator } from '../../src/conversation/handler.ts'
import { emptyMemory } from '../../src/conversation/session.ts'
import { hideInMessage } from '../../src/privacy/message.ts'
import { openMemory } from '../../src/storage/index.ts'
import { parts } from '../support/talk.ts'

/** Everything a newcomer is told in their first turns. */
async function told(operator: Partial<Operator>): Promise<string> {
  const known = parts()
  const talk = beginTalk(
    { ...known, operator: { ...known.operator, ...operator } },
    hideInMessage,
    openMemory(),
    emptyMemory(),
  )
  const answers: string[] = []
  for (const [at, text] of ['quét mã QR trả tiền thế nào', 'ai đang nói', 'cảm ơn'].entries())
    answers.push((await talk.say(text, SCRIPT_START + at * 60_000)).answer)
  return answers.join('\n')
}

describe('whoever is asked to agree is told where their questions go', () => {
  it('names the host when a model abroad is used', async () => {
    const text = await told({ model: 'm', modelAbroad: true, modelHost: 'model.example' })
    expect(text).toContain('được soạn lại ở máy nước ngoài (model.example).')
    expect(text).not.toContain('không gửi ra nước ngoài')
  })

  it('says that nothing goes abroad when nothing does', async () => {
    const text = await told({ model: 'm', modelAbroad: false })
    expect(text).toContain('không gửi ra nước ngoài')
    expect(text).not.toContain('máy nước ngoài')
  })
})
