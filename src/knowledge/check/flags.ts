import { words } from '../../shared/text.ts'
import type { Findings } from '../content-problem.ts'
import type { RedFlag } from '../guide.ts'
import { forbiddenWord } from './voice.ts'

/** A pattern catches its own example and leaves its look-alike alone. */
export function checkFlag(flag: RedFlag, found: Findings): void {
  const at = `redFlags.${flag.id}`
  if (flag.say.length > 90) found.error(at, 'length.over', { what: 'Lý do (say)', length: flag.say.length, limit: 90 })
  const bad = forbiddenWord(flag.say)
  if (bad !== null) found.error(at, 'voice.forbidden', { word: bad, text: flag.say })
  if (!matches(flag, flag.example)) found.error(at, 'flag.example')
  if (matches(flag, flag.harmless)) found.error(at, 'flag.harmless')
}

/** Every group has a word in the text, marks and word borders respected. */
function matches(flag: RedFlag, text: string): boolean {
  const padded = ` ${words(text).join(' ')} `
  return flag.groups.every((group) => group.some((word) => padded.includes(` ${words(word).join(' ')} `)))
}
