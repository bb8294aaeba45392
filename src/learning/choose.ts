import type { Guide, GuideId, Skill } from '../knowledge/guide.ts'
import { LESSON } from '../replies/lesson.ts'
import type { Bank } from './bank.ts'
import { FIVE, isLearned } from './mastery.ts'
import type { Progress, Wish } from './record.ts'

/** Which lesson comes next, with the true reason for it (conversation design §5.6). The model never chooses lessons. */

/** Self-declared or from the entry link, never inferred from age. */
export type LearnerRole = 'dan' | 'cao-tuoi' | 'buon-ban' | 'lao-dong' | 'hoc-sinh' | 'can-bo' | 'to-cong-nghe'

/** Names the sentence told as the reason; null where it is the person's own choice, which told back says nothing. */
export type Why = 'whyUnfinished' | 'whyAsked' | 'whyRole' | 'whyFirst' | 'whyBefore' | 'whyGap' | 'whyNext'

export interface Wanted {
  role: LearnerRole | null
  /** Skill of the entry link. */
  linkSkill: Skill | null
  /** The lesson whose cards were begun and not ended. */
  open: GuideId | null
  /** Lessons just turned down. */
  not: readonly GuideId[]
  now: number
}

export interface Choice {
  guide: Guide
  why: Why | null
}

/** First lessons of each role. */
export const FIRST_LESSONS: Record<LearnerRole, readonly GuideId[]> = {
  'cao-tuoi': ['antoan-02-gia-danh', 'vneid-05-xuat-trinh', 'suckhoe-01-dat-kham', 'vneid-09-an-sinh'],
  dan: ['vneid-01-cai-dat', 'vneid-02-kich-hoat', 'qr-02-quet-tra-tien'],
  'buon-ban': ['qr-08-tieu-thuong', 'qr-04-kiem-tra', 'muasam-06-gian-hang', 'muasam-08-nghia-vu', 'nong-01-thoi-tiet'],
  'lao-dong': ['vneid-02-kich-hoat', 'qr-02-quet-tra-tien', 'antoan-05-viec-nhe', 'ai-01-hoi-dap'],
  'hoc-sinh': ['antoan-01-mat-khau-otp', 'antoan-05-viec-nhe', 'ai-02-kiem-chung'],
  'can-bo': ['dvc-01-dang-nhap', 'vneid-02-kich-hoat', 'antoan-08-bi-lua'],
  'to-cong-nghe': ['dvc-01-dang-nhap', 'vneid-02-kich-hoat', 'antoan-08-bi-lua'],
}

/** What somebody asked about or chose counts for so long. */
export const WISH_MS = 14 * 86_400_000
const WEIGHT = { need: 3, role: 2, gap: 1, unfinished: 1, sameSkillTwice: -2 }
/** A wish for a skill is weaker than one for a very guide. */
const SKILL_NEED = 0.6

/** The next lesson, or null when everything there is was learned or turned down. */
export function chooseLesson(progress: Progress, bank: Bank, wanted: Wanted): Choice | null {
  const open = isNewGuide(progress, bank, wanted, wanted.open)
  const chosen = newestWish(progress, wanted.now, (wish) => wish.by === 'chosen' && 'guide' in wish.about)
  const wish = chosen && 'guide' in chosen.about ? isNewGuide(progress, bank, wanted, chosen.about.guide) : undefined
  // Any choice of the learner beats the formula.
  if (wish) return { guide: wish, why: wish.id === open?.id ? 'whyUnfinished' : null }
  const [best] = ranked(progress, bank, wanted)
  if (!best) return null
  const first = firstMissing(best.guide, progress, bank, wanted)
  return first.id === best.guide.id ? { guide: best.guide, why: best.why } : { guide: first, why: 'whyBefore' }
}

export interface Ranked extends Choice {
  score: number
}

