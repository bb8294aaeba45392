import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { CompiledCatalog } from '../../src/knowledge/catalog.ts'
import { compileCatalog } from '../../src/knowledge/catalog-compile.ts'
import type { Passage } from '../../src/knowledge/passages.ts'
import type { Block, Place, PlanMeta } from '../../src/knowledge/plan.ts'
import { parsePlan } from '../../src/knowledge/plan-parser.ts'
import { planPassages } from '../../src/knowledge/plan-passages.ts'
import { fold, words } from '../../src/shared/text.ts'
import { ALL_QUIRKS, generatePlan } from '../../tests/support/generated-plans.ts'

/** The texts and questions both sides get: the four plans, or the four filled up with generated ones. */

const ROOT = resolve(import.meta.dirname, '../..')
export const KNOWLEDGE = join(ROOT, 'knowledge')

export type CorpusName = 'plans' | 'filled'

/** Passages of the filled corpus: a province with all its communes' plans. */
export const FILLED_PASSAGES = 1000
const SEED = 2026
/** Half the length of a generated sentence: stopping there, the means of both are the same. */
const HALF_BLOCK = 80
/** A plan to take sentences from. */
const LARGE = { parts: 12, items: 12, subItems: 9, points: 10 }

export function corpus(name: CorpusName): CompiledCatalog {
  const compiled = compileCatalog(KNOWLEDGE)
  const plansOnly = {
    ...compiled,
    guides: [],
    redFlags: [],
    passages: compiled.passages.filter((passage) => passage.kind === 'plan'),
  }
  return name === 'plans' ? plansOnly : filled(plansOnly)
}

/** Generated places are made as long as the real ones, in turn: search time grows with the length of the texts. */
function filled(start: CompiledCatalog): CompiledCatalog {
  const plans = [...start.plans]
  const passages: Passage[] = [...start.passages]
  const lengths = start.passages.map(({ text }) => text.length)
  for (let seed = SEED; passages.length < FILLED_PASSAGES; seed += 1) {
    const { plan } = parsePlan(generatePlan(seed, ALL_QUIRKS).text, metaOf(seed), 'generated.txt')
    const { plan: more } = parsePlan(
      generatePlan(seed + FILLED_PASSAGES, ALL_QUIRKS, LARGE).text,
      plan.meta,
      'generated.txt',
    )
    const spare = more.places.flatMap(({ blocks }) => blocks)
    plan.places = plan.places.map((place, at) =>
      lengthened(place, lengths[(passages.length + at) % lengths.length] ?? 0, spare),
    )
    plans.push(plan)
    passages.push(...planPassages(plan, start.agencies))
  }
  return { ...start, plans, passages: passages.slice(0, FILLED_PASSAGES) }
}

/** Takes from `spare` until the place is about as long as wished. */
function lengthened(place: Place, length: number, spare: Block[]): Place {
  const blocks = [...place.blocks]
  let missing = length - blocks.reduce((sum, { text }) => sum + text.length, 0)
  while (missing > HALF_BLOCK) {
    const block = spare.shift()
    if (!block) break
    blocks.push(block)
    missing -= block.text.length
  }
  return { ...place, blocks }
}

function metaOf(seed: number): PlanMeta {
  return {
    id: `xa-${seed}`,
    name: `Kế hoạch xã số ${seed}`,
    title: 'Kế hoạch triển khai phong trào “Bình dân học vụ số”',
    place: `xa-${seed}`,
    issuer: 'Ủy ban nhân dân xã',
    number: { kind: 'absent' },
    date: { kind: 'absent' },
    dateNote: '',
    warnings: [],
  }
}

/** The text of each plan as its file prints it. */
export function planTexts(catalog: CompiledCatalog): { plan: string; text: string }[] {
  return catalog.plans.map(({ meta }) => ({
    plan: meta.id,
    text: readFileSync(join(KNOWLEDGE, 'plans', `${meta.id}.txt`), 'utf8'),
  }))
}

export interface PlanQuestion {
  id: string
  question: string
  /** Places that answer it; `alt` names places as good as one of them. */
  gold: string[]
  alt?: Record<string, string[]>
  kind: string
}

/** Development questions that some place answers. */
export function planQuestions(): PlanQuestion[] {
  const answerable = ['fact', 'duty', 'crossref', 'compare']
  return readFileSync(join(ROOT, 'tests/eval/plan-questions.dev.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as PlanQuestion)
    .filter(({ kind, gold }) => answerable.includes(kind) && gold.length > 0)
}

export interface KnownItem {
  /** The place the words stand in. */
  address: string
  /** As printed, lower case. */
  words: string[]
}

const KNOWN_WORDS = 7

/** Seven consecutive words from the middle of each numbered place that has so many. */
export function knownItems(catalog: CompiledCatalog): KnownItem[] {
  return catalog.passages
    .filter(({ address }) => address.includes('#'))
    .map(({ address, text }) => {
      const all = words(text)
      const from = (all.length - KNOWN_WORDS) >> 1
      return { address, words: from < 0 ? [] : all.slice(from, from + KNOWN_WORDS) }
    })
    .filter((item) => item.words.length === KNOWN_WORDS)
}

/** The ways people and machines spell the same words. */
export const SPELLINGS = {
  written: (said: readonly string[]) => said.join(' '),
  unmarked: (said: readonly string[]) => fold(said.join(' ')),
  half: (said: readonly string[]) => said.map((word, at) => (at % 2 === 0 ? word : fold(word))).join(' '),
  nfd: (said: readonly string[]) => said.join(' ').normalize('NFD'),
} as const
