import { afterEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/assistant/answer.ts'
import type { Assistant } from '../../src/assistant/assistant.ts'
import { FIRST_MS, makeGenerative } from '../../src/assistant/generative.ts'
import type { ChatModel, ModelResult } from '../../src/assistant/model.ts'
import { makeModelBudget, USUAL_LIMITS } from '../../src/assistant/model-budget.ts'
import { type Address, type ChannelId, laneOf, type OutgoingMessage } from '../../src/channels/channel.ts'
import { createInbox } from '../../src/conversation/inbox.ts'
import { textOf } from '../../src/conversation/report.ts'
import { Sessions } from '../../src/conversation/session.ts'
import { makeConversation } from '../../src/conversation/turn.ts'
import { makeReplacing } from '../../src/delivery/replacing.ts'
import { createTurnWorker } from '../../src/delivery/turns.ts'
import { createSender } from '../../src/delivery/worker.ts'
import { hideInMessage } from '../../src/privacy/message.ts'
import { silentLog } from '../../src/shared/log.ts'
import { openMemory } from '../../src/storage/index.ts'
import { fakeClock, rest } from '../support/fakeClock.ts'
import { chat, incoming } from '../support/messages.ts'
import { fixedAssistant, RULES, smallCatalog } from '../support/model-servers/fixture.ts'
import { recordingChannel, sent } from '../support/recordingChannel.ts'
import { catalog, parts } from '../support/talk.ts'

/** The rules say "tại": one of the few changes that a model may make. */
const WORDS = 'Mỗi xã mở ít nhất 2 lớp học ở nhà văn hóa thôn trước ngày 31/12/2026. [lai-chau#IV.1]'
const OTHER = 'Mỗi xã mở ít nhất 2 lớp học ở nhà văn hóa thôn trước ngày 31/12/2026.'

let stop: () => Promise<void> = async () => {}
afterEach(() => stop())

/** A chat over inbox, turns, store and sender, on a platform that can change what it was sent, or cannot. */
function open(options: { edits?: boolean; rules?: Answer } = {}) {
  const clock = fakeClock()
  const storage = openMemory()
  const release: ((result: ModelResult) => void)[] = []
  const model: ChatModel = { name: 'm', complete: () => new Promise((resolve) => release.push(resolve)) }
  const assistant: Assistant = makeGenerative({
    extractive: fixedAssistant(options.rules ?? RULES),
    catalog: smallCatalog(),
    ...{ model, clock, timers: clock, log: silentLog(), budget: makeModelBudget(USUAL_LIMITS) },
  })
  const channel = recordingChannel(clock.now)
  const edited: { to: Address; messageId: string; message: OutgoingMessage }[] = []
  const edits = new Set<ChannelId>(options.edits === false ? [] : ['telegram'])
  const conversation = makeConversation(
    { ...parts(assistant), catalog, learners: storage.learners, memoryOf: storage.turns.memoryOf, edits },
    { sessions: new Sessions() },
  )
  const replacing = makeReplacing({
    timers: clock,
    log: silentLog(),
    async edit(to, messageId, message) {
      edited.push({ to, messageId, message })
      return sent(messageId)
    },
  })
  const sender = createSender({
    ...{ channel, account: 'bot', outbox: storage.outbox, clock, timers: clock, log: silentLog(), random: () => 0 },
    sent: replacing.sent,
  })
  const turns = createTurnWorker({
    ...{ store: storage.turns, clock, timers: clock, log: silentLog(), holder: 'test' },
    runTurn: (work, now) => conversation.runTurn(work, now),
    apologise: (work, now) => conversation.apologise(work, now),
    later: replacing.expect,
    committed: () => sender.wake(),
  })
  const inbox = createInbox({
    store: storage.turns,
    clock,
    hide: (one) => hideInMessage(one),
    wake: () => turns.wake(),
  })
  const stopping = new AbortController()
  const running = [turns.run(stopping.signal), sender.run(stopping.signal)]
  stop = async () => {
    stopping.abort()
    await Promise.all(running)
  }
  let count = 0
  return {
    clock,
    channel,
    edited,
    async receive(text: string) {
      count += 1
      const message = incoming(`k${count}`, chat('p1'), text, clock.now())
      replacing.heard(laneOf(message.from))
      await inbox(message)
      await rest()
    },
    async answer(text = WORDS) {
      for (const give of release.splice(0)) give({ status: 'text', text })
      await rest()
    },
    seen: () => channel.attempts.map((attempt) => textOf(attempt.message)),
  }
}

const QUESTION = 'mỗi xã mở mấy lớp học trước cuối năm'

describe('on a channel that can change what it sent', () => {
  it('the rules’ answer goes out before the eighth second and the model’s takes its place once, with the same choices', async () => {
    const { clock, channel, edited, receive, answer, seen } = open()
    await receive(QUESTION)
    await clock.advance(FIRST_MS)
    expect(seen().length).toBeGreaterThan(0)
    expect(seen()[0]).toContain(RULES.sentences[0].text)
    expect(seen()[0]).not.toContain('máy soạn')
    expect(clock.now() - (channel.attempts[0]?.at ?? 0)).toBeLessThan(8000)
    await clock.advance(3000)
    await answer()
    expect(edited.length).toBe(1)
    const [{ message, messageId } = { message: undefined, messageId: '' }] = edited
    const first = channel.attempts[0]?.message
    if (message?.type !== 'text' || first?.type !== 'text') throw new Error('an answer is words')
    expect(messageId).toBe('m1')
    expect(message.text).toContain(OTHER)
    expect(message.text).not.toContain(RULES.sentences[0].text)
    expect(message.text.endsWith('(máy soạn từ tài liệu)')).toBe(true)
    expect([message.choices, message.list]).toEqual([first.choices, first.list])
    await clock.advance(60_000)
    await answer()
    expect(edited.length).toBe(1)
  })

  it('nothing is changed once the person has written again', async () => {
    const { clock, edited, receive, answer } = open()
    await receive(QUESTION)
    await clock.advance(FIRST_MS)
    await receive('1')
    await answer()
    await clock.advance(30_000)
    expect(edited).toEqual([])
  })

  it('nothing is changed when the model says nothing believable, or nothing in time', async () => {
    const { clock, edited, receive, answer } = open()
    await receive(QUESTION)
    await clock.advance(FIRST_MS)
    await answer('Mỗi xã mở 99 lớp học. [lai-chau#IV.1]')
    await receive(QUESTION)
    await clock.advance(20_000)
    await answer()
    await clock.advance(20_000)
    expect(edited).toEqual([])
  })

  it('nothing is changed before it was sent, or when it came in doubt', async () => {
    const { clock, channel, edited, receive, answer } = open()
    channel.script = () => ({ status: 'unknown', why: 'reset' })
    await receive(QUESTION)
    await clock.advance(FIRST_MS)
    await answer()
    await clock.advance(30_000)
    expect(edited).toEqual([])
  })

  it('an answer in time is sent once and changed never', async () => {
    const { clock, edited, receive, answer, seen } = open()
    await receive(QUESTION)
    await answer()
    await clock.advance(30_000)
    expect(seen()[0]).toContain(OTHER)
    expect(edited).toEqual([])
  })

  it('an answer that took two messages stands as it is', async () => {
    const long = {
      text: `${RULES.sentences[0].text} ${'Lớp học không thu tiền của bà con. '.repeat(40)}`,
      cites: RULES.sentences[0].cites,
    }
    const { clock, edited, receive, answer, seen } = open({ rules: { ...RULES, sentences: [long] } })
    await receive(QUESTION)
    await clock.advance(FIRST_MS + 2000)
    expect(seen().length).toBeGreaterThan(1)
    await answer()
    await clock.advance(20_000)
    expect(edited).toEqual([])
  })
})

describe('on a channel that cannot', () => {
  it('the model is cut before the eighth second and the rules’ answer stands', async () => {
    const { clock, channel, edited, receive, answer, seen } = open({ edits: false })
    await receive(QUESTION)
    await clock.advance(FIRST_MS)
    expect(seen()[0]).toContain(RULES.sentences[0].text)
    expect(channel.attempts[0]?.at).toBeLessThanOrEqual(clock.now())
    await answer()
    await clock.advance(30_000)
    expect(edited).toEqual([])
  })
})
