/** Which text somebody agreed to: its version, and whether it named a model's host outside Vietnam. */

/** Wording of the consent text; it changes whenever the text does, so that we know what somebody agreed to. */
export const CONSENT_WORDING = '2'
/** Behind the wording's number: the text agreed to named a model's host outside Vietnam. */
const ABROAD = '+abroad'

/** The wording somebody agrees to on this machine now. */
export function wordingToday(modelAbroad: boolean): string {
  return modelAbroad ? CONSENT_WORDING + ABROAD : CONSENT_WORDING
}

export function namesAbroad(wording: string | null): boolean {
  return wording?.endsWith(ABROAD) ?? false
}

/** Of the text without what depends on the machine; 0: none was agreed to. */
export function versionOf(wording: string | null): number {
  return Number(wording?.replace(ABROAD, '') ?? 0)
}

/** Of two that one person agreed to in two chats, what holds for both: the earlier text, and abroad only where both named it. */
export function commonWording(a: string | null, b: string | null): string | null {
  const earlier = versionOf(a) <= versionOf(b) ? a : b
  return namesAbroad(a) && namesAbroad(b) ? earlier : (earlier?.replace(ABROAD, '') ?? null)
}
