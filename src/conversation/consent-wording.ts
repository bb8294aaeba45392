/** Which text somebody agreed to: its version, and what of theirs it said leaves Vietnam, and where to. */

/** Version of the consent text: another as soon as it says something else, so that we know what somebody agreed to. */
export const CONSENT_WORDING = '2'

/** What of somebody's may leave the country: questions, masked, to be understood and reworded; voices, to be written down. */
export type Leaving = 'questions' | 'voices'

/** What leaves the country on this machine. */
export interface Abroad {
  /** A language model, or a service that reads questions for search, stands abroad. */
  modelAbroad: boolean
  voiceAbroad?: boolean
  /** Name of the host that does both; left out, only that it is abroad is told. */
  abroadHost?: string
}

/** Behind the wording's number, one for each thing that was named: "+abroad@model.example". */
const MARKS: Record<Leaving, string> = { questions: 'abroad', voices: 'voices' }

/** What leaves the country on this machine now. */
export function leavingToday({ modelAbroad, voiceAbroad = false }: Abroad): Leaving[] {
  return [...(modelAbroad ? (['questions'] as const) : []), ...(voiceAbroad ? (['voices'] as const) : [])]
}

/** The wording somebody agrees to who reads the whole text on this machine now. */
export function wordingToday(abroad: Abroad): string {
  return CONSENT_WORDING + marksFor(leavingToday(abroad), abroad).join('')
}

/** Of what leaves the country today, what the text somebody agreed to did not name, or named with another host. */
export function unnamedIn(wording: string | null, abroad: Abroad): Leaving[] {
  const named = marksOf(wording)
  return leavingToday(abroad).filter((each) => !marksFor([each], abroad).every((mark) => named.includes(mark)))
}

/** What was agreed to, and these things at today's host. */
export function withLeaving(wording: string | null, leaving: readonly Leaving[], abroad: Abroad): string {
  return joined(versionOf(wording) || CONSENT_WORDING, [...marksOf(wording), ...marksFor(leaving, abroad)])
}

/** What was agreed to before, and what the text agreed to now says besides. */
export function widened(before: string | null, now: string = CONSENT_WORDING): string {
  return joined(Math.max(versionOf(before), versionOf(now)), [...marksOf(before), ...marksOf(now)])
}

/** Of the text without what depends on the machine; 0: none was agreed to. */
export function versionOf(wording: string | null): number {
  return Number(wording?.split('+')[0] ?? 0)
}

/** Of two that one person agreed to in two chats, what holds for both: the earlier text, and abroad only what both named. */
export function commonWording(a: string | null, b: string | null): string | null {
  const earlier = versionOf(a) <= versionOf(b) ? a : b
  if (earlier === null) return null
  return joined(
    versionOf(earlier),
    marksOf(a).filter((mark) => marksOf(b).includes(mark)),
  )
}

function joined(version: number | string, marks: readonly string[]): string {
  return `${version}${[...new Set(marks)].join('')}`
}

function marksFor(leaving: readonly Leaving[], { abroadHost }: Abroad): string[] {
  return leaving.map((each) => `+${MARKS[each]}${abroadHost === undefined ? '' : `@${abroadHost}`}`)
}

function marksOf(wording: string | null): string[] {
  return (wording ?? '')
    .split('+')
    .slice(1)
    .map((mark) => `+${mark}`)
}
