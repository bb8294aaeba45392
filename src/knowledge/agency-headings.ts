import { type AgencyMention, findAgencies } from './agencies.ts'
import type { Agency } from './catalog.ts'
import type { Place, Plan } from './plan.ts'

/** Whom a place of a plan speaks to, in its heading or at the start of one of its blocks. */
export interface AgencyHeading {
  /** Path of the place. */
  place: string
  /** Agency ids in the order named; empty when the heading names nobody we know ("Chế độ thông tin, báo cáo"). */
  agencies: string[]
  /** As printed, without "Đề nghị" and "Trách nhiệm của". */
  asWritten: string
  /** `heading` holds for every block of the place; `block` for that block alone, and for the "+" lines below it. */
  from: 'heading' | 'block'
  /** Line in the source file. */
  line: number
}

const EXECUTION = /tổ chức thực hiện|trách nhiệm|phân công/iu
const ADDRESS = /^(?:Đề nghị|Trách nhiệm của|Giao|Yêu cầu)\s+/u

/**
 * Which agency each place of the "tổ chức thực hiện" parts speaks to, and every block of the plan that opens with an agency as
 * its subject ("Ngành Khoa học và Công nghệ chủ trì …" under the heading of another agency).
 */
export function agencyHeadings(plan: Plan, agencies: readonly Agency[]): AgencyHeading[] {
  const parts = new Set(
    plan.places
      .filter(({ parent, heading }) => parent === null && EXECUTION.test(heading ?? ''))
      .map(({ path }) => path),
  )
  return plan.places.flatMap((place) => {
    const isExecution = place.parent !== null && parts.has(place.path.split('.')[0] ?? '')
    return [...(isExecution ? ofHeading(place, agencies) : []), ...ofBlocks(place, agencies)]
  })
}

function ofHeading(place: Place, agencies: readonly Agency[]): AgencyHeading[] {
  if (place.heading === null) return []
  const asWritten = place.heading.replace(ADDRESS, '')
  const named = [...new Set(findAgencies(asWritten, agencies).map(({ agency }) => agency))]
  return [{ place: place.path, agencies: named, asWritten, from: 'heading', line: place.line }]
}

function ofBlocks(place: Place, agencies: readonly Agency[]): AgencyHeading[] {
  return place.blocks.flatMap((block) => {
    const text = block.text.replace(ADDRESS, '')
    const subject = leadingAgencies(text, findAgencies(text, agencies))
    const last = subject.at(-1)
    if (!last) return []
    const named = [...new Set(subject.map(({ agency }) => agency))]
    return [{ place: place.path, agencies: named, asWritten: text.slice(0, last.end), from: 'block', line: block.line }]
  })
}

/** The list of agencies a sentence opens with: the first stands at its start, each next one after a comma or "và". */
function leadingAgencies(text: string, mentions: readonly AgencyMention[]): AgencyMention[] {
  const subject: AgencyMention[] = []
  let end = 0
  for (const mention of mentions) {
    const between = text.slice(end, mention.start)
    const isNext =
      subject.length === 0 ? /^(?:các\s)?$/iu.test(between) : /^(?:\s*,|\s+và)\s+(?:các\s)?$/iu.test(between)
    if (!isNext) break
    subject.push(mention)
    end = mention.end
  }
  return subject
}
