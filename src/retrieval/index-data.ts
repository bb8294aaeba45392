import { agencyHeadings } from '../knowledge/agency-headings.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import type { CitedAddress } from '../knowledge/plan.ts'
import { type Bm25Data, buildBm25 } from './bm25.ts'
import type { Vectors } from './dense.ts'
import type { Embedder } from './embedder.ts'
import { guideUnits, planUnits, type Unit } from './units.ts'

/** Everything a search needs, as plain numbers and strings: a pure product of the catalog and the embedder. */
export interface Collection {
  /** Passage index of each unit. */
  passages: Uint32Array
  /** 0 plan place, 1 guide section, 2 way of asking. */
  kinds: Uint8Array
  bm25: Bm25Data
  vectors: Vectors
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
  embedder: string
  plans: Collection
  guides: Collection
  agencyPlaces: AgencyPlace[]
}

const KINDS: Record<Unit['kind'], number> = { plan: 0, section: 1, ask: 2 }
/** Texts sent to an embedder in one call. */
const BATCH = 64

export async function buildIndex(
  catalog: Catalog,
  embedder: Embedder,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<IndexData> {
  const plans = planUnits(catalog)
  const guides = guideUnits(catalog)
  const total = plans.length + guides.length
  let done = 0
  const collect = async (units: readonly Unit[]): Promise<Collection> => {
    const data = new Float32Array(units.length * embedder.dimensions)
    for (let from = 0; from < units.length; from += BATCH) {
      const vectors = await embedder.embed(units.slice(from, from + BATCH).map((unit) => unit.text))
      for (const [at, vector] of vectors.entries()) data.set(vector, (from + at) * embedder.dimensions)
      done += vectors.length
      onProgress(done, total)
    }
    return {
      passages: Uint32Array.from(units, (unit) => unit.passage),
      kinds: Uint8Array.from(units, (unit) => KINDS[unit.kind]),
      bm25: buildBm25(units.map((unit) => unit.terms)),
      vectors: { dimensions: embedder.dimensions, data },
    }
  }
  return {
    contentHash: catalog.hash,
    embedder: embedder.id,
    plans: await collect(plans),
    guides: await collect(guides),
    agencyPlaces: agencyPlaces(catalog),
  }
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
