import type { PlaceRow } from '../knowledge/catalog.ts'
import type { Form } from '../replies/voice.ts'
import { clean, fold, words } from '../shared/text.ts'
import type { Intent, Role } from './intent.ts'
import { holds, holdsAny, isWhole, sameSyllable } from './words.ts'

/** What somebody says of themselves: how to call them, their name, what they are. */

const CALL_VERBS = ['gọi', 'kêu', 'xưng']
const NOT = ['đừng', 'không', 'ko', 'hông', 'thôi', 'khỏi', 'chớ', 'chẳng']
const CALLED: readonly [string, Form][] = [
  ['anh chị', 'anhchi'],
  ['cô chú', 'co-chu'],
  ['bác', 'bac'],
  ['chị', 'chi'],
  ['anh', 'anh'],
  ['cô', 'co'],
  ['chú', 'chu'],
  ['ông', 'ong'],
  ['bà', 'ba'],
  ['bạn', 'ban'],
]
const CALLS = [
  'gọi tôi là',
  'gọi tui là',
  'kêu tôi là',
  'kêu tui là',
  'gọi tôi bằng',
  'gọi tui bằng',
  'gọi là',
  'kêu bằng',
  'kêu là',
  'gọi bằng',
  'xưng hô',
  'cứ gọi',
  'gọi tôi',
  'kêu tui',
  'kêu tôi',
  'gọi tui',
  'gọi mình là',
]

/** "đừng gọi tôi là bác nữa, gọi là chị": the last call that is not refused decides; only refused, the form is asked for. */
export function readForm(text: string, typed: readonly string[]): Intent | null {
  if (isWhole(text, ['đổi xưng hô', 'đổi cách xưng hô', 'xưng hô khác'])) return { do: 'ask-form' }
  if (typed.length > 14) return null
  const wishes = callsIn(typed)
  // "gọi bà là bà đi": whatever stands between, the wish follows "là".
  const isNamed = typed.length <= 9 && wishes.some((wish) => wish.form && wish.named)
  const isShort = typed.length <= 5 && wishes.some((wish) => wish.form && wish.at <= 2 && wish.after <= 2)
  const isRefused = wishes.some((wish) => wish.refused && wish.form)
  if (!holdsAny(typed, CALLS) && !isShort && !isNamed && !isRefused) return null
  const wanted = wishes.findLast((wish) => !wish.refused && wish.form)?.form
  if (wanted) return { do: 'set-form', form: wanted, bot: holds(typed, 'xưng con') ? 'con' : null }
  return isRefused ? { do: 'ask-form' } : null
}

interface Call {
  form: Form | null
  refused: boolean
  /** Where the verb stands, and how many words follow it in its part. */
  at: number
  after: number
  /** The form stands right after "là" or "bằng". */
  named: boolean
}

function callsIn(typed: readonly string[]): Call[] {
  const starts = typed.flatMap((word, at) => (CALL_VERBS.some((verb) => sameSyllable(word, verb)) ? [at] : []))
  return starts.map((at, index) => {
    const part = typed.slice(at + 1, starts[index + 1] ?? typed.length)
    const before = typed.slice(Math.max(0, at - 2), at)
    const isTitle = holdsAny(part, ['bác sĩ', 'cô giáo', 'công an', 'bà con', 'ông ấy', 'bà ấy', 'anh ấy', 'chị ấy'])
    const told = part.findLastIndex((word) => ['là', 'bằng'].some((verb) => sameSyllable(word, verb)))
    const named = told >= 0 && CALLED.find(([name]) => holds(part.slice(told + 1, told + 3), name))
    const form = isTitle ? null : ((named || CALLED.find(([name]) => holds(part, name)))?.[1] ?? null)
    return {
      form,
      refused: before.some((word) => NOT.some((no) => sameSyllable(word, no))),
      at,
      after: part.length,
      named: Boolean(named),
    }
  })
}

