import type { Catalog } from '../knowledge/catalog.ts'
import type { Guide, GuideId, QuizItem, Skill } from '../knowledge/guide.ts'
import type { FactKey } from './record.ts'
import { fingerprint } from './review.ts'

/** The questions of all guides, arranged for choosing: made once for a catalogue, read at every answer. */

export type ScoredItem = Exclude<QuizItem, { type: 'practice' }>

export interface BankItem {
  item: ScoredItem
  guide: Guide
  facts: FactKey[]
  /** Fingerprint of the item's words and options. */
  version: string
}

export interface BankFact {
  fact: FactKey
  text: string
  fingerprint: string
  guide: Guide
}

export interface Bank {
  items: ReadonlyMap<string, BankItem>
  byGuide: ReadonlyMap<GuideId, readonly BankItem[]>
  byFact: ReadonlyMap<FactKey, readonly BankItem[]>
  facts: ReadonlyMap<FactKey, BankFact>
  /** What a lesson teaches and a question asks: these facts, remembered three days later, make a guide vững. */
  coreFacts: ReadonlyMap<GuideId, readonly FactKey[]>
  guides: ReadonlyMap<GuideId, Guide>
  bySkill: ReadonlyMap<Skill, readonly Guide[]>
}

const banks = new WeakMap<Catalog, Bank>()

/** The bank of a catalogue, made the first time it is asked for. */
export function bankOf(catalog: Catalog): Bank {
  const known = banks.get(catalog)
  if (known) return known
  const bank = makeBank([...catalog.guides.values()])
  banks.set(catalog, bank)
  return bank
}

/** Facts are numbered within a guide; everywhere else they go by this name. */
function factKey(guide: GuideId, fact: string): FactKey {
  return `${guide}.${fact}`
}

function makeBank(guides: readonly Guide[]): Bank {
  const items: BankItem[] = guides.flatMap((guide) =>
    guide.quiz.flatMap((item) =>
      item.type === 'practice'
        ? []
        : [
            {
              item,
              guide,
              facts: item.facts.map((fact) => factKey(guide.id, fact)),
              version: fingerprint(JSON.stringify(item)),
            },
          ],
    ),
  )
  const byFact = new Map<FactKey, BankItem[]>()
  for (const each of items) for (const fact of each.facts) byFact.set(fact, [...(byFact.get(fact) ?? []), each])
  const facts = guides.flatMap((guide) =>
    Object.values(guide.facts).map((fact): [FactKey, BankFact] => {
      const key = factKey(guide.id, fact.id)
      return [key, { fact: key, text: fact.text, fingerprint: fingerprint(fact.text), guide }]
    }),
  )
  return {
    items: new Map(items.map((each) => [each.item.id, each])),
    byGuide: Map.groupBy(items, ({ guide }) => guide.id),
    byFact,
    facts: new Map(facts),
    coreFacts: new Map(guides.map((guide) => [guide.id, coreFactsOf(guide, byFact)])),
    guides: new Map(guides.map((guide) => [guide.id, guide])),
    bySkill: Map.groupBy(guides, ({ skill }) => skill),
  }
}

/** Facts on the lesson's cards that a scored question asks; in a guide whose cards name none, all that are asked. */
function coreFactsOf(guide: Guide, byFact: ReadonlyMap<FactKey, unknown>): FactKey[] {
  const asked = (ids: readonly string[]) =>
    [...new Set(ids)].map((id) => factKey(guide.id, id)).filter((key) => byFact.has(key))
  const onCards = asked(guide.cards.flatMap((card) => card.facts))
  return onCards.length > 0 ? onCards : asked(Object.keys(guide.facts))
}
