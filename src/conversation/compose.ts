import type { Choice, OutgoingMessage } from '../channels/channel.ts'
import { terminalWords } from '../replies/terminal.ts'
import type { Draft, DraftChoice } from './draft.ts'
import type { ChatMemory, ListOption, OpenList } from './session.ts'

/** Drafts become messages: choices numbered, bold marks turned into ranges, long texts cut where a sentence ends. */

/** UTF-16 units of a message, choices included (§1.1). */
const LIMITS = { simple: 600, cadre: 1200, slow: 250 } as const
const MOST_MESSAGES = 2
/** Two messages sent as one: below what every platform takes, with room for the line that says what to type. */
const JOINED = 1900

export interface Composed {
  messages: OutgoingMessage[]
  lists: OpenList[]
  /** Texts that did not fit, for "thêm". */
  rest: string[]
}

/**
 * `ids` names the lists that are opened; `more` is the choice added when a text goes on. At most two messages a turn, one in
 * slow mode: what a third would have said waits for "thêm".
 */
export function compose(
  drafts: readonly Draft[],
  settings: ChatMemory['settings'],
  more: DraftChoice,
  newListId: (index: number) => string,
  now: number,
): Composed {
  const most = settings.slow ? 1 : MOST_MESSAGES
  const messages: OutgoingMessage[] = []
  const lists: OpenList[] = []
  const rest: string[] = []
  for (const [index, draft] of drafts.entries()) {
    if (draft.file) {
      messages.push({ type: 'file', alt: draft.text, ...draft.file })
      continue
    }
    const isExempt = draft.kind === 'emergency' || draft.kind === 'consent' || draft.joined === true
    const spare = messages.length + drafts.length - index < most
    if (draft.picture && (spare || draft.picture.wish === 'asked')) {
      const { wish: _, ...picture } = draft.picture
      messages.push({ type: 'image', ...picture })
    }
    if (draft.aloud) messages.push({ type: 'voice', mime: 'audio/ogg', transcript: draft.aloud })
    if (messages.length >= most && !isExempt && !draft.aloud && draft.picture?.wish !== 'asked') {
      rest.push(draft.text)
      continue
    }
    const limit = settings.slow && !isExempt ? LIMITS.slow : LIMITS[settings.mode]
    const foot = draft.foot === '' ? '' : `\n${draft.foot}`
    // Slow mode counts the words to be read; elsewhere the choices count as well.
    const roomOver = (choices: readonly DraftChoice[]) =>
      limit - (settings.slow ? 0 : choicesLength(choices)) - foot.length
    const room = roomOver(draft.choices)
    let body = draft.text
    if (draft.goesOn && messages.length + 1 < most && body.length > room) {
      const [opening = '', ...others] = cutParts(body, limit)
      messages.push({ type: 'text', ...readBold(opening) })
      body = others.join('\n')
    }
    const withMore = [more, ...draft.choices.slice(0, 4)]
    const parts = isExempt || body.length <= room ? [body] : cutParts(body, roomOver(withMore))
    const [first = '', ...later] = parts
    rest.push(...later)
    const choices = later.length > 0 ? withMore : draft.choices
    const numbered = number(choices)
    const { text, bold } = readBold((first + foot).trim())
    const id = newListId(messages.length)
    const shown = numbered.map(
      (option): Choice => ({ id: `${id}.${option.digit}`, label: option.label, digit: option.digit }),
    )
    // The letters of a platform's own poll have one size.
    const poll = draft.poll && later.length === 0 && !settings.large ? pollOf(text, shown, draft.poll) : null
    if (poll) messages.push({ ...poll, list: id })
    else
      messages.push({
        type: 'text',
        text,
        ...(bold.length > 0 ? { bold } : {}),
        ...(numbered.length > 0
          ? {
              choices: shown,
              list: id,
            }
          : {}),
      })
    if (numbered.length > 0) lists.push({ id, kind: draft.kind, options: numbered, sentAt: now, text: draft.text })
  }
  return { messages: settings.large ? messages.map(enlarged) : messages, lists, rest }
}

/** What a message has to have left for its own words above sources and choices, and the way on that a cut one gets besides. */
const LEAST_WORDS = 200
const WAY_ON = 20

/** As many of the choices, first first, as leave room for words above `foot`: four plans' sources and their buttons fill a message. */
export function affordable(
  choices: readonly DraftChoice[],
  foot: string,
  { mode, slow }: ChatMemory['settings'],
): DraftChoice[] {
  const room = (some: readonly DraftChoice[]) => LIMITS[mode] - foot.length - choicesLength(some) - WAY_ON
  const counts = choices.map((_, at) => choices.length - at)
  const most = slow ? choices.length : (counts.find((count) => room(choices.slice(0, count)) >= LEAST_WORDS) ?? 0)
  return choices.slice(0, most)
}

