import type { Address } from '../channels/channel.ts'
import { STEPS } from '../replies/steps.ts'
import { sha256 } from '../shared/ids.ts'
import { compose } from './compose.ts'
import { choiceOf, type Draft } from './draft.ts'
import type { LinkRequest } from './link-store.ts'
import type { OpenedPatch } from './opened.ts'
import { type ChatMemory, voiceOf } from './session.ts'
import type { OutboxDraft } from './turn-store.ts'

/**
 * A message for the other chat of a link: to whoever made the code (`ask`), or back to whoever typed it. Sent while it means
 * something and never again, and not kept: it may name somebody else.
 */
export function messageElsewhere(
  request: LinkRequest,
  what: 'ask' | 'done' | 'refused',
  learner: string,
  { settings }: Pick<ChatMemory, 'settings'>,
  draft: Draft,
  now: number,
): OutboxDraft {
  const to: Address = what === 'ask' ? request.to : request.askerTo
  const listId = `k${sha256(request.id).slice(0, 8)}`
  const more = choiceOf(STEPS.labels, 'more', voiceOf(settings), { do: 'more' })
  // Read whole whatever the pace: what it warns of stands at its end.
  const { messages, lists } = compose([draft], { ...settings, slow: false }, more, () => listId, now)
  const [list] = lists
  const patch: OpenedPatch = {
    version: 1,
    list: list ? { id: list.id, kind: 'setting', options: list.options, text: list.text } : null,
    round: null,
    lesson: null,
    schedule: null,
  }
  return {
    ...{ id: `l:${request.id}:${what}`, to, why: 'scheduled', notBefore: now, deadline: request.expiresAt },
    message: messages[0] ?? { type: 'text', text: draft.text },
    keepText: false,
    ...(list ? { opens: { learner, patch } } : {}),
  }
}
