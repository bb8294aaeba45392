import type { IncomingBody } from '../channels/channel.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import { markedCode } from '../privacy/codes.ts'
import { clean, words } from '../shared/text.ts'
import { picks, readChoice, readOrder } from './choice.ts'
import { isQuietHour } from './clock-words.ts'
import { readExplain } from './explain-words.ts'
import type { Intent } from './intent.ts'
import { asksInEnglish, isForeignScript } from './language.ts'
import { readLink, readWrongCode } from './link-words.ts'
import { readManner } from './manner.ts'
import { readNewcomer } from './newcomer.ts'
import { ageOf, listAt, readButton, readPoll } from './open-list.ts'
import { readAskedName, readPeople } from './people-words.ts'
import { quizItem } from './quiz-item.ts'
import { readRequest } from './requests.ts'
import type { ChatMemory, ListOption, OpenList } from './session.ts'
import { readHourSaid, readSettings } from './settings-sentence.ts'
import { readable } from './spelling.ts'
import { readUniversal } from './universal.ts'
import { readWasRight } from './was-right-words.ts'
import { isWhole, sameSyllable } from './words.ts'

/** From words or a button to what is meant, in the order of §2.2. Emergencies and personal data are read before this. */

export type Reading =
  /** `option` when an open list was answered: it is echoed and reported. */
  | { kind: 'intent'; intent: Intent; option: ListOption | null }
  /** A digit for a list whose time is over: shown once more, or closed kindly. */
  | { kind: 'late'; list: OpenList }
  | { kind: 'closed' }
  /** A number the list does not have. */
  | { kind: 'outside'; list: OpenList }
  | { kind: 'ambiguous'; list: OpenList; options: ListOption[] }
  /** None of the above: a question about content, or a text to check. */
  | { kind: 'question' }

const intent = (found: Intent): Reading => ({ kind: 'intent', intent: found, option: null })

/** Reads a typed message. `at` is the platform's time of sending, `now` ours. */
export function readText(raw: string, memory: ChatMemory, catalog: Catalog, at: number, now: number): Reading {
  const text = readable(clean(raw)).trim()
  const list = listAt(memory, at)
  const universal = readUniversal(text)
  if (universal !== null) return readWord(universal, text, memory, list, at)
  // "Sao lại không đúng" asks about the question and answers none.
  const wish = readExplain(text, memory, now) ?? readWasRight(text, memory, now)
  if (wish) return optionNamed(text, list, at) ?? intent(wish)
  const hour = readHourAt(text, list, at)
  if (hour) return optionNamed(text, list, at) ?? intent(hour)
  const chosen = list ? readList(text, list, memory, catalog, at, now) : null
  if (chosen) return chosen
  const read =
    readPeople(text) ??
    readLink(text, words(text)) ??
    readManner(text) ??
    readSettings(text, memory, catalog.places, now, raw) ??
    readNewcomer(text, memory, now) ??
    readRequest(text, memory, catalog, now)
  const command = readAskedName(text, memory, read) ?? read
  if (command) return intent(command)
  if (isForeignScript(raw)) return intent({ do: 'lang-other' })
  if (asksInEnglish(raw)) return intent({ do: 'lang-english' })
  return { kind: 'question' }
}

/** An hour in so many words where consent or one of the first questions is open: "7 giờ rưỡi tối" is no "Tối, từ 7 giờ". */
function readHourAt(text: string, list: OpenList | null, at: number): Intent | null {
  const asked = list && ageOf(list, at) === 'open' ? list.options.map((option) => option.intent.do) : []
  const isAsked = asked.some((each) => each === 'consent' || each === 'set-hour' || each.startsWith('onboard-'))
  const said = isAsked ? readHourSaid(text) : null
  if (!said) return null
  const { agreed, ...hour } = said
  if (!agreed) return { do: 'set-hour', ...hour, sure: false }
  // In the quiet hours it is asked for again, with the nearest one offered.
  const agree = list?.options.flatMap(({ intent }) =>
    intent.do === 'consent' && intent.answer === 'yes' ? [intent] : [],
  )
  return agree?.[0] ? { ...agree[0], ...(isQuietHour(hour) ? {} : { hour }) } : null
}

/** A universal word; an open list that has the very words as one of its options is answered by it. */
function readWord(
  universal: ReturnType<typeof readUniversal> & string,
  text: string,
  memory: ChatMemory,
  list: OpenList | null,
  at: number,
): Reading {
  const open = list && ageOf(list, at) === 'open' ? list : null
  if (universal === 'stop-or-right') {
    const right = open?.options.find((option) =>
      [option.label.toLowerCase(), ...option.accept].some((word) => sameSyllable('dung', word)),
    )
    return right ? { kind: 'intent', intent: right.intent, option: right } : intent({ do: 'stop-or-right' })
  }
  if (universal === 'stop' || universal === 'erase-ask') return intent({ do: universal })
  const named = memory.shown?.kind === 'consent' ? null : optionNamed(text, list, at)
  return named ?? intent({ do: universal })
}

/** The very words of an option and no likeness: "lại" is no "Gửi lại, vì mã ấy của người ta", and must not be graded as that. */
function optionNamed(text: string, list: OpenList | null, at: number): Reading | null {
  const open = list && ageOf(list, at) === 'open' ? list : null
  const isDigit = /^\W*\d\W*$/u.test(text)
  const exact = open?.options.find(({ digit, label, accept }) =>
    isDigit ? text.includes(String(digit)) : isWhole(text, [label, ...accept]),
  )
  return exact ? { kind: 'intent', intent: exact.intent, option: exact } : null
}

