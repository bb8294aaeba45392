import type { Guide, GuideId, RedFlag } from './guide.ts'
import type { Passage } from './passages.ts'
import type { CitedAddress, Plan, PlanId } from './plan.ts'

/** A province or commune people live in, and the plans that reach it. From `knowledge/places.yaml`. */
export interface PlaceRow {
  /** `lam-dong`, `xa-lam-vy`, `thai-nguyen`. */
  id: string
  /** "tỉnh Lâm Đồng". */
  name: string
  kind: 'tinh' | 'xa'
  /** Spellings people type; folded and unfolded forms are derived from them. */
  aliases: string[]
  /** The plan answered from first; none for places without one. */
  plans: PlanId[]
  /** Plans offered besides (former Đắk Nông for Lâm Đồng). */
  offers: PlanId[]
  /** Enclosing place id, for communes. */
  in: string | null
}

/** An agency with its spellings in documents and in everyday talk. From `knowledge/agencies.yaml`. */
export interface Agency {
  /** `so-khoa-hoc-cong-nghe`. */
  id: string
  /** Usual full name. */
  name: string
  /** Spellings in plans and in talk, abbreviations included ("Sở KHCN", "ngành Khoa học và Công nghệ"). */
  aliases: string[]
}

/** An everyday, regional or abbreviated word and what it stands for. From `knowledge/glossary.yaml`. */
export interface GlossaryEntry {
  /** What people type: "đth", "mần răng", "cccd". */
  term: string
  /** Standard words added to the search: "điện thoại", "làm sao", "căn cước công dân". */
  means: string[]
  kind: 'abbreviation' | 'regional' | 'everyday' | 'jargon'
  /** At most eight words shown in brackets at a jargon term's first use. */
  gloss: string | null
}

/** All content by id. Loading fails on a dangling id, so nothing after it asks whether an address exists. */
export interface Catalog {
  plans: ReadonlyMap<PlanId, Plan>
  guides: ReadonlyMap<GuideId, Guide>
  /** Every passage of plans and guides, plans first, in document order. */
  passages: readonly Passage[]
  passage(address: CitedAddress): Passage | undefined
  places: readonly PlaceRow[]
  agencies: readonly Agency[]
  glossary: readonly GlossaryEntry[]
  /** Flags of the guides and of `knowledge/red-flags.yaml`, each id once. */
  redFlags: readonly RedFlag[]
  /** sha256 over the hashes of all content files, names sorted: the version of the content. */
  hash: string
}
