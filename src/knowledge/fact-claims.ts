import type { Mark } from './guide.ts'

/** What a facts file says at one spot, and how sure that is. */
export interface Claim {
  /** Codes in square brackets next to it: `B22`, `M8-g`. */
  sources: string[]
  mark: Mark
  /** True when the mark stands in the line itself. */
  marked: boolean
  /** `M1`…: to be stated only with the softening sentence of that row. */
  flags: string[]
  /** `⚠2026`: older than a change that is known or likely. */
  aging: boolean
}

/** A facts file read for its marks. The grammar of places is documented for authors in `docs/vi/soan-noi-dung.md`. */
export interface FactsFile {
  /** File name without `.md`. */
  name: string
  places: Map<string, Claim[]>
  /** What stands at each place, marks and all; figures are looked up in it. */
  texts: Map<string, string>
  /** Source code -> the rest of its row: who, address, date. */
  sources: Map<string, string>
  /** `M1` -> what it is about and the softening sentence suggested. */
  softening: Map<string, { about: string; say: string }>
}

/** A question mark is a mark only where it stands by itself; behind a word it is punctuation. */
const TOKEN = /[✔○]|(?<=[\s|*(/])\?(?=[\s|*);.,:]|$)|\[[A-Z]\d+(?:-[a-z](?:\.\.[a-z])?)?\]/gu
/** A claim ends behind its sources or mark and the notes that follow them. */
const CLAIM_END = /(?<=(?:[\]✔○]|⚑M\d+|⚠2026)(?:[\s`]*(?:⚑M\d+|⚠2026|\([^)]*\)))*[\s`]*)[.;,:·](?=\s)/u

/** What a list or paragraph takes over from the line above it. */
export interface Above {
  /** Marked claims of the line a list hangs under; they hold for its items too. */
  claims: readonly Claim[]
  /** ⚑ notes in the section's heading hold for all of it. */
  flags: readonly string[]
}

/**
 * The claims of one line. A source takes the mark before it; a claim without a mark takes that of the claim before it in the
 * line, then that of the line above its list, then `?`. A ⚑ behind a claim's end still belongs to it. A table row is one piece, but for
 * the notes in the cells behind its sources.
 */
export function claimsOf(line: string, above: Above): Claim[] {
  const claims: Claim[] = []
  let last: Mark | null = null
  let before: Claim[] = []
  for (const piece of line.startsWith('|') ? rowPieces(line) : line.split(CLAIM_END)) {
    const own = [...piece.matchAll(/⚑(M\d+)/gu)].map((match) => match[1] ?? '')
    const aging = piece.includes('⚠2026')
    const { pairs, ends } = readPiece(piece, last)
    if (!line.startsWith('|') && pairs.every(({ sources }) => sources.length === 0)) {
      for (const claim of before) {
        claim.flags.push(...own)
        claim.aging ||= aging
      }
    }
    last = ends ?? last
    before = pairs.map((pair) => ({ ...pair, flags: [...above.flags, ...own], aging }))
    claims.push(...before)
  }
  const mark = above.claims[0]?.mark ?? '?'
  const taken = above.claims.map((claim) => ({ ...claim, marked: false }))
  return [...claims.map((claim) => (claim.marked ? claim : { ...claim, mark })), ...taken]
}

function rowPieces(row: string): string[] {
  const notes = /^.*?\| *(?:\[[^|]*)\|(?=.*[^\s|])/u.exec(row)?.[0].length ?? row.length
  return [row.slice(0, notes), row.slice(notes)].filter((piece) => piece !== '')
}

interface Pair {
  sources: string[]
  mark: Mark
  marked: boolean
}

/** Marks and sources of a piece in the order printed, paired; `ends` is the mark that carries on to the next piece. */
function readPiece(piece: string, carried: Mark | null): { pairs: Pair[]; ends: Mark | null } {
  const tokens = [...piece.matchAll(TOKEN)].map((match) => match[0])
  const marks = tokens.filter((token): token is Mark => !token.startsWith('['))
  const pairs: Pair[] = []
  /** Marks standing together ("✔/?") both hold for the sources behind them. */
  let run: Mark[] = carried === null ? marks.slice(0, 1) : [carried]
  let afterSource = true
  for (const token of tokens) {
    if (token.startsWith('[')) {
      const sources = codesIn(token)
      for (const mark of run.length > 0 ? run : (['?'] as const)) {
        pairs.push({ sources, mark, marked: run.length > 0 })
      }
      afterSource = true
    } else {
      run = afterSource ? [token as Mark] : [...run, token as Mark]
      afterSource = false
    }
  }
  if (pairs.length === 0) {
    for (const mark of marks) pairs.push({ sources: [], mark, marked: true })
    if (marks.length === 0) pairs.push({ sources: [], mark: '?', marked: false })
  }
  return { pairs, ends: marks.at(-1) ?? null }
}

/** `[B22]` names one source, `[M8-a..c]` three. */
function codesIn(token: string): string[] {
  const range = /^\[(.+-)([a-z])\.\.([a-z])\]$/u.exec(token)
  if (!range) return [token.slice(1, -1)]
  const [, stem = '', from = 'a', to = 'a'] = range
  const count = to.charCodeAt(0) - from.charCodeAt(0) + 1
  return Array.from({ length: count }, (_, index) => stem + String.fromCharCode(from.charCodeAt(0) + index))
}
