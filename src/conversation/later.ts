import type { OutgoingMessage } from '../channels/channel.ts'
import type { Composed } from './compose.ts'
import type { Draft } from './draft.ts'
import type { Outcome, Rewording } from './handler.ts'

/** D35: an answer that went out in the rules' words may be replaced once by the same answer in a model's. */

/**
 * The first message with other words and all else as it was: greeting, list, choices. Null when it is not one message of words, or
 * would no longer be: what stands under somebody's thumb is not moved.
 */
export function laterWords(
  { later, drafts }: Outcome,
  first: Composed,
  composeAgain: (drafts: readonly Draft[]) => Composed,
): Promise<OutgoingMessage | null> | null {
  const [told, ...others] = drafts
  if (!later || !told || first.rest.length > 0 || first.messages[0]?.type !== 'text') return null
  return later.then((rewording) => {
    const changed = rewording && redrafted(told, rewording)
    if (!changed) return null
    const again = composeAgain([changed, ...others])
    const same = again.messages.length === first.messages.length && again.rest.length === 0
    const [message] = again.messages
    return same && message?.type === 'text' ? message : null
  })
}

function redrafted(draft: Draft, { from, to }: Rewording): Draft | null {
  if (!draft.text.includes(from.text) || !draft.foot.includes(from.foot)) return null
  const put = (whole: string, old: string, fresh: string) => whole.split(old).join(fresh)
  return { ...draft, text: put(draft.text, from.text, to.text), foot: put(draft.foot, from.foot, to.foot) }
}
