import { describe, expect, it } from 'vitest'
import type { Address, IncomingBody } from '../../src/channels/channel.ts'
import { NO_BURST } from '../../src/conversation/burst.ts'
import { onboardedMemory, SCRIPT_START } from '../../src/conversation/converse.ts'
import { composeDaily } from '../../src/conversation/daily.ts'
import { readMemory, storedMemory } from '../../src/conversation/memory-document.ts'
import type { OpenedPatch } from '../../src/conversation/opened.ts'
import { type ChatMemory, parseMemory } from '../../src/conversation/session.ts'
import { makeConversation } from '../../src/conversation/turn.ts'
import type { Opened, Profile, TurnCommit } from '../../src/conversation/turn-store.ts'
import { bankOf } from '../../src/learning/bank.ts'
import type { Schedule } from '../../src/learning/schedule.ts'
import type { Today } from '../../src/learning/today.ts'
import { catalog, parts } from '../support/talk.ts'

const LANE = 'zalo-bot:a:c'
const FROM: Address = { channel: 'zalo-bot', account: 'a', chat: 'c', user: 'u', kind: 'private' }
const DAY = Math.floor((SCRIPT_START + 7 * 3_600_000) / 86_400_000)
const HOUR = 3_600_000

const profile = (learner: string, name: string): Profile => ({ learner, name, form: 'bac' })

function memoryOf(learner: string, name: string): ChatMemory {
  const memory = onboardedMemory(SCRIPT_START - 20 * HOUR)
  return { ...memory, learner, settings: { ...memory.settings, name, hour: { hour: 8, minute: 0 } } }
}

const schedule = (name: string): Schedule => ({
  hour: 8,
  minute: 0,
  daysPerWeek: 7,
  nightChosen: false,
  pausedUntil: null,
  stoppedAt: null,
  heldUntil: null,
  lastSeen: DAY - 1,
  away: 0,
  lastSent: DAY,
  variant: 1,
  voice: { form: 'bac', mode: 'simple' },
  name,
  shared: false,
  streak: true,
  cap: 5,
  next: null,
  weekSent: null,
})

/** What an unasked message of that person opened when it went out at `at`. */
function sent(id: string, learner: string, today: Today, at: number): Opened & { patch: OpenedPatch } {
  const due = { learner, to: FROM, schedule: schedule(learner) }
  const content = { catalog, pictures: new Set<never>() }
  return { id, learner, at, patch: composeDaily(today, due, content, DAY, at).patch }
}

const question = bankOf(catalog).items.get('qr-04.q1')
if (!question) throw new Error('the question is gone')
const review: Today = { kind: 'review', items: [question], opening: { kind: 'plain' } }
const guide = catalog.guides.get('vneid-03-khoi-phuc') ?? [...catalog.guides.values()][0]
if (!guide) throw new Error('no guide')
const lesson: Today = { kind: 'lesson', guide, why: 'whyNext', opening: { kind: 'plain' } }

interface Chat {
  memory: ChatMemory
  opened?: readonly Opened[]
  profiles?: readonly Profile[]
  others?: Readonly<Record<string, ChatMemory>>
}

let keys = 0

async function say(
  chat: Chat,
  what: string | IncomingBody,
  at: number,
): Promise<{ commit: TurnCommit; text: string; memory: ChatMemory | null }> {
  keys += 1
  const conversation = makeConversation(
    { ...parts(), memoryOf: async (_lane, learner) => storedMemory(chat.others?.[learner ?? ''] ?? chat.memory) },
    { burst: NO_BURST },
  )
  const body: IncomingBody = typeof what === 'string' ? { type: 'text', text: what } : what
  const message = { key: `${keys}`, at, from: FROM, body, trace: { receivedAt: at } }
  const result = await conversation.runTurn(
    {
      lane: LANE,
      messages: [{ key: `${LANE}:${keys}`, lane: LANE, message, hidden: [] }],
      memory: storedMemory(chat.memory),
      profiles: chat.profiles ?? [profile('lan', 'Lan')],
      opened: chat.opened ?? [],
      attempts: 0,
    },
    at,
  )
  if (result.kind === 'wait') throw new Error('the turn waits')
  const { commit } = result
  const saved = commit.effects.find((effect) => effect.type === 'memorySaved')
  return { commit, text: result.reports[0]?.answer ?? '', memory: saved ? parseMemory(saved.memory) : null }
}

