import type { Emergency } from '../../assistant/emergency.ts'
import { EMERGENCY as R } from '../../replies/emergency.ts'
import { TALK } from '../../replies/talk.ts'
import { say, type Voice } from '../../replies/voice.ts'
import { words } from '../../shared/text.ts'
import { type Draft, fromTemplate } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { Intent, IntentOf } from '../intent.ts'
import type { ChatMemory } from '../session.ts'
import { holdsAny } from '../words.ts'

/** D18, D18b: money, a code or safety is being lost. No greeting, no consent, no search, the same words in any state. */

const GUIDE = 'antoan-08-bi-lua'
const ONGOING_MS = 30 * 60_000

export function isOngoing(memory: ChatMemory, now: number): boolean {
  return memory.emergencyAt !== null && now - memory.emergencyAt < ONGOING_MS
}

/** The card, or the one short question with the numbers already in it. */
export function emergency(turn: TurnContext, read: Emergency): Outcome {
  const first = read.kind === 'threat' ? 'threat' : 'first'
  return sos(turn, { do: 'sos', card: read.level === 'weak' ? 'ask' : first })
}

export function sos(turn: TurnContext, intent: IntentOf<'sos'>): Outcome {
  const text = card(turn, intent.card)
  // A warning about what was pasted in the same breath is the last line of the card, not a message before it.
  if (turn.hidden.length > 0) text.text += `\n${say(R.piiLine.text, turn.voice)}`
  const isCard = intent.card === 'first' || intent.card === 'threat'
  return says(isCard ? 'emergency' : intent.card === 'ask' ? 'ask' : 'next-step', text, {
    guide: intent.card === 'ask' ? null : GUIDE,
    guides: intent.card === 'ask' ? [] : [GUIDE],
    citations: intent.card === 'ask' ? [] : [GUIDE],
    emergency: isCard,
    memory: { emergencyAt: turn.now, shown: null },
  })
}

const to = (card: IntentOf<'sos'>['card']): Intent => ({ do: 'sos', card })
const human: Intent = { do: 'human' }

function card(turn: TurnContext, name: IntentOf<'sos'>['card']): Draft {
  const { voice } = turn
  switch (name) {
    case 'first':
      return made(
        fromTemplate(R.card, voice, {}, { called: to('called'), number: to('bank'), say113: to('say113'), human }),
      )
    case 'threat':
      return made(fromTemplate(R.cardThreat, voice, {}, { lost: to('first'), say113: to('say113'), human }))
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
      return made(
        fromTemplate(TALK.steady, voice, {}, { called: to('called'), number: to('bank'), say113: to('say113'), human }),
      )
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

const CARDS: readonly [IntentOf<'sos'>['card'], readonly string[]][] = [
  [
    'keep',
    [
      'giữ tin nhắn',
      'giữ tin',
      'giữ sao',
      'giữ bằng chứng',
      'chụp màn hình',
      'giữ lại tin',
      'lưu tin nhắn',
      'giữ lại sao',
    ],
  ],
  [
    'say113',
    [
      '113 nói gì',
      '113 nói sao',
      'nói gì với công an',
      'nói sao với công an',
      'báo công an sao',
      'trình báo',
      'nói với công an',
      'gọi công an nói',
    ],
  ],
  ['bank', ['số ngân hàng', 'gọi số nào', 'gọi ngân hàng số', 'số nào', 'không biết số', 'số tổng đài']],
  ['called', ['gọi ngân hàng rồi', 'đã gọi', 'gọi rồi', 'báo ngân hàng rồi', 'khóa thẻ rồi', 'khóa rồi', 'gọi xong']],
  ['passwords', ['đổi mật khẩu', 'đổi pass']],
]

/** Fear needs a next step, not a search. */
const FEAR = [
  'sợ',
  'lo quá',
  'lo lắm',
  'run',
  'hoang mang',
  'rối quá',
  'làm sao bây giờ',
  'làm sao giờ',
  'hu hu',
  'huhu',
  'khóc',
  'biết làm sao',
]

/** What is asked while an emergency lasts, in free words; null when it is something else. */
export function readFollowUp(text: string, memory: ChatMemory, now: number): Intent | null {
  if (!isOngoing(memory, now)) return null
  const typed = words(text)
  if (typed.length > 14) return null
  if (typed.length <= 7 && holdsAny(typed, FEAR)) return to('steady')
  const found = CARDS.find(([, phrases]) => holdsAny(typed, phrases))
  return found ? to(found[0]) : null
}