/** Everything not learned yet, the best first; equal ones in the order of the curriculum. */
export function ranked(progress: Progress, bank: Bank, wanted: Wanted): Ranked[] {
  const gap = widestGap(progress, bank)
  const [before, last] = progress.lastSkills.slice(-2)
  const twice = before !== undefined && before === last ? last : null
  const all = [...bank.guides.values()].flatMap((guide): Ranked[] => {
    if (!isNewGuide(progress, bank, wanted, guide.id)) return []
    const need = needOf(guide, progress, wanted)
    const role = roleOf(guide, wanted)
    const unfinished = guide.id === wanted.open || progress.guides[guide.id] ? 1 : 0
    const isGap = gap === guide.skill ? 1 : 0
    const again = guide.skill === twice && need === 0 ? 1 : 0
    const score =
      WEIGHT.need * need +
      WEIGHT.role * role +
      WEIGHT.gap * isGap +
      WEIGHT.unfinished * unfinished +
      WEIGHT.sameSkillTwice * again
    const why: Why = unfinished
      ? 'whyUnfinished'
      : need > 0
        ? 'whyAsked'
        : role > 0
          ? wanted.role
            ? 'whyRole'
            : 'whyFirst'
          : isGap && progress.lastSkills.length > 0
            ? 'whyGap'
            : progress.lastSkills.length > 0
              ? 'whyNext'
              : 'whyFirst'
    return [{ guide, score, why }]
  })
  // Three days running the same skill only where nothing else is left.
  const varied = all.filter(({ guide, why }) => guide.skill !== twice || why === 'whyAsked' || why === 'whyUnfinished')
  return (varied.length > 0 ? varied : all).toSorted((a, b) => b.score - a.score)
}

function isNewGuide(progress: Progress, bank: Bank, { not }: Wanted, id: GuideId | null): Guide | undefined {
  if (id === null || not.includes(id) || isLearned(progress.guides[id])) return undefined
  const guide = bank.guides.get(id)
  return guide && guide.cards.length > 0 ? guide : undefined
}

/** 1 for the newest thing asked about, a little less for older ones; a wish for the skill counts for all its guides. */
function needOf(guide: Guide, progress: Progress, { linkSkill, now }: Wanted): number {
  const alive = progress.wishes.filter((wish) => now - wish.at < WISH_MS)
  const age = (wish: Wish) => 1 - (0.2 * Math.max(0, now - wish.at)) / WISH_MS
  const needs = alive.flatMap((wish) => {
    if ('guide' in wish.about) return wish.about.guide === guide.id ? [age(wish)] : []
    return wish.about.skill === guide.skill ? [SKILL_NEED * age(wish)] : []
  })
  return Math.max(0, ...needs, linkSkill === guide.skill ? SKILL_NEED : 0)
}

/** Earlier in the role's list counts a little more, so that its order holds. */
function roleOf(guide: Guide, { role }: Wanted): number {
  const list = FIRST_LESSONS[role ?? 'dan']
  const index = list.indexOf(guide.id)
  return index < 0 ? 0 : 1 - index / 20
}

/** The one of the five skills with the lowest share of guides đã hiểu. */
function widestGap(progress: Progress, bank: Bank): Skill | null {
  const shares = FIVE.map((skill) => {
    const guides = bank.bySkill.get(skill) ?? []
    const known = guides.filter(({ id }) => progress.guides[id]?.understoodAt != null).length
    return { skill, share: guides.length === 0 ? 1 : known / guides.length }
  })
  const lowest = shares.reduce((low, each) => (each.share < low.share ? each : low))
  return lowest.share < 1 ? lowest.skill : null
}

/** The first prerequisite not learned, of the guide or of its prerequisites; the guide itself when there is none. */
function firstMissing(guide: Guide, progress: Progress, bank: Bank, wanted: Wanted, seen = new Set<GuideId>()): Guide {
  seen.add(guide.id)
  for (const id of guide.prerequisites) {
    if (seen.has(id) || progress.skills[guide.skill]?.placed === true) continue
    const missing = isNewGuide(progress, bank, wanted, id)
    if (missing) return firstMissing(missing, progress, bank, wanted, seen)
  }
  return guide
}

function newestWish(progress: Progress, now: number, fits: (wish: Wish) => boolean): Wish | null {
  const alive = progress.wishes.filter((wish) => now - wish.at < WISH_MS && fits(wish))
  return alive.reduce<Wish | null>((newest, wish) => (newest && newest.at >= wish.at ? newest : wish), null)
}

/** Wishes kept: what is older than two weeks is no reason any more. */
const WISHES = 12

/** Remembers what was asked about or chosen; the same thing again only moves to the front. */
export function wished(progress: Progress, wish: Wish): Progress {
  const same = (other: Wish) => other.by === wish.by && JSON.stringify(other.about) === JSON.stringify(wish.about)
  const alive = progress.wishes.filter((other) => wish.at - other.at < WISH_MS && !same(other))
  return { ...progress, wishes: [...alive, wish].slice(-WISHES) }
}

/** The template of a reason. */
export function reason(why: Why): { text: string } {
  return LESSON[why]
}
