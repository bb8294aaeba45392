import { describe, expect, it } from 'vitest'
import { NO_BURST } from '../../src/conversation/burst.ts'
import { onboardedMemory, SCRIPT_START } from '../../src/conversation/converse.ts'
import { makeConversation } from '../../src/conversation/turn.ts'
import { openMemory } from '../../src/storage/index.ts'
import { chat, echo, pending } from '../support/messages.ts'
import { parts } from '../support/talk.ts'

const now = SCRIPT_START
const lan = chat('lan')

describe('the word that an answer is coming', () => {
  const conversation = makeConversation(parts(), { burst: NO_BURST })
  const work = {
    lane: 'telegram:bot:lan',
    profiles: [],
    opened: [],
    attempts: 0,
    messages: [pending('k', lan)],
  } as const
  const memory = onboardedMemory(now)
  const said = (settings: Partial<typeof memory.settings>) =>
    conversation.lookingUp(
      {
        ...work,
        messages: [pending('k', lan)],
        profiles: [],
        opened: [],
        memory: { ...memory, settings: { ...memory.settings, ...settings } },
      },
      now,
    )

  it('speaks as the person wishes', () => {
    expect(said({}).message).toEqual({ type: 'text', text: 'Cháu đang tra cứu…' })
    expect(said({ form: 'anhchi' }).message).toEqual({ type: 'text', text: 'Em đang tra cứu…' })
  })

  it('goes out before its answer, once however often the answer is tried, and never late', async () => {
    const { outbox, turns } = openMemory()
    await turns.acceptOnce(pending('k', lan), now)
    const taken = await turns.takeWork('w', now, 1000)
    if (!taken) throw new Error('nothing waits')
    for (const at of [4_000, 9_000]) await outbox.addOnce([conversation.lookingUp(taken, now + at)], now + at)
    await turns.commitTurn(echo(taken.messages, now + 9_500))
    const account = { channel: 'telegram', account: 'bot' } as const
    const any = { limit: 5, why: ['reply'], exceptLanes: [] } as const
    const [first] = await outbox.claim(account, now + 8_000, any)
    expect(first?.message).toEqual({ type: 'text', text: 'Cháu đang tra cứu…' })
    await outbox.settle(first?.id ?? '', { state: 'sent', messageId: 'm', detail: null }, now + 8_000)
    expect((await outbox.claim(account, now + 9_500, any)).map(({ id }) => id)).toEqual(['k/0'])
    await outbox.addOnce([conversation.lookingUp({ ...taken, messages: [pending('k2', lan)] }, now)], now)
    expect(await outbox.claim(account, now + 60_000, any)).toEqual([])
  })
})
