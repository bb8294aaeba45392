import type { Catalog } from '../knowledge/catalog.ts'
import type { Passage } from '../knowledge/passages.ts'
import type { UnitTerms } from './bm25.ts'
import { tokenize, type Word } from './tokens.ts'

/** What is searched: a place, a section, or one way people ask for a guide. Each points to the passage it stands for. */
export interface Unit {
  /** Index into the catalog's passages. */
  passage: number
  kind: 'plan' | 'section' | 'ask'
  terms: UnitTerms
  /** Text the vector is made of. */
  text: string
}

/** Term namespaces: `m` marked words, `f` folded words, `p` folded neighbouring pairs. */
export const marked = (word: string) => `m${word}`
export const folded = (word: string) => `f${word}`
export const pair = (first: string, second: string) => `p${first} ${second}`

/** How much a word counts by where it stands. Own heading above body: a heading is what its author says the place is about. */
const WEIGHT = { body: 1, heading: 1.6, above: 0.45, search: 0.6, name: 0.2, ask: 1 } as const

/** What is searched of the plans: each numbered place with its headings. */
export function planUnits(catalog: Catalog): Unit[] {
  return catalog.passages.flatMap((passage, at) => (passage.kind === 'plan' ? [planUnit(catalog, passage, at)] : []))
}

function planUnit(catalog: Catalog, passage: Passage, at: number): Unit {
  const path = passage.address.split('#')[1]
  const place = catalog.plans.get(passage.doc)?.places.find((one) => one.path === path)
  const heading = place?.heading ?? ''
  const body = heading !== '' && passage.text.startsWith(heading) ? passage.text.slice(heading.length) : passage.text
  return {
    passage: at,
    kind: 'plan',
    terms: countTerms([
      [heading, WEIGHT.heading],
      [body, WEIGHT.body],
      [passage.headings.join('\n'), WEIGHT.above],
      [passage.searchText, WEIGHT.search],
      [passage.docName, WEIGHT.name],
    ]),
    text: [passage.docName, passage.headings.at(-1) ?? '', passage.text].join('\n').slice(0, 1500),
  }
}

/** What is searched of the guides: each section, and each way people ask for one as a unit of its own. */
export function guideUnits(catalog: Catalog): Unit[] {
  return catalog.passages.flatMap((passage, at): Unit[] => {
    if (passage.kind !== 'guide') return []
    const guide = catalog.guides.get(passage.doc)
    if (passage.address !== passage.doc || !guide) return [sectionUnit(passage, at)]
    const asks = [...new Set([guide.title, guide.name, ...guide.ask])]
    return asks.map((text) => ({ passage: at, kind: 'ask', terms: countTerms([[text, WEIGHT.ask]]), text }))
  })
}

function sectionUnit(passage: Passage, at: number): Unit {
  const text = withoutSlots(passage.text)
  const [first = '', ...rest] = text.split('\n')
  const hasHeading = /#(?:buoc|ket|hoi)-/.test(passage.address)
  return {
    passage: at,
    kind: 'section',
    terms: countTerms([
      [first, hasHeading ? WEIGHT.heading : WEIGHT.body],
      [rest.join('\n'), WEIGHT.body],
      [passage.headings.join('\n'), WEIGHT.above],
    ]),
    text: `${passage.docName}\n${text}`.slice(0, 800),
  }
}

/** Guide texts keep slots for the address; searched words do not. */
function withoutSlots(text: string): string {
  return text.replaceAll(/\{[uba]\}/gu, ' ').replaceAll(/[{}]/gu, ' ')
}

/** Every term of some texts, one text after the other. */
export function termsOf(texts: readonly string[]): string[] {
  return [...countTerms(texts.map((text) => [text, 1])).counts.keys()]
}

function countTerms(fields: readonly [string, number][]): UnitTerms {
  const counts = new Map<string, number>()
  let length = 0
  const add = (term: string, weight: number) => counts.set(term, (counts.get(term) ?? 0) + weight)
  for (const [text, weight] of fields) {
    const words = tokenize(text)
    length += words.length * weight
    for (const [at, word] of words.entries()) addWord(word, words[at - 1], weight, add)
  }
  return { counts, length: Math.max(1, length) }
}

function addWord(
  word: Word,
  previous: Word | undefined,
  weight: number,
  add: (term: string, weight: number) => void,
): void {
  add(marked(word.marked), weight)
  add(folded(word.folded), weight)
  if (previous) add(pair(previous.folded, word.folded), weight)
}
