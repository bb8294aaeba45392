import type { GuideId, Skill } from '../knowledge/guide.ts'
import { localDay } from '../shared/clock.ts'
import type { Bank } from './bank.ts'
import { rhythm, weekOf } from './habit.ts'
import { FIVE, isLearned } from './mastery.ts'
import type { ItemState, LocalDay, Progress, Tally } from './record.ts'

/** What somebody has done, in numbers counted from the catalogue and from their own answers (D25, D27). */

export interface ProgressSummary {
  learned: number
  all: number
  skills: { skill: Skill; learned: number; all: number; solid: boolean }[]
  rhythm: { unit: 'day' | 'week'; current: number; longest: number }
  left: number
  five: boolean
}

/** Counts of the five skills; the extensions never count. */
export function progressSummary(progress: Progress, bank: Bank, day: LocalDay): ProgressSummary {
  const skills = FIVE.map((skill) => {
    const guides = (bank.bySkill.get(skill) ?? []).filter(({ cards }) => cards.length > 0)
    const learned = guides.filter(({ id }) => isLearned(progress.guides[id])).length
    return { skill, learned, all: guides.length, solid: progress.skills[skill]?.solidAt != null }
  })
  const learned = skills.reduce((sum, each) => sum + each.learned, 0)
  const all = skills.reduce((sum, each) => sum + each.all, 0)
  const { unit, longest } = progress.habit
  return {
    learned,
    all,
    skills,
    rhythm: { unit, current: rhythm(progress.habit, day), longest: longest[unit] },
    left: all - learned,
    five: progress.fiveAt !== null,
  }
}

export interface WeekSummary {
  days: number
  lessons: number
  right: number
  answered: number
  /** Best and weakest guide of the week by its first tries; null where nothing stands out. */
  surest: GuideId | null
  shakiest: GuideId | null
}

/** The week of `day`, Monday to that day, counted from first tries. */
export function weekSummary({ progress }: { progress: Progress }, bank: Bank, day: LocalDay): WeekSummary {
  const week = weekOf(day)
  const inWeek = (each: LocalDay) => weekOf(each) === week && each <= day
  const done = Object.values(progress.guides).filter(
    (state) => state?.finishedAt != null && inWeek(localDay(state.finishedAt)),
  )
  const tally = progress.tally?.week === week ? progress.tally : null
  return {
    days: progress.habit.days.filter(inWeek).length,
    lessons: done.length,
    right: tally?.right ?? 0,
    answered: tally?.answered ?? 0,
    ...standingOut(tally?.guides ?? {}, bank),
  }
}

/** Two right answers and none wrong are needed to be called sure; whoever missed nothing is told nothing to go over. */
const SURE_ANSWERS = 2

function standingOut(guides: Tally['guides'], bank: Bank): Pick<WeekSummary, 'surest' | 'shakiest'> {
  const rows = Object.entries(guides).flatMap(([guide, own]) =>
    own && bank.guides.has(guide) ? [{ guide, ...own }] : [],
  )
  const missed = ({ right, answered }: { right: number; answered: number }) => answered - right
  const sure = rows.filter((row) => missed(row) === 0 && row.answered >= SURE_ANSWERS)
  const shaky = rows.filter((row) => missed(row) > 0)
  return {
    surest: sure.toSorted((a, b) => b.answered - a.answered)[0]?.guide ?? null,
    shakiest:
      shaky.toSorted((a, b) => missed(b) / b.answered - missed(a) / a.answered || missed(b) - missed(a))[0]?.guide ??
      null,
  }
}

/** Questions missed most that have not been right since, the newest first among equals. */
export function oftenMissed(items: Iterable<ItemState>, count: number): ItemState[] {
  return [...items]
    .filter(({ fails, lastPass }) => fails > 0 && !lastPass)
    .sort((a, b) => b.fails - a.fails || b.lastAt - a.lastAt)
    .slice(0, count)
}
