import type { HeardByWording } from '../../assistant/cry-likeness.ts'
import type { Emergency } from '../../assistant/emergency.ts'
import { EMERGENCY as R } from '../../replies/emergency.ts'
import { TALK } from '../../replies/talk.ts'
import { say, type Voice } from '../../replies/voice.ts'
import { type Draft, fromTemplate } from '../draft.ts'
import { asksBack, isHostage, isRemote, isShamed, readDangerFollowUp, readMoneyFollowUp } from '../emergency-words.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { Intent, IntentOf } from '../intent.ts'
import type { ChatMemory } from '../session.ts'
import { surelyMeant, withGuide } from './beside.ts'

/** D18, D18b: money, a code or safety is being lost. No greeting, no consent, no search, the same words in any state. */

const GUIDE = 'antoan-08-bi-lua'
const ONGOING_MS = 30 * 60_000

export function isOngoing(memory: ChatMemory, now: number): boolean {
  return memory.emergencyAt !== null && now - memory.emergencyAt < ONGOING_MS
}

/** Money is still being spoken of, or a life is still in danger: nothing else was asked since the card. */
export function isOpenStory(memory: ChatMemory, now: number, about: 'money' | 'life'): boolean {
  return isOngoing(memory, now) && memory.emergencyAbout === about
}

/**
 * What the words tell of: a loss, a threat, a phone steered by somebody else, a person kept alone and silent. Null level when
 * they tell of none.
 */
export function readAlarm(turn: TurnContext, options: readonly string[]): Emergency & { card?: 'remote' | 'hostage' } {
  const { text, memory, now } = turn
  const ongoing = isOpenStory(memory, now, 'money')
  const read = turn.parts.readEmergency(text, { options, ongoing })
  if (ongoing && asksBack(text)) return { level: null, kind: null }
  if (isRemote(text)) return { level: 'sure', kind: 'code', card: 'remote' }
  if (isHostage(text, ongoing) && read.kind !== 'money' && read.kind !== 'code')
    return { level: 'sure', kind: 'threat', card: 'hostage' }
  if (read.level === null && isShamed(text)) return { level: 'sure', kind: 'threat' }
  return read
}

/** The card, or the one short question with the numbers already in it. */
export function emergency(turn: TurnContext, read: ReturnType<typeof readAlarm>): Outcome {
  const first = read.card ?? OPENING[read.kind ?? 'money']
  const outcome = sos(turn, { do: 'sos', card: read.level === 'weak' ? 'ask' : first })
  // Somebody watched or steered reads one thing and does it.
  if (read.card || read.kind === 'phone') return outcome
  return withGuide(
    turn,
    outcome,
    surelyMeant(turn, turn.text) ?? (read.kind === null ? null : (BESIDE[read.kind] ?? null)),
  )
}

/** What is worth reading once the first acts are done, for losses that have a guide of their own. */
const BESIDE: Partial<Record<NonNullable<Emergency['kind']>, string>> = {
  account: 'coban-04-zalo-qr',
  name: 'antoan-06-du-lieu',
}

/** The card that opens each kind of emergency. */
const OPENING: Readonly<Record<NonNullable<Emergency['kind']>, IntentOf<'sos'>['card']>> = {
  money: 'first',
  code: 'first',
  missing: 'missing',
  phone: 'remote',
  account: 'account',
  name: 'name',
  child: 'child',
  threat: 'threat',
}

export function sos(turn: TurnContext, intent: IntentOf<'sos'>): Outcome {
  const text = card(turn, intent.card)
  // A warning about what was pasted in the same breath is the last line of the card, not a message before it.
  if (turn.hidden.length > 0) text.text += `\n${say(R.piiLine.text, turn.voice)}`
  const isCard = CARDS.has(intent.card)
  return says(isCard ? 'emergency' : intent.card === 'ask' ? 'ask' : 'next-step', text, {
    guide: intent.card === 'ask' ? null : GUIDE,
    guides: intent.card === 'ask' ? [] : [GUIDE],
    citations: intent.card === 'ask' ? [] : [GUIDE],
    emergency: isCard,
    memory: { emergencyAt: turn.now, emergencyAbout: 'money', shown: null },
  })
}

/** Words that are nothing else, told as people tell of a loss: the card, or the question what happened. Null: no cry. */
export function heardByWording(turn: TurnContext): Outcome | null {
  const heard = heardIn(turn)
  if (heard === null || heard === 'perhaps') return null
  return emergency(turn, heard === 'unknown' ? { level: 'weak', kind: null } : { level: 'sure', kind: heard })
}

/**
 * It may be a loss: the question is answered, with whom to call in front of it. Whoever only asked how reads one line more; whoever
 * was robbed and said it unusually does not have to say it again.
 */
