import type { GuideFile } from '../content-files.ts'
import { type ContentProblem, findingsFor } from '../content-problem.ts'
import type { CurriculumRow } from '../curriculum.ts'
import { SKILLS } from '../guide.ts'

/** What the whole curriculum holds at least (conversation design §5.2 and the size of the search's training ground). */
const LEAST = { ask: 1225, scored: 360 } as const

const TYPES = ['single', 'truefalse', 'order', 'spot-scam'] as const

/** Every guide of the curriculum is written, and together they are enough to search in and to practise with. */
export function checkWhole(guides: readonly GuideFile[], curriculum: readonly CurriculumRow[]): ContentProblem[] {
  const found = findingsFor('curriculum.yaml')
  const written = new Set(guides.map(({ guide }) => guide.id))
  for (const { id } of curriculum) if (!written.has(id)) found.error(id, 'whole.noGuide')
  const quiz = guides.flatMap(({ guide }) => guide.quiz.map((item) => ({ skill: guide.skill, type: item.type })))
  const total = (what: string, count: number, least: number) => {
    if (count < least) found.error('guides', 'whole.total', { what, count, least })
  }
  total(
    'cách hỏi',
    guides.reduce((sum, { guide }) => sum + guide.ask.length, 0),
    LEAST.ask,
  )
  total('câu đố tính điểm', quiz.filter(({ type }) => type !== 'practice').length, LEAST.scored)
  // The extensions are small guides of many subjects, most of them without a scam to spot.
  for (const skill of SKILLS.filter((one) => one !== 'morong')) {
    for (const type of TYPES) {
      if (!quiz.some((item) => item.skill === skill && item.type === type)) {
        found.error(skill, 'whole.types', { skill, type })
      }
    }
  }
  return found.problems
}
