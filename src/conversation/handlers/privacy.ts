import { checkScam } from '../../assistant/scam.ts'
import type { HiddenKind } from '../../privacy/hide.ts'
import { MENU } from '../../replies/menu.ts'
import { PRIVACY as R } from '../../replies/privacy.ts'
import { STEPS } from '../../replies/steps.ts'
import { say } from '../../replies/voice.ts'
import { words } from '../../shared/text.ts'
import { choiceOf, type Draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'
import { holdsAny } from '../words.ts'
import { ask } from './ask.ts'
import { isToCheck } from './doubt.ts'
import { scam } from './scam.ts'

/** D19: personal data was pasted and masked. One warning, never the value, and what was meant is still answered. */

const CODES = 'antoan-01-mat-khau-otp'
const DATA = 'antoan-06-du-lieu'
/** The most dangerous kind is the one warned about. */
const ORDER: readonly HiddenKind[] = ['otp', 'password', 'card', 'id', 'account', 'passport']

/** The warning, followed by an answer to the rest of the words when a guide has one. */
export async function warn(turn: TurnContext): Promise<Outcome> {
  const judged = pastedScam(turn)
  if (judged) return judged
  const kind = ORDER.find((each) => turn.hidden.includes(each)) ?? 'id'
  const own = kind === 'otp' || kind === 'password' ? CODES : DATA
  const need = await needOf(turn)
  const guide = spokenOf(turn) ?? need?.guide ?? null
  const warning = warningOf(turn, kind, guide)
  const isAnswered = warning.choices.length > 0 || !need
  const isTopic = opensTopic(need) && (!isAnswered || turn.memory.topics.length === 0)
  return says('warn-pii', isAnswered ? warning : [warning, ...need.drafts.slice(0, 1)], {
    guide: own,
    guides: [...new Set([own, ...(need?.guides ?? [])])],
    citations: isAnswered ? [] : (need.citations ?? []),
    // Neither the warning nor an answer nobody saw is a subject of the talk: "nhập ở đâu" still means what was asked before.
    memory: {
      ...(need?.memory ?? {}),
      ...(isTopic ? {} : { topics: turn.memory.topics }),
      warnedAt: turn.now,
    },
  })
}

/** The guide being talked of: a masked message says too little to guess from what its sender is doing. */
function spokenOf({ memory, parts }: TurnContext): string | null {
  const about = memory.topics[0]?.about ?? ''
  return parts.catalog.guides.has(about) ? about : null
}

function opensTopic(need: Outcome | null): boolean {
  return need?.guide != null && need.guide !== CODES && need.guide !== DATA
}

/** Somebody else's message with an account number in it: the verdict comes first, the warning is its last line. */
function pastedScam(turn: TurnContext): Outcome | null {
  const { verdict } = checkScam(turn.text, turn.parts.catalog.redFlags)
  const isPasted = verdict !== 'safe' && (isToCheck(turn.text) || (verdict === 'scam' && !/\?/u.test(turn.text)))
  if (!isPasted || words(turn.text).length < 6) return null
  const judged = scam(turn, { do: 'scam', text: turn.text, sender: null })
  const [first, ...rest] = judged.drafts
  if (!first) return null
  const text = `${first.text}\n${say(R.pasted.text, turn.voice)}`
  return {
    ...judged,
    behaviour: 'warn-pii',
    drafts: [{ ...first, text }, ...rest],
    guides: [...new Set([...(judged.guides ?? []), DATA])],
    memory: { ...judged.memory, warnedAt: turn.now },
  }
}

function warningOf(turn: TurnContext, kind: HiddenKind, guide: string | null): Draft {
  const { voice } = turn
  const typed = words(turn.text)
  const steps = guide && turn.parts.catalog.guides.has(guide) ? ({ do: 'step', guide, step: 1 } as const) : null
  if (kind === 'otp') {
    const text = fromTemplate(
      R.otp,
      voice,
      {},
      {
        self: { do: 'pii', card: 'self' },
        asked: { do: 'pii', card: 'asked' },
        given: { do: 'sos', card: 'first' },
      },
    )
    if (steps) text.choices.push(choiceOf(STEPS.labels, 'steps', voice, steps))
    return text
  }
  if (kind === 'password') {
    if (!holdsAny(typed, ['vneid', 'định danh'])) return fromWords(R.passwordOther, voice)
    return fromTemplate(
      R.password,
      voice,
      {},
      { steps: { do: 'step', guide: 'vneid-03-mat-khau', step: 1 }, other: { do: 'other-thing' } },
    )
  }
  if (kind === 'id') {
    if (!holdsAny(typed, ['hồ sơ', 'giấy tờ', 'đến đâu', 'tới đâu', 'tra cứu'])) return fromWords(R.id, voice)
    return fromTemplate(
      R.idFile,
      voice,
      {},
      {
        steps: turn.parts.catalog.guides.has('dvc-05-tra-cuu-ho-so')
          ? { do: 'step', guide: 'dvc-05-tra-cuu-ho-so', step: 1 }
          : steps,
        noCode: { do: 'ask', text: MENU.noFileCode.text },
      },
    )
  }
  return fromWords(kind === 'card' ? R.card : kind === 'account' ? R.account : R.passport, voice)
}

/** An answer to the words around the masked value; null when there are too few, or nothing fits. */
async function needOf(turn: TurnContext): Promise<Outcome | null> {
  const rest = turn.text.replaceAll(/⟨[^⟩]*⟩/gu, ' ')
  if (words(rest).length < 4) return null
  const outcome = await ask({ ...turn, text: rest, hidden: [] }, { do: 'ask', text: rest })
  return outcome.behaviour === 'answer' && outcome.guide ? outcome : null
}

export function pii(turn: TurnContext, intent: IntentOf<'pii'>): Outcome {
  if (intent.card === 'after')
    return says('answer', fromWords(R.after, turn.voice), { guide: DATA, guides: [DATA, CODES], citations: [DATA] })
  if (intent.card === 'self') return says('answer', fromWords(R.otpSelf, turn.voice), { guide: CODES, guides: [CODES] })
  const text = fromTemplate(R.otpAsked, turn.voice, {}, { given: { do: 'sos', card: 'first' }, menu: { do: 'menu' } })
  return says('answer', text, { guide: CODES, guides: [CODES] })
}
