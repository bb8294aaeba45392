import { isLearned } from '../../learning/mastery.ts'
import { CODE_MS } from '../../privacy/codes.ts'
import { LINK as R } from '../../replies/link.ts'
import { say, type Template } from '../../replies/voice.ts'
import { wordingToday } from '../consent-wording.ts'
import { type Draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { messageElsewhere } from '../link-message.ts'
import type { LinkCode, LinkRequest } from '../link-store.ts'
import { calledBy, newCode } from '../one-time-code.ts'
import { placeOf } from '../places-of-person.ts'
import { hasConsent, parseMemory, voiceOf } from '../session.ts'
import type { Effect } from '../turn-store.ts'
import { saleClause } from './first-contact.ts'
import { abroadThere, confirmQuestion } from './link-answer.ts'
import { capital } from './mentor.ts'

/** Linking two chats of one person: a code from where they learn, typed where they want to learn too. */

/** Chats of one person, and people of one chat: digits go to six. */
const MOST_CHATS = 5
const MOST_PEOPLE = 5
/** Codes within an hour: somebody at a loss takes two or three, somebody guessing takes any number. */
const MOST_CODES = 5
const HOUR_MS = 3_600_000

export async function linkStart(turn: TurnContext): Promise<Outcome> {
  const { memory, voice, parts, lane, now } = turn
  const { links } = parts
  const { learner } = memory
  if (memory.minor) return says('settings', fromWords(R.minor, voice))
  const code = hasConsent(memory) && learner && links ? await newCode(turn) : null
  const awaited = { memory: { codeAwaitedUntil: now + CODE_MS } }
  if (!learner || !links || !code) return says('settings', fromWords(R.howTo, voice), awaited)
  const waiting = await links.linkRequest(learner, now)
  if (waiting) return says('settings', confirmQuestion(waiting, voice))
  if ((await chatsOf(turn, learner)) >= MOST_CHATS)
    return says('settings', fromWords(R.full, voice, { most: MOST_CHATS }))
  if ((await links.linkCodesSince(learner, now - HOUR_MS + CODE_MS)) >= MOST_CODES)
    return says('settings', fromWords(R.tooMany, voice))
  const name = calledBy(memory.settings) ?? say(R.nobody.text, voice)
  const intents = { again: { do: 'link-start' }, cancel: { do: 'link-cancel' } } as const
  return says('settings', fromTemplate(R.start, voice, { code: code.shown }, intents), {
    ...awaited,
    effects: [
      {
        ...{ type: 'codeIssued', kind: 'link', id: parts.newId(), hash: code.hash },
        ...{ learner, lane, to: turn.from, name, expiresAt: now + CODE_MS },
      },
    ],
  })
}

export function linkCancel(turn: TurnContext): Outcome {
  const { learner } = turn.memory
  const dropped: Effect[] = learner === null ? [] : [{ type: 'linkDropped', learner }]
  return says('settings', fromWords(R.cancelled, turn.voice), {
    memory: { codeAwaitedUntil: null },
    effects: dropped,
  })
}

/** The code of a question of ours, gone since. */
function codeGone({ voice, now }: TurnContext): Outcome {
  return says('settings', fromWords(R.codeGone, voice, { tries: '' }), { memory: { codeAwaitedUntil: now + CODE_MS } })
}

/** "NOI 482 913" that is no live code. */
export function linkCodeWrong(turn: TurnContext): Outcome {
  return missed(turn, R.codeGone)
}

/** Six bare digits that are no live code, where one is awaited. */
export function linkCodeNear(turn: TurnContext): Outcome {
  return missed(turn, R.codeNear)
}

function missed({ parts, lane, voice, now }: TurnContext, words: Template): Outcome {
  const left = parts.codeTriesLeft?.(lane, now) ?? null
  const tries = left === null ? '' : ` ${say(R.triesLeft.text, voice, { left })}`
  const text = left === 0 ? fromWords(R.triesOver, voice) : fromWords(words, voice, { tries })
  return says('settings', text, { memory: { codeAwaitedUntil: now + CODE_MS } })
}

/** In how many chats somebody writes. */
async function chatsOf(turn: TurnContext, learner: string | null): Promise<number> {
  const chats = learner === null ? [] : ((await turn.parts.links?.chatsOf(learner)) ?? [])
  return Math.max(1, chats.length)
}

/** Why this code links nothing here, or null. */
async function refusal(turn: TurnContext, code: LinkCode): Promise<Outcome | null> {
  const { memory, voice, profiles } = turn
  // Tried in vain in its own chat: it dies of the fifth time, as of any other.
  const tried: Effect = { type: 'codeSpent', id: code.id, used: false }
  if (memory.minor) return says('settings', fromWords(R.minor, voice))
  if (code.lane === turn.lane)
    return says('settings', fromWords(R.codeHere, voice), {
      memory: { codeAwaitedUntil: turn.now + CODE_MS },
      effects: [tried],
    })
  if (profiles.some(({ learner }) => learner === code.learner)) return says('settings', fromWords(R.already, voice))
  const chats = (await chatsOf(turn, code.learner)) + (await chatsOf(turn, memory.learner))
  const isFull = chats > MOST_CHATS || (!hasConsent(memory) && profiles.length >= MOST_PEOPLE)
  return isFull ? says('settings', fromWords(R.full, voice, { most: MOST_CHATS })) : null
}

/** A live link code was typed: whose it is and what comes of it is said before anything is joined. */
export async function linkTyped(turn: TurnContext, hash: string): Promise<Outcome> {
  const code = (await turn.parts.links?.linkCode(hash, turn.now)) ?? null
  if (!code) return codeGone(turn)
  return (await refusal(turn, code)) ?? says('settings', await question(turn, code, hash))
}

async function question(turn: TurnContext, code: LinkCode, hash: string): Promise<Draft> {
  const { memory, voice, parts, profiles } = turn
  const join = (way: IntentOf<'link-join'>['way']) => ({ do: 'link-join', hash, way }) as const
  const slots = { owner: code.name, place: placeOf(code.to) }
  if (!hasConsent(memory)) {
    const intents = {
      yes: join('new'),
      no: join('no'),
      more: { do: 'consent-more', page: 1, wording: today(turn) },
    } as const
    const sale = saleClause(parts.operator, turn.from.channel, voice, code.to.channel)
    return fromTemplate(R.askNew, voice, { ...slots, sale }, intents, 'consent')
  }
  const { progress } = await turn.record()
  const lessons = Object.values(progress.guides).filter((guide) => isLearned(guide)).length
  const here = say(lessons > 0 ? R.hereLearned.text : R.hereNothing.text, voice, { lessons })
  const abroad = abroadThere(turn.from, code.to, voice)
  const beside = profiles.length < MOST_PEOPLE ? join('beside') : null
  return fromTemplate(
    R.ask,
    voice,
    { ...slots, here, abroad },
    { merge: join('merge'), beside, no: join('no') },
    'confirm',
  )
}

/** Whoever typed the code wants it: whoever made it is asked, in their chat, whether that was themselves. */
export async function linkJoin(turn: TurnContext, { hash, way }: IntentOf<'link-join'>): Promise<Outcome> {
  const { memory, voice, parts, now } = turn
  const code = (await parts.links?.linkCode(hash, now)) ?? null
  if (!code) return codeGone(turn)
  const refused = await refusal(turn, code)
  if (refused) return refused
  const spent: Effect = { type: 'codeSpent', id: code.id, used: true }
  const awaitsNone = { codeAwaitedUntil: null }
  if (way === 'no') return says('settings', fromWords(R.declined, voice), { memory: awaitsNone, effects: [spent] })
  const agrees = !hasConsent(memory) || memory.learner === null
  if (agrees && way !== 'new') return codeGone(turn)
  const asker = memory.learner ?? parts.newId()
  const request: LinkRequest = {
    ...{ id: code.id, learner: code.learner, lane: code.lane, to: code.to },
    ...{ asker, askerLane: turn.lane, askerTo: turn.from },
    askerName: capital(calledBy(memory.settings) ?? say(R.nobody.text, voice)),
    way: way === 'beside' ? 'beside' : 'merge',
    expiresAt: now + CODE_MS,
  }
  const owner = parseMemory(await parts.memoryOf?.(code.lane, code.learner))
  const asked = owner
    ? [messageElsewhere(request, 'ask', code.learner, owner, confirmQuestion(request, voiceOf(owner.settings)), now)]
    : []
  return says('settings', fromWords(R.waiting, voice, { place: placeOf(code.to) }), {
    elsewhere: asked,
    memory: {
      ...awaitsNone,
      ...(agrees
        ? { learner: asker, introduced: true, consent: { state: 'given', wording: today(turn), at: now } }
        : {}),
    },
    effects: [...(agrees ? [consented(turn, asker)] : []), spent, { type: 'linkAsked', request }],
  })
}

function consented(turn: TurnContext, learner: string): Effect {
  const { from, now } = turn
  return {
    ...{ type: 'consentRecorded', learner, state: 'given', wording: today(turn) },
    ...{ channel: from.channel, at: now },
  }
}

const today = ({ parts }: TurnContext) => wordingToday(parts.operator)
