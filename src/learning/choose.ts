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
/** A wish for a skill is weaker than one for a very guide, and stronger than the first lesson of a role. */
const SKILL_NEED = 0.8

/** The next lesson, or null when everything there is was learned or turned down. */
export function chooseLesson(progress: Progress, bank: Bank, wanted: Wanted): Choice | null {
  const all = ranked(progress, bank, wanted)
  // Any choice of the learner beats the formula, the newest first.
  for (const { about } of aliveWishes(progress, wanted.now, 'chosen').reverse()) {
    if ('guide' in about) {
      const guide = newGuide(progress, bank, wanted, about.guide)
      if (guide) return { guide, why: guide.id === wanted.open ? 'whyUnfinished' : null }
    } else {
      const best = all.find(({ target }) => target.skill === about.skill)
      if (best) return { guide: best.guide, why: best.why }
    }
  }
  const [best] = all
  return best ? { guide: best.guide, why: best.why } : null
}

export interface Ranked extends Choice {
  /** What was scored; `guide` is its first prerequisite not learned yet, or itself. */
  target: Guide
  score: number
}

/** Every lesson that can be taken now, the best first; equal ones in the order of the curriculum. */
export function ranked(progress: Progress, bank: Bank, wanted: Wanted): Ranked[] {
  const gap = widestGap(progress, bank)
  const [before, last] = progress.lastSkills.slice(-2)
  const twice = before !== undefined && before === last ? last : null
  const wishes = {
    asked: aliveWishes(progress, wanted.now, 'asked'),
    chosen: aliveWishes(progress, wanted.now, 'chosen'),
  }
  const begun = begunSkills(progress, bank)
  const all = [...bank.guides.values()].flatMap((target): (Ranked & { asked: boolean })[] => {
    if (!newGuide(progress, bank, wanted, target.id)) return []
    const needs = needsOf(target, wishes, begun, wanted)
    const need = Math.max(needs.asked, needs.chosen)
    const role = roleOf(target, wanted)
    const state = progress.guides[target.id]
    // Done on the phone step by step is no lesson begun: "đang học dở" would be untrue.
    const unfinished = target.id === wanted.open || (state !== undefined && state.practisedAt === null)
    // What was begun is ended, prerequisites or not.
    const guide = unfinished ? target : firstMissing(target, progress, bank, wanted)
    const again = guide.skill === twice && need === 0
    const score =
      WEIGHT.need * need +
      WEIGHT.role * role +
      WEIGHT.gap * (gap === target.skill ? 1 : 0) +
      WEIGHT.unfinished * (unfinished ? 1 : 0) +
      WEIGHT.sameSkillTwice * (again ? 1 : 0)
    const why = unfinished
      ? 'whyUnfinished'
      : need > 0
        ? wishWhy(needs.asked > 0, guide === target)
        : role > 0 && wanted.role !== null
          ? 'whyRole'
          : ownWhy(guide, progress, begun, gap)
    return [{ target, guide, score, why, asked: need > 0 || unfinished }]
  })
  // Three days running the same skill only where nothing else is left.
  const varied = all.filter(({ guide, asked }) => guide.skill !== twice || asked)
  const best = new Map<GuideId, Ranked>()
  for (const { asked: _, ...each } of (varied.length > 0 ? varied : all).toSorted((a, b) => b.score - a.score))
    if (!best.has(each.guide.id)) best.set(each.guide.id, each)
  return [...best.values()]
}

/** What was asked about is the reason, or what has to come before it; a wish told back to whoever had it says nothing. */
function wishWhy(asked: boolean, isItself: boolean): Why | null {
  if (!isItself) return 'whyBefore'
  return asked ? 'whyAsked' : null
}

/** A reason that needs no wish: true of this guide and of this person. */
function ownWhy(guide: Guide, progress: Progress, begun: ReadonlySet<Skill>, gap: Skill | null): Why {
  if (begun.size === 0) return 'whyFirst'
  const follows = begun.has(guide.skill) || guide.prerequisites.some((id) => isLearned(progress.guides[id]))
  return guide.skill === gap || !follows ? 'whyGap' : 'whyNext'
}

/** Skills of which something was learned. */
function begunSkills(progress: Progress, bank: Bank): Set<Skill> {
  const learned = Object.entries(progress.guides).filter(([, state]) => isLearned(state))
  return new Set(learned.flatMap(([id]) => bank.guides.get(id)?.skill ?? []))
}

function newGuide(progress: Progress, bank: Bank, { not }: Wanted, id: GuideId | null): Guide | undefined {
  if (id === null || not.includes(id) || isLearned(progress.guides[id])) return undefined
  const guide = bank.guides.get(id)
  return guide && guide.cards.length > 0 ? guide : undefined
}

/** 1 for what was asked about or chosen today, a little less for what is older; a wish for the skill counts for all its guides. */
function needsOf(
  guide: Guide,
  wishes: { asked: readonly Wish[]; chosen: readonly Wish[] },
  begun: ReadonlySet<Skill>,
  { linkSkill, now }: Wanted,
): { asked: number; chosen: number } {
  const strength = ({ about, at }: Wish) => {
    const age = 1 - (0.2 * Math.max(0, now - at)) / WISH_MS
    if ('guide' in about) return about.guide === guide.id ? age : 0
    return about.skill === guide.skill ? SKILL_NEED * age : 0
  }
  // What they came with is met by its first lesson; counted on, the link would give eight of one skill in a row.
  const linked = linkSkill === guide.skill && !begun.has(guide.skill) ? SKILL_NEED : 0
  return {
    asked: Math.max(0, ...wishes.asked.map(strength)),
    chosen: Math.max(linked, ...wishes.chosen.map(strength)),
  }
}

/** Earlier in the role's list counts a little more, so that its order holds. */
function roleOf(guide: Guide, { role }: Wanted): number {
  const list = FIRST_LESSONS[role ?? 'dan']
  const index = list.indexOf(guide.id)
  return index < 0 ? 0 : 1 - index / 20
}

/** The one of the five skills with the lowest share of vững guides, of đã hiểu ones where that is equal; null when all are vững. */
function widestGap(progress: Progress, bank: Bank): Skill | null {
  const rows = FIVE.map((skill) => {
    const guides = bank.bySkill.get(skill) ?? []
    const shareOf = (mark: 'solidAt' | 'understoodAt') =>
      guides.length === 0 ? 1 : guides.filter(({ id }) => progress.guides[id]?.[mark] != null).length / guides.length
    return { skill, solid: shareOf('solidAt'), understood: shareOf('understoodAt') }
  })
  const [lowest] = rows.toSorted((a, b) => a.solid - b.solid || a.understood - b.understood)
  return lowest && lowest.solid < 1 ? lowest.skill : null
}

/** The first prerequisite not learned, of the guide or of its prerequisites; the guide itself when there is none. */
function firstMissing(guide: Guide, progress: Progress, bank: Bank, wanted: Wanted, seen = new Set<GuideId>()): Guide {
  seen.add(guide.id)
  for (const id of guide.prerequisites) {
    if (seen.has(id) || progress.skills[guide.skill]?.placed === true) continue
    const missing = newGuide(progress, bank, wanted, id)
    if (missing) return firstMissing(missing, progress, bank, wanted, seen)
  }
  return guide
}

/** Wishes that still count, oldest first. */
function aliveWishes(progress: Progress, now: number, by: Wish['by']): Wish[] {
  return progress.wishes.filter((wish) => wish.by === by && now - wish.at < WISH_MS).toSorted((a, b) => a.at - b.at)
}

/** Wishes kept: what is older than two weeks is no reason any more. */
export const WISHES = 12

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
