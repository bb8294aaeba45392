import { commonWording, versionOf } from './consent-wording.ts'
import type { ChatMemory, Settings } from './session.ts'

/** What holds of a person in whatever chat they write: written into the documents of the others when it changes in one. */
const SHARED = [
  'settings',
  'consent',
  'additionAsked',
  'abroadAskedAt',
  'abroadRefusedAt',
  'schedule',
  'seen',
  'emergencyAt',
  'emergencyAbout',
] as const satisfies readonly (keyof ChatMemory)[]

/** The shared parts that a turn changed, or null. `before` null: all of them. */
export function sharedParts(before: ChatMemory | null, after: ChatMemory): Partial<ChatMemory> | null {
  const changed = SHARED.filter(
    (part) => before === null || JSON.stringify(before[part]) !== JSON.stringify(after[part]),
  )
  return changed.length === 0 ? null : Object.fromEntries(changed.map((part) => [part, after[part]]))
}

/** The settings that stand, filled where nothing was chosen by what was chosen in the other chat. */
export function joinedSettings(kept: Settings, other: Settings): Settings {
  const form = !kept.formChosen && other.formChosen ? { form: other.form, bot: other.bot, formChosen: true } : {}
  const { hour, hourAt, nightChosen, daysPerWeek, pausedUntil, stoppedAt } = other
  const hasNoHour = kept.hour === null && kept.stoppedAt === null
  return {
    ...kept,
    ...form,
    ...(hasNoHour && hour !== null ? { hour, hourAt, nightChosen, daysPerWeek, pausedUntil, stoppedAt } : {}),
    name: kept.name ?? other.name,
    place: kept.place ?? other.place,
    role: kept.role ?? other.role,
  }
}

/**
 * Of two consents what both agreed to: the earlier wording, or the newer of the same, and a model abroad only if both named it.
 * What was added since is asked once more.
 */
export function joinedConsent(a: ChatMemory, b: ChatMemory): Pick<ChatMemory, 'consent' | 'additionAsked'> {
  const rank = ({ consent }: ChatMemory) => versionOf(consent.wording)
  const { consent, additionAsked } =
    rank(a) === rank(b) ? ((b.consent.at ?? 0) > (a.consent.at ?? 0) ? b : a) : rank(a) < rank(b) ? a : b
  const wording = commonWording(a.consent.wording, b.consent.wording)
  return { consent: { ...consent, wording }, additionAsked: additionAsked && rank(a) === rank(b) }
}
