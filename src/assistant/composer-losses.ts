import { findAgencies } from '../knowledge/agencies.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import { ANSWERS } from '../replies/answers.ts'
import { words } from '../shared/text.ts'
import type { Sentence } from './answer.ts'
import { contactsOf } from './composer-contacts.ts'
import { PIECES } from './composer-deeds.ts'
import { denialsOf } from './composer-denials.ts'
import { miscounts } from './composer-numbers.ts'
import { documentOf, isWithin } from './composer-places.ts'
import { isFree, namesOf } from './composer-support.ts'

/** What a rewording no longer says of a statement it replaces: a line may be true in every word and leave the deadline out. */

/** What was lost first; counted in the log, never with its words. */
export type Loss =
  | 'lost-figure'
  | 'lost-time'
  | 'lost-agency'
  | 'lost-role'
  | 'lost-name'
  | 'lost-quote'
  | 'lost-denial'
  | 'lost-contact'
  | 'lost-order'
  | 'lost-words'

/**
 * Share of a piece's telling words that must be said again. Of the rewordings in `tests/assistant/fixtures/rewordings.ts` every honest
 * one of a plan keeps 0.68 and more, one that leaves a whole clause out 0.59 and less, or fails below. A guide is told more shortly:
 * what it must not lose are its figures, names, warnings and order.
 */
const ENOUGH = { plan: 0.65, guide: 0.5 } as const
/** Between two commas stands a duty of its own, or the screen it is done on: of so many telling words, this share. Honest ones keep 0.50, lossy ones 0.41. */
const CLAUSE = { words: 3, enough: 0.45 } as const
/** A line speaks of a piece when half of the shorter of both is in the other. */
const SPEAKS = 0.5
/** Two clauses name one doing. */
const SAME = 0.6
const DOINGS = /[,;.:!?…\n]+(?!\d)|(?<![\p{L}])rồi(?: mới)?(?![\p{L}])/giu
/** A longer quotation is a motto, and is weighed as words. */
const NAME_WORDS = 8
const REPEATED = 0.9
const HEADING_WORDS = 4

const TIMES =
  /(?<![\p{L}])(?:(?:hằng|hàng|mỗi|từng|cuối|đầu|giữa) (?:ngày|tuần|tháng|quý|năm)|định kỳ|đột xuất|thường xuyên|chậm nhất|muộn nhất|(?:trước|sau|đến hết|hết|từ|đến)(?= (?:ngày|tháng|quý|năm|\d)))(?![\p{L}])/giu
const ROLES =
  /(?<![\p{L}])(?:chủ trì|phối hợp|chỉ đạo|tham mưu|báo cáo|kiểm tra|giám sát|thẩm định|phê duyệt|ban hành|tổng hợp)(?![\p{L}])/giu
