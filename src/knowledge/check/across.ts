import type { FlagFile, GuideFile } from '../content-files.ts'
import { type ContentProblem, findingsFor } from '../content-problem.ts'
import type { CurriculumRow } from '../curriculum.ts'
import type { GuideId } from '../guide.ts'
import { checkAsks } from './asks.ts'

/** Rules that need all guides at once: phrasings and patterns owned once, references between guides, no circle of prerequisites. */
export function checkAcross(
  guides: readonly GuideFile[],
  loose: readonly FlagFile[],
  curriculum: readonly CurriculumRow[],
): ContentProblem[] {
  return [
    ...checkAsks(guides),
    ...checkFlagOwners(guides, loose),
    ...checkCircles(guides),
    ...checkOrder(guides, curriculum),
  ]
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

/** Lessons are offered in the curriculum's order, so what is needed first stands before. */
function checkOrder(guides: readonly GuideFile[], curriculum: readonly CurriculumRow[]): ContentProblem[] {
  const place = new Map(curriculum.map(({ id, skill }, index) => [id, { skill, index }]))
  return guides.flatMap(({ file, guide }) => {
    const found = findingsFor(file)
    const own = place.get(guide.id)
    for (const id of guide.prerequisites) {
      const needed = place.get(id)
      if (own && needed?.skill === own.skill && needed.index > own.index)
        found.warn('prerequisites', 'ref.later', { id })
    }
    return found.problems
  })
}
