import { type IncomingBody, UNKNOWN_KIND } from '../channels/channel.ts'
import { markedCode } from '../privacy/codes.ts'
import { timeName } from '../replies/days.ts'
import { HUMAN } from '../replies/human.ts'
import { STATUS, TALK } from '../replies/talk.ts'
import { say } from '../replies/voice.ts'
import { clean, fold } from '../shared/text.ts'
import { opened, withConsentText, withIntroduction } from './around-answer.ts'
import { readDanger } from './danger.ts'
import type { Outcome, TurnContext } from './handler.ts'
import { says } from './handler.ts'
import { danger } from './handlers/danger.ts'
import {
  emergency,
  heardByWording,
  isOngoing,
  numbersBeside,
  numbersInstead,
  readAlarm,
  readFollowUp,
} from './handlers/emergency.ts'
import { forDesk } from './handlers/human.ts'
import { handle } from './handlers/index.ts'
import { other, unknownKind, withheld } from './handlers/media.ts'
import { ambiguous, outside } from './handlers/menu.ts'
import { forWhom, othersResult, whoCheck } from './handlers/people.ts'
import { warn } from './handlers/privacy.ts'
import { late, lateClosed } from './handlers/quiz-late.ts'
import { readOpened } from './handlers/scam.ts'
import { branchFor } from './handlers/steps.ts'
import { welcomeBack } from './handlers/welcome-back.ts'
import { heartOr } from './heart-words.ts'
import type { Intent } from './intent.ts'
import { judgedOption } from './judged.ts'
import { isBareCode, readWrongCode } from './link-words.ts'
import { listAt } from './open-list.ts'
import { helpedIn, withoutHelped } from './people-words.ts'
import { inGroup } from './private-wishes.ts'
import { answerHeld, answerMedia } from './received.ts'
import { type Reading, readChosen, readCommand, readText } from './route.ts'
import { awaitsCode, type ListOption } from './session.ts'
import { readable } from './spelling.ts'
import type { PendingMessage } from './turn-store.ts'
import { readUniversal } from './universal.ts'

/** What is answered, in the order of §2.2: emergency, personal data, the word or list or command, the question. */

export interface Answered {
  outcome: Outcome
  /** The option of an open list that was read, when one was. */
  option: ListOption | null
}

/** A reply this late says which message it answers. */
const LATE_MS = 10 * 60_000
/** So many messages waiting at once are answered one by one, and said to be, once in ten minutes. */
const HURRIED = 6

export async function respond(
  turn: TurnContext,
  unit: readonly [PendingMessage, ...PendingMessage[]],
): Promise<Answered> {
  const last = unit.at(-1) ?? unit[0]
  const { at } = last.message
  const body = heartOr(last.message.body, turn.text)
  const answered = await answer(turn, body, at)
  const met = withIntroduction(turn, answered.outcome)
  // A heart is answered with one word: a page of conditions behind it would be out of all proportion.
  const outcome = body.type === 'other' ? met : withConsentText(turn, met)
  const { memory } = turn
  const time = { time: timeName(at) }
  const hurried = turn.waiting >= HURRIED && (memory.hurriedAt === null || turn.now - memory.hurriedAt > LATE_MS)
  const whom = outcome.behaviour === 'answer' && !outcome.memory?.introduced ? helpedIn(turn.text) : null
  const lines = [
    ...(hurried ? [say(STATUS.slowDown.text, turn.voice)] : []),
    ...(turn.now - at > LATE_MS ? [say(TALK.lateAnswer.text, turn.voice, time)] : []),
    ...(unit.some((pending) => pending.cutFrom !== undefined) ? [say(STATUS.tooLong.text, turn.voice)] : []),
    ...(whom !== null && outcome.guide ? [forWhom(whom, turn.voice)] : []),
    ...(body.type === 'text' && !body.forwarded ? numbersBeside(turn, outcome) : []),
  ]
  return {
    ...answered,
    outcome: opened(hurried ? { ...outcome, memory: { ...outcome.memory, hurriedAt: turn.now } } : outcome, lines),
  }
}

async function answer(turn: TurnContext, body: IncomingBody, at: number): Promise<Answered> {
  switch (body.type) {
    case 'text':
      return await answerText(turn, at, body.forwarded === true)
    case 'choice':
      return await follow(turn, readChosen(body, turn.memory, at))
    case 'command': {
      const reading = readCommand(body.name, body.args)
      return await follow(reading.kind === 'question' ? { ...turn, text: body.args } : turn, reading)
    }
    case 'media':
      if (turn.handover) return plain(forDesk(turn, [HUMAN[body.media.kind].text, body.caption ?? ''].join(' ').trim()))
      return await answerMedia(turn, body, at, (said) => answerText(said, at, false))
    case 'other':
      if (turn.handover) return plain(forDesk(turn, ''))
      return plain(other(turn, body.what))
    case 'unsupported':
      if (turn.handover) return plain(forDesk(turn, HUMAN.unreadable.text))
      // Zalo says that something came and not what, mostly for a link; elsewhere it is of a kind nobody here knows.
      return plain(
        turn.from.channel.startsWith('zalo') && body.why !== UNKNOWN_KIND ? withheld(turn) : unknownKind(turn),
      )
    case 'status': {
      const reachable = body.status === 'joined' || body.status === 'unblocked'
      return plain(
        says('answer', [], { effects: [{ type: 'reachabilityChanged', lane: turn.lane, reachable, at: turn.now }] }),
      )
    }
  }
}

