import type { Catalog } from '../knowledge/catalog.ts'
import type { Guide, GuideId, Skill } from '../knowledge/guide.ts'
import { bankOf } from '../learning/bank.ts'
import { type Choice, chooseLesson, reason, WISH_MS, wished } from '../learning/choose.ts'
import { isLearned } from '../learning/mastery.ts'
import type { LearnerRecord, Progress, Wish } from '../learning/record.ts'
import { dayName } from '../replies/days.ts'
import { LESSON } from '../replies/lesson.ts'
import { SKILL_NAMES } from '../replies/menu.ts'
import { say } from '../replies/voice.ts'
import type { TurnContext } from './handler.ts'
import type { ChatMemory } from './session.ts'

/** Which lesson comes next, with the true reason for it as it is said to this person. */

export interface NextLesson {
  guide: Guide
  /** A clause behind "vì"; null where the reason is the person's own choice: told back to them it says nothing. */
  why: string | null
}

/** The lesson offered now, or null when there is nothing to learn. `not`: lessons just turned down. */
export async function nextLesson(turn: TurnContext, not: readonly GuideId[] = []): Promise<NextLesson | null> {
  const { progress } = await turn.record()
  const { lesson } = turn.memory
  const open =
    lesson && lesson.card > 0 && !not.includes(lesson.guide) ? turn.parts.catalog.guides.get(lesson.guide) : null
  if (open && !isLearned(progress.guides[open.id])) return { guide: open, why: said(turn, LESSON.whyUnfinished.text) }
  const choice = choiceNow(turn.memory, progress, turn.parts.catalog, turn.now, not)
  return choice && { guide: choice.guide, why: whyText(turn, progress, choice) }
}

/**
 * The next lesson of a skill that somebody names, and the progress with that choice in it; null when all of it is learned. The reason
 * is the wish itself, or what its first lesson has to follow.
 */
export async function nextOfSkill(
  turn: TurnContext,
  skill: Skill,
): Promise<{ next: NextLesson; progress: Progress } | null> {
  const { memory, parts, now } = turn
  const progress = wished((await turn.record()).progress, { about: { skill }, by: 'chosen', at: now })
  const others = [...parts.catalog.guides.values()].filter((guide) => guide.skill !== skill).map(({ id }) => id)
  const choice = choiceNow(memory, progress, parts.catalog, now, others)
  if (!choice) return null
  const own = say(LESSON.whySkill.text, turn.voice, { skill: SKILL_NAMES[skill] })
  const why = choice.why === 'whyUnfinished' ? said(turn, LESSON.whyUnfinished.text) : lowerFirst(own)
  return { next: { guide: choice.guide, why }, progress }
}

/** What the formula chooses for this person as of `now`. */
export function choiceNow(
  memory: ChatMemory,
  progress: Progress,
  catalog: Catalog,
  now: number,
  not: readonly GuideId[] = [],
): Choice | null {
  const open = memory.lesson && memory.lesson.card > 0 ? memory.lesson.guide : null
  return chooseLesson(progress, bankOf(catalog), {
    role: memory.settings.role,
    linkSkill: skillOf(memory.link.skill),
    open,
    not,
    now,
  })
}

/** "hôm qua bác hỏi về quét QR": the day and the subject as they were, or nothing of the kind is claimed. */
function whyText(turn: TurnContext, progress: Progress, { guide, why }: Choice): string | null {
  if (why === null) return null
  if (why !== 'whyAsked') return said(turn, reason(why).text)
  const wish = progress.wishes.findLast((each) => turn.now - each.at < WISH_MS && isAbout(each, guide))
  if (!wish) return null
  const topic = 'guide' in wish.about ? guide.name : SKILL_NAMES[wish.about.skill]
  return say(LESSON.whyAskedOn.text, turn.voice, { day: dayName(wish.at, turn.now), topic: lowerFirst(topic) })
}

/** The reason of a lesson that a daily message offered; null where the person chose it. */
export async function whyOffered(turn: TurnContext, guide: GuideId): Promise<string | null> {
  const next = turn.memory.schedule?.next
  const { progress } = await turn.record()
  const chosen = progress.wishes.some(({ by, about }) => by === 'chosen' && 'guide' in about && about.guide === guide)
  const found = turn.parts.catalog.guides.get(guide)
  return !chosen && found && next?.guide === guide ? whyText(turn, progress, { guide: found, why: next.why }) : null
}

function isAbout({ about }: Wish, guide: Guide): boolean {
  return 'guide' in about ? about.guide === guide.id : about.skill === guide.skill
}

function said(turn: TurnContext, text: string): string {
  return lowerFirst(say(text, turn.voice))
}

/** A capital in mid-sentence, unless the word is a name written in capitals. */
export function lowerFirst(text: string): string {
  const second = text.charAt(1)
  return second !== second.toLocaleLowerCase('vi') ? text : text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

export function skillOf(skill: string | null): Skill | null {
  const known = ['dvc', 'vneid', 'qr', 'antoan', 'muasam', 'morong'] as const
  return known.find((each) => each === skill) ?? null
}

/** The record with a wish in it; null where it would say nothing new: a guide learned already. */
export function wishFor(record: LearnerRecord, guide: GuideId, by: Wish['by'], now: number): Progress | null {
  return isLearned(record.progress.guides[guide]) ? null : wished(record.progress, { about: { guide }, by, at: now })
}

/** Easiest first: things one sees at once, nothing that needs an account or money. */
const EASY: readonly GuideId[] = [
  'coban-03-chup-gui',
  'coban-01-ung-dung',
  'coban-02-mang',
  'antoan-02-gia-danh',
  'qr-02-quet-tra-tien',
  'vneid-05-xuat-trinh',
  'vneid-01-cai-dat',
  'qr-04-kiem-tra',
  'vneid-02-kich-hoat',
]

/** Up to five lessons for somebody who has never learned anything here, easiest first. */
export function easyLessons(progress: Progress, catalog: Catalog): Guide[] {
  return EASY.flatMap((id) => catalog.guides.get(id) ?? [])
    .filter((guide) => guide.cards.length > 0 && !isLearned(progress.guides[guide.id]))
    .slice(0, 5)
}
