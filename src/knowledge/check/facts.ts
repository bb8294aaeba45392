import type { Findings } from '../content-problem.ts'
import type { Fact, Guide } from '../guide.ts'
import { type CheckContext, claimsFor, flagsOf, type GuideCheck } from './context.ts'
import { saidBlocks } from './texts.ts'

const DAY = 86_400_000

/** Facts against the checked facts they come from: place, mark, sources, dates. */
export const checkFacts: GuideCheck = (guide, context, found) => {
  const used = usedFacts(guide)
  for (const { id, where } of used) if (!(id in guide.facts)) found.error(where, 'fact.unknown', { fact: id })
  for (const fact of Object.values(guide.facts)) {
    const at = `facts.${fact.id}`
    if (!used.some(({ id }) => id === fact.id)) found.warn(at, 'fact.unused', { fact: fact.id })
    if (fact.mark !== '?' && fact.source.length === 0) found.error(at, 'fact.noSource')
    checkPlace(fact, at, context, found)
    checkDates(fact, at, guide, context, found)
  }
  for (const item of guide.quiz) {
    if (item.type === 'practice') continue
    for (const id of item.facts) {
      const fact = guide.facts[id]
      if (!fact) continue
      if (fact.mark !== '✔') found.error(`quiz.${item.id}`, 'quiz.factMark', { fact: id, mark: fact.mark })
      for (const flag of flagsOf(fact, context.facts)) {
        found.error(`quiz.${item.id}`, 'quiz.factFlagged', { fact: id, flag })
      }
    }
  }
  checkSources(guide, context, found)
}

/** Every mention of a fact, with the place that mentions it. */
function usedFacts(guide: Guide): { id: string; where: string }[] {
  return [
    ...guide.cards.flatMap(({ facts }, index) => facts.map((id) => ({ id, where: `cards.${index + 1}` }))),
    ...guide.quiz.flatMap((item) =>
      item.type === 'practice' ? [] : item.facts.map((id) => ({ id, where: `quiz.${item.id}` })),
    ),
    ...(guide.loudspeaker?.facts ?? []).map((id) => ({ id, where: 'loudspeaker' })),
    ...saidBlocks(guide).flatMap(({ item, said }) =>
      said.flatMap(({ facts }) => facts.map((id) => ({ id, where: item }))),
    ),
  ]
}

function checkPlace(fact: Fact, at: string, { facts }: CheckContext, found: Findings): void {
  const claims = claimsFor(fact, facts)
  if (claims === null) found.error(at, 'fact.place', { at: fact.at })
  else if (claims.length === 0) {
    found.error(at, 'fact.sourceElsewhere', { at: fact.at, sources: fact.source.join(', ') })
  } else if (!claims.some(({ mark }) => mark === fact.mark)) {
    const marks = [...new Set(claims.map(({ mark }) => mark))].join('/')
    found.error(at, 'fact.mark', { claimed: fact.mark, at: fact.at, found: marks })
  }
}

/** Facts age: a year at most, half a year where the facts file says `⚠2026`; overdue is a warning for 30 days, then an error. */
function checkDates(fact: Fact, at: string, guide: Guide, context: CheckContext, found: Findings): void {
  const days = Math.round((Date.parse(context.today) - Date.parse(fact.recheckBy)) / DAY)
  if (days > 30) found.error(`${at}.recheckBy`, 'fact.expired', { date: fact.recheckBy, days })
  else if (days > 0) found.warn(`${at}.recheckBy`, 'fact.expired', { date: fact.recheckBy, days })
  const claims = (claimsFor(fact, context.facts) ?? []).filter(({ mark }) => mark === fact.mark)
  const months = claims.length > 0 && claims.every(({ aging }) => aging) ? 6 : 12
  if (fact.recheckBy > monthsLater(guide.checkedOn, months)) {
    found.error(`${at}.recheckBy`, 'fact.recheckFar', { date: fact.recheckBy, checked: guide.checkedOn, months })
  }
}

/** The same day of a later month, as an ISO date; the 31st of a shorter month rolls into the next. */
function monthsLater(date: string, months: number): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCMonth(day.getUTCMonth() + months)
  return day.toISOString().slice(0, 10)
}

function checkSources(guide: Guide, { facts }: CheckContext, found: Findings): void {
  const used = new Set([
    ...Object.values(guide.facts).flatMap(({ source }) => source),
    ...guide.cardSources,
    ...guide.redFlags.flatMap(({ source }) => source),
  ])
  for (const code of used) if (!(code in guide.sources)) found.error('sources', 'source.unknown', { code })
  for (const [code, { url }] of Object.entries(guide.sources)) {
    const at = `sources.${code}`
    if (!used.has(code)) found.error(at, 'source.unused', { code })
    const rows = [...facts.values()].flatMap((file) => file.sources.get(code) ?? [])
    if (rows.length === 0) found.error(at, 'source.notInFacts', { code })
    else if (!rows.some((row) => row.includes(url))) found.error(at, 'source.url', { code })
  }
}
