import { agencyHeadings } from '../knowledge/agency-headings.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import type { CitedAddress } from '../knowledge/plan.ts'
import { type Bm25Data, buildBm25 } from './bm25.ts'
import { dot, type Vectors } from './dense.ts'
import type { Embedder } from './embedder.ts'
import { guideUnits, planUnits, type Unit } from './units.ts'

/** Everything a search needs, as plain numbers and strings: a pure product of the catalog and the embedder. */
export interface Collection {
  /** Passage index of each unit. */
  passages: Uint32Array
  /** 0 plan place, 1 guide section, 2 way of asking. */
  kinds: Uint8Array
  bm25: Bm25Data
  /** Of the built-in embedder. */
  vectors: Vectors
  /** Of the outside embedder, where one is configured. */
  outside: Vectors | null
}

/** The outside embedder an index was built with. */
export interface OutsideEmbedder {
  id: string
  /** Cosine of two units that have nothing to do with each other, 0 to 0.99: many models call anything similar. */
  floor: number
}

/** An agency and a passage that speaks to it; `whole` when the place's heading names it, not one of its paragraphs. */
export interface AgencyPlace {
  agency: string
  passage: number
  whole: boolean
  /** Addresses of the tasks handed to it there. */
  tasks: CitedAddress[]
}

export interface IndexData {
  /** Content version it was built from. */
  contentHash: string
  /** Id of the built-in embedder. */
  embedder: string
  outside: OutsideEmbedder | null
  plans: Collection
  guides: Collection
  agencyPlaces: AgencyPlace[]
}

const KINDS: Record<Unit['kind'], number> = { plan: 0, section: 1, ask: 2 }
export interface BuildOptions {
  /** Adds its vectors to those of the built-in embedder. */
  outside?: Embedder | null
  /** Units whose vectors are there, and all units; told for the slower embedder alone. */
  onProgress?: (done: number, of: number) => void
}

/** @throws AppError whatever the outside embedder throws */
export async function buildIndex(
  catalog: Catalog,
  embedder: Embedder,
  { outside = null, onProgress = () => {} }: BuildOptions = {},
): Promise<IndexData> {
  const plans = planUnits(catalog)
  const guides = guideUnits(catalog)
  const total = plans.length + guides.length
  let done = 0
  const vectorsBy = async (by: Embedder, units: readonly Unit[]): Promise<Vectors> => {
    const data = new Float32Array(units.length * by.dimensions)
    for (let from = 0; from < units.length; from += by.batch) {
      const vectors = await by.embed(units.slice(from, from + by.batch).map((unit) => unit.text))
      for (const [at, vector] of vectors.entries()) data.set(vector, (from + at) * by.dimensions)
      if (by !== (outside ?? embedder)) continue
      done += vectors.length
      onProgress(done, total)
    }
    return { dimensions: by.dimensions, data }
  }
  const collect = async (units: readonly Unit[]): Promise<Collection> => ({
    passages: Uint32Array.from(units, (unit) => unit.passage),
    kinds: Uint8Array.from(units, (unit) => KINDS[unit.kind]),
    bm25: buildBm25(units.map((unit) => unit.terms)),
    vectors: await vectorsBy(embedder, units),
    outside: outside && (await vectorsBy(outside, units)),
  })
  const collections = { plans: await collect(plans), guides: await collect(guides) }
  return {
    contentHash: catalog.hash,
    embedder: embedder.id,
    outside: outside && { id: outside.id, floor: floorOf(collections.guides.outside) },
    ...collections,
    agencyPlaces: agencyPlaces(catalog),
  }
}

/** Mean cosine of units half the collection apart: hardly two of them speak of one thing. */
function floorOf(vectors: Vectors | null): number {
  if (vectors === null) return 0
  const { dimensions, data } = vectors
  const count = data.length / dimensions
  const apart = count >> 1
  let sum = 0
  for (let unit = 0; unit < apart; unit += 1) {
    const far = (unit + apart) * dimensions
    sum += dot(data, unit * dimensions, data.subarray(far, far + dimensions))
  }
  return apart === 0 ? 0 : Math.min(0.99, Math.max(0, sum / apart))
}

function agencyPlaces(catalog: Catalog): AgencyPlace[] {
  const at = new Map(catalog.passages.map((passage, index) => [passage.address, index]))
  return [...catalog.plans.values()].flatMap((plan) =>
    agencyHeadings(plan, catalog.agencies).flatMap(({ place, agencies, from, line }) => {
      const address = `${plan.meta.id}#${place}`
      const references = plan.references.filter(
        (one) => one.from === address && (from === 'heading' || one.line === line),
      )
      const tasks = [...new Set(references.flatMap(({ to }) => to))]
      return agencies.map((agency) => ({
        agency,
        passage: at.get(address) ?? 0,
        whole: from === 'heading',
        tasks,
      }))
    }),
  )
}
