import type { OutgoingMessage } from '../channels/channel.ts'
import { type Slots, say, type Template, type Voice } from '../replies/voice.ts'
import type { Intent } from './intent.ts'
import type { OpenList } from './session.ts'

type Image = Extract<OutgoingMessage, { type: 'image' }>
type File = Extract<OutgoingMessage, { type: 'file' }>

/** A message before it is numbered and measured: words, and what each choice under it does. */

export interface DraftChoice {
  label: string
  intent: Intent
  /** Fixed digits (7, 8, 9, 0); the others count from 1 in order, or keep the number given here. */
  digit?: number
  accept?: readonly string[]
}

export interface Draft {
  /** `**…**` marks bold. */
  text: string
  choices: DraftChoice[]
  kind: OpenList['kind']
  /** Lines that are always sent with the first part when the text has to be cut ("Nguồn: …"). */
  foot: string
  /** Sent in front of the words. */
  picture?: DraftPicture
  /** The words stand above a file that is made when it is sent. */
  file?: Pick<File, 'own' | 'refused'>
  /** Words of a lesson sent as sound in front of the text; as words where it cannot be made. */
  aloud?: string
  /** Shown as the platform's own quiz poll: number of the right option, from 0, and why. */
  poll?: { correct: number; explain: string }
  /** May go on in a second message of the same turn; sources and choices then stand under that one. */
  goesOn?: true
  /** Two messages in one, each of the usual length: not cut again. */
  joined?: true
}

/** Drawn when it is sent: a step of a guide, or what somebody has learned. */
export type DraftPicture = (Pick<Image, 'alt' | 'drawing'> | Pick<Image, 'alt' | 'card'>) & {
  /** `asked`: always sent; `besides`: only where the turn has a message to spare. */
  wish: 'asked' | 'besides'
}

export function draft(text: string, choices: readonly DraftChoice[] = [], kind: OpenList['kind'] = 'menu'): Draft {
  return { text, choices: [...choices], kind, foot: '' }
}

type ChoiceId<T extends Template> = T extends { choices: readonly (infer C)[] }
  ? C extends { id: infer Id extends string }
    ? Id
    : never
  : never

/**
 * Says a template and gives each of its choices its intent; a choice without one does not compile. `null` leaves a choice
 * out (a lesson that does not exist, a place already known).
 */
export function fromTemplate<T extends Template>(
  template: T,
  voice: Voice,
  slots: Slots,
  intents: Record<ChoiceId<T>, Intent | null>,
  kind: OpenList['kind'] = 'menu',
): Draft {
  const choices: DraftChoice[] = []
  for (const choice of template.choices ?? []) {
    const intent = intents[choice.id as ChoiceId<T>]
    if (!intent) continue
    choices.push({
      label: say(choice.label, voice, slots),
      intent,
      ...(choice.digit === undefined ? {} : { digit: choice.digit }),
      ...(choice.accept ? { accept: choice.accept } : {}),
    })
  }
  return draft(say(template.text, voice, slots), choices, kind)
}

/** A template without choices. */
export function fromWords(template: Template, voice: Voice, slots: Slots = {}): Draft {
  return draft(say(template.text, voice, slots))
}

/** One choice taken from a template's list of labels. */
export function choiceOf<T extends Template>(
  template: T,
  id: ChoiceId<T>,
  voice: Voice,
  intent: Intent,
  slots: Slots = {},
): DraftChoice {
  const choice = template.choices?.find((each) => each.id === id)
  if (!choice) throw new Error(`template choice ${id} is gone`)
  return {
    label: say(choice.label, voice, slots),
    intent,
    ...(choice.digit === undefined ? {} : { digit: choice.digit }),
    ...(choice.accept ? { accept: choice.accept } : {}),
  }
}
