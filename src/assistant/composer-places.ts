import type { CitedAddress } from '../knowledge/plan.ts'

/** Addresses as the model's path compares them. */

export function documentOf(address: CitedAddress): string {
  return address.split('#')[0] ?? address
}

/** The place itself, or one that stands in it. */
export function isWithin(inner: CitedAddress, outer: CitedAddress): boolean {
  return inner === outer || inner.startsWith(`${outer}.`)
}
