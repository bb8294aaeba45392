import type { Catalog } from '../knowledge/catalog.ts'
import type { Guide, GuideId, Skill } from '../knowledge/guide.ts'
import { fold, hasMarks, words } from '../shared/text.ts'
import { holds, isWhole, sameSyllable } from './words.ts'

/** What a lesson or a question is wanted about: a skill, one guide, a few that fit alike, or nothing that is taught here. */

export type Subject =
  | { kind: 'skill'; skill: Skill }
  | { kind: 'guide'; guide: GuideId }
  /** Best first, at most five. */
  | { kind: 'several'; guides: GuideId[] }
  | { kind: 'unknown' }

/** The skills by everyday names, as the whole of what is named: "mã qr giả" is one guide's and not the skill's. */
const SKILLS: readonly (readonly [Skill, readonly string[]])[] = [
  [
    'antoan',
    [
      'an toàn',
      'an toàn số',
      'an toàn mạng',
      'an toàn trên mạng',
      'an ninh mạng',
      'bảo mật',
      'tự bảo vệ',
      'bảo vệ mình',
      'lừa đảo',
      'chống lừa đảo',
      'tránh lừa đảo',
      'tránh lừa',
      'chống lừa',
      'tránh bị lừa',
      'bị lừa',
      'lừa gạt',
      'lừa gạt qua điện thoại',
      'lừa đảo qua điện thoại',
      'lừa đảo trên mạng',
      'lừa đảo qua mạng',
    ],
  ],
  ['vneid', ['vneid', 'ứng dụng vneid', 'app vneid', 'định danh', 'định danh điện tử', 'căn cước điện tử']],
  [
    'qr',
    [
      'qr',
      'mã qr',
      'quét mã',
      'quét qr',
      'quét mã qr',
      'trả tiền qr',
      'thanh toán',
      'thanh toán qr',
      'thanh toán số',
      'thanh toán điện tử',
      'thanh toán không tiền mặt',
      'chuyển tiền',
      'chuyển khoản',
      'ngân hàng',
    ],
  ],
  ['dvc', ['dịch vụ công', 'dịch vụ công trực tuyến', 'cổng dịch vụ công', 'thủ tục', 'giấy tờ qua mạng']],
  [
    'muasam',
    [
      'mua sắm',
      'mua bán',
      'mua hàng',
      'bán hàng',
      'mua sắm trên mạng',
      'mua bán trên mạng',
      'mua hàng trên mạng',
      'mua hàng qua mạng',
      'bán hàng trên mạng',
      'thương mại điện tử',
    ],
  ],
  ['morong', ['mở rộng', 'phần mở rộng', 'bài mở rộng']],
]

/** Words of no guide in particular. */
const EMPTY = new Set(
  'cách về vụ cái của khác cho và với để khi lúc trên ở các những một là bị được như thế nào sao gì phải muốn biết làm tôi tui mình bác'
    .split(' ')
    .flatMap(bothWays),
)
/** Weight of a word that stands in how people ask for a guide and not in its name. */
const ASKED = 0.8
/** So much of the words has to be the guide's, by rarity; and so much of them stand in its name. */
const ENOUGH = 0.7
const NAMED = 0.4
/** Guides this near the best fit about as well. */
const NEAR = 0.02
const MOST = 5

/** "… trên điện thoại", "… online": where it is done, which tells no guide from another. */
const WHERE =
  /\s+(?:(?:trên|qua|bằng|tren|bang) (?:điện thoại|dien thoai|máy|may|mạng|mang)|online|onl|trực tuyến|truc tuyen)$/u

/** What is another thing once the word that makes it a paper is gone: "lái xe" is driving, "giấy phép lái xe" is shown in VNeID. */
const PARTS = ['lái xe', 'lái ô tô', 'lái xe máy', 'lái máy']

export function readSubject(text: string, catalog: Catalog): Subject {
  if (isWhole(text, PARTS)) return { kind: 'unknown' }
  // A skill named in any of the ways comes before a guide that holds some of the words.
  const all = [...ways(text, catalog)]
  for (const each of all) {
    const skill = SKILLS.find(([, names]) => isWhole(each, names))?.[0]
    if (skill) return { kind: 'skill', skill }
  }
  for (const each of all) {
    const [first, ...others] = guidesNamed(each, catalog)
    if (first !== undefined)
      return others.length === 0
        ? { kind: 'guide', guide: first }
        : { kind: 'several', guides: [first, ...others].slice(0, MOST) }
  }
  return { kind: 'unknown' }
}

