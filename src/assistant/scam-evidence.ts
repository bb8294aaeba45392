import type { GuideId } from '../knowledge/guide.ts'
import type { ScamReason } from '../replies/scam.ts'
import type { LinkSign } from './links.ts'
import type { Calming } from './scam-calm.ts'
import type { Feature } from './scam-signs.ts'

/** What a rule may ask about a message. */
export interface Evidence {
  has(feature: Feature): boolean
  calm(sign: Calming): boolean
  link(sign: LinkSign): boolean
  /** Some address leads elsewhere than to the state, a bank or a known firm. */
  foreignLink: boolean
}

/** A demand joined to a pretext. `level` 3 is enough to say scam, 2 is enough to doubt, 1 only adds. */
export interface ScamRule {
  reason: ScamReason
  level: 1 | 2 | 3
  guide: GuideId
  when(message: Evidence): boolean
}

/** Who wants something: an office, a bank, a carrier. */
export const official = ({ has }: Evidence): boolean => has('office') || has('bank')

/** Money leaves before anything comes, and nothing says "at the counter" or "after you have seen it". */
export const paysBlind = (m: Evidence): boolean =>
  m.has('pay') &&
  !m.calm('inPerson') &&
  !m.calm('afterwards') &&
  !m.calm('noFee') &&
  !m.calm('atLeisure') &&
  !m.calm('givesBack') &&
  !toldOnly(m)

/** What was booked, told with the balance, and nobody named whom to call or pay. */
const toldOnly = (m: Evidence): boolean =>
  m.calm('balance') &&
  !m.foreignLink &&
  !m.has('proxyAccount') &&
  !m.has('callBack') &&
  !m.has('move') &&
  !m.has('secret')

export const wantsSomething = (message: Evidence): boolean =>
  paysBlind(message) || message.has('secret') || message.has('app') || message.foreignLink || message.has('move')
