import type { GuideId, Skill } from '../knowledge/guide.ts'
import { localDay } from '../shared/clock.ts'
import type { Bank } from './bank.ts'
import { rhythm, weekOf } from './habit.ts'
import { FIVE, type GuideLevel, guideLevel, isLearned } from './mastery.ts'
import type { ItemState, LocalDay, Progress, ReviewCard } from './record.ts'

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
  /** Best and weakest guide of the week by what is remembered; null where nothing stands out. */
  surest: GuideId | null
  shakiest: GuideId | null
}

export interface WeekOf {
  progress: Progress
  cards: readonly ReviewCard[]
}

/** The week of `day`, Monday to that day. */
export function weekSummary({ progress, cards }: WeekOf, bank: Bank, day: LocalDay): WeekSummary {
  const week = weekOf(day)
  const inWeek = (each: LocalDay) => weekOf(each) === week && each <= day
  const done = Object.entries(progress.guides).filter(
    ([, state]) => state?.finishedAt != null && inWeek(localDay(state.finishedAt)),
  )
  const answered = cards.filter((card) => inWeek(card.last))
  const right = answered.filter((card) => card.lastPass === card.last)
  const byGuide = Map.groupBy(cards, (card) => bank.facts.get(card.fact)?.guide.id ?? '')
  const strength = [...byGuide].flatMap(([guide, own]) =>
    bank.guides.has(guide)
      ? [{ guide, stability: own.reduce((sum, card) => sum + card.stability, 0) / own.length }]
      : [],
  )
  strength.sort((a, b) => a.stability - b.stability)
  return {
    days: progress.habit.days.filter(inWeek).length,
    lessons: done.length,
    right: right.length,
    answered: answered.length,
    surest: strength.length > 1 ? (strength.at(-1)?.guide ?? null) : null,
    shakiest: strength.length > 1 ? (strength[0]?.guide ?? null) : null,
  }
}

/** Questions missed most that have not been right since, the newest first among equals. */
export function oftenMissed(items: Iterable<ItemState>, count: number): ItemState[] {
  return [...items]
    .filter(({ fails, lastPass }) => fails > 0 && !lastPass)
    .sort((a, b) => b.fails - a.fails || b.lastAt - a.lastAt)
    .slice(0, count)
}

export function levelOf(progress: Progress, guide: GuideId): GuideLevel {
  return guideLevel(progress.guides[guide])
}
