import { findAgencies } from '../knowledge/agencies.ts'
import type { Agency } from '../knowledge/catalog.ts'
import type { Passage } from '../knowledge/passages.ts'
import type { CitedAddress } from '../knowledge/plan.ts'

/**
 * What a place states, sentence by sentence, and what each sentence cannot be said without. A true sentence alone can mislead: its
 * condition stands in front of it, its exception behind it, whose duty it is in the line above.
 */

export interface SourceLine {
  address: CitedAddress
  /** Where it stands in its place, for the order in which things are done. */
  order: number
  sentences: readonly string[]
  /** Said in front of a sentence that is taken from here: the question it answers, the agency whose duty it is, the year. */
  heads: readonly string[]
  /** May be said in front of it. */
  names: readonly string[]
  /** A trouble in front of a colon opens it. */
  asks: boolean
  /** Each of its sentences stands by itself: the rules had said it so. */
  own: boolean
  /** Of a line that begins with its agency: what the sentences behind the first need. */
  agency: string | null
}

/** Sentences `from`..`to` of a line, both counted. */
export interface Run {
  line: SourceLine
  from: number
  to: number
}

export const SENTENCES = /(?<=[.!?…])["”)]?\s+/u
/** "Họ hỏi mã OTP: {u} cúp máy." */
const TROUBLE = /^[^:.!?]{4,80}:\s+(?=\S)/u
/** Leans on the sentence in front of it. */
const LEANS =
  /^["“(]*(?:(?:rồi|còn|nhưng|nếu không|không thì|khi (?:đó|ấy)|lúc (?:này|đó|ấy)|như (?:vậy|thế)|vì (?:vậy|thế)|do (?:đó|vậy)|thế (?:là|thì)|vậy|nó|họ|đó|đây|sau đó|tiếp theo|xong|chỗ (?:này|đó|ấy)|cái (?:này|đó|ấy)|việc (?:này|đó|ấy)|trong đó|tuy nhiên|song|ngoại trừ|trừ|riêng|cũng)(?![\p{L}]))/iu
/** Takes something back of the sentence in front of it. */
const EXCEPTS = /^["“(]*(?:nhưng|trừ|riêng|tuy nhiên|song|ngoại trừ|nếu không|không thì|còn|chỉ khi)(?![\p{L}])/iu
/** A longer line in front of a list is a statement itself. */
const SHORT_HEAD = 90

/** The lines of a place, and of what the rules said of it. */
export function sourceLines(passage: Passage, said: readonly string[], agencies: readonly Agency[]): SourceLine[] {
  const own = said.map((text) => lineOf(passage, text, -1, { own: true }))
  return [...own, ...(passage.kind === 'guide' ? guideLines(passage, said) : planLines(passage, agencies))]
}

function guideLines(passage: Passage, said: readonly string[]): SourceLine[] {
  const lines = passage.text.split('\n')
  const [first = '', ...rest] = lines
  if (rest.length === 0) return [lineOf(passage, first, 0, {})]
  // The rules' answer opens with the question when they chose it.
  const asked = /#(?:hoi|ket)-/u.test(passage.address) && said.length === 0 ? [turned(first)] : []
  return rest.map((text, at) => lineOf(passage, text, at + 1, { heads: asked, asks: TROUBLE.test(text) }))
}

function planLines(passage: Passage, agencies: readonly Agency[]): SourceLine[] {
  const lines = passage.text.split('\n')
  const named = (text: string) => {
    const [mention] = findAgencies(text, agencies)
    return mention !== undefined && mention.start <= 8 ? text.normalize('NFC').slice(0, mention.end) : null
  }
  const [title = ''] = lines
  const isTitled = lines.length > 1 && !/[.;:]\s*$/u.test(title)
  const years = passage.headings.filter((heading) => /\d/u.test(heading) && heading.length <= SHORT_HEAD).slice(-1)
  let intro: string | null = null
  return lines.flatMap((text, at) => {
    if (at === 0 && isTitled) return []
    const agency = named(text)
    const whose = agency === null && isTitled && named(title) !== null ? [title] : []
    const under = intro !== null && agency === null ? [intro] : []
    if (/:\s*$/u.test(text)) intro = text.length <= SHORT_HEAD ? text.replace(/:\s*$/u, '') : null
    const heads = [...years.filter((year) => !text.includes(year.replace(/\D/gu, ''))), ...whose]
    return [
      lineOf(passage, text, at, {
        heads,
        names: [...passage.headings, ...(isTitled ? [title] : []), ...under],
        agency,
      }),
    ]
  })
}

function lineOf(passage: Passage, text: string, order: number, more: Partial<SourceLine>): SourceLine {
  const sentences = text.split(SENTENCES).filter((sentence) => sentence.trim() !== '')
  const plain = { heads: [], names: [], asks: false, own: false, agency: null }
  return { ...plain, address: passage.address, order, sentences, ...more }
}

/** The run with what it leans on and what takes something back of it. */
export function closed({ line, from, to }: Run, isGuide: boolean): Run {
  let [first, last] = [from, to]
  // What a guide's line says later on, it says under what it said before.
  if (isGuide && !line.own) first = 0
  while (first > 0 && LEANS.test(line.sentences[first] ?? '')) first -= 1
  while (last + 1 < line.sentences.length && EXCEPTS.test(line.sentences[last + 1] ?? '')) last += 1
  return { line, from: first, to: last }
}

/** What must be said in front of a run, outermost first. */
export function headsOf({ line, from }: Run): readonly string[] {
  return from > 0 && line.agency !== null ? [...line.heads, line.agency] : line.heads
}

/** The run as printed, behind what it cannot be said without. */
export function printed(run: Run): string {
  const { line, from, to } = run
  const said = line.sentences.slice(from, to + 1).join(' ')
  const told = line.asks && from === 0 ? said.replace(TROUBLE, turned) : said
  return headsOf(run).reduceRight((text, head) => (head.endsWith('?') ? `${head} ${text}` : `${head}: ${text}`), told)
}

/** What a person says of a trouble, said to that person. */
export function turned(trouble: string): string {
  return trouble.replaceAll(/(?<!\p{L})tôi(?!\p{L})/giu, '{u}')
}
