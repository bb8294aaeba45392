import type { Form } from '../replies/voice.ts'
import { clean, fold, hasMarks, words } from '../shared/text.ts'
import { isSyllable } from '../shared/vietnamese.ts'
import type { Intent } from './intent.ts'
import { holdsAny, isWhole, madeOf, sameSyllable } from './words.ts'

/** The name somebody wants to be called by, alone or with how they are addressed: "tên tôi là Lan", "gọi tôi là bác Tư". */

const list = (all: string) => all.split(' ')

const SELVES = list('tôi tui em mình con cháu bác chị anh cô chú ông bà')
/** In front of a name, and the form of address it stands for. */
const TITLES: ReadonlyMap<string, Form | null> = new Map<string, Form | null>([
  ...(['bác', 'cô', 'chú', 'anh', 'chị', 'ông', 'bà', 'bạn'] as const).map((title, at): [string, Form] => [
    title,
    (['bac', 'co', 'chu', 'anh', 'chi', 'ong', 'ba', 'ban'] as const)[at] ?? 'bac',
  ]),
  // No form of ours: the name is taken, the form stays.
  ...(['thầy', 'dì', 'cậu', 'mợ', 'thím', 'dượng'] as const).map((title): [string, null] => [title, null]),
])
const BEFORE = list('dạ này à ừ ờ từ nay giờ rồi cứ hãy phải nhớ cho xin muốn thì là giúp đi ad bot ơi sai nhầm lộn')
const AFTER = list('nhé nha ạ nghe nghen hen đi thôi với luôn rồi được giùm giúp cho con cháu em đó nữa')
/** Words no name of a person begins or ends with here: what is said about a name, a paper or a role. */
const NO_NAME = list(
  'gì ai chi nào sao đâu mấy trùng khác sai thật giả đúng bị không ko trong đăng trên người già cán bộ công an khách máy sếp con cháu em mẹ má ba bố nông dân thợ giáo viên bác sĩ chủ đã đang sẽ được thành là và tôi tui mình dân học sinh này kia đó viết ghi hiện đầy đủ khai sinh dài ngắn cũ mới mệ mụ cụ nội ngoại',
)
const FOLDED_NO_NAME = new Set(NO_NAME.map(fold))
/** A full name; called by it alone it is shorter. */
const LONGEST = 4
const LONGEST_CALLED = 2

/** The name, and the form where a title stood with it; the wish to change or drop it; or null. `raw`: as typed, capitals kept. */
export function readName(text: string, raw = text): Intent | null {
  const typed = words(text)
  if (typed.length === 0 || typed.length > 16) return null
  if (
    isWhole(text, [
      'đổi tên',
      'đổi tên gọi',
      'đổi tên của tôi',
      'sửa tên',
      'đổi lại tên',
      'sửa lại tên',
      'đổi tên khác',
    ])
  )
    return { do: 'ask-name' }
  if (madeOf(typed, DROP_WORDS, DROP) && !holdsAny(typed, ['là', 'thành'])) return { do: 'no-name' }
  const found = clausesOf(text, raw).flatMap(({ marked, typed: clause }) => nameIn(marked, clause) ?? [])
  const name = found.findLast((each) => each.name !== null)?.name ?? null
  const form = found.findLast((each) => each.form !== null)?.form ?? null
  if (name === null) return null
  const last = name.at(-1) ?? ''
  return {
    do: 'set-name',
    name: last.charAt(0).toLocaleUpperCase('vi') + last.slice(1),
    ...(form === null ? {} : { form }),
  }
}

const DROP_WORDS =
  'đừng không khỏi thôi bỏ xóa xoá quên gọi kêu nhắc tên riêng của tôi tui bác bà ông cô chú anh chị nữa cần phải có ra hết'
const DROP = [
  'đừng gọi tên',
  'đừng kêu tên',
  'không cần gọi tên',
  'khỏi gọi tên',
  'bỏ tên',
  'xóa tên',
  'xoá tên',
  'đừng nhắc tên',
  'thôi gọi tên',
  'không gọi tên',
]

interface Clause {
  typed: string[]
  /** Whether each word opens with a capital, as names do. */
  marked: boolean[]
}

/** Parts between stops; what somebody is not called ("chứ không phải Loan") is left out. */
function clausesOf(text: string, raw: string): Clause[] {
  const capitals = new Set(
    (
      clean(raw)
        .normalize('NFC')
        .match(/[\p{L}\p{M}]+/gu) ?? []
    )
      .filter((word, at) => at > 0 && /^\p{Lu}\p{Ll}*$/u.test(word))
      .map((word) => word.toLowerCase()),
  )
  return text.split(/[,.;!\n]|\s(?:chứ|chu(?= khong)|không phải|khong phai)\s/u).flatMap((part) => {
    const typed = around(words(part))
    return typed.length === 0 ? [] : [{ typed, marked: typed.map((word) => capitals.has(word)) }]
  })
}

function around(typed: string[]): string[] {
  let to = typed.length
  while (to > 1 && isOf(AFTER, typed[to - 1])) to -= 1
  let from = 0
  while (to - from > 2 && isOf(BEFORE, typed[from])) from += 1
  return typed.slice(from, to)
}

