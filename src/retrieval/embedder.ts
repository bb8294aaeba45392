import { isEmptyWord, isUnmarked, tokenize } from './tokens.ts'

/** Turns texts into vectors of unit length. The local one needs no download and gives the same vector everywhere. */
export interface Embedder {
  /** Names model and version: an index built by one embedder is not searched with another. */
  readonly id: string
  readonly dimensions: number
  /** Texts it is given in one call: what a build that is killed loses at most. */
  readonly batch: number
  embed(texts: readonly string[]): Promise<Float32Array[]>
}

/** An embedder that answers at once, so that a search need not wait. */
export interface LocalEmbedder extends Embedder {
  embedNow(text: string): Float32Array
}

const DIMENSIONS = 384
/** Shorter pieces are in every word, longer ones in one. */
const GRAM = { min: 3, max: 4 } as const

/**
 * Feature hashing (Weinberger et al., 2009) of folded words, neighbouring pairs and character n-grams: misspelt and
 * undiacritised texts stay near the right ones, since most of their n-grams are the same.
 */
export function localEmbedder(): LocalEmbedder {
  const embedNow = (text: string): Float32Array => {
    const vector = new Float32Array(DIMENSIONS)
    const words = tokenize(text)
    const unmarked = isUnmarked(words)
    const add = (hash: number, weight: number) => {
      const at = hash % DIMENSIONS
      vector[at] = (vector[at] as number) + ((hash >>> 16) & 1 ? weight : -weight)
    }
    for (const [at, { marked, folded: word }] of words.entries()) {
      const weight = isEmptyWord({ marked, folded: word }, unmarked) ? 0.25 : 1
      add(fnv(word, WORD) >>> 0, weight)
      const previous = words[at - 1]?.folded
      if (previous !== undefined) add(fnv(word, fnv('_', fnv(previous, PAIR))) >>> 0, weight)
      const framed = `<${word}>`
      for (let size = GRAM.min; size <= GRAM.max; size += 1) {
        for (let from = 0; from + size <= framed.length; from += 1)
          add(fnv(framed, START, from, from + size) >>> 0, weight * 0.4)
      }
    }
    return normalise(vector)
  }
  return {
    id: 'local-hash-4',
    dimensions: DIMENSIONS,
    batch: 64,
    embedNow,
    embed: async (texts) => texts.map(embedNow),
  }
}

/** Scales to length 1 in place; the zero vector stays. */
export function normalise(vector: Float32Array): Float32Array {
  let sum = 0
  for (const value of vector) sum += value * value
  if (sum > 0) {
    const scale = 1 / Math.sqrt(sum)
    for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] as number) * scale
  }
  return vector
}

const START = 0x811c9dc5
/** What a feature begins with says what it is of: a word, a pair of words; pieces of a word have no mark. */
const WORD = fnv('w', START)
const PAIR = fnv('p', START)

/** FNV-1a over UTF-16 units, 32 bits with sign, going on from the hash of what came before. Nothing is put together to be hashed. */
function fnv(text: string, before: number, from = 0, to = text.length): number {
  let hash = before
  for (let at = from; at < to; at += 1) {
    hash ^= text.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash
}
