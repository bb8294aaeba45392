import type { IncomingBody } from '../channels/channel.ts'

/**
 * Signs of thanks, joy or agreement that phones offer in one press. Not among them are those that may be a cry or a question (a weeping
 * or frightened face, SOS, a question mark), nor numbers in boxes, which choose from a list.
 */
const HEARTS = new Set('❤💕💖💗💙💚💛🧡💜🤍💞💝😍🥰😘😊🙂😀😃😄😁😆😂🤣😉☺😇🤗👍👌👏🙏🤝💪✌🌹🌷🌸💐🌺🎉🥳✅💯🍀')

/** Skin colours and the marks that join or colour a sign say nothing of their own. */
const DRESS = /[\u{1f3fb}-\u{1f3ff}]|\u{fe0e}|\u{fe0f}|\u{200d}|\s/gu

/** Nothing but hearts and thumbs, however many: what a sticker says (D33). */
export function isHearts(text: string): boolean {
  const signs = [...text.replace(DRESS, '')]
  return signs.length > 0 && signs.every((sign) => HEARTS.has(sign))
}

/** Typed hearts are met as pressed ones are: with one word, and no page of conditions behind it. */
export function heartOr(body: IncomingBody, text: string): IncomingBody {
  return body.type === 'text' && isHearts(text) ? { type: 'other', what: 'reaction' } : body
}
