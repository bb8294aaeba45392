import { z } from 'zod'
import { findAgencies } from '../knowledge/agencies.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import type { Passage } from '../knowledge/passages.ts'
import type { CitedAddress, PlanId } from '../knowledge/plan.ts'
import type { Retriever } from '../retrieval/retriever.ts'
import { passageData } from './composer-prompt.ts'
import type { LookUp, ReasonTool } from './model.ts'
import type { PlanDesk } from './plan-desk.ts'

/** What a model may look up for a hard question: our own search and places, to read and nothing else. */

export interface ReasonSight {
  catalog: Catalog
  retriever: Retriever
  desk: PlanDesk
  /** Plans that may be looked into; guides always may. */
  plans: readonly PlanId[]
  /** Wordings of the tools, by name. */
  wording: Readonly<Record<string, string>>
}

/** Tools of one run, and the places they have shown in it: those alone may be cited. */
export interface ReasonDesk {
  tools: readonly ReasonTool[]
  shown: ReadonlyMap<CitedAddress, Passage>
  show(passages: readonly Passage[]): void
}

/** Look-ups of one run; a model that asks for fifty at once gets no more than these. */
const MOST_LOOK_UPS = 12
/** Characters of one result. */
const RESULT_CHARS = 2400
const HITS = 5
const SECTIONS = 2
const REFERENCES = 3
const DUTIES = 6
/** Longest text a tool can be asked with. */
const ASKED_CHARS = 300

/** Told to the model instead of a result; data like any other. */
const NOTHING = 'Không có.'
const NO_MORE = 'Hết lượt tìm.'

export function makeReasonDesk(sight: ReasonSight): ReasonDesk {
  const { catalog, retriever, desk, plans, wording } = sight
  const shown = new Map<CitedAddress, Passage>()
  let lookUps = 0

  const show = (passages: readonly Passage[]) => {
    for (const passage of passages) shown.set(passage.address, passage)
  }
  const isOpen = (passage: Passage) => passage.kind === 'guide' || plans.includes(passage.doc)
  const open = (address: string): Passage[] => {
    const passage = catalog.passage(address.normalize('NFC').trim())
    return passage && isOpen(passage) ? [passage] : []
  }

  const text = z.string().max(ASKED_CHARS)
  const readers: Record<string, { schema: ReasonTool['schema']; find: (asked: Asked) => Passage[] }> = {
    search: { schema: z.object({ query: text }), find: ({ query }) => search(one(query)) },
    open_place: {
      schema: z.object({ address: text }),
      find: ({ address }) =>
        open(one(address)).flatMap((found) => [found, ...found.refs.slice(0, REFERENCES).flatMap(open)]),
    },
    compare_places: {
      schema: z.object({ addresses: z.array(text).min(2).max(4) }),
      find: ({ addresses }) => (Array.isArray(addresses) ? addresses : []).flatMap(open),
    },
    agency_duties: { schema: z.object({ agency: text }), find: ({ agency }) => duties(one(agency)) },
  }

  function search(query: string): Passage[] {
    const found = retriever.find({ text: query, place: null, plans })
    const places = found.places.slice(0, HITS).map((hit) => hit.passage)
    const sections = found.guides.slice(0, SECTIONS).flatMap((hit) => hit.sections.slice(0, SECTIONS))
    return [...places, ...sections.map((hit) => hit.passage)].filter(isOpen)
  }

  function duties(name: string): Passage[] {
    const agencies = new Set(findAgencies(name, catalog.agencies).map((mention) => mention.agency))
    const given = plans.flatMap((plan) => [...agencies].flatMap((agency) => desk.assignments(plan, agency)))
    return given.slice(0, DUTIES).flatMap((duty) => [duty.address, ...desk.tasksOf(duty)].flatMap(open))
  }

  const tools = Object.entries(readers).map(
    ([name, { schema, find }]): ReasonTool => ({
      name,
      description: wording[name] ?? name,
      schema,
      run(asked) {
        lookUps += 1
        if (lookUps > MOST_LOOK_UPS) return NO_MORE
        const passages = [...new Set(find(asked))]
        if (passages.length === 0) return NOTHING
        show(passages)
        return passageData(passages, RESULT_CHARS)
      },
    }),
  )
  return { tools, shown, show }
}

type Asked = Readonly<Record<string, LookUp>>

function one(value: LookUp): string {
  return typeof value === 'string' ? value : ''
}
