import { DEMANDS } from './scam-demands.ts'
import { LURES } from './scam-lures.ts'
import { PRETEXTS } from './scam-pretexts.ts'

/** What a message demands, claims and promises: the parts out of which scams of every kind are built. */
export const FEATURES = { ...DEMANDS, ...PRETEXTS, ...LURES } as const

export type Feature = keyof typeof FEATURES
