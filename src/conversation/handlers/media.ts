import type { IncomingBody } from '../../channels/channel.ts'
import { MEDIA as R } from '../../replies/media.ts'
import { SCAM } from '../../replies/scam.ts'
import { localDate } from '../../shared/clock.ts'
import { fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { Intent } from '../intent.ts'

/** D33, D17: no silence on any event, and nothing of it is kept. */

type Bytes = Extract<IncomingBody, { type: 'media' }>

/** @param looked at for codes, of which it holds none */
export function media(turn: TurnContext, body: Bytes, looked: boolean): Outcome {
  const { media: got } = body
  if (got.kind === 'voice') return voiceNone(turn)
  if (got.kind === 'file') return isApp(got.name, got.mime) ? app(turn) : says('answer', fromWords(R.file, turn.voice))
  // A picture sent while a scam is being looked at is most likely the message itself.
  if (
    turn.memory.shown === null &&
    turn.memory.lists.at(-1)?.options.some((option) => option.intent.do === 'scam-said')
  )
    return scamPhoto(turn)
  return says('answer', fromWords(looked ? R.photo : R.photoUnseen, turn.voice))
}

/** A photo of a message: its words are asked for. */
export function scamPhoto(turn: TurnContext): Outcome {
  return says('ask', fromTemplate(SCAM.photo, turn.voice, {}, saidIntents(), 'clarify'))
}

function isApp(name: string | undefined, mime: string | undefined): boolean {
  return /\.apk$/iu.test(name ?? '') || mime === 'application/vnd.android.package-archive'
}

export function voiceNone(turn: TurnContext): Outcome {
  return says('ask', fromTemplate(R.voiceNone, turn.voice, {}, onward(), 'clarify'))
}

/** Something of a kind nobody here knows. */
export function unknownKind(turn: TurnContext): Outcome {
  return says('ask', fromTemplate(R.unknownKind, turn.voice, {}, onward(), 'clarify'))
}

function onward() {
  return {
    vneid: { do: 'guides', skills: ['vneid'] },
    qr: { do: 'guides', skills: ['qr'] },
    scam: { do: 'scam-ask' },
    lesson: { do: 'lesson', guide: null },
    human: { do: 'human' },
  } satisfies Record<string, Intent>
}

function app(turn: TurnContext): Outcome {
  const sender = (who: 'known' | 'stranger' | 'office') => ({ do: 'scam', text: APK_TEXT, sender: who }) as const
  const intents = { known: sender('known'), stranger: sender('stranger'), office: sender('office') }
  return says('answer', fromTemplate(R.apk, turn.voice, {}, intents, 'clarify'), {
    scam: 'scam',
    guide: 'antoan-03-link-la',
  })
}

/** What a received program amounts to, for the follow-up check. */
const APK_TEXT = 'gửi tệp .apk bảo cài ứng dụng lạ'

/** A platform that withholds the content (links, mostly): asked for in words, opened never. */
export function withheld(turn: TurnContext): Outcome {
  return says('ask', fromTemplate(SCAM.withheld, turn.voice, {}, saidIntents(), 'clarify'))
}

function saidIntents() {
  return {
    money: { do: 'scam-said', said: 'money' },
    prize: { do: 'scam-said', said: 'prize' },
    app: { do: 'scam-said', said: 'app' },
    other: { do: 'other-thing' },
  } as const
}

/** Stickers and hearts get one word, once a day; a place or a contact is declined. */
export function other(turn: TurnContext, what: 'sticker' | 'reaction' | 'location' | 'contact'): Outcome {
  if (what === 'location') return says('answer', fromWords(R.location, turn.voice))
  if (what === 'contact') return says('answer', fromWords(R.contact, turn.voice))
  const today = localDate(turn.now)
  // A page or a screen waits for an answer to whatever was typed; a chat does not.
  const isWaitedFor = turn.from.channel === 'web' || turn.from.channel === 'terminal'
  if (turn.memory.heartOn === today && !isWaitedFor) return says('answer', [])
  return says('answer', fromWords(R.heart, turn.voice), { memory: { heartOn: today } })
}

/** In a group only the question is answered; progress, scams and codes belong into a private chat. */
export function groupPrivate(turn: TurnContext): Outcome {
  return says('answer', fromWords(R.group, turn.voice))
}
