/** Which text somebody agreed to: its version, and what of theirs it said leaves Vietnam. */

/** Wording of the consent text; it changes whenever the text does, so that we know what somebody agreed to. */
export const CONSENT_WORDING = '2'
/** Behind the wording's number: the text agreed to said that questions are reworded, that voices are written down, abroad. */
const ABROAD = '+abroad'
const VOICES = '+voices'

/** The wording somebody agrees to on this machine now. */
export function wordingToday({ modelAbroad, voiceAbroad }: { modelAbroad: boolean; voiceAbroad?: boolean }): string {
  return CONSENT_WORDING + (modelAbroad ? ABROAD : '') + (voiceAbroad ? VOICES : '')
}

export function namesAbroad(wording: string | null): boolean {
  return marksOf(wording).includes(ABROAD)
}

export function namesVoices(wording: string | null): boolean {
  return marksOf(wording).includes(VOICES)
}

/** What was agreed to, and voices abroad. */
export function withVoices(wording: string | null): string {
  return namesVoices(wording) ? (wording ?? '') : (wording ?? CONSENT_WORDING) + VOICES
}

/** What was agreed to, and what today's text keeps. Of what leaves the country the asking text said nothing. */
export function widened(wording: string | null): string {
  return CONSENT_WORDING + marksOf(wording).join('')
}

/** Of the text without what depends on the machine; 0: none was agreed to. */
export function versionOf(wording: string | null): number {
  return Number(wording?.split('+')[0] ?? 0)
}

/** Of two that one person agreed to in two chats, what holds for both: the earlier text, and abroad only what both named. */
export function commonWording(a: string | null, b: string | null): string | null {
  const earlier = versionOf(a) <= versionOf(b) ? a : b
  if (earlier === null) return null
  const both = marksOf(a).filter((mark) => marksOf(b).includes(mark))
  return `${versionOf(earlier)}${both.join('')}`
}

function marksOf(wording: string | null): string[] {
  return [ABROAD, VOICES].filter((mark) => `${wording}+`.includes(`${mark}+`))
}
