import { z } from 'zod'
import type { Address, IncomingBody, IncomingMessage } from '../channels/channel.ts'
import type { LearnerStore } from '../learning/learner-store.ts'
import type { HiddenKind, HideOptions } from '../privacy/hide.ts'
import { clean } from '../shared/text.ts'
import { NO_BURST } from './burst.ts'
import { CONSENT_WORDING, wordingToday } from './consent-wording.ts'
import type { Parts } from './handler.ts'
import { quizItem, rightKeys } from './quiz-item.ts'
import type { TurnReport } from './report.ts'
import { type ChatMemory, emptyMemory, parseMemory, Sessions } from './session.ts'
import { makeConversation } from './turn.ts'
import type { TurnCommit, TurnStore, TurnWork } from './turn-store.ts'

/** Talks to the engine without a channel, over a store that is forgotten with the talk: `hvs converse`, `hvs ask`, `hvs chat` and the evaluations. */

/** Saturday 21 November 2026, 09:00 in Vietnam. */
export const SCRIPT_START = Date.UTC(2026, 10, 21, 2, 0)

export const scriptSchema = z.object({
  id: z.string(),
  turns: z.array(z.object({ user: z.string(), after_hours: z.number().optional() })),
  consent: z.enum(['none', 'asked', 'given', 'declined']).default('given'),
  place: z.string().nullish(),
  /** ISO time the clock starts at. */
  now: z.string().nullish(),
})
export type Script = z.input<typeof scriptSchema>

export interface ScriptRow extends TurnReport {
  /** `c04#2`: the second turn of script c04. */
  id: string
}

export type Hide = (
  message: IncomingMessage,
  options?: HideOptions,
) => { message: IncomingMessage; hidden: HiddenKind[] }

/** A person at a terminal, known to nobody else. */
const SELF: Address = { channel: 'terminal', account: 'local', chat: 'local', user: 'local', kind: 'private' }

/** What a talk is kept in while it lasts: empty at its beginning, forgotten with it. */
export interface TalkStore {
  turns: TurnStore
  learners: LearnerStore
}

/** One talk, kept in a store of its own; each `say` is a message and everything that was answered to it. */
export interface Talk {
  say(text: string | IncomingBody, now: number): Promise<TurnReport>
  memory(): ChatMemory
}

/** Begins a talk in the given state. `hide` masks personal data, as the inbox does before anything is stored. */
export function beginTalk(
  parts: Parts,
  hide: Hide,
  store: TalkStore,
  start: ChatMemory,
  lane = 'terminal:local:local',
  from: Address = SELF,
): Talk {
  const { turns, learners } = store
  const sessions = new Sessions()
  const conversation = makeConversation(
    { ...parts, learners, memoryOf: turns.memoryOf, reachOf: turns.reachOf },
    { burst: NO_BURST, sessions },
  )
  let memory = start
  let begun = false
  let count = 0

  async function receive(text: string | IncomingBody, now: number): Promise<TurnWork> {
    count += 1
    const body: IncomingBody = typeof text === 'string' ? { type: 'text', text } : text
    const { message, hidden } = hide({ key: `${count}`, at: now, from, body, trace: { receivedAt: now } })
    await turns.acceptOnce({ key: `${lane}:${count}`, lane, message, hidden }, now)
    const work = await turns.takeWork('talk', now, 0)
    if (work === null) throw new Error('what was accepted is not handed out')
    return work
  }

  /** Somebody who agreed before the talk begins is in the store as if an earlier turn had put them there. */
  async function begin(now: number): Promise<void> {
    begun = true
    if (memory.consent.state !== 'given' || memory.learner === null) return
    const work = await receive('', now)
    await turns.commitTurn(seedingTurn(work, memory.learner, memory, now))
  }

  return {
    memory: () => memory,
    async say(text, now) {
      if (!begun) await begin(now)
      if (memory.consent.state !== 'given') sessions.set(lane, memory, now)
      const work = await receive(text, now)
      const result = await conversation.runTurn(work, now)
      if (result.kind === 'wait') throw new Error('a talk without a burst window never waits')
      await turns.commitTurn(result.commit)
      memory = parseMemory(await turns.memoryOf(lane)) ?? sessions.get(lane, now) ?? emptyMemory()
      const [report] = result.reports
      if (!report) throw new Error('a turn without a report')
      return report
    },
  }
}

