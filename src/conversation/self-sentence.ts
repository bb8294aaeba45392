import type { PlaceRow } from '../knowledge/catalog.ts'
import type { Form } from '../replies/voice.ts'
import { fold, words } from '../shared/text.ts'
import type { Intent, Role } from './intent.ts'
import { holds, holdsAny, isWhole, madeOf, sameSyllable, withoutParticles } from './words.ts'

/** What somebody says of themselves: how to call them, their name, what they are. */

const CALL_VERBS = ['gọi', 'kêu', 'xưng']
const NOT = ['đừng', 'không', 'ko', 'hông', 'thôi', 'khỏi', 'chẳng']
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
  ['mệ', 'ba'],
  ['mụ', 'ba'],
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
  if (typed.length > 14) return null
  const own = readOwnTitle(text) ?? readBotWord(typed)
  if (own) return own
  if (madeOf(typed, CHANGE_WORDS, CHANGE)) return { do: 'ask-form' }
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

const CHANGE_WORDS = 'đổi cách xưng hô gọi khác lại muốn cần xin thay tôi tui bác bà ông cô chú anh chị được không'
const CHANGE = [
  'đổi xưng hô',
  'đổi cách xưng',
  'đổi lại cách xưng',
  'xưng hô khác',
  'xưng hô lại',
  'đổi cách gọi',
  'thay cách xưng',
]

/** "tôi không phải bác, tôi là cô": a clause that is nothing but oneself and the form. */
function readOwnTitle(text: string): Intent | null {
  const told = text.split(/[,.;!\n]/u).flatMap((clause) => {
    const [self = '', verb = '', ...title] = withoutParticles(clause).length > 0 ? words(clause) : []
    const isTold = SELVES.some((each) => sameSyllable(self, each)) && sameSyllable(verb, 'là')
    const form = isTold ? CALLED.find(([name]) => isWhole(title.join(' '), [name]))?.[1] : undefined
    return form ? [form] : []
  })
  const form = told.at(-1)
  return form ? { do: 'set-form', form, bot: null } : null
}

/** What the bot is to call itself, and with it whom it speaks to: "xưng con với bác", "xưng em với anh". */
const BOT_WORDS: readonly (readonly [word: string, form: Form])[] = [
  ['con', 'bac'],
  ['cháu', 'bac'],
  ['em', 'anhchi'],
  ['mình', 'ban'],
]

function readBotWord(typed: readonly string[]): Intent | null {
  const at = typed.findIndex((word) => sameSyllable(word, 'xưng'))
  const [word, usual] = BOT_WORDS.find(([each]) => holds(typed.slice(at + 1, at + 3), each)) ?? []
  if (at < 0 || at > 3 || typed.length > 8 || !usual || sameSyllable(typed[at + 1] ?? '', 'hô')) return null
  const beside = typed.findIndex((each) => sameSyllable(each, 'với'))
  const named = beside < 0 ? undefined : CALLED.find(([name]) => holds(typed.slice(beside + 1, beside + 3), name))
  return { do: 'set-form', form: named?.[1] ?? usual, bot: word === 'con' ? 'con' : null }
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
      // "Chớ" only with its mark: without it, it is "cho".
      refused: before.some((word) => word === 'chớ' || NOT.some((no) => sameSyllable(word, no))),
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
