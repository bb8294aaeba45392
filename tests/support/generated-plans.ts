/** Administrative plans made from a seed: the tree they must parse to, and a text as a scanner would leave it. */

export interface GeneratedPlace {
  path: string
  parent: string | null
  heading: string | null
  blocks: { kind: 'paragraph' | 'bullet' | 'sub-bullet' | 'footnote'; text: string }[]
  children: string[]
}

export interface GeneratedPlan {
  text: string
  places: GeneratedPlace[]
  outside: { kind: 'title' | 'preamble' | 'closing' | 'recipients' | 'signature'; text: string }[]
}

/** What scanning and conversion do to a text. Every quirk is seen in the real plans or in others of their kind. */
export interface Quirks {
  /** `#` and `**` at random depth, or none, on any numbered line. */
  marks: boolean
  /** A sentence cut by a blank line, now and then with a page number between. */
  pageBreaks: boolean
  /** A footnote inside a sentence, past a semicolon. */
  footnotes: boolean
  /** "I- PHẦN**1. Mục**" on one line. */
  gluedHeadings: boolean
  /** "- +" beside "+" in one list, bullets with and without blank lines between. */
  mixedBullets: boolean
  /** CRLF line ends, blanks at line ends, decomposed letters. */
  foreignBytes: boolean
}

export const ALL_QUIRKS: Quirks = {
  marks: true,
  pageBreaks: true,
  footnotes: true,
  gluedHeadings: true,
  mixedBullets: true,
  foreignBytes: true,
}

/** How many parts, and at most how many items, sub-items and points stand in each enclosing place. */
export interface PlanSize {
  parts: number
  items: number
  subItems: number
  points: number
}

export const SMALL: PlanSize = { parts: 4, items: 4, subItems: 3, points: 6 }

const ROMANS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
const POINTS = [...'abcdđeghik']
const HEADS = [
  'Truyền thông',
  'Phổ cập kỹ năng số',
  'Sở Nội vụ',
  'Công an tỉnh',
  'Đoàn Thanh niên',
  'Giai đoạn 2',
  'Năm 2026',
]
const VERBS = ['Tổ chức', 'Chủ trì', 'Phối hợp', 'Hướng dẫn', 'Tuyên truyền', 'Rà soát', 'Triển khai', 'Báo cáo']
const OBJECTS = [
  'lớp học kỹ năng số',
  'dịch vụ công trực tuyến',
  'thanh toán bằng mã QR',
  'nền tảng VNeID',
  'chợ số nông thôn',
  'tổ công nghệ số cộng đồng',
  'ngày hội toàn dân học tập số',
  'phòng tránh lừa đảo trên mạng',
]
const GROUPS = ['cho người cao tuổi', 'cho học sinh', 'cho tiểu thương', 'tại các thôn', 'cho cán bộ', 'ở vùng sâu']
const TIMES = [
  'hằng quý',
  'trước ngày 20 của tháng cuối quý',
  'trong năm 2026',
  'mỗi tuần một buổi',
  'với trên 70% số hộ',
]

type Random = () => number

/** Deterministic numbers in [0, 1): mulberry32. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The same seed, quirks and size give the same plan. */
export function generatePlan(seed: number, quirks: Quirks = ALL_QUIRKS, size: PlanSize = SMALL): GeneratedPlan {
  const random = randomFrom(seed)
  const places = growTree(random, quirks, size)
  const outside: GeneratedPlan['outside'] = [
    { kind: 'title', text: 'KẾ HOẠCH' },
    { kind: 'title', text: 'triển khai phong trào “Bình dân học vụ số”' },
    { kind: 'preamble', text: 'Căn cứ chương trình của tỉnh, ủy ban ban hành kế hoạch như sau:' },
    { kind: 'closing', text: `Trên đây là kế hoạch, các đơn vị ${pick(random, OBJECTS)} kịp thời./.` },
    { kind: 'recipients', text: 'Nơi nhận:' },
    { kind: 'recipients', text: 'Các đơn vị;' },
    { kind: 'signature', text: 'CHỦ TỊCH' },
  ]
  return { text: printPlan(random, quirks, places, outside), places, outside }
}

