import type { ScamRule } from './scam-evidence.ts'
import { DEMAND_RULES } from './scam-rules-demands.ts'
import { LURE_RULES } from './scam-rules-lures.ts'

/** In the order in which reasons are told: what is demanded first, then who claims to demand it, then the pressure. */
export const SCAM_RULES: readonly ScamRule[] = [...DEMAND_RULES, ...LURE_RULES]