function readList(
  text: string,
  list: OpenList,
  memory: ChatMemory,
  catalog: Catalog,
  at: number,
  now: number,
): Reading | null {
  const age = ageOf(list, at)
  const order = age === 'open' ? readOrdering(text, list, memory, catalog) : null
  if (order) return order
  const loosely = list.kind === 'quiz'
  const read = readChoice(text, list.options, loosely)
  if (read.kind === 'none') return readOlder(text, list, memory, at)
  const isDigit = /^\W*\d\W*$/u.test(text)
  // Words that fit a list long gone are a new question; a bare digit can mean nothing else.
  if (age !== 'open' && !isDigit) return null
  if (age === 'late') return { kind: 'late', list }
  if (age === 'closed') return { kind: 'closed' }
  if (read.kind === 'option') {
    const option = list.options[read.index]
    return option ? { kind: 'intent', intent: option.intent, option } : null
  }
  if (read.kind === 'ambiguous') {
    const options = read.indexes.flatMap((index) => list.options[index] ?? [])
    return { kind: 'ambiguous', list, options }
  }
  // A second digit within a minute of an answer takes the answer back (a slip of the finger).
  const quiz = memory.quiz
  if (quiz?.state === 'answered' && quiz.answeredAt !== null && now - quiz.answeredAt <= 60_000)
    return { kind: 'intent', intent: { do: 'mistap' }, option: null }
  // To a quiz a lone number is an answer; elsewhere "năm" may be the year.
  return isDigit || loosely || picks(text) ? { kind: 'outside', list } : null
}

/**
 * An option of the list before the last, written out in full: the newest list took the digits, not the words. Other words for it
 * ("tiếp") are no sign of it any more.
 */
function readOlder(text: string, newest: OpenList, memory: ChatMemory, at: number): Reading | null {
  const older = memory.lists.find((list) => list.id !== newest.id)
  if (!older || ageOf(older, at) !== 'open') return null
  const written = older.options.map(({ digit, label }) => ({ digit, label, accept: [] }))
  const read = readChoice(text, written, false)
  const option = read.kind === 'option' ? older.options[read.index] : undefined
  return option && text.length > 2 ? { kind: 'intent', intent: option.intent, option } : null
}

function readOrdering(text: string, list: OpenList, memory: ChatMemory, catalog: Catalog): Reading | null {
  if (list.kind !== 'quiz' || !memory.quiz || memory.quiz.state === 'answered') return null
  const quiz = memory.quiz
  const item = quizItem(catalog, quiz.guide, quiz.item)
  if (item?.type !== 'order') return null
  const order = readOrder(text, quiz.order.length)
  if (!order) return null
  const keys = order.flatMap((number) => quiz.order[number - 1] ?? [])
  return intent({ do: 'quiz-order', item: quiz.item, keys })
}

type Chosen = Extract<IncomingBody, { type: 'choice' }>

/** A pressed button: it names its list, so nothing is guessed. Unknown ones belong to a list long closed. */
export function readChosen({ value, of }: Chosen, memory: ChatMemory, at: number): Reading {
  const found = readButton(memory, value) ?? readPoll(memory, value, of)
  if (found === null || found === 'unknown') return { kind: 'closed' }
  const age = ageOf(found.list, at)
  // A button stands under its own text, so a quiz may still be graded for seven days.
  if (age === 'closed' || (age === 'late' && found.list.kind === 'confirm')) return { kind: 'closed' }
  return { kind: 'intent', intent: found.option.intent, option: found.option }
}

/** Commands of a channel's own menu; a map, since somebody may type "/constructor". */
const COMMANDS: ReadonlyMap<string, Intent> = new Map<string, Intent>([
  ['menu', { do: 'menu' }],
  ['help', { do: 'menu' }],
  ['hoc', { do: 'lesson', guide: null }],
  ['dung', { do: 'stop' }],
  ['stop', { do: 'stop' }],
  ['gioithieu', { do: 'identity' }],
  ['caidat', { do: 'settings' }],
  ['tiendo', { do: 'progress' }],
  ['xoadulieu', { do: 'erase-ask' }],
  ['dulieu', { do: 'own-data' }],
  ['doinguoi', { do: 'who' }],
])

export function readCommand(name: string, args: string): Reading {
  if (name.toLowerCase() === 'start') return intent({ do: 'start', args })
  const known = COMMANDS.get(name.toLowerCase())
  return known ? intent(known) : args.trim() === '' ? intent({ do: 'menu' }) : { kind: 'question' }
}

/** A short message that stands by itself and is not half of a sentence: it never waits for more. */
export function isCommand(raw: string, memory: ChatMemory, catalog: Catalog, at: number, now: number): boolean {
  // A typed "/start" or a bare digit is never the beginning of a sentence, whatever is open.
  if (/^\s*(?:\/\w+|\d)/u.test(raw)) return true
  // Nor is a code of ours.
  if (markedCode(raw) !== null || readWrongCode(raw) !== null) return true
  const read = readText(raw, memory, catalog, at, now)
  return read.kind !== 'question' && !(read.kind === 'intent' && read.option === null && isOpening(read.intent))
}

/** "alo" and "cho hỏi" are commands only when nothing follows them. */
function isOpening(found: Intent): boolean {
  return found.do === 'hello' || found.do === 'ask-how' || found.do === 'called'
}
