import { z } from 'zod'
import type { GlossaryEntry } from './catalog.ts'
import { type ContentProblem, findingsFor } from './content-problem.ts'
import { parseYaml } from './content-yaml.ts'

const rows = z.array(
  z.strictObject({
    term: z.string().trim().min(1),
    means: z.array(z.string().trim().min(1)).min(1),
    kind: z.enum(['abbreviation', 'regional', 'everyday', 'jargon']),
    gloss: z.string().trim().min(1).nullable(),
  }),
)

/**
 * Reads `glossary.yaml`; a term stands once (capitals count: `BN` and `bn` may differ), its gloss, which jargon cannot do
 * without, has at most eight words.
 */
export function parseGlossary(text: string, file: string): { entries: GlossaryEntry[]; problems: ContentProblem[] } {
  const found = findingsFor(file)
  const entries = parseYaml(text, rows, found) ?? []
  const seen = new Set<string>()
  for (const { term, kind, gloss } of entries) {
    if (seen.has(term)) found.error(term, 'glossary.twice', { term })
    seen.add(term)
    if (kind === 'jargon' && gloss === null) found.error(term, 'glossary.noGloss', { limit: 8 })
    const count = gloss?.split(/\s+/u).length ?? 0
    if (count > 8) found.error(term, 'glossary.gloss', { count, limit: 8 })
  }
  return { entries, problems: found.problems }
}