function growTree(random: Random, quirks: Quirks, size: PlanSize): GeneratedPlace[] {
  const places: GeneratedPlace[] = []
  let notes = 0
  const add = (path: string, parent: GeneratedPlace | null, heading: string | null): GeneratedPlace => {
    const place: GeneratedPlace = { path, parent: parent?.path ?? null, heading, blocks: [], children: [] }
    parent?.children.push(path)
    places.push(place)
    return place
  }
  const fill = (place: GeneratedPlace) => {
    if (chance(random, 0.3)) place.blocks.push({ kind: 'paragraph', text: sentence(random) })
    else {
      for (let i = 0; i <= below(random, 3); i++) {
        const noted = quirks.footnotes && chance(random, 0.2)
        place.blocks.push({ kind: 'bullet', text: noted ? withMarker(sentence(random), ++notes) : sentence(random) })
        if (noted) place.blocks.push({ kind: 'footnote', text: `${superscript(notes)} Gồm: ${sentence(random)}` })
        else
          for (let j = below(random, 4) - 1; j > 0; j--)
            place.blocks.push({ kind: 'sub-bullet', text: sentence(random) })
      }
    }
  }
  const leaf = (path: string, parent: GeneratedPlace) => {
    add(path, parent, null).blocks.push({ kind: 'paragraph', text: sentence(random) })
  }
  for (const roman of ROMANS.slice(0, size.parts)) {
    const part = add(roman, null, pick(random, HEADS).toUpperCase())
    const items = below(random, size.items + 1)
    if (items === 0) fill(part)
    for (let n = 1; n <= items; n++) {
      const path = `${roman}.${n}`
      const shape = random()
      if (shape < 0.25) leaf(path, part)
      else if (shape < 0.5) fill(add(path, part, title(random)))
      else if (shape < 0.75) {
        const item = add(path, part, title(random))
        for (let k = 1; k <= 1 + below(random, size.subItems); k++) leaf(`${path}.${k}`, item)
      } else {
        const item = add(path, part, title(random))
        for (const letter of POINTS.slice(0, 1 + below(random, size.points))) leaf(`${path}.${letter}`, item)
      }
    }
  }
  return places
}

function printPlan(
  random: Random,
  quirks: Quirks,
  places: readonly GeneratedPlace[],
  outside: GeneratedPlan['outside'],
): string {
  const lines: string[] = ['', '']
  const before = outside.filter(({ kind }) => kind === 'title' || kind === 'preamble')
  for (const { text } of before) lines.push(decorate(random, quirks, text, false), '')
  let glued = false
  for (const [at, place] of places.entries()) {
    const isPart = place.parent === null
    const label = printLabel(random, place.path)
    const own = place.heading ?? (place.blocks[0]?.text as string)
    const next = places[at + 1]
    if (glued) lines.push(`${lines.pop()}**${label} ${own}**`, '')
    else if (quirks.gluedHeadings && isPart && place.blocks.length === 0 && next?.heading && chance(random, 0.3)) {
      lines.push(`${label} ${own}`)
      glued = true
      continue
    } else lines.push(...cutByPages(random, quirks, decorate(random, quirks, `${label} ${own}`, isPart), isPart), '')
    glued = false
    for (const [index, block] of place.blocks.entries()) {
      if (place.heading === null && index === 0) continue
      if (block.kind === 'footnote') continue
      const note = place.blocks[index + 1]
      const printed = `${bulletMark(random, quirks, block.kind)}${block.text}`
      if (note?.kind === 'footnote') lines.push(...withNote(printed, note.text), '')
      else lines.push(...cutByPages(random, quirks, printed, false))
      if (!quirks.mixedBullets || block.kind === 'paragraph' || chance(random, 0.6)) lines.push('')
    }
    if (lines.at(-1) !== '') lines.push('')
  }
  for (const { kind, text } of outside.slice(before.length)) {
    lines.push(kind === 'recipients' && !text.startsWith('Nơi nhận') ? `- ${text}` : text, '')
  }
  const text = lines.map((line) => (quirks.foreignBytes && chance(random, 0.2) ? `${line}  ` : line))
  return quirks.foreignBytes ? text.join('\r\n').normalize('NFD') : text.join('\n')
}

