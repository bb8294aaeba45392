import { fold, words } from '../shared/text.ts'
import { placeTone } from '../shared/vietnamese.ts'
import type { Passage } from './passages.ts'

/** Which forms of words the passages hold: each spelling with its tone where the dictionary puts it, and folded. */
export interface PassageForms {
  /** How many passages hold a form; how many of the plans alone, in which a rare word stays rare however many guides use it. */
  counts(form: string): number
  planCounts(form: string): number
  /** The forms a place (address) or a whole guide (id) holds. */
  formsIn(of: string): ReadonlySet<string>
}

/** The same as plain numbers and strings, to be kept beside the content. */
export interface CountedForms {
  texts: string[]
  /** Start of each passage's forms in `held`; one longer than the passages. */
  starts: Uint32Array
  /** Numbers of forms, passage by passage, each once. */
  held: Uint32Array
}

/**
 * Counts every form of every passage. Content is compiled with a hundred thousand words, so each spelling is looked at once; a start
 * finds them counted in the snapshot.
 */
export function countForms(passages: readonly Passage[]): CountedForms {
  const numbers = new Map<string, number>()
  const spellings = new Map<string, readonly [number, number]>()
  const starts = new Uint32Array(passages.length + 1)
  const held: number[] = []
  /** Number of the passage each form was last counted in. */
  const counted: number[] = []

  function numberOf(form: string): number {
    const number = numbers.get(form) ?? numbers.size
    numbers.set(form, number)
    return number
  }

  function spelt(word: string): readonly [number, number] {
    const pair = [numberOf(placeTone(word)), numberOf(fold(word))] as const
    spellings.set(word, pair)
    return pair
  }

  for (const [at, { docName, headings, text, searchText }] of passages.entries()) {
    for (const word of words([docName, ...headings, text, searchText].join(' '))) {
      for (const form of spellings.get(word) ?? spelt(word)) {
        if (counted[form] === at) continue
        counted[form] = at
        held.push(form)
      }
    }
    starts[at + 1] = held.length
  }
  return { texts: [...numbers.keys()], starts, held: Uint32Array.from(held) }
}

const known = new WeakMap<readonly Passage[], PassageForms>()

/** The forms of these passages: those kept by `keepForms`, else counted now. */
export function formsOf(passages: readonly Passage[]): PassageForms {
  const forms = known.get(passages) ?? openForms(passages, countForms(passages))
  known.set(passages, forms)
  return forms
}

/** Gives passages read from a snapshot the forms that were counted when it was made. */
export function keepForms(passages: readonly Passage[], counted: CountedForms): void {
  known.set(passages, openForms(passages, counted))
}

function openForms(passages: readonly Passage[], { texts, starts, held }: CountedForms): PassageForms {
  const numbers = new Map(texts.map((text, number) => [text, number]))
  const inAll = new Uint32Array(texts.length)
  const inPlans = new Uint32Array(texts.length)
  const sets = new Map<string, ReadonlySet<string>>()
  for (const [at, { kind }] of passages.entries()) {
    const end = starts[at + 1] as number
    for (let one = starts[at] as number; one < end; one += 1) {
      const form = held[one] as number
      inAll[form] = (inAll[form] as number) + 1
      if (kind === 'plan') inPlans[form] = (inPlans[form] as number) + 1
    }
  }
  const countIn = (counts: Uint32Array) => (form: string) => counts[numbers.get(form) ?? -1] ?? 0

  function setOf(of: string): ReadonlySet<string> {
    const set = new Set<string>()
    for (const [at, { address, doc, kind }] of passages.entries()) {
      if (address !== of && (kind === 'plan' || doc !== of)) continue
      for (const form of held.subarray(starts[at], starts[at + 1])) set.add(texts[form] as string)
    }
    return set
  }

  return {
    counts: countIn(inAll),
    planCounts: countIn(inPlans),
    formsIn(of) {
      const set = sets.get(of) ?? setOf(of)
      sets.set(of, set)
      return set
    },
  }
}
