import { sha256 } from '../shared/ids.ts'
import { type ContentProblem, findingsFor } from './content-problem.ts'
import { type Guide, type GuideId, SKILLS, type Skill } from './guide.ts'
import { parseBody } from './guide-parser-body.ts'
import { frontToGuide, parseFront } from './guide-parser-front.ts'

export type GuideResult = { guide: Guide } | { problems: ContentProblem[] }

/** Skill a guide counts for: its id's first word, or `morong` for the extensions (`coban-…`, `ai-…`, `suckhoe-…`, `nong-…`). */
export function skillOf(id: GuideId): Skill {
  return SKILLS.find((skill) => id.startsWith(`${skill}-`)) ?? 'morong'
}

/**
 * Reads one guide file. Whatever does not follow the format is reported with `file` and the item, all at once; whether the
 * content is any good is for `check/` to say.
 */
export function parseGuide(text: string, file: string): GuideResult {
  const found = findingsFor(file)
  // Editors on Windows begin a file with a byte-order mark and end its lines with two characters.
  const source = text
    .normalize('NFC')
    .replace(/^\uFEFF/u, '')
    .replaceAll('\r\n', '\n')
  const split = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(source)
  if (!split) {
    found.error('line 1', 'front.missing')
    return { problems: found.problems }
  }
  const [, head = '', rest = ''] = split
  const data = parseFront(head, found)
  const body = parseBody(rest, head.split('\n').length + 3, found)
  if (data === null || found.problems.length > 0) return { problems: found.problems }
  return { guide: { ...frontToGuide(data), skill: skillOf(data.id), ...body, hash: sha256(text) } }
}
