import { existsSync } from 'node:fs'

/** The vector leg: nearest units by cosine. hnswlib-node where it is installed, an exact scan elsewhere; both return the same. */

export interface Near {
  unit: number
  /** Cosine, -1 to 1. */
  score: number
}

export interface Dense {
  readonly engine: 'hnswlib' | 'exact'
  /** The `k` nearest units, nearest first. */
  search(vector: Float32Array, k: number): Near[]
}

/** Vectors of unit length, one after the other. */
export interface Vectors {
  dimensions: number
  data: Float32Array
}

/** A question as the embedders see it. */
export interface QuestionVectors {
  local: Float32Array
  /** Null when no outside embedder made the index, or its vector did not come in time. */
  outside: Float32Array | null
}

/** Links per node and breadth while building: the library's usual values for a few thousand vectors. */
const LINKS = 24
const BUILD_BREADTH = 300
/** Breadth while searching. High enough that recall against the exact scan is 1.000 on our corpus; a test asserts it. */
const SEARCH_BREADTH = 500
const SEED = 20_251_212

/** Scans every vector. 3,000 of 384 dimensions take about a millisecond. */
export function exactDense({ dimensions, data }: Vectors): Dense {
  const count = data.length / dimensions
  return {
    engine: 'exact',
    search(vector, k) {
      const best: Near[] = []
      const cosine = cosineTo(vector)
      for (let unit = 0; unit < count; unit += 1) {
        const score = cosine(data, unit * dimensions)
        if (best.length === k && score <= (best[k - 1]?.score ?? 0)) continue
        let at = best.length
        while (at > 0 && (best[at - 1]?.score ?? 0) < score) at -= 1
        best.splice(at, 0, { unit, score })
        if (best.length > k) best.pop()
      }
      return best
    },
  }
}

/** Cosine of one stored vector and a query of unit length. Four sums side by side: one would wait for itself at every step. */
export function dot(data: Float32Array, from: number, vector: Float32Array): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  const whole = vector.length - (vector.length % 4)
  for (let at = 0; at < whole; at += 4) {
    a += (data[from + at] as number) * (vector[at] as number)
    b += (data[from + at + 1] as number) * (vector[at + 1] as number)
    c += (data[from + at + 2] as number) * (vector[at + 2] as number)
    d += (data[from + at + 3] as number) * (vector[at + 3] as number)
  }
  for (let at = whole; at < vector.length; at += 1) a += (data[from + at] as number) * (vector[at] as number)
  return a + b + c + d
}

/** Of a vector with more other numbers than this share, leaving out the zeros would cost more than it spares. */
const MOSTLY_ZERO = 0.6

/**
 * `dot` with one query for many stored vectors, to the last bit. The words of a question fill a third of a hashed vector: its zeros,
 * which add nothing, are left out. The four sums are kept, and made equally long by zeros.
 */
export function cosineTo(vector: Float32Array): (data: Float32Array, from: number) => number {
  const whole = vector.length - (vector.length % 4)
  const sums: [number[], number[], number[], number[]] = [[], [], [], []]
  for (const [at, value] of vector.entries()) if (value !== 0) (sums[at < whole ? at % 4 : 0] as number[]).push(at)
  const length = 4 * Math.max(...sums.map((sum) => sum.length))
  if (length > MOSTLY_ZERO * vector.length) return (data, from) => dot(data, from, vector)
  const places = new Uint32Array(length)
  const values = new Float64Array(length)
  for (const [sum, list] of sums.entries()) {
    for (const [nth, at] of list.entries()) {
      places[4 * nth + sum] = at
      values[4 * nth + sum] = vector[at] as number
    }
  }
  return (data, from) => {
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let at = 0; at < length; at += 4) {
      a += (data[from + (places[at] as number)] as number) * (values[at] as number)
      b += (data[from + (places[at + 1] as number)] as number) * (values[at + 1] as number)
      c += (data[from + (places[at + 2] as number)] as number) * (values[at + 2] as number)
      d += (data[from + (places[at + 3] as number)] as number) * (values[at + 3] as number)
    }
    return a + b + c + d
  }
}

/** Builds the graph and writes it to `file`. Does nothing where the addon is not installed: the exact scan serves there. */
export async function writeGraph(vectors: Vectors, file: string): Promise<boolean> {
  const library = await loadLibrary()
  const count = vectors.data.length / vectors.dimensions
  if (!library || count === 0) return false
  const graph = new library.HierarchicalNSW('ip', vectors.dimensions)
  graph.initIndex(count, LINKS, BUILD_BREADTH, SEED)
  for (let unit = 0; unit < count; unit += 1) {
    graph.addPoint([...vectors.data.subarray(unit * vectors.dimensions, (unit + 1) * vectors.dimensions)], unit)
  }
  graph.writeIndexSync(file)
  return true
}

/** Opens the graph of `writeGraph`, or the exact scan when there is no graph, a damaged one, or no addon. */
export async function openDense(vectors: Vectors, file: string | null): Promise<Dense> {
  const count = vectors.data.length / vectors.dimensions
  if (file === null || !existsSync(file) || count === 0) return exactDense(vectors)
  const library = await loadLibrary()
  if (!library) return exactDense(vectors)
  const graph = readGraph(library, vectors.dimensions, file)
  if (graph?.getCurrentCount() !== count) return exactDense(vectors)
  graph.setEf(SEARCH_BREADTH)
  return {
    engine: 'hnswlib',
    search(vector, k) {
      const { neighbors, distances } = graph.searchKnn([...vector], Math.min(k, count))
      // "ip" gives 1 minus the inner product.
      return neighbors.map((unit, at) => ({ unit, score: 1 - (distances[at] ?? 1) }))
    },
  }
}

type Library = typeof import('hnswlib-node')

function readGraph(library: Library, dimensions: number, file: string) {
  try {
    const graph = new library.HierarchicalNSW('ip', dimensions)
    graph.readIndexSync(file)
    return graph
  } catch {
    return null
  }
}

async function loadLibrary(): Promise<Library | null> {
  try {
    const loaded = await import('hnswlib-node')
    return (loaded as { default?: Library }).default ?? loaded
  } catch {
    return null
  }
}
