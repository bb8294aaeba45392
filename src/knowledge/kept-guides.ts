import type { Guide, GuideId } from './guide.ts'

/** Guides kept as text, each read when first asked for: a question meets two or three of them, and all are most of the content. */
export class KeptGuides implements ReadonlyMap<GuideId, Guide> {
  readonly #read: Map<GuideId, () => Guide>

  /** `read`: in the order of the content. */
  constructor(read: Iterable<[GuideId, () => Guide]>) {
    this.#read = new Map(read)
  }

  get size(): number {
    return this.#read.size
  }

  has(id: GuideId): boolean {
    return this.#read.has(id)
  }

  get(id: GuideId): Guide | undefined {
    const guide = this.#read.get(id)?.()
    // Its text is let go.
    if (guide) this.#read.set(id, () => guide)
    return guide
  }

  keys(): MapIterator<GuideId> {
    return this.#read.keys()
  }

  *values(): MapIterator<Guide> {
    for (const [, guide] of this) yield guide
  }

  *entries(): MapIterator<[GuideId, Guide]> {
    for (const id of this.#read.keys()) yield [id, this.get(id) as Guide]
  }

  [Symbol.iterator](): MapIterator<[GuideId, Guide]> {
    return this.entries()
  }

  forEach(visit: (guide: Guide, id: GuideId, all: ReadonlyMap<GuideId, Guide>) => void): void {
    for (const [id, guide] of this) visit(guide, id, this)
  }
}
