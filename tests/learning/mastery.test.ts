import { describe, expect, it } from 'vitest'
import { lessonEnded } from '../../src/learning/answer.ts'
import { FIVE, finished, guideLevel, isLearned, practised, raised, seen, shaky } from '../../src/learning/mastery.ts'
import { changed, emptyProgress, emptyRecord, type LearnerRecord, type ReviewCard } from '../../src/learning/record.ts'
import { bank, known, nine, reviewer, TODAY, tell } from '../support/learner.ts'

const ID = 'qr-04-kiem-tra'
const guide = bank.guides.get(ID)
if (!guide) throw new Error(ID)
const core = bank.coreFacts.get(ID) ?? []

function passAll(record: LearnerRecord, day: number, id = ID): { record: LearnerRecord; last: number } {
  let kept = record
  let minute = 0
  for (const fact of bank.coreFacts.get(id) ?? []) {
    const [about] = bank.byFact.get(fact) ?? []
    if (about) kept = tell(kept, about, true, nine(day, minute), { kind: 'review' })
    minute += 1
  }
  return { record: kept, last: minute }
}

function taught(right: number, questions = 3): LearnerRecord {
  const started = changed(emptyRecord('lan'), { progress: seen(emptyProgress(), ID, nine(TODAY)) })
  return changed(started, lessonEnded(started, guide as never, { right, questions }, bank, nine(TODAY)).change)
}

describe('how far somebody is', () => {
  it('is đang học once a card was seen, đã hiểu from two of three right at the first try', () => {
    const level = (record: LearnerRecord) => guideLevel(record.progress.guides[ID])
    expect(guideLevel(undefined)).toBe('new')
    expect(guideLevel(seen(emptyProgress(), ID, nine(TODAY)).guides[ID])).toBe('learning')
    expect([0, 1, 2, 3].map((right) => level(taught(right)))).toEqual([
      'learning',
      'learning',
      'understood',
      'understood',
    ])
    // One lucky answer marks nothing as known, even when the two others were put off.
    expect(level(taught(1, 1))).toBe('learning')
    expect(level(taught(2, 2))).toBe('understood')
    expect([0, 1, 2].every((right) => isLearned(taught(right).progress.guides[ID]))).toBe(true)
  })

  it('is vững only when every core fact was right three days after the lesson or later', () => {
    const understood = taught(3)
    for (const days of [0, 1, 2]) {
      expect(guideLevel(passAll(understood, TODAY + days).record.progress.guides[ID])).toBe('understood')
    }
    expect(guideLevel(passAll(understood, TODAY + 3).record.progress.guides[ID])).toBe('solid')
    const [missing, ...others] = core
    let almost = understood
    for (const fact of others) {
      const about = bank.byFact.get(fact)?.find(({ facts }) => missing === undefined || !facts.includes(missing))
      if (about) almost = tell(almost, about, true, nine(TODAY + 5), { kind: 'review' })
    }
    expect(guideLevel(almost.progress.guides[ID])).toBe('understood')
  })

  it('takes nothing away: wrong answers later, or a worse run of the lesson, leave every mark', () => {
    let { record } = passAll(taught(3), TODAY + 3)
    const marks = (at: LearnerRecord) => {
      const { understoodAt, solidAt, finishedAt, seenAt } = at.progress.guides[ID] ?? {}
      return { understoodAt, solidAt, finishedAt, seenAt }
    }
    const before = marks(record)
    for (const about of bank.byGuide.get(ID) ?? []) record = tell(record, about, false, nine(TODAY + 40))
    record = changed(record, {
      progress: finished(record.progress, guide, { right: 0, questions: 3 }, nine(TODAY + 40)),
    })
    expect(marks(record)).toEqual(before)
    expect(record.progress.guides[ID]?.right).toBe(0)
  })

  it('tells a skill once, when its core guides are vững and three quarters đã hiểu, and all five once', () => {
    let progress = emptyProgress()
    const cards = new Map<string, ReviewCard>()
    const news: string[] = []
    for (const skill of FIVE) {
      for (const each of bank.bySkill.get(skill) ?? []) {
        progress = finished(progress, each, { right: 3, questions: 3 }, nine(TODAY))
        for (const fact of bank.coreFacts.get(each.id) ?? []) {
          const text = { fact, text: bank.facts.get(fact)?.text ?? '' }
          cards.set(fact, reviewer.reviewed(null, text, true, TODAY + 3, 'lan'))
        }
        for (let twice = 0; twice < 2; twice += 1) {
          const result = raised(progress, cards, bank, [each.id], nine(TODAY + 3))
          progress = result.progress
          news.push(...result.news.map((one) => (one.kind === 'skill' ? one.skill : one.kind)))
        }
      }
    }
    expect(news).toEqual([...FIVE, 'five'])
  })

  it('tells a skill at the end of the lesson that completes it', () => {
    const guides = bank.bySkill.get('qr') ?? []
    const extra = guides.filter(({ core: isCore }) => !isCore)
    const understoodAt = nine(TODAY)
    let record = emptyRecord('lan')
    for (const { id, core: isCore } of guides.filter((each) => each !== extra[0])) {
      const state = { seenAt: 0, finishedAt: understoodAt, right: 3, questions: 3, practisedAt: null }
      const marks = { ...state, understoodAt: isCore ? understoodAt : null, solidAt: isCore ? understoodAt : null }
      record = changed(record, { progress: { ...record.progress, guides: { ...record.progress.guides, [id]: marks } } })
    }
    const [last] = extra
    if (!last) throw new Error('all guides of the skill are core')
    expect(lessonEnded(record, last, { right: 0, questions: 3 }, bank, nine(TODAY)).news).toEqual([])
    expect(lessonEnded(record, last, { right: 3, questions: 3 }, bank, nine(TODAY)).news).toEqual([
      { kind: 'skill', skill: 'qr' },
    ])
  })

  it('keeps làm được as a mark of its own', () => {
    const record = taught(1)
    const done = practised(record.progress, ID, nine(TODAY + 1))
    expect(done.guides[ID]).toEqual({ ...record.progress.guides[ID], practisedAt: nine(TODAY + 1) })
    expect(practised(done, ID, nine(TODAY + 9))).toEqual(done)
  })

  it('says "nên ôn" of what fades below seven in ten, the weakest first, and of nothing fresh', () => {
    const { record } = passAll(taught(3), TODAY + 3)
    const { progress, cards } = known(record)
    expect(shaky(progress, cards, bank, TODAY + 4, reviewer.recall)).toEqual([])
    const later = shaky(progress, cards, bank, TODAY + 300, reviewer.recall)
    expect(later.map((each) => each.guide)).toEqual([ID])
    expect(later[0]?.recall).toBeLessThan(0.7)
  })
})