interface Called {
  name: string[] | null
  form: Form | null
}

/** What one clause calls somebody; null when it calls nobody. */
function nameIn(marked: readonly boolean[], typed: readonly string[]): Called | null {
  return changed(typed) ?? called(typed) ?? told(typed) ?? here(typed) ?? presented(marked, typed)
}

/** "đổi tên tôi thành Lan", "sửa tên lại là Thảo", "tôi đổi tên thành Kim" */
function changed(typed: readonly string[]): Called | null {
  const at = typed.findIndex(
    (word, index) => isOf(['đổi', 'sửa', 'thay', 'đặt'], word) && holdsAny(typed.slice(index, index + 3), ['tên']),
  )
  if (at < 0 || at > 2) return null
  const become = typed.findIndex((word, index) => index > at && isOf(['thành', 'là', 'sang', 'bằng', 'qua'], word))
  const between = typed.slice(at + 1, become)
  if (become < 0 || !between.every((word) => isOf(['tên', 'gọi', 'của', 'lại', ...SELVES], word))) return null
  return titled(typed.slice(become + 1), LONGEST)
}

/** "gọi tôi là bác Tư", "kêu chị Hai", "gọi tên tôi là Dũng": a self, a "là" or a title stands in front of the name. */
function called(typed: readonly string[]): Called | null {
  // "con gọi bà là bà Sáu": whoever is asked to may stand in front.
  const from = isOf(['con', 'cháu', 'em'], typed[0]) ? 1 : 0
  const [verb, ...rest] = typed.slice(from)
  if (!isOf(['gọi', 'kêu'], verb)) return null
  const as = rest.findIndex((word) => isOf(['là', 'bằng'], word))
  if (as < 0) {
    const direct = titled(rest, LONGEST_CALLED)
    return direct?.form ? direct : null
  }
  if (as > 3 || !rest.slice(0, as).every((word) => isOf(['tên', 'của', ...SELVES], word))) return null
  return titled(rest.slice(as + 1), LONGEST_CALLED)
}

/** "tên tôi là Lan", "tôi tên Nguyễn Văn Hùng", "tôi họ Trần tên Bình" */
function told(typed: readonly string[]): Called | null {
  const at = typed.findIndex((word) => isOf(['tên'], word))
  if (at < 0) return null
  const before = typed.slice(0, at)
  const isOwn = before.length === 0 || (isOf(SELVES, before[0]) && (before.length === 1 || isOf(['họ'], before[1])))
  if (!isOwn || before.length > 3) return null
  let from = at + 1
  if (before.length === 0) {
    if (isOf(['của'], typed[from])) from += 1
    if (!isOf(SELVES, typed[from])) return null
    from += 1
  }
  const says = isOf(['là'], typed[from])
  const rest = typed.slice(says ? from + 1 : from)
  // "ten toi viet sai": without marks and without "là" only what is short enough is a name.
  const isDoubtful = !says && !typed.some(hasMarks)
  return titled(rest, isDoubtful ? LONGEST_CALLED : LONGEST)
}

/** "bác Năm đây", "cô Thủy đây con" */
function here(typed: readonly string[]): Called | null {
  const at = typed.findIndex((word) => isOf(['đây', 'nè'], word))
  if (at !== 2 || !typed.slice(3).every((word) => isOf(AFTER, word))) return null
  const found = titled(typed.slice(0, 2), 1)
  return found?.form ? found : null
}

/** "tôi là Mai": the capital tells a name from a role. */
function presented(marked: readonly boolean[], typed: readonly string[]): Called | null {
  const [self, verb, ...rest] = typed
  if (!isOf(SELVES, self) || !isOf(['là'], verb)) return null
  return marked.slice(2).every(Boolean) ? titled(rest, LONGEST) : null
}

/** A title and a name, or a name; null when the words are no name of a person. */
function titled(typed: readonly string[], most: number): Called | null {
  const [first = '', ...rest] = typed
  const title = rest.length > 0 ? [...TITLES].find(([word]) => sameSyllable(first, word)) : undefined
  const name = title ? rest : typed
  if (name.length === 0 || name.length > most || !name.every(isNameWord)) return null
  // Told as the whole of a call, a title is how to address and no name.
  if (!title && name.length === 1 && [...TITLES.keys()].some((word) => sameSyllable(first, word))) return null
  return { name: [...name], form: title?.[1] ?? null }
}

function isNameWord(word: string): boolean {
  if (isOf(AFTER, word)) return false
  const isOther = hasMarks(word) ? NO_NAME.includes(word) : FOLDED_NO_NAME.has(word) && !NAMES_TOO.has(word)
  return !isOther && word.length <= 8 && isSyllable(fold(word))
}

/** Common names that without marks are spelt like one of those words. */
const NAMES_TOO = new Set(
  list('ba nam tu sau bay tam chin muoi hai ut minh an sinh moi hien thanh trung chi dung dang cong si'),
)

function isOf(known: readonly string[], word: string | undefined): boolean {
  return word !== undefined && known.some((each) => sameSyllable(word, each))
}
