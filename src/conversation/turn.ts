import type { Address, OutgoingMessage } from '../channels/channel.ts'
import type { LearnerRecord } from '../learning/record.ts'
import { WARNED_KINDS } from '../privacy/hide.ts'
import { STEPS } from '../replies/steps.ts'
import { STATUS } from '../replies/talk.ts'
import { clean } from '../shared/text.ts'
import { BURST, type BurstWindow, joinTexts, nextUnit } from './burst.ts'
import { compose, joinedDrafts } from './compose.ts'
import { HANDOVER_MS } from './desk-store.ts'
import { choiceOf, type Draft, fromWords } from './draft.ts'
import { isCounted, type Outcome, type Parts, type TurnContext } from './handler.ts'
import { handle } from './handlers/index.ts'
import { withNameAsked } from './handlers/own-name.ts'
import { stillKnown } from './handlers/people.ts'
import { HeldVoices } from './held-voices.ts'
import { withHelp } from './helped.ts'
import { inferredForm } from './inferred-form.ts'
import { laterWords } from './later.ts'
import { learnedAfter, recordReader } from './learning.ts'
import { storedMemory } from './memory-document.ts'
import { withList } from './open-list.ts'
import { type Remembered, remember, rememberAll, takenOver } from './remember.ts'
import { reportOf, type TurnReport } from './report.ts'
import { type Answered, respond } from './respond.ts'
import { isCommand } from './route.ts'
import { scheduled } from './scheduling.ts'
import { type ChatMemory, hasConsent, Sessions, voiceOf } from './session.ts'
import { sharedParts } from './shared-memory.ts'
import type { Effect, LaterMessage, OutboxDraft, PendingMessage, TurnCommit, TurnWork } from './turn-store.ts'

/** One message in, replies out: the story of the product on one page. */

/** A reply nobody has taken within this time is no longer wanted. */
const REPLY_DEADLINE_MS = 24 * 3_600_000

/** By then the answer is there. */
const LOOKING_UP_MS = 5_000

export type TurnResult =
  | { kind: 'wait'; until: number }
  /** `later`: words that may take the place of the first reply once it has been sent. */
  | { kind: 'commit'; commit: TurnCommit; reports: TurnReport[]; later?: LaterMessage }

export interface Conversation {
  /** Answers the oldest waiting message of a chat, with the fragments in front of it; what follows is the next turn's. */
  runTurn(work: TurnWork, now: number): Promise<TurnResult>
  /** What is sent when a message could not be answered three times over. */
  apologise(work: TurnWork, now: number): TurnCommit
  /** Says that the answer is being made; of every try with the same message the same, and not worth sending later. */
  lookingUp(work: TurnWork, now: number): OutboxDraft
}

export interface ConversationOptions {
  burst?: BurstWindow
  /** Memories of people without consent; given by scripts that begin in the middle of a talk. */
  sessions?: Sessions
}

