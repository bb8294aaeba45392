import type { Passage } from '../knowledge/passages.ts'
import type { Block, CitedAddress, Place, Plan } from '../knowledge/plan.ts'
import { cut } from '../shared/text.ts'
import type { Term, Weights } from './weights.ts'

/** A stretch of a place that can be quoted alone: a bullet or sentence, under the line that introduces it. */
export interface Unit {
  text: string
  order: number
  /** Introduces what follows ("Nhiệm vụ và giải pháp đột phá:"): of no use alone. */
  leadIn: boolean
  /** Order of the lead-in it stands under. */
  group: number | null
  footnote: boolean
}

/** A place this short is always quoted whole. */
const SHORT_PLACE = 420
/** Longest unit quoted whole; longer ones are split at sentence ends. */
const WHOLE = 320

/** The place's own words in quotable pieces, as printed. Lines under a lead-in belong to it: "Nội dung phổ cập:" and its list. */
export function unitsOf(place: Place): Unit[] {
  const units: Unit[] = []
  let group: number | null = null
  for (const block of place.blocks) {
    const leads = /:$/u.test(block.text.trim()) && place.blocks.length > 1
    if (leads) group = units.length
    else if (block.kind !== 'sub-bullet') group = null
    for (const text of piecesOf(block))
      units.push({
        text,
        order: units.length,
        leadIn: leads,
        group: leads ? null : group,
        footnote: block.kind === 'footnote',
      })
  }
  return units
}

function piecesOf(block: Block): string[] {
  if (block.text.length <= WHOLE) return [block.text]
  return block.text.split(/(?<=[.;])\s+(?=\p{Lu}|\()/u)
}

/** Path of a place and of everything that encloses it, innermost first. */
function ancestorsOf(plan: Plan, place: Place): Place[] {
  const parent = place.parent === null ? undefined : plan.places.find((one) => one.path === place.parent)
  return parent === undefined ? [] : [parent, ...ancestorsOf(plan, parent)]
}

/** Short headings that say what a bare point belongs to: "Năm 2025" before a target. */
export function contextOf(plan: Plan, place: Place): string | null {
  if (place.heading !== null) return readable(place.heading)
  const parent = ancestorsOf(plan, place)[0]
  return parent?.heading !== null && parent?.heading !== undefined && parent.heading.length <= 40
    ? readable(parent.heading)
    : null
}

/** Headings in capitals are quoted in plain case; a full stop or colon at the end is dropped. */
export function readable(heading: string): string {
  const plain = heading.replace(/[.:]\s*$/u, '')
  return plain === plain.toUpperCase() ? plain.charAt(0) + plain.slice(1).toLowerCase() : plain
}

/**
 * The units that answer, best first until `budget` characters are used, then back in the order of the document. A short place
 * is quoted whole: leaving half of a short clause out would change what it says. With `listed`, a fitting lead-in brings its
 * whole list; a footnote comes with the sentence that carries its mark.
 */
export function chooseUnits(
  place: Place,
  terms: readonly Term[],
  weights: Weights,
  budget: number,
  listed = false,
  wholeUpTo = SHORT_PLACE,
): Unit[] {
  const units = unitsOf(place)
  const whole = units.reduce((sum, unit) => sum + unit.text.length, 0)
  if (whole <= Math.min(budget, wholeUpTo)) return units
  if (asksInGeneral(terms, units, place, weights) || (listed && isNamed(terms, place, weights)))
    return shortened(units, budget)
  const own = (unit: Unit) => weights.score(terms, unit.text)
  const scored = units
    .map((unit) => ({
      unit,
      score: unit.leadIn ? 0 : own(unit) + (unit.group === null || !listed ? 0 : own(units[unit.group] ?? unit)),
    }))
    .toSorted((a, b) => b.score - a.score || a.unit.order - b.unit.order)
  const best = scored[0]?.score ?? 0
  const chosen = new Set<Unit>()
  let used = 0
  const take = (unit: Unit | undefined) => {
    if (unit === undefined || chosen.has(unit)) return
    chosen.add(unit)
    used += unit.text.length
  }
  for (const { unit, score } of scored) {
    if (unit.leadIn || (chosen.size > 0 && (score < best * (listed ? 0.2 : 0.35) || used + unit.text.length > budget)))
      continue
    take(unit)
    if (/[¹²³⁴]/u.test(unit.text) && !unit.footnote) take(units.find((one) => one.footnote))
    if (listed && unit.group !== null && score > best * 0.5) take(units[unit.group])
  }
  // A list with lines left out would be read as complete.
  const begun = units.flatMap((unit) => (listed && chosen.has(unit) && unit.group !== null ? [unit.group] : []))
  for (const group of begun.filter((one, at) => begun.indexOf(one) < at))
    for (const unit of units) if (unit.group === group || unit.order === group) take(unit)
  return [...chosen].toSorted((a, b) => a.order - b.order)
}

/** Words that ask for whatever a place holds. Folded. */
const GENERAL = new Set([
  'nhiem',
  'vu',
  'trach',
  'viec',
  'giao',
  'noi',
  'dung',
  'gom',
  'muc',
  'phan',
  'quy',
  'dinh',
  'phong',
  'trao',
  'ke',
  'hoach',
])

/** Nothing but the place's own heading is named: every line is as good an answer as the next. */
function asksInGeneral(terms: readonly Term[], units: readonly Unit[], place: Place, weights: Weights): boolean {
  const heading = place.heading ?? ''
  const beyond = terms.filter(
    (term) => weights.score([term], heading) === 0 && !term.text.split(' ').some((word) => GENERAL.has(word)),
  )
  return !units.some((unit) => weights.score(beyond, unit.text) > 0)
}

/** Most of what is asked stands in the heading: a list of what is under it is wanted. */
function isNamed(terms: readonly Term[], place: Place, weights: Weights): boolean {
  const total = terms.reduce((sum, term) => sum + term.weight, 0)
  return place.heading !== null && weights.score(terms, place.heading) >= 0.5 * total
}

/** Every line, the long ones cut alike so that all fit: a list with lines left out would be read as complete. */
function shortened(units: readonly Unit[], budget: number): Unit[] {
  const lengths = units.map((unit) => unit.text.length).toSorted((a, b) => a - b)
  let left = budget
  let width = 0
  for (const [at, length] of lengths.entries()) {
    width = Math.floor(left / (lengths.length - at))
    if (length > width) break
    left -= length
    width = length
  }
  return units.map((unit) => ({ ...unit, text: cut(unit.text, Math.max(width, 60)) }))
}

/** The children of a place by name: headings, or the opening words of those without one. */
export function childrenOf(plan: Plan, place: Place, width: number): { text: string; address: CitedAddress }[] {
  return place.children.flatMap((path) => {
    const child = plan.places.find((one) => one.path === path)
    if (child === undefined) return []
    const said = child.heading === null ? firstClause(child.blocks[0]?.text ?? '', width) : readable(child.heading)
    return [{ text: said, address: `${plan.meta.id}#${path}` }]
  })
}

/** The part of a sentence before its first colon, or as much as fits. */
function firstClause(text: string, width: number): string {
  const named = /^[^:]{8,90}(?=:)/u.exec(text)?.[0]
  return named ?? cut(text, width)
}

/** Every word a place and its headings hold: what a number or a year of a question is looked for in. */
export function wholeText(passage: Passage): string {
  return [...passage.headings, passage.text].join('\n')
}
