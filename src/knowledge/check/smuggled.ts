import { isUnfit } from '../smuggled.ts'
import type { GuideCheck } from './context.ts'
import { saidBlocks } from './texts.ts'

/** Sentences the machine leaves out because they speak to it, or give out a contact nobody has checked. */
export const checkSmuggled: GuideCheck = (guide, _context, found) => {
  for (const { item, said } of saidBlocks(guide)) {
    for (const { text } of said) if (isUnfit(text)) found.error(item, 'said.smuggled', { text })
  }
}
