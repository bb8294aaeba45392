import { words } from '../shared/text.ts'
import type { Given } from './composer-checks.ts'
import type { ModelLine } from './composer-lines.ts'
import { type Source, step } from './composer-match.ts'
import { plainly, quotedIn } from './composer-plainly.ts'
import { closed, printed, type Run, SENTENCES, sourceLines } from './composer-statements.ts'
import { isFree } from './composer-support.ts'

/**
 * The last word on a model's line. However well its words fit, a sentence stands only when it is one of the cited places' own, read
 * plainly; any other is replaced by the sentence it was made of, as printed. So words taken from a place, dropped, swapped or joined
 * to say something else, can do no more than make the place speak for itself.
 */
export interface Told {
  text: string
  /** The same in the places' own words. */
  own: string
  /** Some of it is the place's own words in place of the model's. */
  restored: boolean
  /** Of its first sentence. */
  run: Run
}

/** Below this share of a sentence's telling words in one of the place's, nobody can say what it was made of. */
const MADE_OF = 0.5

/** Null when it is made of nothing that the cited places state. */
export function toldFaithfully({ text, cites }: ModelLine, given: Given): Told | null {
  const passages = cites.flatMap((address) => given.passages.get(address.normalize('NFC')) ?? [])
  const sources = passages.flatMap((passage) => {
    const said = given.said.filter((one) => one.cites.includes(passage.address)).map((one) => one.text)
    return sourceLines(passage, said, given.agencies).map((line) => ({ line, passage }))
  })
  const sentences = text.split(SENTENCES).filter((sentence) => plainly(sentence) !== '')
  const pieces: Piece[] = []
  for (let at = 0; at < sentences.length; ) {
    const found = longest(sentences.slice(at), sources) ?? nearest(sentences[at] ?? '', sources)
    if (found === null) return null
    pieces.push(found.piece)
    at += found.taken
  }
  const [first, ...rest] = joined(pieces)
  if (first === undefined) return null
  return {
    text: [first, ...rest].map((piece) => piece.text).join(' '),
    own: [first, ...rest].map((piece) => (piece.restored ? piece.text : statedIn(piece.run))).join(' '),
    restored: [first, ...rest].some((piece) => piece.restored),
    run: first.run,
  }
}

interface Piece {
  run: Run
  text: string
  restored: boolean
}

interface Match {
  piece: Piece
  /** Sentences of the model's that it stands for. */
  taken: number
}

/** The most sentences from the first on that a line of the places states in the same order. */
function longest(sentences: readonly string[], sources: readonly Source[]): Match | null {
  let best: Match | null = null
  for (const source of sources) {
    const { line, passage } = source
    for (const from of line.sentences.keys()) {
      const begun = step(sentences, source, from, true)
      if (begun === null) continue
      let { taken, stated } = begun
      for (let next = step(sentences.slice(taken), source, from + stated, false); next !== null; ) {
        taken += next.taken
        stated += next.stated
        next = step(sentences.slice(taken), source, from + stated, false)
      }
      if (best !== null && taken <= best.taken) continue
      const to = from + stated - 1
      const run = { line, from, to }
      const whole = closed(run, passage.kind === 'guide')
      const quoted = quotedIn(printed(run))
      const isWhole =
        whole.from === from &&
        whole.to === to &&
        sentences.slice(0, taken).every((sentence) => quotedIn(sentence).every((one) => quoted.includes(one)))
      best = {
        taken,
        piece: isWhole
          ? { run, text: sentences.slice(0, taken).join(' '), restored: false }
          : { run: whole, text: printed(whole), restored: true },
      }
    }
  }
  return best
}

function statedIn({ line, from, to }: Run): string {
  return line.sentences.slice(from, to + 1).join(' ')
}

/** The sentence of the places that shares most telling words, each way. */
function nearest(sentence: string, sources: readonly Source[]): Match | null {
  const sought = tellingOf(sentence)
  let best: { run: Run; isGuide: boolean; score: number } | null = null
  for (const { line, passage } of sources) {
    for (const [at, own] of line.sentences.entries()) {
      const held = tellingOf(own)
      const shared = [...sought].filter((word) => held.has(word)).length
      if (shared < sought.size * MADE_OF || shared === 0) continue
      const score = (2 * shared) / (sought.size + held.size)
      if (best === null || score > best.score)
        best = { run: { line, from: at, to: at }, isGuide: passage.kind === 'guide', score }
    }
  }
  if (best === null) return null
  const run = closed(best.run, best.isGuide)
  return { taken: 1, piece: { run, text: printed(run), restored: true } }
}

function tellingOf(sentence: string): Set<string> {
  return new Set(words(sentence.replaceAll(/\{[uba]\}/gu, ' ')).filter((word) => !isFree(word)))
}

/** Runs of one line that overlap are said once. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    const isSame = last !== undefined && last.run.line === piece.run.line
    if (
      isSame &&
      (last.restored || piece.restored) &&
      piece.run.from <= last.run.to + 1 &&
      last.run.from <= piece.run.to + 1
    ) {
      const from = Math.min(last.run.from, piece.run.from)
      const to = Math.max(last.run.to, piece.run.to)
      const run = { line: last.run.line, from, to }
      all[all.length - 1] = { run, text: printed(run), restored: true }
    } else all.push(piece)
  }
  return all
}