/** A turn that says nothing and leaves its chat with somebody who has agreed. */
export function seedingTurn(work: TurnWork, learner: string, memory: ChatMemory, now: number): TurnCommit {
  const { channel } = work.messages[0].message.from
  return {
    lane: work.lane,
    done: work.messages.map(({ key }) => key),
    absorbed: [],
    effects: [
      { type: 'consentRecorded', learner, state: 'given', wording: memory.consent.wording ?? '', channel, at: now },
      { type: 'memorySaved', lane: work.lane, learner, memory },
    ],
    messages: [],
    now,
    keepText: false,
  }
}

/** Somebody who has agreed, chosen bác – cháu and no place: where scripts begin. */
export function onboardedMemory(now: number, place: string | null = null): ChatMemory {
  const empty = emptyMemory()
  return {
    ...empty,
    learner: 'script',
    consent: { state: 'given', wording: CONSENT_WORDING, at: now },
    introduced: true,
    settings: { ...empty.settings, formChosen: true, place },
  }
}

/** Runs a script turn by turn; one row a turn. `{{correct_text}}` and its like are filled from the open question. */
export async function runScript(parts: Parts, hide: Hide, store: TalkStore, input: Script): Promise<ScriptRow[]> {
  const script = scriptSchema.parse(input)
  let now = script.now ? Date.parse(script.now) : SCRIPT_START
  const talk = beginTalk(
    parts,
    hide,
    store,
    startOf(script, now, wordingToday(parts.operator)),
    `terminal:script:${script.id}`,
  )
  const rows: ScriptRow[] = []
  for (const [index, turn] of script.turns.entries()) {
    now += Math.round((turn.after_hours ?? 0) * 3_600_000)
    const text = fillQuiz(turn.user, talk.memory(), parts)
    const report = await talk.say(text, now)
    rows.push({ id: `${script.id}#${index + 1}`, ...report })
    // A person needs a moment to read: half a minute keeps "nhầm" and "7 rưỡi" inside their windows.
    now += 30_000
  }
  return rows
}

function startOf(script: z.output<typeof scriptSchema>, now: number, wording: string): ChatMemory {
  const place = script.place ?? null
  if (script.consent === 'given') {
    const start = onboardedMemory(now, place)
    return { ...start, consent: { ...start.consent, wording } }
  }
  const empty = emptyMemory()
  const settings = { ...empty.settings, place }
  return {
    ...empty,
    settings,
    introduced: script.consent !== 'none',
    consent: { state: script.consent, wording: null, at: null },
  }
}

/** Letters count the options as shown; the text is the option's own words. */
function fillQuiz(user: string, memory: ChatMemory, parts: Parts): string {
  if (!user.includes('{{')) return user
  const quiz = memory.quiz
  const item = quiz ? quizItem(parts.catalog, quiz.guide, quiz.item) : null
  if (!quiz || !item) return clean(user.replaceAll(/\{\{\w+\}\}/gu, ''))
  const right = rightKeys(item)
  const list = memory.lists.findLast((each) => each.kind === 'quiz')
  const wanted = item.type === 'order' ? right.map((key) => quiz.order.indexOf(key) + 1).join(' ') : null
  const rightAt = quiz.order.indexOf(right[0] ?? '')
  const wrongAt = quiz.order.findIndex((key) => !right.includes(key) && key !== quiz.tried)
  const text = list?.options.find((option) => option.digit === rightAt + 1)?.label ?? ''
  const letter = (index: number) => String.fromCharCode(97 + Math.max(0, index))
  return user
    .replaceAll('{{correct_text}}', wanted ?? text)
    .replaceAll('{{correct_letter}}', wanted ?? letter(rightAt))
    .replaceAll('{{wrong_letter}}', wanted ? [...wanted].reverse().join('') : letter(wrongAt))
}
