import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { sha256 } from '../shared/ids.ts'
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

/**
 * A field of life next to ours, with the names of its subjects: people ask about them here, and no guide and no plan speaks of them
 * but in passing. From `knowledge/neighbours.yaml`.
 */
export interface NeighbourField {
  /** `bao-hiem-xa-hoi`. */
  id: string
  /** Who would know, to stand behind "hỏi": "cơ quan thuế". */
  ask: string
  /** With marks: "mã số thuế", "chữ ký số". */
  names: string[]
  /** Words beside which such a name is but a thing mentioned: who buys a fridge online asks about buying. */
  unless: string[]
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
  neighbours: readonly NeighbourField[]
  /** Flags of the guides and of `knowledge/red-flags.yaml`, each id once. */
  redFlags: readonly RedFlag[]
  /** sha256 over the hashes of all content files, names sorted: the version of the content. */
  hash: string
}

/** A catalog as plain JSON data: what `compileCatalog` makes and a snapshot keeps, so that a start reads no YAML. */
export interface CompiledCatalog {
  hash: string
  plans: Plan[]
  guides: Guide[]
  passages: Passage[]
  places: PlaceRow[]
  agencies: Agency[]
  glossary: GlossaryEntry[]
  neighbours: NeighbourField[]
  redFlags: RedFlag[]
}

/** Puts compiled content behind its look-ups. Nothing is checked again: `compileCatalog` has. */
export function openCatalog(compiled: CompiledCatalog): Catalog {
  const { plans, guides, passages, ...rest } = compiled
  const byAddress = new Map(passages.map((passage) => [passage.address, passage]))
  return {
    ...rest,
    plans: new Map(plans.map((plan) => [plan.meta.id, plan])),
    guides: new Map(guides.map((guide) => [guide.id, guide])),
    passages,
    passage: (address) => byAddress.get(address),
  }
}

/**
 * Reads and compiles a `knowledge` folder. The parsers (and with them YAML and zod) are loaded only here: a start from a snapshot
 * (`catalog-snapshot.ts`) does without them.
 *
 * @throws AppError `GUIDE_INVALID`, `CONTENT_DANGLING` or `PLAN_UNREADABLE`, naming file and item
 */
export async function loadCatalog(folder: string): Promise<Catalog> {
  const { compileCatalog } = await import('./catalog-compile.ts')
  return openCatalog(compileCatalog(folder))
}

/** Files the catalog is made of, relative to the `knowledge` folder, names sorted: plans, guides and the lists beside them. */
export function contentFiles(folder: string): string[] {
  const list = (below: string, recursive: boolean) =>
    (existsSync(join(folder, below)) ? readdirSync(join(folder, below), { withFileTypes: true, recursive }) : [])
      .filter((entry) => entry.isFile() && /\.(?:md|txt|yaml)$/u.test(entry.name))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  return [...list('.', false), ...list('guides', true), ...list('plans', false)].sort()
}

/** The version of the content: sha256 over every file's name and sha256, without parsing any. */
export function contentHash(folder: string): string {
  const lines = contentFiles(folder).map((file) => `${file} ${sha256(readFileSync(join(folder, file)))}`)
  return sha256(lines.join('\n'))
}
