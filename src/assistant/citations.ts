import type { Catalog } from '../knowledge/catalog.ts'
import type { CitedAddress } from '../knowledge/plan.ts'
import { fold, words } from '../shared/text.ts'
import type { Answer, Sentence } from './answer.ts'

/** Why a sentence may not stand on the places it cites. */
export type CitationFault = 'unknown-address' | 'number' | 'link' | 'phone' | 'negation' | 'words'

export interface CitationProblem {
  sentence: string
  fault: CitationFault
  /** What was not found: the address, number or link. Never a person's words. */
  detail: string
}

/** Share of a sentence's words that its places must hold. Quotes hold all of theirs but the words of the frame around them. */
const SHARED = { rules: 0.5, model: 0.55 } as const

/**
 * Checks that every sentence of a cited answer rests on its places: each address exists; every number, date, link and phone
 * number of the sentence stands there; most of its words do; a model's sentence turns no meaning round by a "không" of its own.
 * Empty when all is well. Refusals are checked by their nearest facts; a question back cites nothing.
 */
export function checkCitations(answer: Answer, catalog: Catalog): CitationProblem[] {
  if (answer.kind === 'clarify') return []
  const sentences = answer.kind === 'cited' ? answer.sentences : answer.nearest
  const model = answer.kind === 'cited' && answer.composedBy === 'model'
  return sentences.flatMap((sentence) => checkSentence(sentence, catalog, model))
}

function checkSentence(sentence: Sentence, catalog: Catalog, model: boolean): CitationProblem[] {
  const problem = (fault: CitationFault, detail: string): CitationProblem => ({
    sentence: sentence.text,
    fault,
    detail,
  })
  const unknown = sentence.cites.filter((address) => catalog.passage(address) === undefined)
  if (unknown.length > 0) return unknown.map((address) => problem('unknown-address', address))
  const support = supportOf(sentence.cites, catalog)
  const own = withoutAddresses(sentence.text, sentence.cites)
  const supported = numbersOf(support)
  const folded = fold(support)
  return [
    ...[...numbersOf(own)]
      .filter((number) => !supported.has(number) && Number(number) !== sentence.cites.length)
      .map((number) => problem('number', number)),
    ...(own.match(/(?:https?:\/\/|www\.)\S+|\b[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:vn|com|net|org|example)\b/giu) ?? [])
      .filter((link) => !folded.includes(fold(link).replace(/[.,;:)]+$/u, '')))
      .map((link) => problem('link', link)),
    ...(own.match(/(?<!\d)(?:0\d{8,10}|1[89]00[ .]?\d{2,4}[ .]?\d{0,4})(?!\d)/gu) ?? [])
      .filter((phone) => !support.replaceAll(/\D/gu, '').includes(phone.replaceAll(/\D/gu, '')))
      .map((phone) => problem('phone', phone)),
    ...(model && negates(own) && !negates(support) ? [problem('negation', 'không')] : []),
    ...(sharedWords(own, folded) < (model ? SHARED.model : SHARED.rules) ? [problem('words', '')] : []),
  ]
}

/** The cited places with their headings, the names of their documents and whatever stands inside them. */
function supportOf(cites: readonly CitedAddress[], catalog: Catalog): string {
  return cites
    .flatMap((address) => {
      const inside = catalog.passages.filter((one) => one.address.startsWith(`${address}.`))
      const passage = catalog.passage(address)
      return [...(passage === undefined ? [] : [passage]), ...inside]
    })
    .flatMap((passage) => [passage.docName, ...passage.headings, passage.text])
    .join('\n')
}

/** "mục VI.7", "(phần IV)" name a place and state no figure. */
function withoutAddresses(text: string, cites: readonly CitedAddress[]): string {
  const paths = cites.map((address) => address.split('#')[1] ?? '').filter((path) => path !== '')
  return paths
    .reduce((rest, path) => rest.replaceAll(path, ' '), text)
    .replaceAll(/(?<![\p{L}\d])[IVX]+(?:\.\d+)+(?:\.[a-zđ])?/gu, ' ')
}

function numbersOf(text: string): Set<string> {
  // "05" and "5", "01/11" and "1/11" are one number; a stop between thousands stays, since 1.000 is not 1000 in print.
  return new Set((text.match(/\d+(?:[.,]\d+)*/gu) ?? []).map((number) => number.replace(/^0+(?=\d)/u, '')))
}

function negates(text: string): boolean {
  return /(?<![\p{L}])(?:không|chưa|đừng|cấm|chẳng|khỏi)(?![\p{L}])/iu.test(text)
}

function sharedWords(text: string, folded: string): number {
  const held = new Set(words(folded))
  const own = words(fold(text)).filter((word) => !/^[uba]$/u.test(word))
  return own.length < 4 ? 1 : own.filter((word) => held.has(word)).length / own.length
}