/** Whether a draft is one message of the usual length, its choices included. */
export function fits(draft: Draft, { slow, mode }: ChatMemory['settings']): boolean {
  const length = draft.text.length + draft.foot.length + (slow ? 0 : choicesLength(draft.choices))
  return length <= (slow ? LIMITS.slow : LIMITS[mode])
}

/** For channels where each message counts: two drafts as one, where only one of them asks and none has to be cut. */
export function joinedDrafts(drafts: readonly Draft[], settings: ChatMemory['settings']): readonly Draft[] {
  const [first, second, ...more] = drafts
  if (!first || !second || more.length > 0 || settings.slow) return drafts
  if (first.choices.length > 0 && second.choices.length > 0) return drafts
  if (![first, second].every((each) => isPlain(each) && (each.kind === 'consent' || fits(each, settings))))
    return drafts
  const asking = first.choices.length > 0 ? first : second
  const text = [first.text, first.foot, second.text].filter((part) => part !== '').join('\n')
  const one: Draft = { ...asking, text, foot: second.foot, joined: true }
  return one.text.length + one.foot.length + choicesLength(one.choices) <= JOINED ? [one] : drafts
}

/** Words and choices, nothing that is sent in a way of its own; an emergency stands alone. */
function isPlain({ kind, picture, file, aloud, poll, goesOn }: Draft): boolean {
  return kind !== 'emergency' && !picture && !file && !aloud && !poll && !goesOn
}

function enlarged(message: OutgoingMessage): OutgoingMessage {
  return message.type === 'text' ? { ...message, large: true } : message
}

/** What Telegram takes in a quiz poll: a question of 300 characters, options of 100, an explanation of 200. */
const POLL = { question: 300, option: 100, explain: 200 }

/** Null where the question would not fit; "chưa biết" and "để sau" are typed. */
function pollOf(
  question: string,
  choices: readonly Choice[],
  { correct, explain }: NonNullable<Draft['poll']>,
): Extract<OutgoingMessage, { type: 'quiz' }> | null {
  const options = choices.filter(({ digit }) => digit <= 6)
  if (question.length > POLL.question || options.some(({ label }) => label.length > POLL.option)) return null
  return { type: 'quiz', question, options, correct, ...(explain.length <= POLL.explain ? { explain } : {}) }
}

/** Counts from 1; a choice with a digit of its own keeps it. */
export function number(choices: readonly DraftChoice[]): ListOption[] {
  let next = 1
  return choices.map((choice) => ({
    digit: choice.digit ?? next++,
    label: choice.label,
    intent: choice.intent,
    accept: [...(choice.accept ?? [])],
  }))
}

/** Digits that mean the same everywhere stand behind the others: "Nhắn 1 hoặc 2. (7 chưa biết, 8 để sau)". */
const FIXED: ReadonlySet<number | undefined> = new Set([0, 7, 8, 9])

/** Length of the choices as plain text shows them: a numbered line each ("1. Có"), and the line that says what to type. */
export function choicesLength(choices: readonly { label: string; digit?: number }[]): number {
  if (choices.length === 0) return 0
  const lengthOf = (some: typeof choices, around: number) =>
    some.reduce((sum, { label }) => sum + label.length + around, 0)
  const counted = choices.filter(({ digit }) => !FIXED.has(digit))
  const fixed = choices.filter(({ digit }) => FIXED.has(digit))
  const { choose, or } = terminalWords
  const several = counted.length > 1 ? 3 * counted.length - 4 + or.length + 2 : 1
  const ask = counted.length === 0 ? 0 : choose.length - '{digits}'.length + several
  const aside = fixed.length === 0 ? 0 : lengthOf(fixed, 4)
  return lengthOf(counted, 4) + ask + aside + (ask > 0 && aside > 0 ? 1 : 0) + 1
}

/** Cuts a text into parts of at most `room` units, at line ends first, then at sentence ends, then at blanks. */
function cutParts(text: string, room: number): string[] {
  if (text.length <= room || room < 80) return [text]
  const window = text.slice(0, room)
  const line = window.lastIndexOf('\n')
  const sentence = Math.max(...['. ', '! ', '? ', '] '].map((mark) => window.lastIndexOf(mark))) + 1
  const clause = window.lastIndexOf('; ') + 1
  const blank = window.lastIndexOf(' ')
  const at = [line, sentence, clause].find((end) => end > room * 0.4) ?? (blank > 0 ? blank : room)
  const first = text.slice(0, at).trim()
  const next = text.slice(at).trim()
  return next === '' ? [first] : [first, ...cutParts(next, room)]
}

/** Takes the `**` marks out and says where they stood, in UTF-16 offsets. */
function readBold(marked: string): { text: string; bold: [start: number, length: number][] } {
  const pieces = marked.split('**')
  // An odd number of marks is somebody's own asterisks: shown as typed.
  if (pieces.length % 2 === 0) return { text: marked, bold: [] }
  const bold: [number, number][] = []
  let text = ''
  pieces.forEach((piece, index) => {
    if (index % 2 === 1 && piece.length > 0) bold.push([text.length, piece.length])
    text += piece
  })
  return { text, bold }
}
