import { says as occurs, phrase, readPhrases } from '../assistant/phrases.ts'
import type { IncomingBody } from '../channels/channel.ts'
import { hidePersonalData, WARNED_KINDS } from '../privacy/hide.ts'
import { joinSpokenDigits } from '../privacy/spoken-digits.ts'
import { ABROAD } from '../replies/abroad.ts'
import { MEDIA as R } from '../replies/media.ts'
import { QR_PHOTO } from '../replies/qr-photo.ts'
import { say } from '../replies/voice.ts'
import { clean } from '../shared/text.ts'
import { fromTemplate } from './draft.ts'
import type { Outcome, TurnContext } from './handler.ts'
import { says } from './handler.ts'
import { staysHome, voiceAsk } from './handlers/abroad.ts'
import { media, scamPhoto, voiceNone } from './handlers/media.ts'
import { codesOf } from './handlers/photo.ts'
import type { Intent } from './intent.ts'
import type { Answered } from './respond.ts'
import { readText } from './route.ts'
import type { Heard } from './senses.ts'

/** A photo, a voice or a file: what can be made of it, answered together with the words under it (D33). */

type Bytes = Extract<IncomingBody, { type: 'media' }>
/** Answers words as if they had been typed. */
type Say = (turn: TurnContext) => Promise<Answered>

const plain = (outcome: Outcome): Answered => ({ outcome, option: null })

export async function answerMedia(turn: TurnContext, body: Bytes, at: number, reply: Say): Promise<Answered> {
  const caption = body.caption?.trim() ?? ''
  const worded = caption === '' ? null : await reply({ ...turn, text: caption })
  // Money is going now: nobody waits for a picture to be fetched.
  if (worded?.outcome.emergency) return worded
  if (body.media.kind === 'voice') return worded ?? (await answerVoice(turn, body, at, reply))
  const texts = body.media.kind === 'image' ? await look(turn, body) : null
  if (texts !== null && texts.length > 0) return together(codesOf(turn, texts), worded)
  if (!worded) return plain(media(turn, body, texts !== null))
  if (body.media.kind === 'image' && occurs(readPhrases(caption), DOUBTS)) return plain(scamPhoto(turn))
  return body.media.kind === 'image' ? opened(worded, say(QR_PHOTO.captionOnly.text, turn.voice)) : worded
}

/** Words under a photo that ask whether what it shows is a fraud. */
const DOUBTS = phrase('(lừa|lừa đảo|có thật|thật không|tin này|tin nhắn này|giả mạo|nghi)')

/** Among others nothing of one person is looked at. */
async function look(turn: TurnContext, { media: got }: Bytes): Promise<string[] | null> {
  if (turn.from.kind === 'group') return null
  return (await turn.parts.senses?.look(turn.from, got)) ?? null
}

/** The code first, then the answer to the words, where they ask for more than what the code is. */
function together(code: Outcome, worded: Answered | null): Answered {
  const words = worded?.outcome
  if (!words || words.refused || words.clarify || words.behaviour === 'ask') return plain(code)
  const isAnswered =
    words.behaviour === 'warn-pii' || (words.behaviour === 'answer' && (words.citations?.length ?? 0) > 0)
  if (!isAnswered) return plain(code)
  const drafts = [...code.drafts.map((draft) => ({ ...draft, choices: [] })), ...words.drafts]
  return {
    option: worded.option,
    outcome: {
      ...words,
      ...(code.scam ? { scam: code.scam } : {}),
      drafts,
      guide: code.guide ?? words.guide ?? null,
      guides: [...new Set([...(code.guides ?? []), ...(words.guides ?? [])])],
      citations: [...new Set([...(code.citations ?? []), ...(words.citations ?? [])])],
      memory: { ...code.memory, ...words.memory },
    },
  }
}

/** Longest echo, in characters: enough to see whether it was heard right. */
const ECHO = 120

