import type { GuideId, Skill } from './guide.ts'
import type { CitedAddress, PlanId } from './plan.ts'

/** The unit we retrieve and cite: one numbered place of a plan, or one section of a guide. Never a blind character window. */
export interface Passage {
  address: CitedAddress
  kind: 'plan' | 'guide'
  /** Plan or guide id. */
  doc: PlanId | GuideId
  /** Name of the document as people say it; part of the indexed text. */
  docName: string
  /** Skill of the guide; null for plans. */
  skill: Skill | null
  /** Ancestor headings, outermost first, without labels; for a guide its title. */
  headings: string[]
  /** The place's own words as printed (heading first when it has one), or the section's words with slots kept. */
  text: string
  /** What is searched besides `text`: known slips corrected, agency spellings, ways people ask. Never shown. */
  searchText: string
  /** Addresses of the same document this passage points to. */
  refs: CitedAddress[]
}
