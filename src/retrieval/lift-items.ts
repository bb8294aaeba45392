import type { Catalog } from '../knowledge/catalog.ts'
import { shareProven, type Wanted } from './query-terms.ts'
import type { Searched } from './searched.ts'
import { termsOf } from './units.ts'

/** An item goes before the part around it when its headings hold this much more of the question, and its text no less. */
const MORE_HEADED = 0.2

interface Headings {
  own: ReadonlySet<number>
  withAbove: ReadonlySet<number>
  /** Nothing but a heading over other places. */
  isBare: boolean
}

/**
 * "Khen thưởng" speaks of groups and of persons, its first item of groups: asked for groups, the item goes first. Under a bare
 * heading ("Mục đích, yêu cầu") it is enough that the item's own heading says as much.
 */
export function makeLiftItems({ bm25, passageOf }: Searched, catalog: Catalog) {
  const known = new Map<number, Headings>()

  function headingsOf(unit: number): Headings {
    const ready = known.get(unit)
    if (ready) return ready
    const { address, doc, headings, text } = passageOf(unit)
    const own = catalog.plans.get(doc)?.places.find((place) => address === `${doc}#${place.path}`)?.heading ?? ''
    const ids = (texts: readonly string[]) => new Set(termsOf(texts).flatMap((term) => bm25.idOf(term) ?? []))
    const made = { own: ids([own]), withAbove: ids([...headings, own]), isBare: text === own }
    known.set(unit, made)
    return made
  }

  /** Changes the scores of items among `units`. */
  return (
    units: readonly number[],
    wanted: readonly Wanted[],
    covered: (unit: number) => number,
    scores: Float64Array,
  ) => {
    const share = (terms: ReadonlySet<number>) => shareProven(wanted, (proof) => proof.every((term) => terms.has(term)))
    for (const part of units) {
      const score = scores[part] as number
      const around = `${passageOf(part).address}.`
      for (const item of units) {
        if ((scores[item] as number) >= score || !passageOf(item).address.startsWith(around)) continue
        if (covered(item) < covered(part)) continue
        const [outer, inner] = [headingsOf(part), headingsOf(item)]
        const own = share(inner.own)
        const saysMore = share(inner.withAbove) >= share(outer.withAbove) + MORE_HEADED
        if (saysMore || (outer.isBare && own > 0 && own >= share(outer.own))) scores[item] = score + 1e-6
      }
    }
  }
}
