import { type AgencyHeading, agencyHeadings } from './agency-headings.ts'
import type { Agency } from './catalog.ts'
import type { Passage } from './passages.ts'
import type { OutsideBlock, Place, Plan } from './plan.ts'
import { slipMeanings } from './plan-slips.ts'

/** How many words of each child help to find a place that is only a heading. */
const OPENING_WORDS = 12

/** What people call the texts outside the numbers: none of these words stands in the texts themselves. */
const OUTSIDE_WORDS: Record<OutsideBlock['kind'], string> = {
  letterhead: 'số hiệu văn bản số ký hiệu ngày ban hành ngày ký cơ quan ban hành',
  title: 'tên kế hoạch tiêu đề',
  preamble: 'căn cứ pháp lý cơ sở ban hành thực hiện văn bản nào',
  closing: 'kết luận khó khăn vướng mắc báo cáo về đâu',
  recipients: 'nơi nhận gửi cho ai danh sách gửi',
  signature: 'ai ký người ký chức vụ người ký',
}

/**
 * The passages of a plan: one per numbered place in document order, then one with the bare plan id for all text outside the
 * numbers. A passage's text is the place's own words as printed, a line each (heading first); bullet marks are dropped.
 */
export function planPassages(plan: Plan, agencies: readonly Agency[]): Passage[] {
  const places = new Map(plan.places.map((place) => [place.path, place]))
  const headings = agencyHeadings(plan, agencies)
  const aliases = new Map(agencies.map((agency) => [agency.id, agency.aliases]))
  const common = { kind: 'plan', doc: plan.meta.id, docName: plan.meta.name, skill: null } as const

  const passages = plan.places.map((place): Passage => {
    const address = `${plan.meta.id}#${place.path}`
    const above = ancestors(place, places)
    const text = ownText(place)
    const spoken = headings.filter((heading) => heading.place === place.path)
    return {
      ...common,
      address,
      headings: above,
      text,
      searchText: joined([
        plan.meta.name,
        above.at(-1) ?? '',
        ...slipMeanings(text),
        ...spellings(text, spoken, aliases),
        ...(isBareHeading(place) ? openings(place, places) : []),
      ]),
      refs: referencesOf(plan, address),
    }
  })
  return [...passages, outsidePassage()]

  function outsidePassage(): Passage {
    const text = plan.outside.map((block) => block.text).join('\n')
    const kinds = [...new Set(plan.outside.map((block) => block.kind))]
    return {
      ...common,
      address: plan.meta.id,
      headings: [],
      text,
      searchText: joined([
        plan.meta.name,
        plan.meta.title,
        plan.meta.issuer,
        plan.meta.dateNote,
        ...kinds.map((kind) => OUTSIDE_WORDS[kind]),
        ...slipMeanings(text),
      ]),
      refs: referencesOf(plan, plan.meta.id),
    }
  }
}

function ownText(place: Place): string {
  const lines = place.blocks.map((block) => block.text)
  return [...(place.heading === null ? [] : [place.heading]), ...lines].join('\n')
}

/** Headings above a place, outermost first. */
function ancestors(place: Place, places: ReadonlyMap<string, Place>): string[] {
  const parent = place.parent === null ? undefined : places.get(place.parent)
  if (!parent) return []
  return [...ancestors(parent, places), ...(parent.heading === null ? [] : [parent.heading])]
}

function isBareHeading(place: Place): boolean {
  return place.blocks.every((block) => block.kind === 'footnote')
}

/** A heading alone is found by what stands under it. */
function openings(place: Place, places: ReadonlyMap<string, Place>): string[] {
  return place.children.flatMap((path) => {
    const child = places.get(path)
    const words = child ? ownText(child).split(/\s+/u).slice(0, OPENING_WORDS).join(' ') : ''
    return [words, ...slipMeanings(words)]
  })
}

/** Other spellings of the agencies spoken to. One that stands inside the text or a longer spelling would only count its words twice. */
function spellings(text: string, spoken: readonly AgencyHeading[], aliases: ReadonlyMap<string, string[]>): string[] {
  const all = [...new Set(spoken.flatMap((heading) => heading.agencies))].flatMap((agency) => aliases.get(agency) ?? [])
  const kept: string[] = []
  let seen = text.toLowerCase()
  for (const alias of all.toSorted((a, b) => b.length - a.length)) {
    if (seen.includes(alias.toLowerCase())) continue
    kept.push(alias)
    seen += `\n${alias.toLowerCase()}`
  }
  return kept
}

function referencesOf(plan: Plan, address: string): string[] {
  return [...new Set(plan.references.filter(({ from }) => from === address).flatMap(({ to }) => to))]
}

function joined(pieces: readonly string[]): string {
  return pieces.filter((piece) => piece !== '').join('\n')
}
