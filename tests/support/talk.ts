import type { Assistant } from '../../src/assistant/assistant.ts'
import { hearByWording } from '../../src/assistant/cry-likeness.ts'
import { readEmergency } from '../../src/assistant/emergency.ts'
import type { Address, ChannelId, IncomingBody, OutgoingMessage } from '../../src/channels/channel.ts'
import { type BurstWindow, NO_BURST } from '../../src/conversation/burst.ts'
import { onboardedMemory, SCRIPT_START, seedingTurn } from '../../src/conversation/converse.ts'
import type { DeskHours } from '../../src/conversation/desk-hours.ts'
import type { Operator, Parts } from '../../src/conversation/handler.ts'
import { quizItem, rightKeys } from '../../src/conversation/quiz-item.ts'
import { type TurnReport, textOf } from '../../src/conversation/report.ts'
import type { Senses } from '../../src/conversation/senses.ts'
import { type ChatMemory, emptyMemory, parseMemory, Sessions } from '../../src/conversation/session.ts'
import { makeConversation } from '../../src/conversation/turn.ts'
import type { TurnCommit } from '../../src/conversation/turn-store.ts'
import type { Catalog } from '../../src/knowledge/catalog.ts'
import type { LearnerRecord } from '../../src/learning/record.ts'
import { makeReviewer } from '../../src/learning/review.ts'
import { makeCodes } from '../../src/privacy/codes.ts'
import { recogniseCodes } from '../../src/privacy/live-codes.ts'
import { hideInMessage } from '../../src/privacy/message.ts'
import { openMemory, type Storage } from '../../src/storage/index.ts'
import { ownCatalog } from './own-content.ts'
import { wordMatchAssistant } from './wordMatchAssistant.ts'

/** A chat with the engine on a clock of its own: what is sent, what is stored, what the chat remembers. */

const whole = await ownCatalog()
const KNOWN = ['qr-02-', 'qr-04-', 'antoan-02-', 'antoan-08-', 'vneid-02-', 'vneid-03-', 'dvc-01-', 'dvc-03-']

/** The real content, read once for all tests of a file: eight guides, so that a new one changes no test of the talk. */
export const catalog: Catalog = {
  ...whole,
  guides: new Map([...whole.guides].filter(([id]) => KNOWN.some((known) => id.startsWith(known)))),
}

export interface TalkOptions {
  /** False for a machine that sends no lessons by itself. */
  sendsDaily?: boolean
  /** `given`: agreed and onboarded; `none`: nobody has spoken yet. */
  consent?: 'given' | 'none'
  burst?: BurstWindow
  channel?: ChannelId
  kind?: 'private' | 'group'
  assistant?: Assistant
  change?: (memory: ChatMemory) => ChatMemory
  /** The store of another talk: two chats with one machine. */
  store?: Storage
  chat?: string
  newId?: () => string
  /** Each message of the channel counts. */
  counted?: boolean
  /** The channel takes files. */
  files?: boolean
  /** Looks at photos and listens to voices. */
  senses?: Senses
  /** The channel plays sound. */
  voices?: boolean
  /** A person sits at a desk at these times. */
  desk?: DeskHours
  /** What the operator has set, beside the usual. */
  operator?: Partial<Operator>
}

export interface Answer {
  report: TurnReport
  commit: TurnCommit
  /** Each message as plain text shows it. */
  texts: string[]
  messages: OutgoingMessage[]
}

export interface Talk {
  readonly now: number
  readonly lane: string
  readonly commits: readonly TurnCommit[]
  wait(ms: number): void
  /** Sends a message and returns what was answered. `at`: platform time, when it differs from the clock. */
  send(text: string | IncomingBody, at?: number): Promise<Answer>
  /** Puts a message into the inbox without answering it. */
  post(text: string | IncomingBody, at?: number): void
  /** Answers what waits in the inbox, or says until when it waits for more. */
  run(): Promise<Answer | { waits: number }>
  /** Presses the button with this label in the last list. */
  press(label: string): Promise<Answer>
  memory(): ChatMemory
  /** What learning has stored of whoever agreed; null before anything was learned. */
  record(): Promise<LearnerRecord | null>
  /** Where all of it is kept. */
  readonly store: Storage
  /** Digit of the right option of the open question, and of a wrong one. */
  rightDigit(): number
  wrongDigit(): number
}

const codes = makeCodes('test')

/** A part for each chat, so that ids count from one. */
export const parts = (assistant?: Assistant, sendsDaily = true, newId = counted('learner')): Parts => ({
  assistant: assistant ?? wordMatchAssistant(catalog),
  catalog,
  operator: {
    name: 'Tổ công nghệ số xã Sao Mai',
    address: null,
    phone: null,
    model: null,
    modelAbroad: false,
    sendsDaily,
  },
  readEmergency,
  hearByWording,
  newId,
  codes,
  reviewer: makeReviewer(),
})

function counted(name: string): () => string {
  let count = 0
  return () => {
    count += 1
    return `${name}-${count}`
  }
}