const plain = (outcome: Outcome): Answered => ({ outcome, option: null })

async function answerText(turn: TurnContext, at: number, forwarded: boolean): Promise<Answered> {
  const { memory, parts, now, text } = turn
  const list = listAt(memory, at)
  const options = list?.options.map((option) => option.label) ?? []
  // Nobody cries for help in digits.
  if (!forwarded && /\p{L}/u.test(text)) {
    const alarm = readAlarm(turn, options)
    // A life comes before money; an option typed in full answers its question, whatever it says.
    const life = options.some((label) => fold(label) === fold(text.trim())) ? null : readDanger(text)
    const money = alarm.level !== null || isOngoing(memory, now)
    if (life) return plain(danger(turn, { do: 'danger', card: life, money }))
    if (alarm.level !== null) return plain(emergency(turn, alarm))
  }
  if (turn.handover && !isForMachine(turn, at)) return plain(forDesk(turn, text))
  const command = /^\/(\w+)(?:@\w+)?\s*(.*)$/su.exec(text)
  // A channel without commands of its own sends them as text.
  if (command) return await follow(turn, readCommand(command[1] ?? '', command[2] ?? ''))
  const code = forwarded ? null : markedCode(text)
  if (code !== null) return plain(await handle(turn, inGroup(turn, { do: 'typed-code', hash: code })))
  const reading: Reading = forwarded ? { kind: 'question' } : readText(text, memory, parts.catalog, at, now)
  const chose = reading.kind === 'intent' && reading.option !== null
  // "NOI 482 913" too late: a code of ours that counts no more, and no bank's.
  const wrong = forwarded ? null : readWrongCode(text)
  if (wrong) return plain(await handle(turn, wrong))
  if (!forwarded && !chose && awaitsCode(memory, now) && isBareCode(text))
    return plain(await handle(turn, inGroup(turn, { do: 'link-code-near' })))
  if (turn.hidden.length > 0 && !chose) return plain(await warn(turn))
  const followUp = chose ? null : (readFollowUp(text, memory, now) ?? readOpened(text, memory, now))
  if (followUp) return plain(await handle(turn, followUp))
  if (forwarded && text !== '') return plain(await handle(turn, { do: 'scam', text, sender: null }))
  if (reading.kind !== 'question') return await follow(turn, reading)
  const { option, spentMs } = await judgedOption(turn, text, at)
  const read: Reading = option ? { kind: 'intent', intent: option.intent, option } : reading
  return await follow({ ...turn, spentMs }, read)
}

/** A word for any moment, a command, or the answer to a list the bot has shown since a person is expected. */
function isForMachine({ handover, memory, parts, now, text }: TurnContext, at: number): boolean {
  const typed = readable(clean(text)).trim()
  if (typed.startsWith('/') || readUniversal(typed) !== null) return true
  const list = listAt(memory, at)
  if (!list || list.sentAt <= (handover?.since ?? 0)) return false
  const reading = readText(text, memory, parts.catalog, at, now)
  return (
    reading.kind === 'outside' || reading.kind === 'ambiguous' || (reading.kind === 'intent' && reading.option !== null)
  )
}

async function follow(turn: TurnContext, reading: Reading): Promise<Answered> {
  switch (reading.kind) {
    case 'intent':
      return {
        outcome:
          (isDaily(turn, reading.option) ? null : whoCheck(turn, reading.intent)) ??
          othersResult(turn, reading.intent) ??
          (await welcomeBack(turn, reading)) ??
          (await handled(turn, reading.intent)),
        option: reading.option,
      }
    case 'late':
      return plain(late(turn, reading.list))
    case 'closed':
      return plain(lateClosed(turn))
    // Asked once more, not twice: what still is no choice is a question of its own.
    case 'outside':
      return plain(turn.memory.reasked ? await question(turn) : outside(turn, reading.list))
    case 'ambiguous':
      return plain(turn.memory.reasked ? await question(turn) : ambiguous(turn, reading.list, reading.options))
    case 'question':
      return plain(await question(turn))
  }
}

/** What is asked for is done; a voice that only waited for this agreement is answered with it. */
async function handled(turn: TurnContext, intent: Intent): Promise<Outcome> {
  const outcome = await handle(turn, inGroup(turn, intent))
  if (intent.do !== 'consent-abroad') return outcome
  return await answerHeld(turn, outcome, turn.now, (said) => answerText(said, turn.now, false))
}

/** The message of the day says whose it is, so whoever answers it is not asked again. */
function isDaily({ memory, now }: TurnContext, option: ListOption | null): boolean {
  return option !== null && listAt(memory, now)?.kind === 'daily'
}

async function question(turn: TurnContext): Promise<Outcome> {
  const text = withoutHelped(turn.text)
  const branch = branchFor(turn, text)
  if (branch) return await handle(turn, branch)
  return heardByWording(turn) ?? numbersInstead(turn, await handle(turn, { do: 'ask', text }))
}
