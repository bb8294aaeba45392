import { words } from '../shared/text.ts'
import { PIECES } from './composer-deeds.ts'

/** What comes first: "đọc tên rồi mới bấm" and "bấm rồi mới đọc tên" hold the same words. */

const BETWEEN = /(?<![\p{L}])(?:trước khi|sau khi|rồi mới|rồi|xong mới|xong|mới)(?![\p{L}])/giu

/** True when a line joins two doings by a word of order that its source does not join in this order. */
export function swapsOrder(text: string, source: string): boolean {
  const joints = jointsOf(text)
  if (joints.length === 0) return false
  const pieces = source.split(PIECES).map((piece) => ({ list: words(piece), joints: jointsOf(piece) }))
  return joints.some(({ before, after }) => {
    const speakOfBoth = pieces.filter(({ list }) => list.includes(before) && list.includes(after))
    // Two doings of two sentences are in the order of the sentences, which is how steps are written.
    return speakOfBoth.length > 0 && !speakOfBoth.some((piece) => keepsOrder(piece.list, piece.joints, before, after))
  })
}

interface Joint {
  /** First word of what stands in front of the word of order, back to the clause's beginning; and of what follows. */
  before: string
  after: string
}

function jointsOf(text: string): Joint[] {
  return text.split(PIECES).flatMap((piece) => {
    const parts = piece.split(BETWEEN)
    return parts.slice(1).flatMap((part, at) => {
      const before = tellingOf(parts[at] ?? '').at(0)
      const after = tellingOf(part).at(0)
      return before === undefined || after === undefined || before === after ? [] : [{ before, after }]
    })
  })
}

const HOLLOW = new Set('u b a thì là hãy nên cứ phải và cho đã'.split(' '))

function tellingOf(text: string): string[] {
  return words(text.replaceAll(/\{[uba]\}/gu, ' ')).filter((word) => !HOLLOW.has(word))
}

function keepsOrder(list: readonly string[], joints: readonly Joint[], before: string, after: string): boolean {
  if (joints.some((joint) => joint.before === after && joint.after === before)) return false
  return list.indexOf(before) < list.lastIndexOf(after)
}
