import type { IncomingMessage } from '../channels/channel.ts'
import { type HiddenKind, type HideOptions, hidePersonalData } from './hide.ts'

/**
 * The form in which a message may be stored: personal data masked in everything a person typed, the account's display name
 * dropped (nobody is addressed by it, and it is personal data).
 */
export function hideInMessage(
  message: IncomingMessage,
  options: HideOptions = {},
): { message: IncomingMessage; hidden: HiddenKind[] } {
  const hidden = new Set<HiddenKind>()
  const hide = (text: string): string => {
    const result = hidePersonalData(text, options)
    for (const kind of result.hidden) hidden.add(kind)
    return result.text
  }
  const { name: _dropped, ...rest } = message
  const body = hideInBody(message.body, hide)
  return { message: { ...rest, body }, hidden: [...hidden] }
}

function hideInBody(body: IncomingMessage['body'], hide: (text: string) => string): IncomingMessage['body'] {
  switch (body.type) {
    case 'text':
      return { ...body, text: hide(body.text) }
    case 'command':
      return { ...body, args: hide(body.args) }
    case 'media': {
      const media = body.media.name === undefined ? body.media : { ...body.media, name: hide(body.media.name) }
      return { ...body, media, ...(body.caption === undefined ? {} : { caption: hide(body.caption) }) }
    }
    default:
      return body
  }
}
