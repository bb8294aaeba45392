import type { Catalog } from '../knowledge/catalog.ts'
import { saidBlocks } from '../knowledge/check/texts.ts'
import type { Passage } from '../knowledge/passages.ts'
import type { CitedAddress } from '../knowledge/plan.ts'
import { ANSWERS } from '../replies/answers.ts'
import { words } from '../shared/text.ts'
import { type Answer, citationsOf, type Sentence } from './answer.ts'
import type { Question } from './assistant.ts'
import { checkCitations } from './citations.ts'
import { arranged, namingPlans, type Placed } from './composer-arranged.ts'
import { type Given, repeatsPrompt, type Unfit, whyUnfit } from './composer-checks.ts'
import { PIECES } from './composer-deeds.ts'
import { toldFaithfully } from './composer-faithful.ts'
import { type Sentences, withFloor } from './composer-floor.ts'
import { type ModelLine, readLines } from './composer-lines.ts'
import type { Loss } from './composer-losses.ts'
import { documentOf } from './composer-places.ts'
import { draftData, passageData, questionData } from './composer-prompt.ts'
import { SENTENCES } from './composer-statements.ts'
import { nearestPiece } from './composer-support.ts'
import type { ModelRequest } from './model.ts'
import { fillPrompt, type Prompt } from './prompt.ts'

export type Cited = Answer & { kind: 'cited' }

/**
 * Why a line, or the whole reply, was not taken, and what of the rules' answer had to be put back: counts, never words. `restored`:
 * lines in the places' own words in place of the model's.
 */
export type Dropped = Partial<Record<Unfit | Loss | 'glued' | 'restored' | 'core' | 'cited', number>>

/** What a model is asked, and what its reply may become. */
export interface Commission {
  request: ModelRequest
  /** The answer in the model's words, or null when too little of the reply can be believed. Never throws. */
  read(reply: string): { answer: Cited | null; dropped: Dropped }
}

/** Leaves room for source line, notes and choices in messages of 600 and 1,200 characters. */
const CHARS = { simple: 420, cadre: 850 } as const
const LINES = { simple: 4, cadre: 8 } as const

/** How much a model may say. */
export interface Room {
  lines: number
  chars: number
}

/** As much as the rules needed, at least: with less, a model could only leave things out. */
export function roomFor(said: readonly Sentence[], isCadre: boolean): Room {
  const size = isCadre ? 'cadre' : 'simple'
  const chars = said.reduce((sum, sentence) => sum + sentence.text.length, 0)
  return { lines: Math.max(LINES[size], said.length), chars: Math.max(CHARS[size], chars) }
}

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
  const room = roomFor(extractive.sentences, question.cadre)
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
      lines: room.lines,
      limit: room.chars,
    }),
    read(reply) {
      const { sentences, dropped, isRestored } = believedLines(reply, given, catalog, room)
      // All of it in the places' own words: those the rules chose are the better choice.
      if (sentences === null || isRestored) return { answer: null, dropped }
      const below = { said: extractive.sentences, asked: question.text, chars: room.chars, catalog }
      const floor = withFloor(sentences, below)
      Object.assign(dropped, floor.losses)
      if (floor.sentences === null) return { answer: null, dropped }
      const answer = reworded(extractive, namingPlans(floor.sentences, given.passages))
      if (answer === null || !keepsThePlaces(extractive, answer.sentences)) dropped.core = 1
      else if (checkCitations(answer, catalog).length > 0) dropped.cited = 1
      else return { answer, dropped }
      return { answer: null, dropped }
    },
  }
}

export interface Believed {
  /** Null when most of the reply was wrong, or it gives the prompt away. */
  sentences: Sentences | null
  dropped: Dropped
  /** Not one sentence is in the model's words. */
  isRestored: boolean
}

/** What hangs on the meaning of the words alone, which is the places' where the words say the same. */
const OF_MEANING: ReadonlySet<Unfit> = new Set(['support', 'deed', 'agency', 'verdict'])

