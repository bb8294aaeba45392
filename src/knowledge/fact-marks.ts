import { type Above, type Claim, claimsOf, type FactsFile } from './fact-claims.ts'

/** Heading of a shared part, an appendix or a guide's section: `## 0. …`, `### 0.4 …`, `# Phụ lục A · …`, `## qr-04-kiem-tra: …`. */
const PLACE_HEADING = /^#{1,3} (?:Phụ lục )?((?:0|[A-C])(?:\.\d+)?(?=[\s.:·])|[a-z]+-\d\d(?=-))/u
const PART = /^\*\*(\d+)\./u
const TABLE_RULE = /^\|[\s:|-]+\|$/u
const SOURCE_ROW = /^\| ([A-Z]\d+(?:-[a-z])?) \| (.*) \|$/u
const NOTHING: Above = { claims: [], flags: [] }
const SOFTENING_ROW = /^\| ⚑(M\d+) \| (.+?) \| (.+) \|$/u

/**
 * Reads a facts file by place. A place is a heading (`0.1`, `A`, `qr-04`), a numbered part of a guide's section (`qr-04.3`), or
 * an item of one (`qr-04.2.5`: the printed number, or the n-th bullet or row where the items are not numbered; a number printed
 * twice in a part names both). A line without a mark takes that of the line its list hangs under, else counts as `?`.
 */
export function parseFacts(text: string, name: string): FactsFile {
  const lines = text
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
  const file: FactsFile = { name, places: new Map(), texts: new Map(), sources: new Map(), softening: new Map() }
  let section: string | null = null
  let place: string | null = null
  let underHeading = NOTHING
  let underGroup = NOTHING
  let unnumbered = 0
  let hasNumbers = false
  const open = (at: string | null, group: Above) => {
    place = at
    underGroup = group
    unnumbered = 0
    hasNumbers = false
  }
  for (const [index, line] of lines.entries()) {
    readTables(line, file)
    const heading = PLACE_HEADING.exec(line)
    const part = section !== null && /-\d\d$/u.test(section) ? PART.exec(line) : null
    const isTableHead = line.startsWith('|') && TABLE_RULE.test(lines[index + 1] ?? '')
    if (heading) {
      section = heading[1] ?? null
      underHeading = above(
        claimsOf(line, NOTHING),
        [...line.matchAll(/⚑(M\d+)/gu)].map((match) => match[1] ?? ''),
      )
      open(section, underHeading)
    } else if (line.startsWith('#')) {
      section = null
      open(null, NOTHING)
    } else if (part) {
      const claims = claimsOf(line, underHeading)
      open(`${section}.${part[1]}`, above(claims, underHeading.flags))
      add(file, place, line, claims)
    } else if (place === null || line === '' || line === '---' || isTableHead || TABLE_RULE.test(line)) {
      // Nothing is claimed here.
    } else if (/^\d+\. /u.test(line)) {
      hasNumbers = true
      for (const { label, words } of splitItems(line))
        add(file, `${place}.${label}`, words, claimsOf(words, underGroup))
    } else if (/^(?:[-*] |\|)/u.test(line)) {
      unnumbered += 1
      add(file, hasNumbers ? place : `${place}.${unnumbered}`, line, claimsOf(line, underGroup))
    } else {
      const claims = claimsOf(line, underHeading)
      underGroup = above(claims, underHeading.flags)
      add(file, place, line, claims)
    }
  }
  return file
}

function above(claims: Claim[], flags: readonly string[]): Above {
  return { claims: claims.filter(({ marked }) => marked), flags }
}

/** Every claim at a place (with those inside it) that rests on one of the sources; all of them when no source is named. */
export function findClaims(file: FactsFile, place: string, sources: readonly string[]): Claim[] | null {
  const claims = file.places.get(place)
  if (!claims) return null
  if (sources.length === 0) return claims
  return claims.filter((claim) => claim.sources.some((source) => sources.includes(source)))
}

/** A place's claims also belong to the places around it: `qr-04.2.5` to `qr-04.2` and `qr-04`. */
function add(file: FactsFile, place: string | null, line: string, claims: Claim[]): void {
  for (let at = place; at !== null; at = /^(.+)\.\d+$/u.exec(at)?.[1] ?? null) {
    file.places.set(at, [...(file.places.get(at) ?? []), ...claims])
    file.texts.set(at, `${file.texts.get(at) ?? ''}${line}\n`)
  }
}

/** "1. Vào trang. 2. Đăng nhập." printed on one line holds two items; only the next number in order opens one. */
function splitItems(line: string): { label: string; words: string }[] {
  const items: { label: string; words: string }[] = []
  let rest = line
  for (;;) {
    const label = /^(\d+)\. /u.exec(rest)?.[1] ?? ''
    const next = rest.indexOf(` ${Number(label) + 1}. `)
    items.push({ label, words: next === -1 ? rest : rest.slice(0, next) })
    if (next === -1) return items
    rest = rest.slice(next + 1)
  }
}

function readTables(line: string, file: FactsFile): void {
  const source = SOURCE_ROW.exec(line)
  if (source?.[1] && source[2]) file.sources.set(source[1], source[2])
  const soft = SOFTENING_ROW.exec(line)
  if (soft?.[1]) file.softening.set(soft[1], { about: soft[2] ?? '', say: soft[3] ?? '' })
}
