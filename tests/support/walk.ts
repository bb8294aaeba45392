import { readEmergency } from '../../src/assistant/emergency.ts'
import { type Address, type IncomingBody, laneOf } from '../../src/channels/channel.ts'
import { renderText } from '../../src/channels/zalo-bot/render.ts'
import { NO_BURST } from '../../src/conversation/burst.ts'
import { wordingToday } from '../../src/conversation/consent-wording.ts'
import { onboardedMemory, SCRIPT_START } from '../../src/conversation/converse.ts'
import type { Parts } from '../../src/conversation/handler.ts'
import type { Intent } from '../../src/conversation/intent.ts'
import type { ItemRef } from '../../src/conversation/quiz-item.ts'
import { shownOrder } from '../../src/conversation/quiz-item.ts'
import { type ChatMemory, emptyMemory, parseMemory, Sessions } from '../../src/conversation/session.ts'
import { makeConversation } from '../../src/conversation/turn.ts'
import type { Guide } from '../../src/knowledge/guide.ts'
import { bankOf } from '../../src/learning/bank.ts'
import { makeReviewer } from '../../src/learning/review.ts'
import { makeCodes } from '../../src/privacy/codes.ts'
import { hideInMessage } from '../../src/privacy/message.ts'
import { terminalWords } from '../../src/replies/terminal.ts'
import { realAssistant } from '../assistant/build.ts'
import { vietQr } from './vietqr.ts'

/** Walks through everything the bot can say, as a channel without buttons shows it: the engine over the whole content. */

const { catalog, assistant } = await realAssistant()
const bank = bankOf(catalog)

export { bank, catalog }

const ZALO: Address = { channel: 'zalo-bot', account: 'a', chat: 'c', user: 'u', kind: 'private' }
/** Longer than what anybody says in one voice message. */
const SAID = 'cháu ơi cho bác hỏi hôm qua có người gọi bảo bác mở ứng dụng ngân hàng rồi quét mã '.repeat(6)

const parts: Parts = {
  assistant,
  catalog,
  operator: {
    name: 'Tổ công nghệ số cộng đồng xã Nam Ban Lâm Hà',
    address: 'số 12 đường Trường Sơn, xã Nam Ban Lâm Hà, tỉnh Lâm Đồng',
    phone: '0263 3850 123',
    model: 'mô hình của tỉnh',
    modelAbroad: true,
    abroadHost: 'mo-hinh-ngon-ngu.vi-du.example',
    voiceAbroad: true,
    sendsDaily: true,
    desk: { from: 450, to: 1020, days: [1, 2, 3, 4, 5] },
  },
  readEmergency,
  newId: () => 'learner',
  codes: makeCodes('test'),
  reviewer: makeReviewer(),
  desk: { numberFor: async () => 1027, usualWait: async () => 5_400_000 },
  senses: {
    look: async () => [vietQr(), vietQr({ account: '0071000123456' }), 'https://qua-tang.example/nhan'],
    hear: async (_from, media) => ({ text: SAID, sure: media.ref === 'sure' }),
  },
}

/** Somebody who agreed to all that leaves the country here, called anh/chị – em: the longest form of address. */
export function somebody(settings: Partial<ChatMemory['settings']> = {}): ChatMemory {
  const start = onboardedMemory(SCRIPT_START)
  const consent = { ...start.consent, wording: wordingToday(parts.operator) }
  return { ...start, consent, settings: { ...start.settings, form: 'anhchi', ...settings } }
}

/** Nobody has spoken yet. */
export const stranger = emptyMemory

/** A memory in which typing "1" means `intent`. */
export function meaning(memory: ChatMemory, intent: Intent): ChatMemory {
  const option = { digit: 1, label: 'Việc này', intent, accept: [] }
  return { ...memory, lists: [{ id: 'l1', kind: 'menu', options: [option], sentAt: SCRIPT_START, text: '' }] }
}

/** A memory in which this question is open, as the first of its lesson. */
export function asked(memory: ChatMemory, { guide, item }: ItemRef): ChatMemory {
  const found = bank.items.get(item)?.item
  if (!found) throw new Error(`no question ${item}`)
  const round = {
    kind: 'lesson',
    ahead: [],
    number: 1,
    questions: 3,
    right: 0,
    answered: 0,
    missed: [],
    done: [],
  } as const
  return {
    ...memory,
    quiz: {
      ...{ ...round, ahead: [], missed: [], done: [] },
      ...{ guide, item, order: shownOrder(found, item), state: 'open', tried: null, helped: false },
      ...{ askedAt: SCRIPT_START, answeredAt: null, lesson: guide, passOver: false, skill: null, slip: null },
    },
  }
}