/** `IV.5` -> "5.", `IV.5.4` -> "5.4.", `IV.5.đ` -> "đ)", `IV` -> "IV." or "IV-". */
function printLabel(random: Random, path: string): string {
  const [roman, ...inner] = path.split('.')
  const last = inner.at(-1)
  if (last === undefined) return `${roman}${pick(random, ['.', '-', ' -'])}`
  return /^\d/u.test(last) ? `${inner.join('.')}.` : `${last})`
}

function decorate(random: Random, quirks: Quirks, line: string, isPart: boolean): string {
  if (!quirks.marks) return line
  const bold = chance(random, isPart ? 0.7 : 0.3) ? `**${line}**` : line
  return chance(random, 0.4) ? `${'#'.repeat(1 + below(random, 5))} ${bold}` : bold
}

function bulletMark(random: Random, quirks: Quirks, kind: GeneratedPlace['blocks'][number]['kind']): string {
  if (kind === 'bullet') return '- '
  if (kind === 'sub-bullet') return quirks.mixedBullets && chance(random, 0.5) ? '- + ' : '+ '
  return ''
}

/** Cuts a line before a small word in its later half, as a page end does; a heading in capitals is left whole. */
function cutByPages(random: Random, quirks: Quirks, line: string, isPart: boolean): string[] {
  const words = line.split(' ')
  const at = words.findIndex((word, index) => index > words.length / 2 && /^\p{Ll}{2,}/u.test(word))
  if (!quirks.pageBreaks || isPart || at < 0 || words.length < 8 || !chance(random, 0.3)) return [line]
  const page = chance(random, 0.3) ? [`${1 + below(random, 30)}`, ''] : []
  return [words.slice(0, at).join(' '), '', ...page, words.slice(at).join(' ')]
}

/** Prints a sentence whose footnote stands in its middle, where its semicolon is. */
function withNote(line: string, note: string): string[] {
  const marked = line.replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu, (digits) => `<sup>${plain(digits)}</sup>`)
  const [start = '', rest = ''] = marked.split('; ')
  const [digits = ''] = note.split(' ')
  return [`${start};`, '', `<sup>${plain(digits)}</sup>${note.slice(digits.length)}`, '', rest]
}

function withMarker(text: string, note: number): string {
  return `${text.replace(/[.;]$/u, '')}${superscript(note)} và nhiều việc khác; góp phần lan tỏa phong trào.`
}

function sentence(random: Random): string {
  const clauses = Array.from({ length: 1 + below(random, 3) }, () =>
    [pick(random, OBJECTS), pick(random, GROUPS), pick(random, TIMES)].join(' '),
  )
  return `${pick(random, VERBS)} ${clauses.join(', ')}${pick(random, ['.', ';'])}`
}

function title(random: Random): string {
  return `${pick(random, HEADS)} ${pick(random, OBJECTS)}${pick(random, ['', '', ':', '.'])}`
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function superscript(value: number): string {
  return [...String(value)].map((digit) => SUPERSCRIPTS[Number(digit)]).join('')
}

function plain(digits: string): string {
  return [...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('')
}

function chance(random: Random, share: number): boolean {
  return random() < share
}

function below(random: Random, limit: number): number {
  return Math.floor(random() * limit)
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[below(random, list.length)] as T
}