/** The lines of a reply that may be said, as sentences: each a sentence of the cited places, read plainly, or as printed. */
export function believedLines(reply: string, given: Given, catalog: Catalog, room: Room): Believed {
  const tips = tipsOf([...given.passages.values()], catalog)
  const dropped: Dropped = {}
  const drop = (why: Unfit | 'glued') => {
    dropped[why] = (dropped[why] ?? 0) + 1
  }
  const placed: Placed[] = []
  let restored = 0
  let left = room.chars
  for (const line of readLines(reply)) {
    const unfit = whyUnfit(line, given)
    const told = unfit === null || OF_MEANING.has(unfit) ? toldFaithfully(line, given) : null
    // One of the places' own sentences, in other words, means what it means there: it is weighed in the places' words.
    const why = told?.restored === false ? null : unfit
    const isWeighed = told !== null && (told.restored || unfit !== null) && unfit !== 'support'
    const again = isWeighed ? whyUnfit({ ...line, text: withoutQuestions(told.own) }, given) : null
    const [first, ...more] = line.cites.map((address) => address.normalize('NFC'))
    if (why !== null || again !== null) drop(why ?? again ?? 'glued')
    else if (told === null || first === undefined) drop('glued')
    else if (told.text.length <= left && placed.length < room.lines) {
      // The mark is ours to set: on a fact it would say that nobody stands behind it.
      const text = marked({ ...line, text: told.text.replaceAll(ANSWERS.tip.text, '').trim() }, given, tips)
      placed.push({ sentence: { text, cites: [first, ...more] }, run: told.run })
      if (told.restored) restored += 1
      left -= text.length
    }
  }
  // A prompt told in pieces of seven words, one a line, is told all the same.
  if (repeatsPrompt(placed.map(({ sentence }) => sentence.text).join(' '), given.runs)) drop('prompt')
  // What is left of a reply that was mostly wrong is no answer, however true.
  const wrong = Object.values(dropped).reduce((sum, count) => sum + count, 0)
  if (restored > 0) dropped.restored = restored
  const isRestored = restored === placed.length
  const [first, ...rest] = arranged(placed, given.passages)
  if (first === undefined || wrong > placed.length || dropped.prompt !== undefined)
    return { sentences: null, dropped, isRestored }
  return { sentences: [first, ...rest], dropped, isRestored }
}

/** The question in front of a restored answer is ours. */
function withoutQuestions(text: string): string {
  return text
    .split(SENTENCES)
    .filter((sentence) => !sentence.endsWith('?'))
    .join(' ')
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

/** What goes on with a small letter ends the sentence before it: "…, mỗi nơi một cái, (mẹo chung)" and "và không đọc mã". */
function withTail(all: Sentences, sentence: Sentence): Sentences {
  const last = all.at(-1) ?? all[0]
  if (!/^\p{Ll}/u.test(sentence.text)) return [...all, sentence]
  const places = [...new Set([...last.cites, ...sentence.cites])]
  const whole: Sentence = { ...last, text: `${last.text} ${sentence.text}`, cites: [last.cites[0], ...places.slice(1)] }
  const [first = whole, ...rest] = [...all.slice(0, -1), whole]
  return [first, ...rest]
}

/** Three sentences and more are a list; so is what several documents say, each on a line of its own. */
export function listed(sentences: Sentences): Sentences {
  const [first, ...more] = sentences.slice(1).reduce(withTail, [sentences[0]])
  const bulleted = (sentence: Sentence) => ({ ...sentence, bullet: true as const })
  if (new Set([first, ...more].map(({ cites: [place] }) => documentOf(place))).size > 1)
    return [bulleted(first), ...more.map(bulleted)]
  return [first, ...more.map((sentence) => (more.length > 1 ? { ...sentence, bullet: true } : sentence))]
}

/** A cadre asks for every place that gives a task: one that is no longer cited is a task nobody does. */
function keepsThePlaces(extractive: Cited, sentences: Sentences): boolean {
  const kept = new Set(sentences.flatMap(({ cites }) => [...cites]))
  return citationsOf(extractive).every((address) => !PLAN_PLACE.test(address) || kept.has(address))
}

/** "lai-chau#IV.6.1"; sections of guides begin with small letters. */
const PLAN_PLACE = /#[IVX]/u