/** Everything a guide can be asked for, each place of it once. */
export function intentsOf(guide: Guide): Intent[] {
  const { id } = guide
  const plain = (['guide', 'lesson', 'lesson-try', 'step-done', 'stuck', 'practice'] as const).map((name) => ({
    do: name,
    guide: id,
  }))
  const steps = guide.steps.flatMap(({ branches }, at): Intent[] => [
    ...(['step', 'step-again', 'step-other'] as const).map((name) => ({ do: name, guide: id, step: at + 1 })),
    ...branches.map((_, branch): Intent => ({ do: 'branch', guide: id, step: at + 1, branch })),
  ])
  const cards = guide.cards.map((_, at): Intent => ({ do: 'card', guide: id, card: at + 1 }))
  const aloud = [true, false].map((short): Intent => ({ do: 'loud', guide: id, short, about: null }))
  return [...plain, ...steps, ...cards, ...aloud, { do: 'quiz', skill: null, guide: id }]
}

export interface Walk {
  /** Says something to somebody who remembers `memory`; what follows is walked by `onward`. Returns their memory after it. */
  say(memory: ChatMemory, said: string | IncomingBody): Promise<ChatMemory>
  /** Follows every choice that was shown and not yet followed, and the choices those lead to. */
  onward(): Promise<void>
  /** Messages longer than allowed, with their length. */
  readonly tooLong: readonly string[]
  /** Length of the longest message. */
  readonly longest: number
  readonly turns: number
  readonly messages: number
}

/** `most`: the longest message allowed, in UTF-16 units after NFC, choices included. `over`: what this machine has beside the usual. */
export function startWalk(most: number, over: Partial<Parts> = {}, from = ZALO): Walk {
  const lane = laneOf(from)
  const conversation = (sessions: Sessions) => makeConversation({ ...parts, ...over }, { burst: NO_BURST, sessions })
  const tooLong: string[] = []
  let longest = 0
  const known = new Set<string>()
  const ahead: { memory: ChatMemory; intent: Intent }[] = []
  let turns = 0
  let messages = 0

  async function say(memory: ChatMemory, said: string | IncomingBody): Promise<ChatMemory> {
    turns += 1
    const now = SCRIPT_START
    const sessions = new Sessions()
    const agreed = memory.consent.state === 'given'
    if (!agreed) sessions.set(lane, memory, now)
    const body: IncomingBody = typeof said === 'string' ? { type: 'text', text: said } : said
    const typed = { key: `${turns}`, at: now, from, body, trace: { receivedAt: now } }
    const { message, hidden } = hideInMessage(typed)
    const result = await conversation(sessions).runTurn(
      {
        lane,
        messages: [{ key: typed.key, lane, message, hidden }],
        ...{ memory: agreed ? memory : null, profiles: [], opened: [], attempts: 0 },
      },
      now,
    )
    if (result.kind === 'wait') throw new Error('without a burst window nothing waits')
    for (const draft of result.commit.messages) {
      for (const { text } of renderText(draft.message, terminalWords)) {
        messages += 1
        const { length } = text.normalize('NFC')
        longest = Math.max(longest, length)
        if (length > most) tooLong.push(`${length}: ${text}`)
      }
    }
    const saved = result.commit.effects.findLast((effect) => effect.type === 'memorySaved')
    const next = (saved ? parseMemory(saved.memory) : sessions.get(lane, now)) ?? memory
    for (const { intent } of next.lists.at(-1)?.options ?? []) {
      const name = JSON.stringify(intent)
      if (known.has(name)) continue
      known.add(name)
      ahead.push({ memory: next, intent })
    }
    return next
  }

  return {
    say,
    async onward() {
      for (let next = ahead.shift(); next; next = ahead.shift()) await say(meaning(next.memory, next.intent), '1')
    },
    tooLong,
    get longest() {
      return longest
    },
    get turns() {
      return turns
    },
    get messages() {
      return messages
    },
  }
}
