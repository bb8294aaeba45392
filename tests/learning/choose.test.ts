import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chooseLesson,
  FIRST_LESSONS,
  type LearnerRole,
  ranked,
  type Wanted,
  WISH_MS,
  wished,
} from '../../src/learning/choose.ts'
import { finished, isLearned, practised, seen } from '../../src/learning/mastery.ts'
import { emptyProgress, type Progress, type Wish } from '../../src/learning/record.ts'
import { bank, nine, TODAY } from '../support/learner.ts'

const NOW = nine(TODAY)
const WANTED: Wanted = { role: null, linkSkill: null, open: null, not: [], now: NOW }
const ROLES = Object.keys(FIRST_LESSONS) as LearnerRole[]
const ids = [...bank.guides.keys()]

function guideOf(id: string) {
  const guide = bank.guides.get(id)
  if (!guide) throw new Error(id)
  return guide
}

function learned(...guides: string[]): Progress {
  const score = { right: 3, questions: 3 }
  return guides.reduce((progress, id) => finished(progress, guideOf(id), score, NOW), emptyProgress())
}

function wish(progress: Progress, by: Wish['by'], about: Wish['about'], at = NOW): Progress {
  return wished(progress, { by, about, at })
}

const progresses = fc.record({
  learned: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 40 }),
  wishes: fc.array(fc.record({ guide: fc.constantFrom(...ids), by: fc.constantFrom<Wish['by']>('asked', 'chosen') }), {
    maxLength: 3,
  }),
  role: fc.option(fc.constantFrom(...ROLES)),
})

