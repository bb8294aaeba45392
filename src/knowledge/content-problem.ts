import type { ContentRule } from '../replies/content-check.ts'

/** One broken rule of the content, as data; `replies/content-check.ts` holds the sentence the author reads. */
export interface ContentProblem {
  /** `warning` is listed but does not fail `hvs check`. */
  severity: 'error' | 'warning'
  /** Path of the file inside the content folder: `guides/qr/qr-04-kiem-tra.md`. */
  file: string
  /** What inside the file: `facts.F3.recheckBy`, `quiz.qr-04.q2`, `#buoc-3`, `line 120`. */
  item: string
  rule: ContentRule
  /** Fill the sentence's `{names}`. */
  values: Readonly<Record<string, string | number>>
}

/** Collects the problems of one file. */
export interface Findings {
  readonly problems: ContentProblem[]
  error(item: string, rule: ContentRule, values?: Record<string, string | number>): void
  warn(item: string, rule: ContentRule, values?: Record<string, string | number>): void
}

/** An empty collection for `file`. */
export function findingsFor(file: string): Findings {
  const problems: ContentProblem[] = []
  return {
    problems,
    error(item, rule, values = {}) {
      problems.push({ severity: 'error', file, item, rule, values })
    },
    warn(item, rule, values = {}) {
      problems.push({ severity: 'warning', file, item, rule, values })
    },
  }
}
