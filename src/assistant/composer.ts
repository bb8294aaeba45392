import type { Catalog } from '../knowledge/catalog.ts'
import { saidBlocks } from '../knowledge/check/texts.ts'
import type { Passage } from '../knowledge/passages.ts'
import type { CitedAddress } from '../knowledge/plan.ts'
import { ANSWERS } from '../replies/answers.ts'
import { words } from '../shared/text.ts'
import { type Answer, citationsOf, type Sentence } from './answer.ts'
import type { Question } from './assistant.ts'
import { checkCitations } from './citations.ts'
import { type Given, repeatsPrompt, type Unfit, whyUnfit } from './composer-checks.ts'
import { PIECES } from './composer-deeds.ts'
import { type ModelLine, readLines } from './composer-lines.ts'
import { draftData, passageData, questionData } from './composer-prompt.ts'
import { nearestPiece } from './composer-support.ts'
import type { ModelRequest } from './model.ts'
import { fillPrompt, type Prompt } from './prompt.ts'

export type Cited = Answer & { kind: 'cited' }
export type Sentences = Cited['sentences']

/** Why a line, or the whole reply, was not taken: counts, never words. */
export type Dropped = Partial<Record<Unfit | 'core' | 'cited', number>>

/** What a model is asked, and what its reply may become. */
export interface Commission {
  request: ModelRequest
  /** The answer in the model's words, or null when too little of the reply can be believed. Never throws. */
  read(reply: string): { answer: Cited | null; dropped: Dropped }
}

/** Leaves room for source line, notes and choices in messages of 600 and 1,200 characters. */
export const CHARS = { simple: 420, cadre: 850 } as const
export const LINES = { simple: 4, cadre: 8 } as const

/**
 * Prepares the rewording of a cited answer: the model sees the question and the whole passages the answer rests on, nothing else.
 * Null when none of the cited places is a passage.
 */
export function commission(
  extractive: Cited,
  question: Question,
  catalog: Catalog,
  prompt: Prompt & { name: 'answer' },
): Commission | null {
  const passages = citationsOf(extractive).flatMap((address) => catalog.passage(address) ?? [])
  if (passages.length === 0) return null
  const size = question.cadre ? 'cadre' : 'simple'
  const given = {
    passages: new Map<CitedAddress, Passage>(passages.map((passage) => [passage.address, passage])),
    said: extractive.sentences,
    runs: prompt.runs,
    agencies: catalog.agencies,
  }
  return {
    request: fillPrompt(prompt, {
      passages: passageData(passages),
      draft: draftData(extractive.sentences),
      question: questionData(question.text),
      lines: LINES[size],
      limit: CHARS[size],
    }),
    read(reply) {
      const { sentences, dropped } = believedLines(reply, given, catalog, size)
      if (sentences === null) return { answer: null, dropped }
      const answer = reworded(extractive, sentences)
      if (answer === null || !keepsTheCore(extractive, answer) || !keepsThePlaces(extractive, answer.sentences))
        dropped.core = 1
      else if (checkCitations(answer, catalog).length > 0) dropped.cited = 1
      else return { answer, dropped }
      return { answer: null, dropped }
    },
  }
}

/** The lines of a reply that may be said, as sentences; null when most of it was wrong, or it gives the prompt away. */
export function believedLines(
  reply: string,
  given: Given,
  catalog: Catalog,
  size: keyof typeof LINES,
): { sentences: Sentences | null; dropped: Dropped } {
  const tips = tipsOf([...given.passages.values()], catalog)
  const dropped: Dropped = {}
  const drop = (why: Unfit) => {
    dropped[why] = (dropped[why] ?? 0) + 1
  }
  const sentences: Sentence[] = []
  let room: number = CHARS[size]
  for (const line of readLines(reply)) {
    const why = whyUnfit(line, given)
    const [first, ...more] = line.cites.map((address) => address.normalize('NFC'))
    if (why !== null || first === undefined) drop(why ?? 'address')
    else if (line.text.length <= room && sentences.length < LINES[size]) {
      const text = marked(line, given, tips)
      sentences.push({ text, cites: [first, ...more] })
      room -= text.length
    }
  }
  // A prompt told in pieces of seven words, one a line, is told all the same.
  if (repeatsPrompt(sentences.map((sentence) => sentence.text).join(' '), given.runs)) drop('prompt')
  // What is left of a reply that was mostly wrong is no answer, however true.
  const wrong = Object.values(dropped).reduce((sum, count) => sum + count, 0)
  const [first, ...rest] = sentences
  if (first === undefined || wrong > sentences.length || dropped.prompt !== undefined)
    return { sentences: null, dropped }
  return { sentences: [first, ...rest], dropped }
}

/** Sentences of the cited guides that rest on no source, as words. */
function tipsOf(passages: readonly Passage[], catalog: Catalog): Set<string> {
  const tips = [...new Set(passages.map((passage) => passage.doc))]
    .flatMap((doc) => catalog.guides.get(doc) ?? [])
    .flatMap((guide) => saidBlocks(guide))
    .flatMap((block) => block.said.filter((said) => said.tip))
  return new Set(tips.flatMap((said) => said.text.split(PIECES).map((piece) => words(piece).join(' '))))
}

/** The line's words, with the mark of common advice when what it rewords is no more than that. */
function marked(line: ModelLine, given: Given, tips: ReadonlySet<string>): string {
  const source = line.cites.map((address) => given.passages.get(address)?.text ?? '').join('\n')
  const near = words(nearestPiece(line.text, source)).join(' ')
  const isTip = near !== '' && tips.has(near) && !line.text.includes(ANSWERS.tip.text)
  return isTip ? `${line.text} ${ANSWERS.tip.text}` : line.text
}

/** The extractive answer with other sentences; null when a document it rests on is no longer cited. */
export function reworded(extractive: Cited, sentences: Sentences): Cited | null {
  const cited = new Set(sentences.flatMap((sentence) => sentence.cites.map(documentOf)))
  return extractive.sources.every((line) => cited.has(documentOf(line.address)))
    ? { ...extractive, sentences: listed(sentences), composedBy: 'model' }
    : null
}

/** Three sentences and more are a list. */
export function listed([first, ...more]: Sentences): Sentences {
  return [first, ...more.map((sentence) => (more.length > 1 ? { ...sentence, bullet: true } : sentence))]
}

/** The rules' first sentence is what answers; its numbers and dates must not get lost in nicer words. */
function keepsTheCore(extractive: Cited, answer: Cited): boolean {
  const numbers = (text: string) => words(text).filter((word) => /\d/u.test(word))
  const kept = new Set(answer.sentences.flatMap((sentence) => numbers(sentence.text)))
  return numbers(extractive.sentences[0].text).every((number) => kept.has(number))
}

/** A cadre asks for every place that gives a task: one that is no longer cited is a task nobody does. */
function keepsThePlaces(extractive: Cited, sentences: Sentences): boolean {
  const kept = new Set(sentences.flatMap(({ cites }) => [...cites]))
  return citationsOf(extractive).every((address) => !PLAN_PLACE.test(address) || kept.has(address))
}

/** "lai-chau#IV.6.1"; sections of guides begin with small letters. */
const PLAN_PLACE = /#[IVX]/u

export function documentOf(address: CitedAddress): string {
  return address.split('#')[0] ?? address
}
