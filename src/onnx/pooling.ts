import { normalise } from '../retrieval/embedder.ts'
import type { Pooling } from './model-folder.ts'

/** From one vector a token to one of unit length a text. */

export interface TokenVectors {
  /** Rows after rows: text, token, value. */
  data: Float32Array
  /** Tokens of each row, padding included. */
  width: number
  dimensions: number
}

/** @param lengths tokens of each text that are no padding, at least one */
export function pool({ data, width, dimensions }: TokenVectors, lengths: readonly number[], pooling: Pooling) {
  return lengths.map((length, row) => {
    const vector = new Float32Array(dimensions)
    for (let token = 0; token < (pooling === 'cls' ? 1 : length); token += 1) {
      const from = (row * width + token) * dimensions
      for (let at = 0; at < dimensions; at += 1) vector[at] = (vector[at] as number) + (data[from + at] as number)
    }
    // The mean and the sum point the same way, and only the direction is kept.
    return normalise(vector)
  })
}
