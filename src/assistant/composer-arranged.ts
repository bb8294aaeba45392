import type { Passage } from '../knowledge/passages.ts'
import type { CitedAddress } from '../knowledge/plan.ts'
import type { Sentence } from './answer.ts'
import type { Sentences } from './composer-floor.ts'
import { documentOf } from './composer-places.ts'
import { plainly } from './composer-plainly.ts'
import { type Run, turned } from './composer-statements.ts'

/** A sentence to be said, and where its words stand. */
export interface Placed {
  sentence: Sentence
  run: Run
}

/**
 * The sentences as they may stand together: what a place, or the steps of a guide, say one after another stays in that order, nothing
 * is said twice, and each of several answers says what it answers.
 */
export function arranged(placed: readonly Placed[], passages: ReadonlyMap<CitedAddress, Passage>): Sentence[] {
  return asked(inOrder(once(placed), passages), passages)
}

/**
 * Where several plans are told of, the first sentence of each says which is meant, and so does every one that comes back to it.
 * Asked for last, when nothing is put between two sentences any more.
 */
export function namingPlans(sentences: Sentences, passages: ReadonlyMap<CitedAddress, Passage>): Sentences {
  const plansOf = sentences.map(
    ({ cites }) =>
      new Set(
        cites
          .flatMap((address) => passages.get(address) ?? [])
          .filter((one) => one.kind === 'plan')
          .map((one) => one.docName),
      ),
  )
  if (new Set(plansOf.flatMap((plans) => [...plans])).size < 2) return sentences
  let told: string | null = null
  const named = sentences.map((sentence, at) => {
    const [plan, ...others] = plansOf[at] ?? []
    const isTold = plan === told && others.length === 0
    told = others.length === 0 ? (plan ?? null) : null
    if (plan === undefined || others.length > 0 || isTold) return sentence
    const name = plan.replace(/^Kế hoạch (?:tỉnh |xã )?/u, '')
    return sentence.text.includes(name) ? sentence : { ...sentence, text: `${name}: ${sentence.text}` }
  })
  const [first = sentences[0], ...rest] = named
  return [first, ...rest]
}

/** Where answers to several questions stand together, "Chưa" and "Đừng" each say to which they belong. */
function asked(sentences: readonly Sentence[], passages: ReadonlyMap<CitedAddress, Passage>): Sentence[] {
  const questionOf = ({ cites: [address] }: Sentence) => (/#(?:hoi|ket)-/u.test(address) ? address : null)
  if (new Set(sentences.flatMap((sentence) => questionOf(sentence) ?? [])).size < 2) return [...sentences]
  return sentences.map((sentence, at) => {
    const question = questionOf(sentence)
    const before = sentences[at - 1]
    if (question === null || (before !== undefined && questionOf(before) === question)) return sentence
    const heading = turned(passages.get(question)?.text.split('\n')[0] ?? '')
    if (heading === '' || sentence.text.startsWith(heading)) return sentence
    return { ...sentence, text: `${heading}${heading.endsWith('?') ? '' : ':'} ${sentence.text}` }
  })
}

/** Without what another sentence says with more around it. */
function once(placed: readonly Placed[]): Placed[] {
  const read = placed.map(({ sentence }) => ` ${plainly(sentence.text)} `)
  return placed.filter(
    (_, at) =>
      !read.some(
        (other, where) => where !== at && other.includes(read[at] ?? '') && (other !== read[at] || where < at),
      ),
  )
}

function inOrder(placed: readonly Placed[], passages: ReadonlyMap<CitedAddress, Passage>): Sentence[] {
  const groups = Map.groupBy(
    placed.flatMap((one, slot) => {
      const offset = passages.get(one.run.line.address)?.text.indexOf(one.run.line.sentences[one.run.from] ?? '') ?? -1
      return offset < 0 ? [] : [{ one, slot, offset, step: stepOf(one.run.line.address) }]
    }),
    ({ one, step }) => (step === null ? one.run.line.address : `${documentOf(one.run.line.address)}#buoc`),
  )
  const slots = [...placed]
  for (const group of groups.values()) {
    const sorted = group.toSorted((a, b) => (a.step ?? 0) - (b.step ?? 0) || a.offset - b.offset)
    for (const [at, { slot }] of group.entries()) slots[slot] = sorted[at]?.one ?? (slots[slot] as Placed)
  }
  return slots.map(({ sentence }) => sentence)
}

function stepOf(address: CitedAddress): number | null {
  const step = /#buoc-(\d+)$/u.exec(address)?.[1]
  return step === undefined ? null : Number(step)
}
