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
    const add = (feature: string, weight: number) => {
      const hash = fnv(feature)
      const at = hash % DIMENSIONS
      vector[at] = (vector[at] as number) + ((hash >>> 16) & 1 ? weight : -weight)
    }
    for (const [at, { marked, folded: word }] of words.entries()) {
      const weight = isEmptyWord({ marked, folded: word }, unmarked) ? 0.25 : 1
      add(`w${word}`, weight)
      const previous = words[at - 1]?.folded
      if (previous !== undefined) add(`p${previous}_${word}`, weight)
      const framed = `<${word}>`
      for (let size = GRAM.min; size <= GRAM.max; size += 1) {
        for (let from = 0; from + size <= framed.length; from += 1) add(framed.slice(from, from + size), weight * 0.4)
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

/** FNV-1a over UTF-16 units, 32 bits. */
function fnv(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}
