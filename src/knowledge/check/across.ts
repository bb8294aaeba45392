import { fold, words } from '../../shared/text.ts'
import type { FlagFile, GuideFile } from '../content-files.ts'
import { type ContentProblem, findingsFor } from '../content-problem.ts'
import type { GuideId } from '../guide.ts'

/** Rules that need all guides at once: phrasings and patterns owned once, references between guides, no circle of prerequisites. */
export function checkAcross(guides: readonly GuideFile[], loose: readonly FlagFile[]): ContentProblem[] {
  return [...checkAsk(guides), ...checkFlagOwners(guides, loose), ...checkCircles(guides)]
}

/** Two guides answering to the same words cannot both be meant; folded, since people type without marks. */
function checkAsk(guides: readonly GuideFile[]): ContentProblem[] {
  const owner = new Map<string, string>()
  return guides.flatMap(({ file, guide }) => {
    const found = findingsFor(file)
    for (const text of guide.ask) {
      const key = words(fold(text)).join(' ')
      const other = owner.get(key)
      if (other === undefined) owner.set(key, guide.id)
      else found.error('ask', 'ask.twice', { text, other })
    }
    return found.problems
  })
}

/** Every scam pattern has one owner, and every `ref` names one. */
export function checkFlagOwners(guides: readonly GuideFile[], loose: readonly FlagFile[]): ContentProblem[] {
  const owner = new Map<string, string>()
  const owned = [...guides.flatMap(({ file, guide }) => guide.redFlags.map((flag) => ({ file, flag }))), ...loose]
  const twice = owned.flatMap(({ file, flag }) => {
    const found = findingsFor(file)
    const other = owner.get(flag.id)
    if (other === undefined) owner.set(flag.id, file)
    else found.error(`redFlags.${flag.id}`, 'flag.twice', { id: flag.id, other })
    return found.problems
  })
  const unknown = guides.flatMap(({ file, guide }) => {
    const found = findingsFor(file)
    for (const id of guide.redFlagRefs) if (!owner.has(id)) found.error('redFlags', 'flag.unknown', { id })
    return found.problems
  })
  return [...twice, ...unknown]
}

function checkCircles(guides: readonly GuideFile[]): ContentProblem[] {
  const needs = new Map(guides.map(({ guide }) => [guide.id, guide.prerequisites]))
  const circle = (id: GuideId, path: GuideId[]): GuideId[] | null => {
    if (path.includes(id)) return id === path[0] ? [...path, id] : null
    for (const next of needs.get(id) ?? []) {
      const found = circle(next, [...path, id])
      if (found) return found
    }
    return null
  }
  return guides.flatMap(({ file, guide }) => {
    const found = findingsFor(file)
    const path = circle(guide.id, [])
    if (path) found.error('prerequisites', 'ref.circle', { path: path.join(' → ') })
    return found.problems
  })
}