export function openTalk(options: TalkOptions = {}): Talk {
  const channel = options.channel ?? 'zalo-bot'
  const chat = options.chat ?? 'c'
  const from: Address = { channel, account: 'a', chat, user: 'u', kind: options.kind ?? 'private' }
  const lane = `${channel}:a:${chat}`
  const sessions = new Sessions()
  const store = options.store ?? openMemory()
  const liveCodes = recogniseCodes(codes, async (hash, now) => (await store.learners.liveCode(hash, now)) !== null)
  const { turns, learners } = store
  const known = parts(options.assistant, options.sendsDaily, options.newId)
  const conversation = makeConversation(
    {
      ...known,
      operator: { ...known.operator, ...options.operator, ...(options.desk ? { desk: options.desk } : {}) },
      ...(options.desk ? { desk: store.desk } : {}),
      codeTriesLeft: liveCodes.triesLeft,
      ...{ learners, memoryOf: turns.memoryOf, reachOf: turns.reachOf, links: turns },
      ...(options.senses ? { senses: options.senses } : {}),
      ...(options.voices ? { voices: new Set([channel]) } : {}),
      ...(options.counted ? { counted: new Set([channel]) } : {}),
      ...(options.files ? { files: new Set([channel]) } : {}),
    },
    { burst: options.burst ?? NO_BURST, sessions },
  )
  const clock = { now: SCRIPT_START }
  const start = options.consent === 'none' ? emptyMemory() : onboardedMemory(clock.now)
  const first = options.change ? options.change(start) : start
  const agreed = first.consent.state === 'given'
  if (!agreed && options.change) sessions.set(lane, first, clock.now)
  let stored: unknown = agreed ? first : null
  const commits: TurnCommit[] = []
  const arrivals: Promise<unknown>[] = agreed ? [begin()] : []
  let count = 0

  /** Somebody who agreed before the talk begins is in the store as if an earlier turn had put them there. */
  async function begin(): Promise<void> {
    await accept('0', '', clock.now)
    const work = await turns.takeWork('talk', clock.now, 0)
    if (work) await turns.commitTurn(seedingTurn(work, first.learner ?? '', first, clock.now))
  }

  async function accept(key: string, text: string | IncomingBody, at: number): Promise<void> {
    const body: IncomingBody = typeof text === 'string' ? { type: 'text', text } : text
    const liveCode = await liveCodes(lane, body.type === 'text' ? body.text : '', clock.now)
    const typed = { key, at, from, body, trace: { receivedAt: clock.now } }
    const { message, hidden } = hideInMessage(typed, { liveCode })
    await turns.acceptOnce({ key: `${lane}:${key}`, lane, message, hidden }, clock.now)
  }

  function post(text: string | IncomingBody, at = clock.now): void {
    count += 1
    const key = `${count}`
    arrivals.push(Promise.all(arrivals.splice(0)).then(() => accept(key, text, at)))
  }

  async function run(): Promise<Answer | { waits: number }> {
    await Promise.all(arrivals.splice(0))
    const work = await turns.takeWork('talk', clock.now, 0)
    if (!work) throw new Error('nothing to answer')
    const result = await conversation.runTurn(work, clock.now)
    if (result.kind === 'wait') {
      await turns.postpone(lane, 'talk', clock.now)
      return { waits: result.until - clock.now }
    }
    const { commit } = result
    commits.push(commit)
    await turns.commitTurn(commit)
    stored = await turns.memoryOf(lane)
    const messages = commit.messages.map((draft) => draft.message)
    const [report] = result.reports
    if (!report) throw new Error('a turn without a report')
    return { report, commit, messages, texts: messages.map(textOf) }
  }

  async function send(text: string | IncomingBody, at?: number): Promise<Answer> {
    post(text, at)
    const answer = await run()
    if ('waits' in answer) throw new Error('the turn waits for more')
    clock.now += 1000
    return answer
  }

  function memory(): ChatMemory {
    return parseMemory(stored) ?? sessions.get(lane, clock.now) ?? emptyMemory()
  }

  function digits(): { right: number; wrong: number } {
    const { quiz } = memory()
    const item = quiz ? quizItem(catalog, quiz.guide, quiz.item) : null
    if (!quiz || !item) throw new Error('no question is open')
    const right = rightKeys(item)[0] ?? ''
    return {
      right: quiz.order.indexOf(right) + 1,
      wrong: quiz.order.findIndex((key) => key !== right && key !== quiz.tried) + 1,
    }
  }

  return {
    get now() {
      return clock.now
    },
    lane,
    commits,
    wait: (ms) => {
      clock.now += ms
    },
    send,
    post,
    run,
    press(label) {
      const last = commits
        .at(-1)
        ?.messages.flatMap(({ message }) => (message.type === 'text' ? (message.choices ?? []) : []))
      const choice = last?.find((each) => each.label === label)
      if (!choice) throw new Error(`no button "${label}"`)
      return send({ type: 'choice', value: choice.id })
    },
    memory,
    record: async () => learners.record(memory().learner ?? ''),
    store,
    rightDigit: () => digits().right,
    wrongDigit: () => digits().wrong,
  }
}

/** A talk in which this question of this guide is open. */
export async function talkWithQuestion(guide: string, item: string, more: TalkOptions = {}): Promise<Talk> {
  const found = quizItem(catalog, guide, item)
  if (!found) throw new Error(`no question ${item}`)
  const keys =
    found.type === 'truefalse'
      ? ['true', 'false']
      : found.type === 'order'
        ? found.items.map((each) => each.key)
        : found.options.map((each) => each.key)
  const talk = openTalk({
    ...more,
    change: (memory) => ({
      ...memory,
      quiz: {
        guide,
        item,
        order: keys,
        state: 'open',
        tried: null,
        helped: false,
        askedAt: SCRIPT_START,
        answeredAt: null,
        kind: 'lesson',
        ahead: [],
        number: 1,
        questions: 1,
        right: 0,
        answered: 0,
        missed: [],
        done: [],
        passOver: false,
        slip: null,
        lesson: guide,
        skill: null,
      },
    }),
  })
  await talk.send('quay lại câu đố')
  return talk
}