/** The words as typed, then the other ways to say them. */
function* ways(text: string, catalog: Catalog): Generator<string> {
  yield text
  yield* otherWords(text, catalog)
  const elsewhere = text.replace(WHERE, '')
  if (elsewhere === text) return
  yield elsewhere
  yield* otherWords(elsewhere, catalog)
}

/** The words with a term of the glossary in place of what it stands for, or the other way round: "trí tuệ nhân tạo" is "AI" in the names. */
function otherWords(text: string, { glossary }: Catalog): string[] {
  const typed = words(text)
  return glossary.flatMap(({ term, means }) =>
    means.flatMap((meaning) =>
      [replaced(typed, term, meaning), replaced(typed, meaning, term)].flatMap((one) => one ?? []),
    ),
  )
}

/** The words with `other` in place of `known`, or null when that does not stand among them. */
function replaced(typed: readonly string[], known: string, other: string): string | null {
  const sought = words(known)
  if (!holds(typed, known)) return null
  const at = typed.findIndex((_, from) => sought.every((word, next) => sameSyllable(typed[from + next] ?? '', word)))
  return [...typed.slice(0, at), other, ...typed.slice(at + sought.length)].join(' ')
}

/** A guide's words as typed with marks and without: what its name and title hold, what people ask for it with, and what stands side by side. */
interface Known {
  id: GuideId
  named: ReadonlySet<string>
  asked: ReadonlySet<string>
  pairs: ReadonlySet<string>
}

interface Names {
  guides: readonly Known[]
  /** How rare a folded word is in the names of the guides. */
  rarity(word: string): number
}

const namesOfCatalog = new WeakMap<Catalog, Names>()

function namesOf(catalog: Catalog): Names {
  const before = namesOfCatalog.get(catalog)
  if (before) return before
  const guides = [...catalog.guides.values()].filter(({ cards }) => cards.length > 0).map(knownOf)
  const rarity = (word: string) =>
    Math.log(1 + guides.length / (1 + guides.filter(({ named }) => named.has(word)).length))
  const names = { guides, rarity }
  namesOfCatalog.set(catalog, names)
  return names
}

function knownOf({ id, name, title, ask }: Guide): Known {
  // "Wi-Fi" is typed in one word as well.
  const named = [name, title, name.replaceAll('-', '')].map(words)
  const asked = ask.map(words)
  const pairs = [...named, ...asked].flatMap((all) =>
    all.slice(1).flatMap((word, at) => bothWays(`${all[at] ?? ''} ${word}`)),
  )
  return {
    id,
    named: new Set(named.flat().flatMap(bothWays)),
    asked: new Set(asked.flat().flatMap(bothWays)),
    pairs: new Set(pairs),
  }
}

/** A word typed with marks means itself; one without may be any of its readings. */
function bothWays(word: string): string[] {
  return hasMarks(word) ? [word, fold(word)] : [word]
}

function guidesNamed(text: string, catalog: Catalog): GuideId[] {
  const typed = words(text)
  const content = typed.filter((word) => !EMPTY.has(word))
  if (content.length === 0) return []
  const { guides, rarity } = namesOf(catalog)
  const weights = content.map((word) => rarity(fold(word)))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const share = (value: (word: string) => number) =>
    content.reduce((sum, word, at) => sum + (weights[at] ?? 0) * value(word), 0) / all
  const scored = guides.flatMap(({ id, named, asked, pairs }) => {
    if (share((word) => (named.has(word) ? 1 : 0)) < NAMED) return []
    // Two words that only stand somewhere in a guide are chance: "tiếng Anh" is no "tiếng" and no "ảnh".
    if (typed.length > 1 && !typed.some((word, at) => pairs.has(`${word} ${typed[at + 1] ?? ''}`))) return []
    const score = share((word) => (named.has(word) ? 1 : asked.has(word) ? ASKED : 0))
    return score >= ENOUGH ? [{ id, score }] : []
  })
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return scored.filter(({ score }) => score >= best - NEAR).map(({ id }) => id)
}
