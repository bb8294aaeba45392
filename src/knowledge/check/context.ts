import type { GlossaryEntry } from '../catalog.ts'
import type { Findings } from '../content-problem.ts'
import type { CurriculumRow } from '../curriculum.ts'
import type { Claim, FactsFile } from '../fact-claims.ts'
import { findClaims } from '../fact-marks.ts'
import type { Fact, Guide } from '../guide.ts'

/** What a guide is checked against. */
export interface CheckContext {
  curriculum: readonly CurriculumRow[]
  /** By file name without `.md`. */
  facts: ReadonlyMap<string, FactsFile>
  glossary: readonly GlossaryEntry[]
  /** ISO date. */
  today: string
}

/** One group of rules over one guide. */
export type GuideCheck = (guide: Guide, context: CheckContext, found: Findings) => void

/** What the facts files say at a fact's `at`: null when the place does not exist, `[]` when none of its sources stands there. */
export function claimsFor(fact: Fact, facts: ReadonlyMap<string, FactsFile>): Claim[] | null {
  const [name = '', place = ''] = fact.at.split('#')
  const file = facts.get(name)
  return file ? findClaims(file, place, fact.source) : null
}

/** `M1`… that a fact may only be stated with; empty for most. */
export function flagsOf(fact: Fact, facts: ReadonlyMap<string, FactsFile>): string[] {
  const claims = (claimsFor(fact, facts) ?? []).filter(({ mark }) => mark === fact.mark)
  // A place that says the same once with and once without the note leaves the unflagged claim free.
  if (claims.some(({ flags }) => flags.length === 0)) return []
  return [...new Set(claims.flatMap(({ flags }) => flags))]
}
