import type { Address, OutgoingMessage } from '../channels/channel.ts'
import { WARNED_KINDS } from '../privacy/hide.ts'
import { STEPS } from '../replies/steps.ts'
import { STATUS } from '../replies/talk.ts'
import { clean } from '../shared/text.ts'
import { BURST, type BurstWindow, joinTexts, nextUnit } from './burst.ts'
import { compose } from './compose.ts'
import { choiceOf, fromWords } from './draft.ts'
import type { Outcome, Parts, TurnContext } from './handler.ts'
import { inferredForm } from './inferred-form.ts'
import { withList } from './open-list.ts'
import { reportOf, type TurnReport } from './report.ts'
import { type Answered, respond } from './respond.ts'
import { isCommand } from './route.ts'
import { type ChatMemory, emptyMemory, forgetOld, hasConsent, parseMemory, Sessions, voiceOf } from './session.ts'
import type { Effect, OutboxDraft, PendingMessage, TurnCommit, TurnWork } from './turn-store.ts'

/** One message in, replies out: the story of the product on one page. */

/** A reply nobody has taken within this time is no longer wanted. */
const REPLY_DEADLINE_MS = 24 * 3_600_000

export type TurnResult = { kind: 'wait'; until: number } | { kind: 'commit'; commit: TurnCommit; reports: TurnReport[] }

export interface Conversation {
  /** Answers the oldest waiting message of a chat, with the fragments in front of it; what follows is the next turn's. */
  runTurn(work: TurnWork, now: number): Promise<TurnResult>
  /** What is sent when a message could not be answered three times over. */
  apologise(work: TurnWork, now: number): TurnCommit
}

export interface ConversationOptions {
  burst?: BurstWindow
  /** Memories of people without consent; given by scripts that begin in the middle of a talk. */
  sessions?: Sessions
}

export function makeConversation(parts: Parts, options: ConversationOptions = {}): Conversation {
  const burst = options.burst ?? BURST
  const sessions = options.sessions ?? new Sessions()

  async function runTurn(work: TurnWork, now: number): Promise<TurnResult> {
    const memory = remember(work, sessions, now)
    const { at } = work.messages[0].message
    const standsAlone = (text: string) =>
      isCommand(text, memory, parts.catalog, at, now) || parts.readEmergency(text, {}).level !== null
    const unit = nextUnit(work.messages, burst, now, standsAlone)
    if (unit.kind === 'wait') return unit
    const turn = contextOf(parts, work, memory, unit.messages, now)
    const answered = await respond(turn, unit.messages)
    return settle(work.lane, turn, unit.messages, answered)
  }

  function settle(
    lane: string,
    turn: TurnContext,
    done: readonly [PendingMessage, ...PendingMessage[]],
    answered: Answered,
  ): TurnResult {
    const { outcome } = answered
    const { memory, messages } = afterTurn(turn, outcome, done[0].key)
    const keep = hasConsent(memory) && !outcome.forget
    const effects: Effect[] = [...(outcome.effects ?? [])]
    if (keep && memory.learner) {
      effects.push({ type: 'memorySaved', lane, learner: memory.learner, memory })
      sessions.drop(lane)
    } else if (outcome.forget) sessions.drop(lane)
    else sessions.set(lane, memory, turn.now)
    const commit: TurnCommit = {
      lane,
      done: done.map((pending) => pending.key),
      absorbed: [],
      effects,
      messages: outboxDrafts(done, messages, keep, turn.now),
      now: turn.now,
      keepText: keep,
    }
    return { kind: 'commit', commit, reports: [reportOf(answered, messages, turn)] }
  }

  function apologise(work: TurnWork, now: number): TurnCommit {
    const memory = remember(work, sessions, now)
    const { text } = fromWords(STATUS.apology, voiceOf(memory.settings))
    const keepText = hasConsent(memory)
    return {
      lane: work.lane,
      done: work.messages.map((pending) => pending.key),
      absorbed: [],
      effects: [],
      messages: outboxDrafts(work.messages, [{ type: 'text', text }], keepText, now),
      now,
      keepText,
    }
  }

  return { runTurn, apologise }
}

/** With consent the stored document; else what this process still knows; else nothing. */
function remember(work: TurnWork, sessions: Sessions, now: number): ChatMemory {
  const memory = parseMemory(work.memory) ?? sessions.get(work.lane, now) ?? emptyMemory()
  return forgetOld(memory, now)
}

function contextOf(
  parts: Parts,
  { lane, messages: { length: waiting } }: TurnWork,
  memory: ChatMemory,
  unit: readonly [PendingMessage, ...PendingMessage[]],
  now: number,
): TurnContext {
  const text = joinTexts(unit.map(({ message }) => (message.body.type === 'text' ? clean(message.body.text) : '')))
  const settings = inferredForm(text, memory.settings)
  const hidden = [...new Set(unit.flatMap((pending) => pending.hidden))].filter((kind) => WARNED_KINDS.has(kind))
  const from: Address = unit[0].message.from
  return { parts, memory: { ...memory, settings }, voice: voiceOf(settings), text, hidden, from, lane, waiting, now }
}

/** The memory after the turn, and the messages with their lists opened in it. */
function afterTurn(
  turn: TurnContext,
  outcome: Outcome,
  key: string,
): { memory: ChatMemory; messages: OutgoingMessage[] } {
  const changed: ChatMemory = { ...turn.memory, unclear: 0, ...outcome.memory, turns: turn.memory.turns + 1 }
  const more = choiceOf(STEPS.labels, 'more', turn.voice, { do: 'more' })
  // List ids are short (they travel in buttons of 64 bytes) and differ from turn to turn of a chat.
  const newListId = (index: number) => `${listIdOf(key)}${index}`
  const { messages, lists, rest } = compose(outcome.drafts, changed.settings, more, newListId, turn.now)
  const last = changed.lastAnswer ?? { text: '', rest: [], sources: [], question: '', at: turn.now }
  const lastAnswer =
    messages.length > 0 && (rest.length > 0 || changed.lastAnswer) ? { ...last, rest } : changed.lastAnswer
  return {
    messages,
    memory: {
      ...changed,
      lastAnswer,
      lists: lists.reduce((kept, list) => withList({ ...changed, lists: kept }, list), changed.lists),
    },
  }
}

/** Six letters and digits of the message's key: the same when the turn is run again after a crash. */
function listIdOf(key: string): string {
  let hash = 2_166_136_261
  for (const char of key) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return `l${hash.toString(36).padStart(7, '0').slice(-6)}`
}

function outboxDrafts(
  done: readonly [PendingMessage, ...PendingMessage[]],
  messages: readonly OutgoingMessage[],
  keepText: boolean,
  now: number,
): OutboxDraft[] {
  const first = done[0]
  const { body } = first.message
  const ack = body.type === 'choice' ? body.ack : undefined
  return messages.map((message, index) => ({
    id: `${first.key}/${index}`,
    to: first.message.from,
    message,
    why: 'reply',
    notBefore: now,
    deadline: now + REPLY_DEADLINE_MS,
    keepText,
    ...(ack !== undefined && index === 0 ? { ack } : {}),
  }))
}
