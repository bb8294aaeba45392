import type { ScamReason } from '../replies/scam.ts'
import type { Calming } from './scam-calm.ts'
import type { Evidence } from './scam-evidence.ts'
import type { Feature } from './scam-signs.ts'

/**
 * Points of a message: what it demands, what it presses with, what it claims, less what speaks for an ordinary notice. Made for
 * scams nobody has listed: no single part is telling, together they are. Tuned on our own messages, not on those kept for testing.
 */
const POINTS: readonly [Feature, number][] = [
  ['pay', 2],
  ['secret', 4],
  ['app', 4],
  ['face', 1.5],
  ['proxyAccount', 1.5],
  ['click', 0.5],
  ['move', 1],
  ['scanQr', 1.5],
  ['office', 0.5],
  ['bank', 0.5],
  ['threat', 1.5],
  ['alarm', 1],
  ['urgent', 1],
  ['secrecy', 2.5],
  ['reward', 1],
  ['feeToGet', 2],
  ['upfront', 1],
  ['stuck', 1.5],
  ['callBack', 1],
  ['piece', 1],
  ['software', 1],
  ['job', 0.5],
  ['task', 1],
  ['earn', 0.5],
  ['profit', 2],
  ['invest', 0.5],
  ['easyLoan', 1.5],
  ['kin', 1],
  ['glitch', 1.5],
  ['love', 1.5],
  ['gift', 1],
  ['recover', 1.5],
  ['cheap', 1.5],
  ['proxy', 1.5],
  ['charity', 0.5],
  ['bet', 1.5],
  ['borrow', 1],
  ['trouble', 1],
  ['bypass', 1],
  ['forced', 1],
  ['share', 1.5],
  ['newNumber', 1.5],
  ['blackmail', 2],
  ['codeMessage', 1.5],
]

const CALM_POINTS: readonly [Calming, number][] = [
  ['inPerson', 2],
  ['noFee', 2],
  ['afterwards', 2.5],
  ['ownApp', 1],
  ['noHurry', 1.5],
  ['atLeisure', 1.5],
  ['balance', 3],
  ['ownDue', 2.5],
  ['otpNotice', 2.5],
]

/** So much is a scam, so much is doubtful. */
export const RED = 4

export const AMBER = 3

/** True when the other is to hand over or do something: money, a code, an app, a face, a step elsewhere. */
export function demandsSomething(message: Evidence): boolean {
  return (
    message.has('pay') ||
    message.has('secret') ||
    message.has('app') ||
    message.has('face') ||
    message.has('move') ||
    message.has('codeMessage') ||
    message.has('rent') ||
    message.has('proxy') ||
    message.has('callBack') ||
    message.foreignLink ||
    message.has('proxyAccount')
  )
}

/** Null when nothing is demanded: a notice that frightens but wants nothing is not scored. */
export function pointsOf(message: Evidence): number | null {
  if (!demandsSomething(message)) return null
  const sum = POINTS.reduce((all, [feature, points]) => all + (message.has(feature) ? points : 0), 0)
  // "Miễn phí" calms where nothing is to be pressed or told, and is a bait where something is.
  const bait = message.foreignLink || message.has('secret') || message.has('app') || message.has('scanQr')
  const calm = CALM_POINTS.reduce(
    (all, [sign, points]) =>
      all + (message.calm(sign) && !(bait && (sign === 'noFee' || sign === 'ownApp')) ? points : 0),
    0,
  )
  const link = message.foreignLink
    ? 1 +
      (message.link('bait') || message.link('imitates') || message.link('shortened') || message.link('weak-ending')
        ? 1.5
        : 0)
    : 0
  return sum + link - calm
}

/** Reasons for a verdict that rests on points alone, the heaviest parts first. */
export function reasonsByPoints(message: Evidence): ScamReason[] {
  const told: [Feature, ScamReason][] = [
    ['pay', 'urgentPay'],
    ['proxyAccount', 'privateAccount'],
    ['secrecy', 'secrecy'],
    ['threat', 'officeThreat'],
    ['glitch', 'glitch'],
    ['profit', 'profit'],
    ['upfront', 'upfront'],
    ['alarm', 'alarm'],
    ['move', 'move'],
    ['urgent', 'urgent'],
  ]
  return told.filter(([feature]) => message.has(feature)).map(([, reason]) => reason)
}
