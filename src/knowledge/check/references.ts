import type { Findings } from '../content-problem.ts'
import type { CurriculumRow } from '../curriculum.ts'
import type { Guide } from '../guide.ts'
import type { GuideCheck } from './context.ts'

/** The guide is the one the curriculum means, says whom to ask, and points only at what exists. */
export const checkReferences: GuideCheck = (guide, { curriculum }, found) => {
  const row = curriculum.find(({ id }) => id === guide.id)
  if (row && row.title !== guide.title) found.error('title', 'ref.title', { wanted: row.title })
  if (row && row.core !== guide.core) found.error('core', 'ref.title', { wanted: String(row.core) })
  const sections = [...guide.troubles, ...guide.questions].map(({ section }) => section)
  if (!sections.includes('hoi-ai')) found.error('Hay hỏi', 'ref.noAskWhom')
  checkLinks(guide, curriculum, found)
}

/** Every id and number that points somewhere: at guides of the curriculum, written or not, and at steps and lines of this guide. */
export function checkLinks(guide: Guide, curriculum: readonly CurriculumRow[], found: Findings): void {
  const known = (id: string) => curriculum.some((row) => row.id === id)
  if (!known(guide.id)) found.error('id', 'ref.guide', { id: guide.id })
  for (const { where, id } of guideLinks(guide)) {
    if (id === guide.id) found.error(where, 'ref.self', { id })
    else if (!known(id)) found.error(where, 'ref.guide', { id })
  }
  const count = guide.steps.length
  const step = (where: string, number: number) => {
    if (number > count) found.error(where, 'ref.step', { id: `#buoc-${number}`, step: number, count })
  }
  for (const [index, card] of guide.cards.entries()) step(`cards.${index + 1}`, card.step)
  for (const item of guide.quiz) step(`quiz.${item.id}`, item.step)
  for (const [index, { steps, items, highlight }] of guide.pictures.entries()) {
    for (const number of steps) step(`pictures.${index + 1}`, number)
    if (highlight.item > items.length) {
      found.error(`pictures.${index + 1}`, 'ref.item', { item: highlight.item, count: items.length })
    }
  }
  const sections = [...guide.troubles, ...guide.questions].map(({ section }) => section)
  for (const section of new Set(sections.filter((name, index) => sections.indexOf(name) !== index))) {
    found.error(`#${section}`, 'ref.sectionTwice', { id: `#${section}`, section })
  }
}

/** Every guide this one names, with the place that names it. */
function guideLinks(guide: Guide): { where: string; id: string }[] {
  return [
    ...guide.prerequisites.map((id) => ({ where: 'prerequisites', id })),
    ...guide.related.map((id) => ({ where: 'related', id })),
    ...guide.steps.flatMap(({ number, branches }) =>
      branches.map(({ label, handOver }) => ({ where: `#buoc-${number} Nếu "${label}"`, id: handOver })),
    ),
    ...[...guide.troubles, ...guide.questions].map(({ section, handOver }) => ({ where: `#${section}`, id: handOver })),
  ].flatMap(({ where, id }) => (id === null ? [] : [{ where, id }]))
}
