import type { Address } from '../channels/channel.ts'
import { LINK, PLACE_NAMES } from '../replies/link.ts'
import { say, type Voice } from '../replies/voice.ts'
import type { TurnContext } from './handler.ts'
import type { LinkedChat } from './link-store.ts'

/** The chats in which one person writes, as they are named to them. */

/** "Telegram", "trang web". */
export function placeOf({ channel }: Address): string {
  return PLACE_NAMES[channel]
}

/** The same with which of them this is: two may be on one platform. */
export function placeHere(chat: Pick<LinkedChat, 'lane' | 'to'>, lane: string, voice: Voice): string {
  const place = placeOf(chat.to)
  return chat.lane === lane ? say(LINK.here.text, voice, { place }) : place
}

/** All chats of whoever speaks, where there are several. */
export async function chatsOfPerson({ parts, memory, linked }: TurnContext): Promise<LinkedChat[]> {
  return linked && memory.learner !== null ? ((await parts.links?.chatsOf(memory.learner)) ?? []) : []
}

/** Where the message of the day comes, when that is not this chat. */
export async function dailyElsewhere(turn: TurnContext): Promise<LinkedChat | null> {
  return (await chatsOfPerson(turn)).find(({ daily, lane }) => daily && lane !== turn.lane) ?? null
}

/** Something unasked can be sent there. */
export function takesUnasked({ parts }: TurnContext, { to }: Pick<LinkedChat, 'to'>): boolean {
  return parts.unasked?.has(to.channel) ?? true
}
