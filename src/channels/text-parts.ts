/** A text longer than one message of a platform, in parts. */

/** Marked words, as UTF-16 offsets. */
export interface Range {
  offset: number
  length: number
}

export interface TextPart<Mark extends Range> {
  /** At least one character, at most `limit`. */
  text: string
  /** Offsets into this part's text. */
  ranges: Mark[]
}

/** Cuts at a paragraph, else a line, else a sentence, else a blank; ranges follow their words. */
export function textParts<Mark extends Range>(text: string, marks: readonly Mark[], limit: number): TextPart<Mark>[] {
  const parts: TextPart<Mark>[] = []
  let from = 0
  while (from < text.length || parts.length === 0) {
    const to = text.length - from <= limit ? text.length : from + breakAt(text.slice(from, from + limit), limit)
    parts.push({
      text: text.slice(from, to).trimEnd() || '…',
      ranges: marks
        .filter((one) => one.offset < to && one.offset + one.length > from)
        .map((one) => {
          const start = Math.max(one.offset, from)
          return { ...one, offset: start - from, length: Math.min(one.offset + one.length, to) - start }
        }),
    })
    from = to
    while (from < text.length && /\s/.test(text.charAt(from))) from += 1
    if (from >= text.length) break
  }
  return parts
}

function breakAt(window: string, limit: number): number {
  for (const mark of ['\n\n', '\n', '. ', ' ']) {
    const at = window.lastIndexOf(mark)
    if (at > limit / 2) return at + mark.length
  }
  // Half a surrogate pair would reach the person as a broken sign.
  return /[\uD800-\uDBFF]$/.test(window) ? limit - 1 : limit
}
