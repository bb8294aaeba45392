import { saidBlocks } from './check/texts.ts'
import type { GuideFile } from './content-files.ts'
import type { CurriculumRow } from './curriculum.ts'
import type { Guide, GuideId, QuizItem } from './guide.ts'

/** What a guide holds, counted. */
export interface GuideCounts {
  steps: number
  /** Phrasings. */
  ask: number
  /** Scored questions of level 1, 2, 3. */
  levels: [number, number, number]
  types: Record<Exclude<QuizItem['type'], 'practice'>, number>
  practice: number
  facts: { sure: number; soft: number; unverified: number }
  sources: number
}

/** One guide's row; `nextRecheck` is the earliest day by which one of its facts is read again, null without facts. */
export interface GuideRow extends GuideCounts {
  id: GuideId
  nextRecheck: string | null
}

/** A place of the facts files that answers rest on. */
export interface RecheckRow {
  /** `file#place`: the same for every guide that rests on it. */
  at: string
  /** Earliest of the guides' dates (ISO). */
  recheckBy: string
  /** Days from today; negative when overdue. */
  days: number
  /** Sections, cards and questions that name it. */
  answers: number
  guides: GuideId[]
  sources: string[]
  /** In the words of the first guide. */
  text: string
}

export interface ContentReport {
  /** In the curriculum's order. */
  guides: GuideRow[]
  total: GuideCounts
  /** Ids of the curriculum without a guide. */
  missing: GuideId[]
  /** Due within 60 days first, by how many answers rest on them; then the others, likewise. */
  recheck: RecheckRow[]
}

/** Facts due within so many days stand on top, whatever rests on them. */
export const SOON_DAYS = 60
const DAY = 86_400_000

/** The state of the content as of `today` (ISO date). */
export function contentReport(
  files: readonly GuideFile[],
  curriculum: readonly CurriculumRow[],
  today: string,
): ContentReport {
  const order = new Map(curriculum.map(({ id }, index) => [id, index]))
  const guides = files
    .map(({ guide }) => guide)
    .sort((a, b) => (order.get(a.id) ?? order.size) - (order.get(b.id) ?? order.size) || a.id.localeCompare(b.id))
  const rows = guides.map(
    (guide): GuideRow => ({
      id: guide.id,
      ...count([guide]),
      nextRecheck:
        Object.values(guide.facts)
          .map(({ recheckBy }) => recheckBy)
          .sort()[0] ?? null,
    }),
  )
  const written = new Set(guides.map(({ id }) => id))
  return {
    guides: rows,
    total: count(guides),
    missing: curriculum.filter(({ id }) => !written.has(id)).map(({ id }) => id),
    recheck: recheckRows(guides, today),
  }
}

function count(guides: readonly Guide[]): GuideCounts {
  const sum = (of: (guide: Guide) => number) => guides.reduce((total, guide) => total + of(guide), 0)
  const items = (is: (item: QuizItem) => boolean) => sum(({ quiz }) => quiz.filter(is).length)
  const level = (wanted: number) => items((item) => item.type !== 'practice' && item.level === wanted)
  const facts = (mark: string) => sum((guide) => Object.values(guide.facts).filter((fact) => fact.mark === mark).length)
  return {
    steps: sum(({ steps }) => steps.length),
    ask: sum(({ ask }) => ask.length),
    levels: [level(1), level(2), level(3)],
    types: {
      single: items(({ type }) => type === 'single'),
      truefalse: items(({ type }) => type === 'truefalse'),
      order: items(({ type }) => type === 'order'),
      'spot-scam': items(({ type }) => type === 'spot-scam'),
    },
    practice: items(({ type }) => type === 'practice'),
    facts: { sure: facts('✔'), soft: facts('○'), unverified: facts('?') },
    sources: new Set(guides.flatMap(({ sources }) => Object.keys(sources))).size,
  }
}

/** Facts of several guides at one place are one fact: somebody reads its sources once. */
function recheckRows(guides: readonly Guide[], today: string): RecheckRow[] {
  const rows = new Map<string, RecheckRow>()
  for (const guide of guides) {
    const uses = answersByFact(guide)
    for (const fact of Object.values(guide.facts)) {
      const row = rows.get(fact.at) ?? {
        at: fact.at,
        recheckBy: fact.recheckBy,
        days: 0,
        answers: 0,
        guides: [],
        sources: [],
        text: fact.text,
      }
      if (fact.recheckBy.localeCompare(row.recheckBy) < 0) row.recheckBy = fact.recheckBy
      row.days = Math.round((Date.parse(row.recheckBy) - Date.parse(today)) / DAY)
      row.answers += uses.get(fact.id) ?? 0
      row.guides = [...new Set([...row.guides, guide.id])]
      row.sources = [...new Set([...row.sources, ...fact.source])]
      rows.set(fact.at, row)
    }
  }
  const later = ({ days }: RecheckRow) => (days <= SOON_DAYS ? 0 : 1)
  return [...rows.values()].sort(
    (a, b) =>
      later(a) - later(b) ||
      b.answers - a.answers ||
      a.recheckBy.localeCompare(b.recheckBy) ||
      a.at.localeCompare(b.at),
  )
}

/** How many sections, cards and questions name each fact; a step with its branches is one section. */
function answersByFact(guide: Guide): Map<string, number> {
  const answers = [
    ...saidBlocks(guide).map(({ item, said }) => ({
      answer: item.split(' ')[0] ?? item,
      facts: said.flatMap((run) => run.facts),
    })),
    ...guide.cards.map(({ facts }, index) => ({ answer: `card ${index}`, facts })),
    ...guide.quiz.flatMap((item) => (item.type === 'practice' ? [] : [{ answer: item.id, facts: item.facts }])),
  ]
  const named = new Set(answers.flatMap(({ answer, facts }) => facts.map((fact) => `${fact} ${answer}`)))
  const uses = new Map<string, number>()
  for (const pair of named) {
    const fact = pair.split(' ')[0] ?? ''
    uses.set(fact, (uses.get(fact) ?? 0) + 1)
  }
  return uses
}
