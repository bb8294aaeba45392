import { clean } from '../shared/text.ts'

/** One line of a model's reply: words, and the addresses it says they rest on. Nothing about it is believed yet. */
export interface ModelLine {
  text: string
  cites: string[]
}

/** More than a good reply ever has; a reply that never ends is cut here. */
const MOST_LINES = 30
const LONGEST_REPLY = 8000

/**
 * Reads a reply line by line: text, then `[address]`, `[address; address]` or several brackets. A line without an address is
 * no line, so half a reply still gives its whole lines, and chatter around them is passed over. Never throws.
 */
export function readLines(reply: string): ModelLine[] {
  return clean(reply.slice(0, LONGEST_REPLY))
    .split('\n')
    .slice(0, MOST_LINES)
    .flatMap((line) => {
      const match = /^(.*?)((?:\s*\[[^\][]{1,300}\])+)\s*[.;]?\s*$/u.exec(line.trim())
      if (match === null) return []
      const text = bare(match[1] ?? '')
      const cites = [...(match[2] ?? '').matchAll(/\[([^\][]+)\]/gu)]
        .flatMap((inside) => (inside[1] ?? '').split(/[;,]\s*/u))
        .map((address) => address.trim())
        .filter((address) => address !== '')
      return text === '' || cites.length === 0 ? [] : [{ text, cites: [...new Set(cites)] }]
    })
}

/** Bullets, numbers of a list and bold are the model's habit, not its words. */
function bare(line: string): string {
  return line
    .replace(/^\s*(?:[-–—•*+>]|#{1,6}|\d{1,2}[.)])\s+/u, '')
    .replaceAll(/\*\*([^*]+)\*\*/gu, '$1')
    .replaceAll(/(?<![\p{L}\d*_])([*_])([^*_\s](?:[^*_]*[^*_\s])?)\1(?![\p{L}\d*_])/gu, '$2')
    .trim()
}
