import type { Config } from '../config.ts'
import type { Parts } from '../conversation/handler.ts'
import type { Senses } from '../conversation/senses.ts'
import type { Sessions } from '../conversation/session.ts'
import { type Conversation, makeConversation } from '../conversation/turn.ts'
import type { Codes } from '../privacy/codes.ts'
import type { Storage } from '../storage/index.ts'
import type { Mind } from './mind.ts'
import type { Outgoing } from './outgoing.ts'
import { hearsAbroad } from './senses.ts'

export interface TalkParts {
  config: Config
  storage: Storage
  outgoing: Outgoing
  senses: Senses
  codes: Codes
  codeTriesLeft: NonNullable<Parts['codeTriesLeft']>
  sessions: Sessions
}

/** `sending`: for channels on which lessons can be sent by themselves; elsewhere none are promised. */
export type Talks = Record<'sending' | 'silent', Conversation>

/** The conversation engine over the content of a mind: made anew with each reading of the content. */
export function makeTalks(parts: TalkParts): (mind: Mind) => Talks {
  const { config, storage, outgoing, senses, codes, codeTriesLeft, sessions } = parts
  const { learners, turns: store, desk } = storage
  return (mind) => {
    const talk = (sendsDaily: boolean) =>
      makeConversation(
        {
          ...mind.parts,
          ...{ ...outgoing.channels, senses, codes, codeTriesLeft, learners, desk },
          ...{ memoryOf: store.memoryOf, reachOf: store.reachOf, links: store },
          operator: {
            ...{ ...mind.parts.operator, sendsDaily, ...hearsAbroad(config) },
            ...(config.DESK_HOURS ? { desk: config.DESK_HOURS } : {}),
          },
        },
        { sessions },
      )
    return { sending: talk(true), silent: talk(false) }
  }
}