/** Agreed to just now: the voice that waited for it is answered, and need not be said again. */
export async function answerHeld(turn: TurnContext, agreed: Outcome, at: number, reply: Say): Promise<Outcome> {
  const { heldVoice, parts } = turn
  const next: TurnContext = { ...turn, memory: { ...turn.memory, ...agreed.memory }, heldVoice: null }
  if (!heldVoice || !parts.senses || staysHome(next, 'voices')) return agreed
  const { outcome } = await answerVoice(next, heldVoice, at, reply)
  const both = {
    ...outcome,
    effects: [...(agreed.effects ?? []), ...(outcome.effects ?? [])],
    memory: { ...agreed.memory, ...outcome.memory },
    heldVoice: null,
  }
  const [first, ...rest] = outcome.drafts
  // The card of an emergency begins with bank and police.
  if (!first || outcome.emergency) return both
  return { ...both, drafts: [{ ...first, text: `${say(ABROAD.yes.text, turn.voice)}\n${first.text}` }, ...rest] }
}

async function answerVoice(turn: TurnContext, voice: Bytes, at: number, reply: Say): Promise<Answered> {
  const { media: got } = voice
  if (staysHome(turn, 'voices')) {
    const ask = voiceAsk(turn)
    // Asked already and not answered yet: it is the last one they will want an answer to.
    const isWaiting = ask !== null || turn.heldVoice !== null
    return plain({ ...(ask ?? voiceNone(turn)), ...(isWaiting ? { heldVoice: voice } : {}) })
  }
  const heard = turn.from.kind === 'group' ? null : ((await turn.parts.senses?.hear(turn.from, got)) ?? null)
  if (!heard) return plain(voiceNone(turn))
  const said = masked(turn, heard)
  const answered = await reply(said)
  // The card of an emergency begins with bank and police; and what is hidden is not said again.
  if (answered.outcome.emergency || said.hidden.length > 0) return answered
  const echo = said.text.length > ECHO ? `${said.text.slice(0, ECHO).trimEnd()}…` : said.text
  const slots = { said: echo.replaceAll(/["*]/gu, ' ').replaceAll('\n', ' ') }
  if (heard.sure) return around(answered, say(R.heard.text, turn.voice, slots), say(R.heardWrong.text, turn.voice))
  const intents = { yes: meantBy(said, at), no: { do: 'other-thing' } } as const
  return plain(says('ask', fromTemplate(R.heardUnsure, turn.voice, slots, intents, 'clarify'), { clarify: true }))
}

/** Numbers said digit by digit are numbers; then everything personal is hidden, before anybody else sees the words. */
function masked(turn: TurnContext, heard: Heard): TurnContext {
  const { text, hidden } = hidePersonalData(joinSpokenDigits(clean(heard.text)))
  const warned = hidden.filter((kind) => WARNED_KINDS.has(kind))
  return { ...turn, text: text.trim(), hidden: [...new Set([...turn.hidden, ...warned])] }
}

function meantBy({ text, memory, parts, now }: TurnContext, at: number): Intent {
  const reading = readText(text, memory, parts.catalog, at, now)
  return reading.kind === 'intent' ? reading.intent : { do: 'ask', text }
}

/** `closing` stands under the last message, above its choices, also when that message is cut. */
function around(answered: Answered, opening: string, closing: string): Answered {
  const { outcome, option } = opened(answered, opening)
  const drafts = outcome.drafts.map((draft, at) =>
    at === outcome.drafts.length - 1
      ? { ...draft, foot: draft.foot === '' ? closing : `${draft.foot}\n${closing}` }
      : draft,
  )
  return { option, outcome: { ...outcome, drafts } }
}

function opened(answered: Answered, line: string): Answered {
  const [first, ...rest] = answered.outcome.drafts
  if (!first) return answered
  const drafts = [{ ...first, text: `${line}\n${first.text}` }, ...rest]
  return { ...answered, outcome: { ...answered.outcome, drafts } }
}
