import { clean, fold, words } from '../shared/text.ts'
import { isSyllable } from '../shared/vietnamese.ts'
import type { Intent } from './intent.ts'
import { readName } from './name-words.ts'
import type { ChatMemory } from './session.ts'
import { holdsAny, isWhole, sameSyllable } from './words.ts'

/** What is said about who learns on this phone, and about helpers and those they help. */

const LEARNERS = 'ba má bố mẹ cha vợ chồng ông bà con cháu anh chị em'.split(' ')
const HOUSE = [
  'nhà tôi',
  'nhà tui',
  'nhà mình',
  'nhà em',
  'tôi',
  'tui',
  'em',
  'mình',
  'xã tôi',
  'xã tui',
  'xã em',
  'xã mình',
]

/** Null when nothing of the kind is said. */
export function readPeople(text: string): Intent | null {
  const typed = words(text)
  if (typed.length === 0 || typed.length > 12) return null
  if (handsOver(typed)) return { do: 'who' }
  const whom = typed.length <= 7 ? helpedIn(text) : null
  if (whom !== null && isOnlyHelping(typed)) return { do: 'helping', whom }
  return readMentor(text, typed)
}

const SELF_TOLD: readonly Intent['do'][] = ['set-name', 'set-form', 'set-self']

/**
 * The name that was asked for, or null. `command`: what the words mean otherwise; "danh sách" is the list and nobody called Sách,
 * while a single word stays a name, since people are called Học too.
 */
export function readAskedName(text: string, { expects }: ChatMemory, command: Intent | null): Intent | null {
  const isOther = command !== null && words(text).length > 1 && !SELF_TOLD.includes(command.do)
  if (expects === null || isOther || words(text).length > 12) return null
  if (expects === 'own-name') {
    const own = command === null ? ownNameIn(text) : null
    return own === null ? null : { do: 'set-name', name: own }
  }
  const name = nameIn(text)
  return name === null ? null : { do: expects, name }
}

/** What may stand around "chồng tôi … học" without making it anything else. */
const AROUND =
  'giờ bây cho để xin cũng muốn vào đang định sẽ thì nhà học chung cùng máy này điện thoại ở đây nữa luôn nhé nha ạ với đi trước sau xã tới lượt'.split(
    ' ',
  )

/** "ba nhà tôi học", "giờ vợ tôi học nhé", "chồng tôi cũng muốn học chung máy này" */
function handsOver(typed: readonly string[]): boolean {
  const who = typed.findIndex(
    (word, at) =>
      isOf(LEARNERS, word) &&
      HOUSE.some((house) => words(house).every((each, next) => sameSyllable(typed[at + 1 + next] ?? '', each))),
  )
  const learns = typed.findIndex((word, at) => at > who && sameSyllable(word, 'học'))
  return (
    who >= 0 && learns > who && typed.every((word) => isOf(AROUND, word) || isOf(LEARNERS, word) || isOf(SELF, word))
  )
}

const SELF = ['tôi', 'tui', 'em', 'mình']

function isOf(known: readonly string[], word: string): boolean {
  return known.some((each) => sameSyllable(word, each))
}

const ASKING = ['gì', 'sao', 'đâu', 'mấy', 'nào', 'không', 'chưa', 'được', 'tới', 'đến']
function asks(typed: readonly string[]): boolean {
  return typed.some((word) => ASKING.some((each) => sameSyllable(word, each)))
}

const TITLES = ['bác', 'cô', 'chú', 'anh', 'chị', 'ông', 'bà', 'em', 'bạn', 'dì', 'cậu', 'mợ']

/** "Hùng", "bác Hùng", "tên tôi là Hùng": the given name, which stands last. */
function nameIn(text: string): string | null {
  const told = readName(text)
  if (told?.do === 'set-name') return told.name
  const said = clean(text)
    .trim()
    .replace(/[.!]+$/u, '')
  if (!/^\p{L}+(?: \p{L}+){0,3}$/u.test(said)) return null
  const parts = said.split(' ').filter((part, at) => at > 0 || !TITLES.includes(part.toLocaleLowerCase('vi')))
  const last = parts.at(-1) ?? ''
  if (last === '' || last.length > 8 || asks(words(said))) return null
  return last.charAt(0).toLocaleUpperCase('vi') + last.slice(1).toLocaleLowerCase('vi')
}

