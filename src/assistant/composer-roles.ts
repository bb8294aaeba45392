import { findAgencies } from '../knowledge/agencies.ts'
import type { Agency } from '../knowledge/catalog.ts'
import type { Passage } from '../knowledge/passages.ts'
import { words } from '../shared/text.ts'

/** Who does what: a line may not give one agency's task to another, though both stand in the places it cites. */

const ROLE =
  /(?<![\p{L}])(?:chủ trì|phối hợp|chỉ đạo|phụ trách|tham mưu|hướng dẫn|kiểm tra|giám sát|tổng hợp|báo cáo|thẩm định|phê duyệt|ban hành|quyết định|bảo đảm|bố trí|triển khai|tổ chức|tuyên truyền|xây dựng|cấp|gửi|mở|dạy|thu|chi)(?![\p{L}])/giu

/** Words of the task looked at behind an agency. */
const TASK_WORDS = 2
const HOLLOW = new Set('là sẽ được có phải và với các những cho do của tại ở trên'.split(' '))

/**
 * True when the line names an agency with a role or a task that no cited place gives it. `said` are sentences of the rules'
 * own answer, whose agencies were matched by them.
 */
export function swapsAgencies(
  text: string,
  passages: readonly Passage[],
  said: readonly string[],
  agencies: readonly Agency[],
): boolean {
  if (agencies.length === 0 || findAgencies(text, agencies).length === 0) return false
  const held = new Set([
    ...passages.flatMap((passage) => pairsOfPassage(passage, agencies)),
    ...said.flatMap((line) => pairsOf(line, null, agencies)),
  ])
  return (
    pairsOf(text, null, agencies).some((pair) => !held.has(pair)) || !tasksAreTheirs(text, passages, said, agencies)
  )
}

/** Line by line under the agency that the place, or a line ending in a colon, speaks to. */
function pairsOfPassage(passage: Passage, agencies: readonly Agency[]): string[] {
  const named = (line: string) => findAgencies(line, agencies)[0]?.agency ?? null
  let head = passage.headings.map(named).findLast((found) => found !== null) ?? null
  return passage.text.split('\n').flatMap((line, at) => {
    const own = named(line)
    if (own !== null && (at === 0 || /:\s*$/u.test(line))) head = own
    return pairsOf(line, head, agencies)
  })
}

/** `agency>role` of each role with the agency before it; an agency behind "phối hợp với" helps and takes nothing over. */
function pairsOf(text: string, head: string | null, agencies: readonly Agency[]): string[] {
  const normal = text.normalize('NFC')
  const marks = [
    ...findAgencies(normal, agencies).map(({ agency, start, end }) => ({ at: start, end, agency, role: null })),
    ...[...normal.matchAll(ROLE)].map((match) => ({
      at: match.index,
      end: match.index + match[0].length,
      agency: null,
      role: match[0].toLowerCase(),
    })),
  ].toSorted((a, b) => a.at - b.at || b.end - a.end)
  const pairs: string[] = []
  let subject = head
  let helping = false
  let last = 0
  for (const { at, end, agency, role } of marks) {
    // "Hội đồng … chỉ đạo" holds a role inside a name.
    if (at < last) continue
    last = end
    if (/[.;!?]\s/u.test(normal.slice(0, at).slice(-2))) helping = false
    if (agency !== null) {
      if (helping) pairs.push(`${agency}<với`)
      else subject = agency
    } else if (role !== null) {
      if (subject !== null) pairs.push(`${subject}>${role}`)
      helping = role === 'phối hợp' ? true : helping && role !== 'chủ trì'
    }
  }
  return pairs
}

/** The words right behind an agency stand in a place that speaks of that agency. */
function tasksAreTheirs(
  text: string,
  passages: readonly Passage[],
  said: readonly string[],
  agencies: readonly Agency[],
): boolean {
  const places = [
    ...passages.map((passage) => [passage.docName, ...passage.headings, passage.text].join('\n')),
    ...said,
  ].map((place) => ({
    of: new Set(findAgencies(place, agencies).map((mention) => mention.agency)),
    words: new Set(words(place)),
  }))
  return findAgencies(text, agencies).every(({ agency, end }) => {
    const task = words(text.normalize('NFC').slice(end))
      .filter((word) => !HOLLOW.has(word))
      .slice(0, TASK_WORDS)
    return places.some((place) => place.of.has(agency) && task.every((word) => place.words.has(word)))
  })
}