export function makeConversation(parts: Parts, options: ConversationOptions = {}): Conversation {
  const burst = options.burst ?? BURST
  const sessions = options.sessions ?? new Sessions()
  const held = new HeldVoices()

  async function runTurn(work: TurnWork, now: number): Promise<TurnResult> {
    const remembered = await rememberAll(parts, work, remember(work, sessions, now), now)
    const { memory } = remembered
    const { at } = work.messages[0].message
    const standsAlone = (text: string) =>
      isCommand(text, memory, parts.catalog, at, now) || parts.readEmergency(text, {}).level !== null
    const unit = nextUnit(work.messages, burst, now, standsAlone)
    if (unit.kind === 'wait') return unit
    const asked = contextOf(parts, held, work, remembered, unit.messages, now)
    const answered = await respond(asked.turn, unit.messages)
    const { person } = answered.outcome
    const taken = person ? await takenOver(parts, work, person, now) : null
    if (!person || !taken) return finish(work.lane, asked, unit.messages, answered, remembered)
    const theirs = contextOf(parts, held, work, taken, unit.messages, now)
    const outcome = await handle(theirs.turn, person.next)
    return finish(work.lane, theirs, unit.messages, { ...answered, outcome }, taken)
  }

  async function finish(
    lane: string,
    { turn, peek }: Context,
    done: readonly [PendingMessage, ...PendingMessage[]],
    answered: Answered,
    remembered: Remembered,
  ): Promise<TurnResult> {
    // The first schedule names a lesson; an emergency's own turn reads nothing it can do without.
    const begins = turn.memory.schedule === null && answered.outcome.memory?.settings?.hour
    const record = answered.outcome.emergency ? null : begins ? turn.record() : peek()
    return settle(lane, turn, done, answered, remembered, await record)
  }

  function settle(
    lane: string,
    turn: TurnContext,
    done: readonly [PendingMessage, ...PendingMessage[]],
    answered: Answered,
    remembered: Remembered,
    read: LearnerRecord | null,
  ): TurnResult {
    const outcome = withNameAsked(turn, answered.outcome)
    const { memory: changedMemory, messages, later } = afterTurn(turn, outcome, done[0].key)
    const keep = hasConsent(changedMemory) && !outcome.forget
    if (outcome.heldVoice !== undefined) held.set(lane, turn.memory.learner, outcome.heldVoice, turn.now)
    else if (outcome.forget) held.set(lane, null, null, turn.now)
    const { memory, changes } = learnedAfter(turn, outcome, changedMemory, keep, remembered.carried)
    const effects: Effect[] = [...remembered.effects, ...(outcome.effects ?? [])]
    if (keep && memory.learner) {
      const progress = outcome.learned?.findLast((change) => change.progress)?.progress ?? read?.progress ?? null
      const linkedNow = outcome.effects?.some(({ type }) => type === 'peopleLinked') === true
      const linked = turn.linked || linkedNow
      const { memory: scheduledMemory, effect } = scheduled({ ...turn, linked }, memory, progress)
      effects.push({ type: 'memorySaved', lane, learner: memory.learner, memory: storedMemory(scheduledMemory) })
      effects.push(...changes)
      if (effect) effects.push(effect)
      const shared = linked ? sharedParts(linkedNow ? null : remembered.memory, scheduledMemory) : null
      if (shared) effects.push({ type: 'memoryShared', lane, learner: memory.learner, parts: shared })
      sessions.drop(lane)
    } else if (outcome.forget) sessions.drop(lane)
    else sessions.set(lane, memory, turn.now)
    const commit: TurnCommit = {
      lane,
      done: done.map((pending) => pending.key),
      absorbed: remembered.absorbed,
      effects,
      messages: [...outboxDrafts(done, messages, keep, turn.now), ...(outcome.elsewhere ?? [])],
      now: turn.now,
      keepText: keep,
    }
    const reports = [reportOf(answered, messages, turn)]
    if (later === null) return { kind: 'commit', commit, reports }
    const { from } = done[0].message
    return { kind: 'commit', commit, reports, later: { id: replyId(done[0].key, 0), lane, to: from, message: later } }
  }

  function apologise(work: TurnWork, now: number): TurnCommit {
    const { memory } = remember(work, sessions, now)
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

  function lookingUp({ messages: [{ key, message }], ...work }: TurnWork, now: number): OutboxDraft {
    const { memory } = remember(work, sessions, now)
    const { text } = fromWords(STATUS.lookingUp, voiceOf(memory.settings))
    const sending = { why: 'reply', notBefore: now, deadline: now + LOOKING_UP_MS, keepText: false } as const
    return { id: `${key}/cho`, to: message.from, message: { type: 'text', text }, ...sending }
  }

  return { runTurn, apologise, lookingUp }
}

interface Context {
  turn: TurnContext
  /** The record as it was read this turn, or null when nobody asked for it. */
  peek(): Promise<LearnerRecord> | null
}

function contextOf(
  parts: Parts,
  held: HeldVoices,
  { lane, profiles, messages: { length: waiting }, handover }: TurnWork,
  { memory, carried }: Remembered,
  unit: readonly [PendingMessage, ...PendingMessage[]],
  now: number,
): Context {
  const text = joinTexts(unit.map(({ message }) => (message.body.type === 'text' ? clean(message.body.text) : '')))
  const settings = inferredForm(text, memory.settings)
  const hidden = [...new Set(unit.flatMap((pending) => pending.hidden))].filter((kind) => WARNED_KINDS.has(kind))
  const from: Address = unit[0].message.from
  const { record, peek } = recordReader(parts, memory, carried)
  const linked = profiles.some((profile) => profile.learner === memory.learner && profile.linked)
  const known = { memory: { ...memory, settings }, voice: voiceOf(settings), profiles, linked, record }
  const expected = handover && now - handover.since < HANDOVER_MS ? handover : null
  const heldVoice = held.get(lane, memory.learner, now)
  return { turn: { parts, ...known, text, hidden, from, lane, waiting, heldVoice, handover: expected, now }, peek }
}

/** The memory after the turn, and the messages with their lists opened in it. */
function afterTurn(
  turn: TurnContext,
  outcome: Outcome,
  key: string,
): { memory: ChatMemory; messages: OutgoingMessage[]; later: Promise<OutgoingMessage | null> | null } {
  const next: ChatMemory = {
    ...turn.memory,
    unclear: 0,
    reasked: false,
    expects: null,
    ...outcome.memory,
    turns: turn.memory.turns + 1,
    knownUntil: stillKnown(turn, outcome),
    scamAt: outcome.memory?.scamText ? turn.now : turn.memory.scamAt,
  }
  const more = choiceOf(STEPS.labels, 'more', turn.voice, { do: 'more' })
  // List ids are short (they travel in buttons of 64 bytes) and differ from turn to turn of a chat.
  const newListId = (index: number) => `${listIdOf(key)}${index}`
  const put = (drafts: readonly Draft[]) => compose(drafts, next.settings, more, newListId, turn.now)
  const composed = put(isCounted(turn) ? joinedDrafts(outcome.drafts, next.settings) : outcome.drafts)
  const { messages, lists, rest } = composed
  const last = next.lastAnswer ?? { text: '', rest: [], sources: [], question: '', at: turn.now }
  const lastAnswer = messages.length > 0 && (rest.length > 0 || next.lastAnswer) ? { ...last, rest } : next.lastAnswer
  return {
    messages,
    later: laterWords(outcome, composed, put),
    memory: {
      ...next,
      quiz: withHelp(next, turn.parts.catalog),
      lastAnswer,
      lists: lists.reduce((kept, list) => withList({ ...next, lists: kept }, list), next.lists),
    },
  }
}

/** Six letters and digits of the message's key: the same when the turn is run again after a crash. */
function listIdOf(key: string): string {
  let hash = 2_166_136_261
  for (const char of key) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return `l${hash.toString(36).padStart(7, '0').slice(-6)}`
}

function replyId(key: string, index: number): string {
  return `${key}/${index}`
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
    id: replyId(first.key, index),
    to: first.message.from,
    message,
    why: 'reply',
    notBefore: now,
    deadline: now + REPLY_DEADLINE_MS,
    keepText,
    ...(ack !== undefined && index === 0 ? { ack } : {}),
  }))
}
