import type { Item } from './items.ts'

/** Signs in a row of a secret that are too many to be left over by chance. */
const SIGNS = 4
/** Words in a row, where a number was said. */
const SAID_WORDS = 3

/** True when a telling part of the item's secret can still be read in the text. */
export function isLeft({ written }: Pick<Item, 'written'>, text: string): boolean {
  const words = wordsOf(written)
  if (words.length >= SAID_WORDS && words.some((word) => /\p{L}{2}/u.test(word)) && !/@| a c[oò]ng /u.test(written)) {
    const rest = ` ${wordsOf(text).join(' ')} `
    return windows(words, SAID_WORDS).some((run) => rest.includes(` ${run.join(' ')} `))
  }
  // Of an address the part before the sign is somebody's; hosts are everybody's, and their words stand in many sentences.
  const secret = [...signsOf(written.split(/ ?@ ?| a còng | a cong /u)[0] ?? '')]
  return windows(secret, SIGNS).some((run) => signsOf(text).includes(run.join('')))
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\d]+/gu) ?? []
  )
}

/** Letters and digits only, one form for look-alikes. */
function signsOf(text: string): string {
  return wordsOf(text.replaceAll(/[\u200B-\u200D]/gu, '')).join('')
}

function windows<Value>(values: readonly Value[], size: number): Value[][] {
  const width = Math.min(size, values.length)
  return Array.from({ length: values.length - width + 1 }, (_, at) => values.slice(at, at + width))
}