export function numbersBeside(turn: TurnContext, outcome: Outcome): string[] {
  const isGuide = outcome.behaviour === 'answer' && outcome.reply?.answer.kind === 'cited' && outcome.guide !== GUIDE
  return isGuide && heardIn(turn) !== null ? [say(R.beside.text, turn.voice)] : []
}

/** The same where nothing was found: whom to call, and what happened? */
export function numbersInstead(turn: TurnContext, outcome: Outcome): Outcome {
  const answer = outcome.reply?.answer
  const isNothing = answer?.kind === 'refused' && answer.reason === 'not-found'
  return isNothing && heardIn(turn) !== null ? sos(turn, { do: 'sos', card: 'ask' }) : outcome
}

/** While a card is fresh, its own words decide. */
function heardIn({ parts, text, memory, now }: TurnContext): HeardByWording | null {
  return isOngoing(memory, now) ? null : (parts.hearByWording?.(text) ?? null)
}

/** Cards that open an emergency; the others follow it. */
const CARDS: ReadonlySet<IntentOf<'sos'>['card']> = new Set([...Object.values(OPENING), 'hostage'])

const to = (card: IntentOf<'sos'>['card']): Intent => ({ do: 'sos', card })
const human: Intent = { do: 'human' }
const afterLoss = { called: to('called'), number: to('bank'), say113: to('say113'), human }

function card(turn: TurnContext, name: IntentOf<'sos'>['card']): Draft {
  const { voice } = turn
  switch (name) {
    case 'first':
      return made(fromTemplate(R.card, voice, {}, afterLoss))
    case 'threat':
      return made(fromTemplate(R.cardThreat, voice, {}, { lost: to('first'), say113: to('say113'), human }))
    case 'remote':
      return made(fromTemplate(R.remote, voice, {}, afterLoss))
    case 'hostage':
      return made(fromTemplate(R.hostage, voice, {}, { lost: to('first'), say113: to('say113'), human }))
    case 'missing':
      return made(
        fromTemplate(R.missing, voice, {}, { lost: to('first'), gave: to('first'), own: { do: 'other-thing' }, human }),
      )
    case 'account':
      return made(
        fromTemplate(R.account, voice, {}, { lost: to('first'), passwords: to('passwords'), keep: to('keep'), human }),
      )
    case 'name':
      return made(fromTemplate(R.name, voice, {}, { lost: to('first'), keep: to('keep'), human }))
    case 'child':
      return made(
        fromTemplate(R.child, voice, {}, { called: to('called'), number: to('bank'), keep: to('keep'), human }),
      )
    case 'recover':
      return made(fromTemplate(R.recover, voice, {}, afterLoss))
    case 'stay':
      return made(fromTemplate(R.stay, voice, {}, afterLoss))
    case 'called':
      return made(
        fromTemplate(
          R.next,
          voice,
          { checkedOn: checkedOn(turn, voice) },
          { passwords: to('passwords'), keep: to('keep'), human },
        ),
      )
    case 'bank':
      return made(fromTemplate(R.bankNumber, voice, {}, { called: to('called'), say113: to('say113'), human }))
    case 'say113':
      return made(fromTemplate(R.say113, voice, {}, { called: to('called'), keep: to('keep'), human }))
    case 'keep':
      return made(fromTemplate(R.keep, voice, {}, { say113: to('say113'), human }))
    case 'passwords':
      return made(fromTemplate(R.passwords, voice, {}, { keep: to('keep'), human }))
    case 'steady':
      return made(fromTemplate(TALK.steady, voice, {}, afterLoss))
    case 'ask':
      return made(
        fromTemplate(R.ask, voice, {}, { lost: to('first'), threat: to('threat'), other: { do: 'other-thing' } }),
      )
  }
}

function made(draft: Draft): Draft {
  return { ...draft, kind: 'emergency' }
}

/** Day the guide behind the card was last checked, as it is said: 21/11/2026. */
function checkedOn(turn: TurnContext, _voice: Voice): string {
  const date = turn.parts.catalog.guides.get(GUIDE)?.checkedOn ?? '2026-11-21'
  const [year, month, day] = date.split('-')
  return `${Number(day)}/${Number(month)}/${year}`
}

function offered(memory: ChatMemory): Intent[] {
  return memory.lists.flatMap((list) => list.options.map((option) => option.intent))
}

/** What is asked while an emergency lasts, in free words; null when it is something else. */
export function readFollowUp(text: string, memory: ChatMemory, now: number): Intent | null {
  if (isOpenStory(memory, now, 'life')) return readDangerFollowUp(text, offered(memory))
  return isOpenStory(memory, now, 'money') ? readMoneyFollowUp(text) : null
}
