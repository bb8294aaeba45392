import type { Guide, GuideId, Skill } from '../knowledge/guide.ts'
import { localDay } from '../shared/clock.ts'
import type { Bank } from './bank.ts'
import { type FactKey, type GuideProgress, type LocalDay, NEW_SKILL, type Progress, type ReviewCard } from './record.ts'
import type { Reviewer } from './review.ts'

/** How far somebody is: đang học, đã hiểu, vững (conversation design §5.5). Once reached, nothing is taken away. */

/** The five essential skills; `morong` never counts. */
export const FIVE = ['dvc', 'vneid', 'qr', 'antoan', 'muasam'] as const satisfies readonly Skill[]

/** A fact counts as kept when it was known so many days after the lesson. */
const KEPT_AFTER_DAYS = 3
/** First tries right in a lesson's questions: two of three, and two at least, for one lucky answer marks nothing as known. */
const UNDERSTOOD = { right: 2, share: 2 / 3 }
/** Share of a skill's guides that have to be đã hiểu, beside all core guides vững. */
const SKILL_SHARE = 0.75
/** Below this predicted recall a guide reads "nên ôn". */
const SHAKY_RECALL = 0.7

export type GuideLevel = 'new' | 'learning' | 'understood' | 'solid'

/** Something that became true just now, told once. */
export type Achievement = { kind: 'skill'; skill: Skill } | { kind: 'five' }

/** The level told of a guide; undefined progress is `new`. */
export function guideLevel(progress: GuideProgress | undefined): GuideLevel {
  if (!progress) return 'new'
  if (progress.solidAt !== null) return 'solid'
  return progress.understoodAt === null ? 'learning' : 'understood'
}

/** Learned: the lesson's questions were gone through, whatever came out, or it was passed over by three right answers. */
export function isLearned(progress: GuideProgress | undefined): boolean {
  return progress?.finishedAt != null
}

/** A first card shown. */
export function seen(progress: Progress, guide: GuideId, now: number): Progress {
  if (progress.guides[guide]) return progress
  return withGuide(progress, guide, { ...NEW, seenAt: now })
}

const NEW = {
  finishedAt: null,
  right: 0,
  questions: 0,
  understoodAt: null,
  solidAt: null,
  practisedAt: null,
} as const satisfies Omit<GuideProgress, 'seenAt'>

/** The lesson's questions are over; `right` of `questions` were right at the first try. A later run never lowers a level. */
export function finished(
  progress: Progress,
  guide: Guide,
  score: { right: number; questions: number },
  now: number,
): Progress {
  const before = progress.guides[guide.id] ?? { ...NEW, seenAt: now }
  const understood = score.right >= UNDERSTOOD.right && score.right / score.questions >= UNDERSTOOD.share
  const isNew = before.finishedAt === null
  const next = withGuide(progress, guide.id, {
    ...before,
    ...score,
    finishedAt: before.finishedAt ?? now,
    understoodAt: before.understoodAt ?? (understood ? now : null),
  })
  return isNew ? { ...next, lastSkills: [...next.lastSkills, guide.skill].slice(-3) } : next
}

/** "Làm được": the person's own word, a mark of its own that no level depends on. */
export function practised(progress: Progress, guide: GuideId, now: number): Progress {
  const before = progress.guides[guide] ?? { ...NEW, seenAt: now }
  return withGuide(progress, guide, { ...before, practisedAt: before.practisedAt ?? now })
}

/** Raises what the answers so far have earned, and says what is new. */
export function raised(
  progress: Progress,
  cards: ReadonlyMap<FactKey, ReviewCard>,
  bank: Bank,
  guides: readonly GuideId[],
  now: number,
): { progress: Progress; news: Achievement[] } {
  let next = progress
  for (const id of guides) {
    const state = next.guides[id]
    if (!state || state.finishedAt === null || state.solidAt !== null) continue
    const from = localDay(state.finishedAt) + KEPT_AFTER_DAYS
    const core = bank.coreFacts.get(id) ?? []
    const kept = core.length > 0 && core.every((fact) => (cards.get(fact)?.lastPass ?? -1) >= from)
    if (kept) next = withGuide(next, id, { ...state, understoodAt: state.understoodAt ?? now, solidAt: now })
  }
  const news: Achievement[] = []
  for (const skill of FIVE) {
    if (next.skills[skill]?.solidAt != null || !skillIsSolid(next, bank, skill)) continue
    const before = next.skills[skill] ?? NEW_SKILL
    next = { ...next, skills: { ...next.skills, [skill]: { ...before, solidAt: now } } }
    news.push({ kind: 'skill', skill })
  }
  if (next.fiveAt === null && FIVE.every((skill) => next.skills[skill]?.solidAt != null)) {
    next = { ...next, fiveAt: now }
    news.push({ kind: 'five' })
  }
  return { progress: next, news }
}

function skillIsSolid(progress: Progress, bank: Bank, skill: Skill): boolean {
  const guides = bank.bySkill.get(skill) ?? []
  const core = guides.filter((guide) => guide.core)
  if (core.length === 0 || !core.every(({ id }) => progress.guides[id]?.solidAt != null)) return false
  const understood = guides.filter(({ id }) => progress.guides[id]?.understoodAt != null)
  return understood.length / guides.length >= SKILL_SHARE
}

/** Guides once understood whose facts are fading: "nên ôn", the weakest first. */
export function shaky(
  progress: Progress,
  cards: ReadonlyMap<FactKey, ReviewCard>,
  bank: Bank,
  day: LocalDay,
  recall: Reviewer['recall'],
): { guide: GuideId; recall: number }[] {
  return Object.entries(progress.guides)
    .flatMap(([guide, state]) => {
      if (state?.understoodAt == null) return []
      const known = (bank.coreFacts.get(guide) ?? []).flatMap((fact) => cards.get(fact) ?? [])
      if (known.length === 0) return []
      const lowest = Math.min(...known.map((card) => recall(card, day)))
      return lowest < SHAKY_RECALL ? [{ guide, recall: lowest }] : []
    })
    .sort((a, b) => a.recall - b.recall)
}

function withGuide(progress: Progress, guide: GuideId, state: GuideProgress): Progress {
  return { ...progress, guides: { ...progress.guides, [guide]: state } }
}