describe('an unasked message that went out', () => {
  it('belongs to the talk from then on: its question is answered by a digit, and it is absorbed', async () => {
    const opened = [sent('d:1', 'lan', review, SCRIPT_START)]
    const { commit, text, memory } = await say({ memory: memoryOf('lan', 'Lan'), opened }, '1', SCRIPT_START + HOUR)
    expect(text).toMatch(/^Bác chọn \d: /u)
    expect(commit.absorbed).toEqual(['d:1'])
    expect(memory).toMatchObject({ unaskedAt: SCRIPT_START, quiz: { kind: 'review', item: 'qr-04.q1' } })
    expect(commit.effects.find((effect) => effect.type === 'learnerChanged')).toMatchObject({
      change: { attempt: { kind: 'review', ms: HOUR } },
    })
  })

  it('opens the lesson it offered with its first digit', async () => {
    const opened = [sent('d:2', 'lan', lesson, SCRIPT_START)]
    const { text } = await say({ memory: memoryOf('lan', 'Lan'), opened }, '1', SCRIPT_START + HOUR)
    expect(text).toMatch(/^Thẻ 1\//u)
  })

  it('does not take a digit typed before it went out: that answers the list before', async () => {
    const before = await say({ memory: memoryOf('lan', 'Lan') }, 'menu', SCRIPT_START)
    const memory = before.memory ?? memoryOf('lan', 'Lan')
    const opened = [sent('d:3', 'lan', lesson, SCRIPT_START + 60_000)]
    const typed = await say({ memory, opened }, '2', SCRIPT_START + 59_000)
    expect(typed.text).toContain('hỏi cách làm việc gì')
  })

  it('keeps the talk’s own newer list in front of the lesson of the morning', async () => {
    const opened = [sent('d:4', 'lan', lesson, SCRIPT_START - HOUR)]
    const before = await say({ memory: memoryOf('lan', 'Lan'), opened }, 'menu', SCRIPT_START)
    const { text } = await say({ memory: before.memory ?? memoryOf('lan', 'Lan') }, '2', SCRIPT_START + 5000)
    expect(text).toContain('hỏi cách làm việc gì')
  })

  it('that is none of ours opens nothing and is absorbed all the same', async () => {
    const opened: Opened[] = [{ id: 'd:5', learner: 'lan', patch: { version: 9 }, at: SCRIPT_START }]
    const { commit, text } = await say({ memory: memoryOf('lan', 'Lan'), opened }, 'menu', SCRIPT_START + 1000)
    expect(text).toContain('Bác cần gì ạ?')
    expect(commit.absorbed).toEqual(['d:5'])
  })
})

describe('two people on one phone', () => {
  const profiles = [profile('lan', 'Lan'), profile('hung', 'Hùng')]
  const chat = (opened: readonly Opened[]): Chat => ({
    memory: memoryOf('lan', 'Lan'),
    opened,
    profiles,
    others: { hung: memoryOf('hung', 'Hùng') },
  })
  const own = sent('d:l', 'lan', review, SCRIPT_START - HOUR)
  const theirs = sent('d:h', 'hung', lesson, SCRIPT_START)

  it.each([
    ['a digit', '1'],
    ['the option’s words', 'học luôn'],
  ])('whose message is answered by %s speaks from then on', async (_name, text) => {
    const { commit, memory, text: said } = await say(chat([own, theirs]), text, SCRIPT_START + 1000)
    expect(said).toMatch(/^Thẻ 1\//u)
    expect(memory?.learner).toBe('hung')
    expect(commit.absorbed).toEqual(['d:h'])
    const [first] = commit.effects
    expect(first).toEqual({ type: 'profileChosen', lane: LANE, learner: 'hung' })
    expect(commit.effects.filter((effect) => 'learner' in effect).every((effect) => effect.learner === 'hung')).toBe(
      true,
    )
  })

  it('so does whoever presses a button under their own older message', async () => {
    const tapped = await say(
      chat([
        { ...own, learner: 'hung' },
        { ...theirs, learner: 'lan' },
      ]),
      { type: 'choice', value: `${own.patch.list?.id}.1` },
      SCRIPT_START + 1000,
    )
    expect(tapped.memory?.learner).toBe('hung')
    expect(tapped.text).toMatch(/^Bác chọn 1: /u)
  })

  it.each(['quét mã qr trả tiền thế nào', 'menu', 'tiếp', '0'])('"%s" changes nobody', async (text) => {
    const { commit, memory } = await say(chat([own, theirs]), text, SCRIPT_START + 1000)
    expect(memory?.learner).toBe('lan')
    expect(commit.absorbed).toEqual(['d:l'])
    expect(commit.effects.some((effect) => effect.type === 'profileChosen')).toBe(false)
  })

  it('a digit typed before the other’s message went out stays with the one who speaks', async () => {
    const { memory, text } = await say(chat([own, theirs]), '1', SCRIPT_START - 5000)
    expect(memory?.learner).toBe('lan')
    expect(text).toMatch(/^Bác chọn 1: /u)
  })
})

describe('the stored document', () => {
  it('is read back as it was written, without the record of a session', () => {
    const memory = { ...memoryOf('lan', 'Lan'), record: null }
    const stored = JSON.parse(JSON.stringify(storedMemory(memory)))
    expect(stored).not.toHaveProperty('record')
    expect(readMemory(stored)?.memory).toEqual(memory)
  })
})