const ROLES: readonly [Role, readonly string[]][] = [
  ['to-cong-nghe', ['tổ công nghệ', 'tổ cns', 'đại sứ số']],
  [
    'can-bo',
    [
      'cán bộ',
      'công chức',
      'viên chức',
      'chuyên viên',
      'lãnh đạo',
      'chủ tịch',
      'bí thư',
      'trưởng thôn',
      'trưởng bản',
      'trưởng xóm',
      'trưởng phòng',
      'văn phòng ủy ban',
    ],
  ],
  ['hoc-sinh', ['sinh viên', 'học sinh']],
  ['buon-ban', ['tiểu thương', 'buôn bán', 'nông dân', 'bán hàng', 'làm nông', 'làm ruộng', 'làm rẫy']],
  ['lao-dong', ['công nhân', 'người lao động', 'thợ']],
  ['dan', ['dân thường', 'người dân', 'dân đen']],
  ['cao-tuoi', ['người già', 'người cao tuổi', 'hưu trí', 'cán bộ hưu']],
]
const ASKING = ['sao', 'gì', 'ai', 'nào', 'mấy', 'bao', 'đâu', 'không', 'ko', 'hông', 'chi', 'hả', 'răng', 'hỏi', 'thì']
const SELVES = ['tôi', 'tui', 'em', 'mình', 'anh', 'chị', 'cô', 'chú', 'bác', 'con', 'cháu', 'ông', 'bà']

/** "tôi là cán bộ tỉnh Lai Châu": role, and place when one is named. A question that begins so stays a question. */
export function readSelf(typed: readonly string[], places: readonly PlaceRow[]): Intent | null {
  if (typed.length < 3 || typed.length > 14 || !SELVES.some((self) => sameSyllable(typed[0] ?? '', self))) return null
  const isSaid = ['là', 'làm'].some((verb) => typed.slice(1, 4).some((word) => sameSyllable(word, verb)))
  const asks = typed.filter(
    (word, at) => !(word === 'chi' && ['bộ', 'bo', 'hội', 'hoi', 'đoàn'].includes(typed[at + 1] ?? '')),
  )
  if (!isSaid || asks.some((word) => ASKING.some((asks) => sameSyllable(word, asks)))) return null
  const retired = holdsAny(typed, ['nghỉ hưu', 'về hưu', 'hưu trí', 'cán bộ hưu'])
  const found = retired ? 'cao-tuoi' : ROLES.find(([, names]) => holdsAny(typed.slice(1, 9), names))?.[0]
  return found ? { do: 'set-self', role: found, place: namedPlace(typed, places)?.place.id ?? null } : null
}

/** The place named in the words; the longest name wins, since "xã Lam Vỹ" inside Thái Nguyên is more than the province. */
export function namedPlace(
  typed: readonly string[],
  places: readonly PlaceRow[],
): { place: PlaceRow; alias: string } | null {
  const said = ` ${fold(typed.join(' '))} `
  return (
    places
      .flatMap((place) => [place.name, ...place.aliases].map((alias) => ({ place, alias: fold(alias) })))
      .filter(({ alias }) => alias.length >= 4 && said.includes(` ${alias} `))
      .sort((a, b) => b.alias.length - a.alias.length)[0] ?? null
  )
}

const NAMED =
  /^(?:dạ |da )?(?:(?:tên )(?:tôi|tui|em|mình|con|cháu|bác|chị|anh|cô|chú|ông|bà)|(?:tôi|tui|em|mình|bác|chị|anh|cô|chú|ông|bà) tên)(?: là)? (\p{L}+(?: \p{L}+){0,3})(?: nhé| nha| ạ| nghe)?$/u
const NAMED_PLAIN =
  /^(?:da )?(?:ten (?:toi|tui|em|minh|con|chau|bac|chi|anh|co|chu|ong|ba)|(?:toi|tui|em|minh|bac|chi|anh|co|chu|ong|ba) ten) la (\p{L}+(?: \p{L}+){0,3})(?: nhe| nha| a)?$/u
const NO_NAME = [
  'gì',
  'ai',
  'chi',
  'trùng',
  'khác',
  'sai',
  'thật',
  'giả',
  'đúng',
  'bị',
  'không',
  'ko',
  'trong',
  'đăng',
  'trên',
]

/** "tên tôi là Lan": the given name, which stands last. */
export function readName(text: string): Intent | null {
  const plain = clean(text)
    .trim()
    .toLowerCase()
    .replaceAll(/[.!,]+/gu, '')
    .replaceAll(/\s+/gu, ' ')
  const said = (NAMED.exec(plain) ?? NAMED_PLAIN.exec(plain))?.[1]
  if (!said || words(said).some((word) => NO_NAME.some((no) => sameSyllable(word, no)))) return null
  const last = said.split(' ').at(-1) ?? ''
  return last.length > 8 ? null : { do: 'set-name', name: last.charAt(0).toLocaleUpperCase('vi') + last.slice(1) }
}
