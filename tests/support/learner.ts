import { type Answer, answered, lessonEnded } from '../../src/learning/answer.ts'
import { type BankItem, bankOf } from '../../src/learning/bank.ts'
import { chooseLesson, type LearnerRole } from '../../src/learning/choose.ts'
import { seen } from '../../src/learning/mastery.ts'
import { type Known, lessonQuestions, reviewQuestions } from '../../src/learning/questions.ts'
import { changed, emptyRecord, type LearnerRecord } from '../../src/learning/record.ts'
import { makeReviewer } from '../../src/learning/review.ts'
import { localDay, timeOn } from '../../src/shared/clock.ts'
import { ownCatalog } from './own-content.ts'

/** The real content, read once for a test file. */
export const catalog = await ownCatalog()
export const bank = bankOf(catalog)
export const reviewer = makeReviewer()

/** Saturday 21 November 2026. */
export const TODAY = localDay(Date.parse('2026-11-21T09:00:00+07:00'))
export const nine = (day: number, minute = 0) => timeOn(day, 9, minute)

export function item(id: string): BankItem {
  const found = bank.items.get(id)
  if (!found) throw new Error(`no question ${id}`)
  return found
}

export function answer(about: BankItem, pass: boolean, now: number, more: Partial<Answer> = {}): Answer {
  return {
    item: about,
    key: null,
    pass,
    try: 1,
    kind: 'lesson',
    order: [],
    askedAt: now,
    channel: 'test',
    now,
    ...more,
  }
}

export function known(record: LearnerRecord): Known {
  const { learner, progress, cards, items } = record
  return { learner: learner ?? 'nobody', progress, cards, items }
}

export function tell(record: LearnerRecord, about: BankItem, pass: boolean, now: number, more: Partial<Answer> = {}) {
  return changed(record, answered(record, answer(about, pass, now, more), bank, reviewer).change)
}

export interface Asked {
  day: number
  item: BankItem
  kind: 'lesson' | 'review'
}

/** Days of one lesson each and the reviews of the day; `passes` says whether a question is answered right. */
export function course(
  learner: string,
  days: number,
  passes: (about: BankItem, day: number) => boolean,
  role: LearnerRole | null = null,
): { record: LearnerRecord; asked: Asked[]; lessons: string[] } {
  let record = emptyRecord(learner)
  const asked: Asked[] = []
  const lessons: string[] = []
  const ask = (about: BankItem, day: number, kind: Asked['kind'], minute: number) => {
    const pass = passes(about, day)
    asked.push({ day, item: about, kind })
    record = tell(record, about, pass, nine(day, minute), { kind })
    return pass
  }
  for (let day = TODAY; day < TODAY + days; day += 1) {
    const next = chooseLesson(record.progress, bank, { role, linkSkill: null, open: null, not: [], now: nine(day) })
    const wish = { day, cap: 5, withLesson: next !== null, doneToday: 0 }
    for (const [index, each] of reviewQuestions(known(record), bank, reviewer, wish).entries())
      ask(each, day, 'review', index)
    if (!next) continue
    lessons.push(next.guide.id)
    record = changed(record, { progress: seen(record.progress, next.guide.id, nine(day, 10)) })
    const questions = lessonQuestions(next.guide.id, known(record), bank, day)
    const right = questions.filter((each, index) => ask(each, day, 'lesson', 11 + index)).length
    const score = { right, questions: questions.length }
    record = changed(record, lessonEnded(record, next.guide, score, bank, nine(day, 20)).change)
  }
  return { record, asked, lessons }
}
