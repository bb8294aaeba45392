import type { Findings } from './content-problem.ts'
import type { GuideId, Said } from './guide.ts'

const MARK = /\[(mẹo|F\d+(?: F\d+)*)\]/gu
const HAND_OVER = /\s*→ ([a-z]+(?:-[a-z0-9]+)+)$/u

/**
 * A line of prose as runs, each ending at its `[F1 F8]` or `[mẹo]`; a last run without a mark rests on nothing and carries no
 * facts. `→ guide-id` at the end is taken off. A bracket left over is a mistyped mark and is reported at `item`.
 */
export function parseSaid(line: string, item: string, found: Findings): { said: Said[]; handOver: GuideId | null } {
  const handOver = HAND_OVER.exec(line)?.[1] ?? null
  const prose = handOver === null ? line : line.replace(HAND_OVER, '')
  if (prose.includes('→')) found.error(item, 'body.handOver', { text: prose })
  const said: Said[] = []
  let at = 0
  for (const match of prose.matchAll(MARK)) {
    const text = prose.slice(at, match.index).trim()
    at = match.index + match[0].length
    const words = match[1] ?? ''
    if (text === '') found.error(item, 'body.markWithoutText', { mark: match[0] })
    else said.push(words === 'mẹo' ? { text, facts: [], tip: true } : { text, facts: words.split(' '), tip: false })
  }
  const rest = prose.slice(at).trim()
  if (rest !== '') said.push({ text: rest, facts: [], tip: false })
  for (const { text } of said) {
    const stray = /[[\]]/u.exec(text)
    if (stray) found.error(item, 'body.badMark', { text: text.slice(Math.max(0, stray.index - 20), stray.index + 20) })
  }
  return { said, handOver }
}