const QUOTED = /["“]([^"”“]+)["”]/gu
/** "Kế hoạch", "Phong trào": what every sentence of a plan calls the plan itself. */
const ITSELF = new Set(['kế', 'phong'])
const LABEL = /^(?:mục |phần )?[IVX]+(?:\.[\p{L}\d]+)*: /u

/** The first thing of a statement that the lines do not say of the same place, or null. */
export function whyLost(statement: Sentence, lines: readonly Sentence[], catalog: Catalog): Loss | null {
  const about = lines.filter((line) => isAbout(line, statement, catalog)).flatMap((line) => told(line.text))
  const isPlan = catalog.plans.has(documentOf(statement.cites[0]))
  const losses = piecesOf(statement).map((piece) => lossOf(piece, about, isPlan, catalog.agencies))
  const first = losses.find((loss) => loss !== null)
  if (first !== undefined) return first
  return isPlan || keepsOrder(statement.text, about) ? null : 'lost-order'
}

/** True when a line says something of a statement, enough or not. */
export function speaksOf(line: Sentence, statement: Sentence, catalog: Catalog): boolean {
  if (!isAbout(line, statement, catalog)) return false
  const said = told(line.text)
  return piecesOf(statement).some((piece) => said.some((one) => overlap(one, piece) >= SPEAKS))
}

/** Cites the statement's place of a plan, or its guide: any section of a guide may tell its advice. */
function isAbout(line: Sentence, statement: Sentence, catalog: Catalog): boolean {
  return line.cites.some((cited) =>
    statement.cites.some((place) =>
      catalog.plans.has(documentOf(place))
        ? isWithin(cited, place) || isWithin(place, cited)
        : documentOf(cited) === documentOf(place),
    ),
  )
}

/** What a line says, sentence by sentence; a question says nothing, though "có đưa không?" holds every word of the answer. */
function told(text: string): string[] {
  return bare(text)
    .split(PIECES)
    .filter((piece) => !piece.endsWith('?'))
}

/** True when nearly every telling word of a line stands in a statement: beside it, the line is said twice. */
export function isRepeated(line: Sentence, statement: Sentence): boolean {
  return share(words(bare(line.text)), new Set(words(statement.text))) >= REPEATED
}

function piecesOf({ text, cites }: Sentence): string[] {
  const label = LABEL.exec(text)?.[0] ?? ''
  // The place's own number in front of its words: the address says it.
  const isOwn = cites.some((address) => address.endsWith(`#${label.slice(0, -2)}`))
  return bare(isOwn ? text.slice(label.length) : text)
    .split(PIECES)
    .filter((piece) => words(piece).length > 0)
}

function bare(text: string): string {
  return text
    .replaceAll(ANSWERS.tip.text, ' ')
    .replaceAll(/\{[uba]\}/gu, ' ')
    .trim()
}

function lossOf(piece: string, lines: readonly string[], isPlan: boolean, agencies: Catalog['agencies']): Loss | null {
  const said = lines.filter((line) => overlap(line, piece) >= SPEAKS)
  const text = said.join('\n')
  const held = new Set(words(text))
  const lacks = (list: readonly string[]) => !list.every((word) => held.has(word))
  if (miscounts(piece, text)) return 'lost-figure'
  if (!contains(timesOf(text), timesOf(piece))) return 'lost-time'
  const named = (of: string) => new Set(findAgencies(of, agencies).map((mention) => mention.agency))
  if (!contains(named(text), named(piece))) return 'lost-agency'
  if (isPlan && !contains(matches(text, ROLES), matches(piece, ROLES))) return 'lost-role'
  const rest = withoutAgencies(piece, agencies)
  if (lacks(namesOf(rest).filter((word) => !ITSELF.has(word)))) return 'lost-name'
  if (!quotesOf(piece).every((quote) => said.some((line) => ` ${words(line).join(' ')} `.includes(quote))))
    return 'lost-quote'
  if (!contains(new Set(contactsOf(text)), new Set(contactsOf(piece)))) return 'lost-contact'
  const denials = denialsOf(text)
  if (!denialsOf(piece).every((clause) => denials.some((other) => share(clause, new Set(other)) >= SPEAKS)))
    return 'lost-denial'
  if (isHeading(piece)) return null
  if (share(words(rest), held) < (isPlan ? ENOUGH.plan : ENOUGH.guide)) return 'lost-words'
  const clauses = rest.split(/,(?!\d)/u).map(words)
  const isDropped = (clause: readonly string[]) =>
    clause.filter((word) => !isFree(word)).length >= CLAUSE.words && share(clause, held) < CLAUSE.enough
  return clauses.some(isDropped) ? 'lost-words' : null
}

/** What a guide says to do one after another is done in that order. */
function keepsOrder(text: string, lines: readonly string[]): boolean {
  const said = lines.flatMap((line) => line.split(DOINGS))
  let last = 0
  for (const doing of bare(text).split(DOINGS)) {
    const places = said.flatMap((one, at) => (overlap(one, doing) >= SAME ? [at] : []))
    // Said nowhere: a doing in other words, which the share of words has judged.
    if (places.length === 0) continue
    const next = places.find((at) => at >= last)
    if (next === undefined) return false
    last = next
  }
  return true
}

/** "Yêu cầu:" in front of what is asked for: left out, nothing is. A longer one names the thing itself. */
function isHeading(piece: string): boolean {
  return piece.endsWith(':') && words(piece).filter((word) => !isFree(word)).length <= HEADING_WORDS
}

/** How far two texts speak of the same, measured by the shorter one. */
function overlap(one: string, other: string): number {
  const [a, b] = [words(one), words(other)]
  if (a.every(isFree) || b.every(isFree)) return 0
  return Math.max(share(a, new Set(b)), share(b, new Set(a)))
}

/** Share of the different telling words that are held; 1 when there are none. */
function share(list: readonly string[], held: ReadonlySet<string>): number {
  const telling = new Set(list.filter((word) => !isFree(word)))
  return telling.size === 0 ? 1 : [...telling].filter((word) => held.has(word)).length / telling.size
}

function contains(all: ReadonlySet<string>, some: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one))
}

function timesOf(text: string): Set<string> {
  return new Set([...matches(text, TIMES)].map((time) => time.replace('hàng', 'hằng')))
}

function matches(text: string, pattern: RegExp): Set<string> {
  return new Set((text.normalize('NFC').match(pattern) ?? []).map((found) => found.toLowerCase()))
}

function withoutAgencies(text: string, agencies: Catalog['agencies']): string {
  const normal = text.normalize('NFC')
  return findAgencies(normal, agencies).reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`,
    normal,
  )
}

/** Names of buttons, models and lessons, as words between blanks. */
function quotesOf(text: string): string[] {
  return [...text.matchAll(QUOTED)]
    .map((match) => words(match[1] ?? ''))
    .filter((list) => list.length > 0 && list.length <= NAME_WORDS)
    .map((list) => ` ${list.join(' ')} `)
}