describe('the next lesson', () => {
  it('begins with the first lesson of the role, or what has to come before it', () => {
    for (const role of ROLES) {
      const [first = ''] = FIRST_LESSONS[role]
      const choice = chooseLesson(emptyProgress(), bank, { ...WANTED, role })
      const target = ranked(emptyProgress(), bank, { ...WANTED, role })[0]?.target.id
      expect(target, role).toBe(first)
      expect(choice?.why, role).toBe('whyRole')
      expect(
        choice?.guide.prerequisites.every((id) => !bank.guides.has(id)),
        role,
      ).toBe(true)
    }
    expect(chooseLesson(emptyProgress(), bank, WANTED)).toMatchObject({
      guide: { id: 'vneid-01-cai-dat' },
      why: 'whyFirst',
    })
  })

  it('is what was asked about before what the role begins with, and says so; after two weeks no more', () => {
    const asked = wish(emptyProgress(), 'asked', { guide: 'antoan-07-tin-gia' })
    const wanted = { ...WANTED, role: 'cao-tuoi' as const }
    expect(chooseLesson(asked, bank, wanted)).toMatchObject({ guide: { id: 'antoan-07-tin-gia' }, why: 'whyAsked' })
    const late = { ...wanted, now: NOW + WISH_MS }
    expect(chooseLesson(asked, bank, late)?.guide.id).toBe('antoan-02-gia-danh')
  })

  it('is what has to come before the guide that was asked about, with that as its reason', () => {
    const asked = wish(emptyProgress(), 'asked', { guide: 'vneid-05-xuat-trinh' })
    expect(chooseLesson(asked, bank, WANTED)).toMatchObject({ guide: { id: 'vneid-01-cai-dat' }, why: 'whyBefore' })
    const one = { ...asked, guides: learned('vneid-01-cai-dat').guides }
    expect(chooseLesson(one, bank, WANTED)).toMatchObject({ guide: { id: 'vneid-02-kich-hoat' }, why: 'whyBefore' })
    const placed: Progress = { ...asked, skills: { vneid: { level: 1, recent: [], placed: true, solidAt: null } } }
    expect(chooseLesson(placed, bank, WANTED)?.guide.id).toBe('vneid-05-xuat-trinh')
  })

  it('is the own choice of the person, the newest first, whatever the formula says, and tells them no reason', () => {
    const asked = wish(emptyProgress(), 'asked', { guide: 'antoan-07-tin-gia' })
    const chosen = wish(asked, 'chosen', { guide: 'muasam-07-dang-ban' }, NOW - 13 * 86_400_000)
    const role = { ...WANTED, role: 'can-bo' as const }
    expect(chooseLesson(chosen, bank, role)).toEqual({ guide: guideOf('muasam-07-dang-ban'), why: null })
    const newer = wish(chosen, 'chosen', { guide: 'coban-02-mang' })
    expect(chooseLesson(newer, bank, role)?.guide.id).toBe('coban-02-mang')
    // Once learned, the older choice comes up again.
    const done = { ...newer, guides: learned('coban-02-mang').guides }
    expect(chooseLesson(done, bank, role)?.guide.id).toBe('muasam-07-dang-ban')
    const skill = wish(asked, 'chosen', { skill: 'muasam' })
    expect(chooseLesson(skill, bank, role)?.guide).toMatchObject({ skill: 'muasam', prerequisites: [] })
    expect(chooseLesson(skill, bank, role)?.why).toBeNull()
  })

  it('is of two asked about the one asked about last, though the older stands first in the curriculum', () => {
    const older = wish(emptyProgress(), 'asked', { guide: 'antoan-07-tin-gia' }, NOW - 10 * 86_400_000)
    const newer = wish(older, 'asked', { guide: 'qr-01-mo-tai-khoan' })
    expect(ids.indexOf('antoan-07-tin-gia')).toBeLessThan(ids.indexOf('qr-01-mo-tai-khoan'))
    expect(chooseLesson(newer, bank, WANTED)?.guide.id).toBe('qr-01-mo-tai-khoan')
  })

  it('came by a link of a skill: a lesson of it, and never the untrue reason that it was asked about', () => {
    const choice = chooseLesson(emptyProgress(), bank, { ...WANTED, linkSkill: 'muasam' })
    expect(choice).toMatchObject({ guide: { skill: 'muasam' }, why: null })
  })

  it('came by a link of a skill: after its first lesson the link counts no more', () => {
    const begun = learned('muasam-01-chon-noi')
    const byLink = ranked(begun, bank, { ...WANTED, linkSkill: 'muasam' })
    expect(byLink).toEqual(ranked(begun, bank, WANTED))
  })

  it('is not of one skill three days running, prerequisites included, unless it was asked for or begun', () => {
    const two = learned('vneid-01-cai-dat', 'vneid-02-kich-hoat')
    expect(two.lastSkills).toEqual(['vneid', 'vneid'])
    for (const role of [null, ...ROLES]) {
      const choice = chooseLesson(two, bank, { ...WANTED, role })
      expect(choice?.guide.skill, String(role)).not.toBe('vneid')
    }
    const asked = wish(two, 'asked', { guide: 'vneid-03-mat-khau' })
    expect(chooseLesson(asked, bank, WANTED)?.guide.id).toBe('vneid-03-mat-khau')
    // Where nothing else is left, the rest of the skill comes after all.
    const others = ids.filter((id) => guideOf(id).skill !== 'vneid')
    const rest = { ...learned(...others), lastSkills: ['vneid', 'vneid'] as Progress['lastSkills'] }
    expect(chooseLesson(rest, bank, WANTED)?.guide.skill).toBe('vneid')
  })

  it('goes on with what was begun before anything of equal standing', () => {
    const begun = seen(learned('coban-01-ung-dung'), 'muasam-05-danh-gia', NOW)
    const best = ranked(begun, bank, { ...WANTED, role: 'hoc-sinh' }).find(({ why }) => why === 'whyUnfinished')
    expect(best?.guide.id).toBe('muasam-05-danh-gia')
    const all = learned(...FIRST_LESSONS.dan)
    const open = chooseLesson(all, bank, { ...WANTED, open: 'antoan-07-tin-gia' })
    expect(open?.why === 'whyUnfinished' || open?.why === 'whyGap').toBe(true)
  })

  it('calls nothing begun that was done step by step on the phone', () => {
    const done = wish(practised(emptyProgress(), 'antoan-02-gia-danh', NOW), 'asked', { guide: 'antoan-02-gia-danh' })
    const offered = ranked(done, bank, WANTED).find(({ guide }) => guide.id === 'antoan-02-gia-danh')
    expect(offered).toMatchObject({ why: 'whyAsked', score: 3 })
  })

  it('scores by the formula: 3 need, 2 role, 1 gap, 1 unfinished, less 2 for the same skill twice', () => {
    const scoreOf = (progress: Progress, wanted: Partial<Wanted>, id: string) =>
      ranked(progress, bank, { ...WANTED, ...wanted }).find(({ guide }) => guide.id === id)?.score
    const none = emptyProgress()
    expect(scoreOf(none, {}, 'muasam-01-chon-noi')).toBe(0)
    expect(scoreOf(none, { role: 'cao-tuoi' }, 'antoan-02-gia-danh')).toBe(2)
    expect(scoreOf(wish(none, 'asked', { guide: 'muasam-01-chon-noi' }), {}, 'muasam-01-chon-noi')).toBe(3)
    expect(scoreOf(seen(none, 'muasam-01-chon-noi', NOW), {}, 'muasam-01-chon-noi')).toBe(1)
    const known = learned('vneid-01-cai-dat', 'vneid-02-kich-hoat', 'antoan-01-mat-khau-otp')
    // Nothing of dvc is known: its guides have the gap, and nothing else has.
    expect(scoreOf(known, {}, 'dvc-01-dang-nhap')).toBe(1)
    const asked = wish(learned('antoan-01-mat-khau-otp', 'antoan-02-gia-danh'), 'asked', { guide: 'antoan-07-tin-gia' })
    expect(scoreOf(asked, {}, 'antoan-07-tin-gia')).toBe(3)
  })

  it('always has a reason that is true of the person, never repeats a lesson, and is the same each time', () => {
    fc.assert(
      fc.property(progresses, ({ learned: done, wishes, role }) => {
        const progress = wishes.reduce((kept, { guide, by }) => wish(kept, by, { guide }), learned(...done))
        const wanted = { ...WANTED, role }
        const choice = chooseLesson(progress, bank, wanted)
        expect(chooseLesson(progress, bank, wanted)).toEqual(choice)
        if (choice === null) return expect(done.length).toBe(ids.length)
        const { guide, why } = choice
        expect(isLearned(progress.guides[guide.id])).toBe(false)
        const asked = wishes.some((one) => one.by === 'asked' && one.guide === guide.id)
        const chosen = wishes.some((one) => one.by === 'chosen' && one.guide === guide.id)
        if (why === 'whyAsked') expect(asked).toBe(true)
        if (why === null) expect(chosen).toBe(true)
        if (why === 'whyFirst') expect(done).toEqual([])
        if (why === 'whyRole') expect(role).not.toBeNull()
        if (why === 'whyBefore') expect(wishes.length).toBeGreaterThan(0)
        if (why === 'whyNext') {
          const before = (id: string) => guideOf(id).skill === guide.skill || guide.prerequisites.includes(id)
          expect(done.some(before)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('keeps twelve wishes at most, each once, none older than two weeks', () => {
    let progress = emptyProgress()
    for (let day = 0; day < 40; day += 1) {
      progress = wish(progress, 'asked', { guide: ids[day % 20] ?? '' }, NOW + day * 86_400_000)
      progress = wish(progress, 'asked', { guide: ids[day % 20] ?? '' }, NOW + day * 86_400_000 + 1)
    }
    expect(progress.wishes.length).toBe(12)
    expect(new Set(progress.wishes.map(({ about }) => JSON.stringify(about))).size).toBe(12)
  })
})
