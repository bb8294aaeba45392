import { type PlanProblemKind, sayPlanProblem } from '../replies/plan-problems.ts'
import { enclosingPath } from './address.ts'
import type { Block, Place, PlanId, PlanProblem } from './plan.ts'
import { isUpperCase, type Label, type Line } from './plan-lines.ts'
import { checkNumber, isNext } from './plan-numbering.ts'
import { endsSentence, goesOn, isCutOff, startsInside } from './plan-sentences.ts'

/** A place while it is read: whether its numbered line is a heading is known only once what stands below it is. */
export interface Draft {
  path: string
  parent: string | null
  line: number
  opening: string
  blocks: Block[]
  children: string[]
}

/** What the next unnumbered line may go on with: a block, or the numbered line itself. */
type Running = { kind: 'opening'; draft: Draft } | { kind: 'block'; block: Block }

/** A numbered line longer than this that ends in a stop is a sentence, not a heading, when only paragraphs follow it. */
const LONGEST_HEADING_WORDS = 25

export type Report = (
  severity: PlanProblem['severity'],
  line: number,
  kind: PlanProblemKind,
  names?: Record<string, string | number>,
) => void

/** Problems collected with the file's name. */
export function problemReport(file: string, problems: PlanProblem[]): Report {
  return (severity, line, kind, names) => {
    problems.push({ severity, file, line, message: sayPlanProblem(kind, names) })
  }
}

/** Reads the numbered body into places, in document order. */
export function readPlaces(plan: PlanId, lines: readonly Line[], report: Report): Place[] {
  const drafts: Draft[] = []
  let running: Running | null = null
  /** What a footnote interrupted: the sentence goes on after it, even past a semicolon. */
  let interrupted: Running | null = null

  for (const line of lines) {
    const { shape } = line
    const open = drafts.at(-1)
    if (shape.kind === 'page-number') continue
    if (shape.kind === 'label' && !isStrayNumber(drafts, running, line, shape.label)) {
      const draft = openPlace(drafts, shape.label, line)
      checkNumber(drafts, draft, report)
      drafts.push(draft)
      running = { kind: 'opening', draft }
      interrupted = null
      continue
    }
    if (!open) continue
    if (shape.kind === 'footnote') {
      interrupted = running
      const block: Block = { kind: 'footnote', text: line.text, line: line.line }
      noteOwner(drafts, shape.marker, line.line, report).blocks.push(block)
      running = { kind: 'block', block }
      continue
    }
    const isInside = line.wrapped && startsInside(line.text) && !endsSentence(textOf(running))
    const isBullet = (shape.kind === 'bullet' || shape.kind === 'sub-bullet') && !isInside
    if (!isBullet && interrupted && startsInside(line.whole) && (line.gap || endsSentence(textOf(running)))) {
      extend(interrupted, line.whole)
      running = interrupted
      interrupted = null
      continue
    }
    const before = textOf(running)
    const isTightBullet = shape.kind === 'tight-dash' && (running?.kind === 'opening' || endsSentence(before))
    if (isBullet || isTightBullet) {
      running = addBlock(open, shape.kind === 'sub-bullet' ? 'sub-bullet' : 'bullet', line.text, line.line)
      interrupted = null
    } else if (running && belongsTo(running, line)) {
      extend(running, line.whole)
    } else {
      running = addBlock(open, 'paragraph', line.whole, line.line)
      interrupted = null
    }
  }
  return drafts.map((draft) => finish(plan, draft))
}

/** True when an unnumbered line goes on with what runs: a sentence cut by a page, or a heading in capitals over two lines. */
function belongsTo(running: Running, line: Line): boolean {
  const before = textOf(running)
  if (running.kind === 'opening' && running.draft.parent === null && isUpperCase(before)) {
    return isUpperCase(line.whole) && (line.wrapped || !line.gap || isCutOff(before.toLowerCase()))
  }
  return line.wrapped || goesOn(before, line.whole) || line.shape.kind === 'tight-dash'
}

/**
 * A number inside a sentence that a page end has put at a line's start ("… đến năm / 20. …"): the sentence before is cut off
 * and the number is not the next one of its list.
 */
function isStrayNumber(drafts: readonly Draft[], running: Running | null, line: Line, label: Label): boolean {
  const before = textOf(running)
  if (!running || !(isCutOff(before) || (line.wrapped && !endsSentence(before)))) return false
  return !isNext(drafts, addressOf(drafts, label))
}

/** Where a label stands: a part at the top, a number under the part, a decimal under its own number, a point under the last number. */
function addressOf(drafts: readonly Draft[], label: Label): { path: string; parent: string | null } {
  if (label.kind === 'part') return { path: label.roman, parent: null }
  const last = drafts.at(-1)?.path ?? null
  const part = last !== null && /^[IVX]/u.test(last) ? (last.split('.')[0] ?? null) : null
  if (label.kind === 'number') {
    const path = [...(part === null ? [] : [part]), ...label.numbers].join('.')
    return { path, parent: enclosingPath(path) }
  }
  const owner = last !== null && /\.?[a-zđ]$/u.test(last) ? enclosingPath(last) : last
  return { path: owner === null ? label.letter : `${owner}.${label.letter}`, parent: owner }
}

function openPlace(drafts: readonly Draft[], label: Label, line: Line): Draft {
  const draft: Draft = { ...addressOf(drafts, label), line: line.line, opening: line.text, blocks: [], children: [] }
  drafts.findLast((other) => other.path === draft.parent)?.children.push(draft.path)
  return draft
}

/** The place whose words carry the marker; a note whose marker was lost stays where it is printed, and is reported. */
function noteOwner(drafts: readonly Draft[], marker: string, line: number, report: Report): Draft {
  const marked = drafts.findLast((draft) =>
    [draft.opening, ...draft.blocks.map(({ text }) => text)].some((text) => text.includes(marker)),
  )
  if (!marked) report('warn', line, 'noteUnmarked', { marker })
  return marked ?? (drafts.at(-1) as Draft)
}

function addBlock(draft: Draft, kind: Block['kind'], text: string, line: number): Running {
  const block: Block = { kind, text, line }
  draft.blocks.push(block)
  return { kind: 'block', block }
}

function textOf(running: Running | null): string {
  if (!running) return ''
  return running.kind === 'opening' ? running.draft.opening : running.block.text
}

function extend(running: Running, text: string): void {
  // "điện tử" + "-VNeID": the printed text has a blank before the dash inside lines too.
  if (running.kind === 'opening') running.draft.opening += ` ${text}`
  else running.block.text += ` ${text}`
}

/** A numbered line with children or bullets below is a heading; otherwise it is the place's own text. */
function finish(plan: PlanId, { opening, ...draft }: Draft): Place {
  const below = draft.blocks.filter((block) => block.kind !== 'footnote')
  const isSentence = endsSentence(opening) && opening.split(' ').length > LONGEST_HEADING_WORDS
  const isHeading =
    draft.children.length > 0 || below.some((block) => block.kind !== 'paragraph') || (below.length > 0 && !isSentence)
  if (isHeading) return { plan, ...draft, heading: opening }
  const own: Block = { kind: 'paragraph', text: opening, line: draft.line }
  return { plan, ...draft, heading: null, blocks: [own, ...draft.blocks] }
}