/** Asked beside an answer, where the next words may be any question: only one syllable, or one behind a title, is taken for a name. */
function ownNameIn(text: string): string | null {
  const typed = words(text)
  const isTitled = typed.length === 2 && isOf(TITLES, typed[0] ?? '')
  return (isTitled || typed.length === 1) && isSyllable(fold(typed.at(-1) ?? '')) ? nameIn(text) : null
}

const HELPED =
  /(?:^|\s)(?:hỏi|hoi)\s+(?:giúp|giup|giùm|gium|dùm|dum|hộ|ho|cho)\s+(mẹ|me|má|ma|bố|bo|ba|cha|ông nội|ông ngoại|bà nội|bà ngoại|ông|bà|vợ|chồng|ong|vo|chong)(?=[\s,.:;?!]|$)/iu
const MARKED: Readonly<Record<string, string>> = { me: 'mẹ', ma: 'má', bo: 'bố', ong: 'ông', vo: 'vợ', chong: 'chồng' }

/** Whom somebody asks for: "mẹ", "ông nội"; null when they ask for themselves. */
export function helpedIn(text: string): string | null {
  const found = HELPED.exec(clean(text).toLocaleLowerCase('vi'))?.[1]
  return found === undefined ? null : (MARKED[found] ?? found)
}

/** The question itself, which reads better without "hỏi giúp mẹ" in it. */
export function withoutHelped(text: string): string {
  return helpedIn(text) === null ? text : clean(text).replace(HELPED, ' ').trim()
}

const ONLY =
  'tôi tui em con cháu mình bạn đang muốn cho xin hỏi giúp giùm dùm hộ mẹ má bố ba cha ông bà nội ngoại vợ chồng nhé ạ nha dạ'.split(
    ' ',
  )

function isOnlyHelping(typed: readonly string[]): boolean {
  return typed.every((word) => ONLY.some((each) => sameSyllable(word, each)))
}

const INVITE = [
  'kèm bà con',
  'mời học viên',
  'kèm học viên',
  'kèm người',
  'kèm cặp',
  'mời thêm người',
  'tạo mã mời',
  'mã mời',
  'làm đại sứ số',
]
const LIST = [
  'danh sách người tôi kèm',
  'danh sách người em kèm',
  'người tôi kèm',
  'người em kèm',
  'danh sách kèm',
  'những người tôi kèm',
]
const SEEN = [
  'ai xem được tôi',
  'ai xem được tui',
  'ai xem được em',
  'ai xem được kết quả của tôi',
  'ai đang kèm tôi',
  'ai kèm tôi',
  'ai xem được',
]
const OFF = ['thôi kèm', 'ngừng kèm', 'không cho kèm nữa', 'thôi không kèm nữa', 'bỏ kèm', 'đừng kèm nữa']

function readMentor(text: string, typed: readonly string[]): Intent | null {
  if (isWhole(text, OFF)) return { do: 'mentor-off' }
  if (isWhole(text, SEEN)) return { do: 'who-sees' }
  if (isWhole(text, LIST) || isWhole(text, ['danh sách'])) return { do: 'mentor-list' }
  if (/^kem[ :.-]*\d/u.test(typed.join(' ')) && typed.length <= 4) return { do: 'mentor-code-wrong' }
  const counted = /(?:^| )(?:kèm|kem) \d{1,2} (?:người|nguoi|bà con|ba con|học viên|hoc vien)/u.test(typed.join(' '))
  const wants = holdsAny(typed, ['muốn', 'tôi', 'em', 'cho', 'mời', 'tạo'])
  return typed.length <= 9 && (counted || holdsAny(typed, INVITE)) && wants && !asks(typed)
    ? { do: 'mentor-start' }
    : null
}
