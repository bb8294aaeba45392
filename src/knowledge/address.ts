import { fromRoman, toRoman } from './roman.ts'

/** What an address points at: a whole document, a numbered place of a plan, or a section of a guide. */
export type Address =
  | { kind: 'document'; doc: string }
  | { kind: 'place'; doc: string; path: string }
  | { kind: 'section'; doc: string; section: string }

/**
 * Points in the order documents count them: đ is a letter of its own after d, and f, j, w, z are left out by most writers.
 * Those four stand where the Latin order has them, so that a document that does use them still sorts.
 */
const POINT_ORDER = 'abcdđefghijklmnopqrstuvwxyz'

/** The usual successor of each point in Vietnamese documents (a b c d đ e g h i k l …). */
const USUAL_POINTS = 'abcdđeghiklmnopqrstuvxy'

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u
const SECTION = /^(?:muc-dich|can-co|canh-bao|nguon|buoc-[1-9]\d?|(?:ket|hoi)-[a-z0-9]+(?:-[a-z0-9]+)*)$/u
/** A slug of a guide section, folded words joined by hyphens, is at most this long. */
const LONGEST_SLUG = 40
const PATH = /^(?:[IVX]+(?:\.[1-9]\d?)*|[1-9]\d?(?:\.[1-9]\d?)*)(?:\.[a-zđ])?$/u

/** Reads `plan#path`, `guide#section` or a bare id, in any Unicode form; null when it is none of these. */
export function parseAddress(text: string): Address | null {
  const [doc, rest, ...more] = text.normalize('NFC').split('#')
  if (doc === undefined || more.length > 0 || !ID.test(doc)) return null
  if (rest === undefined) return { kind: 'document', doc }
  if (isPath(rest)) return { kind: 'place', doc, path: rest }
  return isSection(rest) ? { kind: 'section', doc, section: rest } : null
}

/** Writes an address the one way it is stored and compared. */
export function printAddress(address: Address): string {
  switch (address.kind) {
    case 'document':
      return address.doc
    case 'place':
      return `${address.doc}#${address.path}`
    case 'section':
      return `${address.doc}#${address.section}`
  }
}

/** True for a path of numbered places from the outside in: `IV.5.4.đ`. NFC only, so that two spellings never name one place. */
export function isPath(text: string): boolean {
  const [first] = text.split('.')
  return PATH.test(text) && first !== undefined && (/^\d/u.test(first) || fromRoman(first) !== null)
}

/** True for a section of a guide: `buoc-3`, `ket-khac-ten`, `hoi-ai`, `muc-dich`. */
export function isSection(text: string): boolean {
  return SECTION.test(text) && text.replace(/^(?:ket|hoi)-/u, '').length <= LONGEST_SLUG
}

/** The path that encloses this one by its spelling; null for the outermost. */
export function enclosingPath(path: string): string | null {
  const dot = path.lastIndexOf('.')
  return dot < 0 ? null : path.slice(0, dot)
}

/** Order of the document: VI.10 after VI.9, đ after d, a place before what is inside it. Negative when `a` comes first. */
export function comparePaths(a: string, b: string): number {
  const left = a.split('.')
  const right = b.split('.')
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = rank(left[i] as string) - rank(right[i] as string)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** The label expected after this one among its siblings: `IV` -> `V`, `9` -> `10`, `d` -> `đ`; empty when none is usual. */
export function nextLabel(label: string): string {
  if (/^\d/u.test(label)) return String(Number(label) + 1)
  const roman = fromRoman(label)
  if (roman !== null) return toRoman(roman + 1)
  const at = USUAL_POINTS.indexOf(label)
  return at < 0 ? '' : (USUAL_POINTS[at + 1] ?? '')
}

/** Numbers and Roman numbers by value; points after them all, since they stand innermost. */
function rank(label: string): number {
  if (/^\d/u.test(label)) return Number(label)
  return fromRoman(label) ?? 1000 + POINT_ORDER.indexOf(label)
}
