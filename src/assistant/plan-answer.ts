import type { CitedAddress, PlanId } from '../knowledge/plan.ts'
import { PLAN } from '../replies/plan.ts'
import type { Answer, NextStep, Sentence, SourceLine } from './answer.ts'
import { fill } from './fill.ts'
import type { PlanDesk } from './plan-desk.ts'

/** "mục VI.7", "phần IV". */
export function pathName(path: string): string {
  return fill(path.includes('.') ? PLAN.item : PLAN.part, { path })
}

/** One line per document: name, places, date or its absence. */
export function sourceLines(sentences: readonly Sentence[], desk: PlanDesk): SourceLine[] {
  const byPlan = new Map<PlanId, CitedAddress[]>()
  for (const address of new Set(sentences.flatMap((sentence) => [...sentence.cites]))) {
    const id = address.split('#')[0] ?? ''
    byPlan.set(id, [...(byPlan.get(id) ?? []), address])
  }
  return [...byPlan].flatMap(([id, addresses]) => {
    const plan = desk.plan(id)
    const first = addresses[0]
    if (plan === undefined || first === undefined) return []
    // One place stands with its address; of several the addresses stand in the text already.
    const places = addresses.map((address) => {
      const path = address.split('#')[1]
      if (path === undefined) return PLAN.sourceOutside.text
      return addresses.length === 1 ? `${pathName(path)} [${address}]` : pathName(path)
    })
    return [
      {
        text: fill(PLAN.source, { plan: plan.meta.name, places: places.join(', '), date: plan.meta.dateNote }),
        address: first,
      },
    ]
  })
}

/** What must be known before the words are used: superseded, odd as printed. A missing date is in the source line already. */
export function notesOf(sentences: readonly Sentence[], desk: PlanDesk): string[] {
  const cited = new Set(sentences.flatMap((sentence) => [...sentence.cites]))
  const plans = new Set([...cited].map((address) => address.split('#')[0] ?? ''))
  return [...plans].flatMap((id) =>
    (desk.plan(id)?.meta.warnings ?? [])
      .filter((warning) =>
        warning.at === undefined ? !/^Bản lưu/u.test(warning.text) : cited.has(`${id}#${warning.at}`),
      )
      .map((warning) => (warning.at === undefined ? `${warning.text} ${PLAN.askBack.text}` : warning.text)),
  )
}

/** Joins sentences into a cited answer, or null when there is nothing to cite. */
export function citedPlanAnswer(
  opening: string | null,
  sentences: readonly Sentence[],
  notes: readonly string[],
  next: NextStep[],
  desk: PlanDesk,
): Answer | null {
  const [first, ...rest] = sentences
  const [source, ...sources] = sourceLines(sentences, desk)
  if (first === undefined || source === undefined) return null
  return {
    kind: 'cited',
    guide: null,
    opening,
    sentences: [first, ...rest],
    sources: [source, ...sources],
    notes: [...notes, ...notesOf(sentences, desk)],
    next,
    composedBy: 'rules',
  }
}
