import { fold, words } from '../../shared/text.ts'
import type { GuideFile } from '../content-files.ts'
import { type ContentProblem, findingsFor } from '../content-problem.ts'

/** From so much shared wording on (words in both, of words in either) two phrasings are told to the author as near copies. */
const CLOSE = 0.75

interface Phrasing {
  file: string
  guide: string
  text: string
  /** Folded, each word once: people type without marks, and in any order. */
  tokens: string[]
}

/**
 * Two guides answering to the same words cannot both be meant, and the same words twice in one guide are no second phrasing. Equal
 * words in any order are an error, told at both guides so that either author sees it; nearly equal ones are advice.
 */
export function checkAsks(guides: readonly GuideFile[]): ContentProblem[] {
  const phrasings = guides.flatMap(({ file, guide }) =>
    guide.ask.map(
      (text): Phrasing => ({ file, guide: guide.id, text, tokens: [...new Set(words(fold(text)))].sort() }),
    ),
  )
  return [...checkEqual(phrasings), ...checkClose(phrasings)]
}

function checkEqual(phrasings: readonly Phrasing[]): ContentProblem[] {
  const seen = new Map<string, Phrasing>()
  return phrasings.flatMap((one) => {
    const key = one.tokens.join(' ')
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, one)
      return []
    }
    return first.guide === one.guide
      ? report([one, first], 'error', 'ask.twice')
      : [...report([one, first], 'error', 'ask.twice'), ...report([first, one], 'error', 'ask.twice')]
  })
}

/** Pairs are sought by their rarest words: two thousand phrasings compared each with each would take seconds. */
function checkClose(phrasings: readonly Phrasing[]): ContentProblem[] {
  const uses = new Map<string, number>()
  for (const { tokens } of phrasings) for (const token of tokens) uses.set(token, (uses.get(token) ?? 0) + 1)
  const byToken = new Map<string, number[]>()
  return phrasings.flatMap((one, at) => {
    const rarest = [...one.tokens].sort((a, b) => (uses.get(a) ?? 0) - (uses.get(b) ?? 0) || a.localeCompare(b))
    // Whoever shares CLOSE of the words shares one of these.
    const prefix = rarest.slice(0, rarest.length - Math.ceil(CLOSE * rarest.length) + 1)
    const candidates = new Set(prefix.flatMap((token) => byToken.get(token) ?? []))
    for (const token of prefix) byToken.set(token, [...(byToken.get(token) ?? []), at])
    return [...candidates].flatMap((index) => {
      const other = phrasings[index]
      if (other === undefined) return []
      const share = overlap(one.tokens, other.tokens)
      return share >= CLOSE && share < 1 ? report([one, other], 'warning', 'ask.close') : []
    })
  })
}

function overlap(a: readonly string[], b: readonly string[]): number {
  const known = new Set(a)
  const both = b.filter((token) => known.has(token)).length
  return both / (a.length + b.length - both)
}

function report(
  [at, other]: [Phrasing, Phrasing],
  severity: ContentProblem['severity'],
  rule: 'ask.twice' | 'ask.close',
): ContentProblem[] {
  const found = findingsFor(at.file)
  const values = { text: at.text, other: other.guide, said: other.text }
  if (severity === 'error') found.error('ask', rule, values)
  else found.warn('ask', rule, values)
  return found.problems
}
