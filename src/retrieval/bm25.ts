/**
 * BM25F over precomputed impacts: each posting already holds what its word adds to its unit's score, so that a search is
 * a few additions per posting. k1 and b are Robertson and Zaragoza's usual values (Foundations and Trends, 2009).
 */

const K1 = 1.2
const B = 0.6

/** A term of one unit with its weighted count over all fields. */
export interface UnitTerms {
  /** Term -> sum over fields of field weight times count. */
  counts: Map<string, number>
  /** Weighted number of words. */
  length: number
}

export interface Bm25Data {
  terms: string[]
  /** Start of each term's postings; one longer than `terms`. */
  starts: Uint32Array
  units: Uint32Array
  impacts: Float32Array
  /** Rarity of each term. */
  idf: Float32Array
  unitCount: number
}

/** Weighs every term of every unit as BM25 does, packed into flat arrays for the index file. */
export function buildBm25(units: readonly UnitTerms[]): Bm25Data {
  const postings = new Map<string, [number, number][]>()
  const mean = units.reduce((sum, unit) => sum + unit.length, 0) / Math.max(1, units.length)
  for (const [at, unit] of units.entries()) {
    for (const [term, count] of unit.counts) {
      const list = postings.get(term)
      const saturated = (count * (K1 + 1)) / (count + K1 * (1 - B + (B * unit.length) / mean))
      if (list) list.push([at, saturated])
      else postings.set(term, [[at, saturated]])
    }
  }
  const terms = [...postings.keys()].sort()
  const total = [...postings.values()].reduce((sum, list) => sum + list.length, 0)
  const data: Bm25Data = {
    terms,
    starts: new Uint32Array(terms.length + 1),
    units: new Uint32Array(total),
    impacts: new Float32Array(total),
    idf: new Float32Array(terms.length),
    unitCount: units.length,
  }
  let at = 0
  for (const [term, name] of terms.entries()) {
    const list = postings.get(name) ?? []
    const idf = Math.log(1 + (units.length - list.length + 0.5) / (list.length + 0.5))
    data.starts[term] = at
    data.idf[term] = idf
    for (const [unit, saturated] of list) {
      data.units[at] = unit
      data.impacts[at] = saturated * idf
      at += 1
    }
  }
  data.starts[terms.length] = at
  return data
}

/** Searches one collection. Holds a reusable score array, so one instance serves one search at a time (searches are synchronous). */
export class Bm25 {
  readonly data: Bm25Data
  private readonly ids: Map<string, number>
  private readonly scores: Float32Array

  constructor(data: Bm25Data) {
    this.data = data
    this.ids = new Map(data.terms.map((term, at) => [term, at]))
    this.scores = new Float32Array(data.unitCount)
  }

  idOf(term: string): number | undefined {
    return this.ids.get(term)
  }

  idfOf(term: string): number {
    const id = this.ids.get(term)
    return id === undefined ? 0 : (this.data.idf[id] ?? 0)
  }

  /** Number of units that hold the term. */
  countOf(term: string): number {
    const id = this.ids.get(term)
    return id === undefined ? 0 : (this.data.starts[id + 1] as number) - (this.data.starts[id] as number)
  }

  /** Rarity a word would have that stands in a single unit: what an unknown word weighs. */
  get rarest(): number {
    return Math.log(1 + (this.data.unitCount - 0.5) / 1.5)
  }

  /** Score of every unit; the array is reused by the next call. Weights may be 0-1. */
  search(terms: readonly { term: string; weight: number }[]): Float32Array {
    const { starts, units, impacts } = this.data
    this.scores.fill(0)
    for (const { term, weight } of terms) {
      const id = this.ids.get(term)
      if (id === undefined) continue
      const end = starts[id + 1] ?? 0
      for (let at = starts[id] ?? 0; at < end; at += 1) {
        const unit = units[at] as number
        this.scores[unit] = (this.scores[unit] as number) + weight * (impacts[at] as number)
      }
    }
    return this.scores
  }

  /** True when the unit holds the term of this id (binary search: units of a posting list ascend). */
  holds(unit: number, id: number): boolean {
    let low = this.data.starts[id] ?? 0
    let high = (this.data.starts[id + 1] ?? 0) - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = this.data.units[middle] as number
      if (found === unit) return true
      if (found < unit) low = middle + 1
      else high = middle - 1
    }
    return false
  }
}
