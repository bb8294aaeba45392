import type { Passage } from '../knowledge/passages.ts'
import { words } from '../shared/text.ts'
import type { Given } from './composer-checks.ts'
import type { ModelLine } from './composer-lines.ts'
import { plainly, quotedIn } from './composer-plainly.ts'
import { closed, headsOf, printed, type Run, SENTENCES, type SourceLine, sourceLines } from './composer-statements.ts'
import { isFree } from './composer-support.ts'

/**
 * The last word on a model's line. However well its words fit, a sentence stands only when it is one of the cited places' own, read
 * plainly; any other is replaced by the sentence it was made of, as printed. So words taken from a place, dropped, swapped or joined
 * to say something else, can do no more than make the place speak for itself.
 */
export interface Told {
  text: string
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
    restored: [first, ...rest].some((piece) => piece.restored),
    run: first.run,
  }
}

interface Piece {
  run: Run
  text: string
  restored: boolean
}

interface Source {
  line: SourceLine
  passage: Passage
}

interface Match {
  piece: Piece
  /** Sentences of the model's that it stands for. */
  taken: number
}

/** The most sentences from the first on that a line of the places states in the same order. */
function longest(sentences: readonly string[], sources: readonly Source[]): Match | null {
  let best: Match | null = null
  for (const { line, passage } of sources) {
    for (const from of line.sentences.keys()) {
      const heads = headsOf({ line, from, to: from })
      if (!opens(sentences[0] ?? '', line, from, passage, heads)) continue
      let to = from
      while (sentences[to - from + 1] !== undefined && line.sentences[to + 1] !== undefined) {
        if (!readings(line.sentences[to + 1] ?? '', false).includes(plainly(sentences[to - from + 1] ?? ''))) break
        to += 1
      }
      const taken = to - from + 1
      if (best !== null && taken <= best.taken) continue
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

/** True when the sentence is the line's, behind all that must be said in front of it and nothing else than may be. */
function opens(sentence: string, line: SourceLine, from: number, passage: Passage, heads: readonly string[]): boolean {
  const asks = line.asks && from === 0
  const told = readings(line.sentences[from] ?? '', asks)
  const fronts = [...heads, ...line.names, ...namesOf(passage)].map((front) => plainly(front))
  const needed = new Set(heads.map((head) => plainly(head)))
  let rest = plainly(asks ? sentence.replace(/^(?:nếu|khi|lúc|lỡ) (?=\S+ )/iu, '') : sentence)
  for (let taken = 0; taken <= fronts.length; taken += 1) {
    if (told.includes(rest) && needed.size === 0) return true
    const front = fronts.find((one) => one !== '' && (rest.startsWith(`${one} `) || rest.startsWith(`theo ${one} `)))
    if (front === undefined) return false
    needed.delete(front)
    rest = plainly(rest.slice(rest.indexOf(front) + front.length))
  }
  return false
}

/** "Kế hoạch tỉnh Lai Châu", "tỉnh Lai Châu", "Lai Châu". */
function namesOf({ kind, docName }: Passage): string[] {
  return kind === 'plan'
    ? [docName, docName.replace(/^Kế hoạch /u, ''), docName.replace(/^Kế hoạch (?:tỉnh|xã) /u, '')]
    : []
}

/** A sentence of a place as it may be said: without the person's name in front, a trouble with "thì" for its colon. */
function readings(sentence: string, asks: boolean): string[] {
  const spoken = asks ? [sentence, ...[' thì ', ', '].map((joint) => sentence.replace(/:\s+/u, joint))] : [sentence]
  return spoken.flatMap((one) => [plainly(one), plainly(one.replace(/^\{u\}\s+/u, ''))])
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
