import { describe, expect, it } from 'vitest'
import { readMemory } from '../../src/conversation/memory-document.ts'
import { emptyMemory } from '../../src/conversation/session.ts'
import type { Effect } from '../../src/conversation/turn-store.ts'
import { openTalk, type Talk, talkWithQuestion } from '../support/talk.ts'

const GUIDE = 'qr-04-kiem-tra'
const DAY = 86_400_000

type Learned = Extract<Effect, { type: 'learnerChanged' }>

const learned = (effects: readonly Effect[]) => effects.filter((one): one is Learned => one.type === 'learnerChanged')

/** Cards, three questions answered right, and the end. */
async function wholeLesson(talk: Talk): Promise<string> {
  await talk.send('học bài')
  await talk.send('xong bài này rồi')
  for (let question = 0; question < 3; question += 1) {
    await talk.send(String(talk.rightDigit()))
    if (question < 2) await talk.send('1')
  }
  return (await talk.send('1')).texts.join('\n')
}

describe('what is learned in a talk', () => {
  it('is one attempt, the cards of its facts and a day of learning for a first answer', async () => {
    const talk = await talkWithQuestion(GUIDE, 'qr-04.q1')
    const { commit } = await talk.send('1')
    const [change, ...others] = learned(commit.effects)
    expect(others).toEqual([])
    expect(change?.learner).toBe('script')
    expect(change?.change.attempt).toMatchObject({ item: 'qr-04.q1', pass: true, try: 1, kind: 'lesson', ms: 1000 })
    const record = await talk.record()
    expect(record?.cards.size).toBeGreaterThan(0)
    expect(record?.progress.habit).toMatchObject({ current: 1, lastDay: Math.floor((talk.now + 7 * 3_600_000) / DAY) })
  })

  it('is one fail for a wrong answer, whatever the second try says', async () => {
    const talk = await talkWithQuestion(GUIDE, 'qr-04.q2')
    await talk.send('3')
    const { commit } = await talk.send('1')
    expect(learned(commit.effects).map(({ change }) => Object.keys(change))).toEqual([['attempt']])
    expect((await talk.record())?.items.get('qr-04.q2')).toMatchObject({ times: 1, fails: 1, lastPass: false })
  })

  it('stands again where it stood before a slip taken back within a minute', async () => {
    const talk = await talkWithQuestion(GUIDE, 'qr-04.q4')
    await talk.send('2')
    const first = await talk.record()
    await talk.send('nhầm')
    const after = await talk.record()
    expect(first?.items.size).toBe(1)
    expect(after?.items.size).toBe(0)
    expect(after?.cards.size).toBe(0)
    expect(after?.progress).toMatchObject({ habit: { current: 0, lastDay: null }, skills: {} })
    const [attempt] = await talk.store.learners.attempts('script', 10)
    expect(attempt).toMatchObject({ item: 'qr-04.q4', voided: true })
  })

  it('is no slip any more after a minute', async () => {
    const talk = await talkWithQuestion(GUIDE, 'qr-04.q4')
    await talk.send('2')
    talk.wait(61_000)
    expect((await talk.send('nhầm')).texts[0]).toContain('chưa ghi câu nào để bỏ')
    expect((await talk.record())?.items.size).toBe(1)
  })

  it('is the wish behind the next lesson, told with its day', async () => {
    const talk = openTalk()
    await talk.send('quét mã qr trả tiền thế nào')
    talk.wait(DAY)
    const { texts } = await talk.send('học bài hôm nay')
    const asked = (await talk.record())?.progress.wishes.at(-1)
    expect(asked).toMatchObject({ by: 'asked' })
    expect(texts[0]).toMatch(/Vì sao bài này: hôm qua bác hỏi về .+\./u)
    const said = /Vì sao bài này: (.+)/u.exec(texts[0] ?? '')?.[1] ?? ''
    expect((await talk.send('vì sao bài này')).texts[0]).toContain(`Vì ${said}`)
    // Going on with what was offered is no choice of one's own.
    await talk.send('8')
    await talk.send('học tiếp')
    expect((await talk.record())?.progress.wishes.every(({ by }) => by === 'asked')).toBe(true)
    expect((await talk.send('vì sao bài này')).texts[0]).toContain(`Vì ${said}`)
  })

  it('is a wish too when the guide was chosen from a list of everyday names', async () => {
    const talk = openTalk()
    await talk.send('menu')
    await talk.send('2')
    await talk.send('2')
    const { report } = await talk.send('1')
    expect((await talk.record())?.progress.wishes).toMatchObject([{ by: 'asked', about: { guide: report.guide } }])
  })

  it('says that a lesson picked from a list was picked', async () => {
    const talk = openTalk()
    await talk.send('học bài')
    await talk.send('2')
    await talk.send('2')
    expect((await talk.record())?.progress.wishes).toMatchObject([{ by: 'chosen' }])
    expect((await talk.send('tại sao bài này')).texts[0]).toContain('Bài này bác tự chọn')
  })

  it('names at the end of a lesson the day on which a missed question really comes back', async () => {
    const talk = openTalk()
    await talk.send('học bài')
    await talk.send('xong bài này rồi')
    await talk.send('7')
    const missed = talk.memory().quiz?.missed[0]?.item ?? ''
    for (let question = 0; question < 2; question += 1) {
      await talk.send('1')
      await talk.send(String(talk.rightDigit()))
    }
    const { texts } = await talk.send('1')
    const record = await talk.record()
    const due = Math.min(
      ...[...(record?.cards.values() ?? [])].filter(({ lapses, reps }) => lapses + reps > 0).map(({ due: day }) => day),
    )
    const today = Math.floor((talk.now + 7 * 3_600_000) / DAY)
    expect(record?.items.get(missed)).toMatchObject({ lastPass: false })
    expect(due - today).toBe(1)
    expect(texts[0]).toContain('Câu số 1 cháu hỏi lại ngày mai.')
  })

  it('counts the days that follow each other, says so at the end, and stops saying it when asked to', async () => {
    const talk = openTalk()
    expect(await wholeLesson(talk)).not.toContain('liền')
    talk.wait(DAY)
    expect(await wholeLesson(talk)).toContain('Ngày học thứ 2 liền.')
    expect((await talk.send('tôi học đến đâu rồi')).texts[0]).toContain('Nhịp học: 2 ngày liền, dài nhất 2.')
    await talk.send('tắt nhịp')
    talk.wait(DAY)
    expect(await wholeLesson(talk)).not.toContain('liền')
    expect((await talk.send('tôi học đến đâu rồi')).texts[0]).not.toContain('Nhịp học')
    expect((await talk.record())?.progress.habit.current).toBe(3)
  })

  it('says nothing of running days within a day of an emergency, which breaks no rhythm', async () => {
    const talk = openTalk()
    await wholeLesson(talk)
    talk.wait(DAY - 60_000)
    await talk.send('vừa chuyển 20 triệu cho thằng lừa đảo')
    expect(await wholeLesson(talk)).not.toContain('liền')
    talk.wait(3 * DAY)
    await wholeLesson(talk)
    expect((await talk.record())?.progress.habit.current).toBeGreaterThanOrEqual(3)
  })

  it('marks a practice as done and as a day of learning, and opens the step where somebody is stuck', async () => {
    const talk = openTalk()
    await wholeLesson(talk)
    expect((await talk.send('1')).report.behaviour).toBe('next-step')
    await talk.send('1')
    const guides = Object.values((await talk.record())?.progress.guides ?? {})
    expect(guides[0]?.practisedAt).not.toBeNull()
    const stuck = openTalk()
    await wholeLesson(stuck)
    await stuck.send('1')
    expect((await stuck.send('2')).texts[0]).toMatch(/^Bước \d/u)
  })
})

describe('without consent', () => {
  it('everything works and nothing is handed to the store', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('/start')
    await talk.send('2')
    expect(await wholeLesson(talk)).toContain('Đúng cả 3 câu.')
    expect(talk.commits.flatMap(({ effects }) => effects)).toEqual([])
    expect(talk.memory().record?.items.size).toBe(3)
    // Nothing is kept until then, so that coming back is not promised.
    await talk.send('cho 1 câu đố')
    const wrong = await talk.send('7')
    expect(wrong.texts[0]).not.toContain('hỏi lại')
  })

  it('what the session learned becomes the first change once somebody agrees', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('/start')
    await talk.send('2')
    await wholeLesson(talk)
    await talk.send('tôi học đến đâu rồi')
    const { commit } = await talk.send('1')
    expect(commit.effects.map(({ type }) => type).slice(0, 3)).toEqual([
      'consentRecorded',
      'memorySaved',
      'learnerChanged',
    ])
    expect(talk.memory().record).toBeNull()
    const record = await talk.record()
    expect(record?.items.size).toBe(3)
    expect(Object.values(record?.progress.guides ?? {})).toMatchObject([{ right: 3, questions: 3 }])
  })
})

describe('a document of the first version', () => {
  const {
    version: _v,
    shape: _s,
    record: _r,
    schedule: _c,
    seen: _n,
    unaskedAt: _u,
    reasked: _q,
    ...plain
  } = emptyMemory()
  const old = {
    ...plain,
    version: 1,
    learner: 'lan',
    consent: { state: 'given', wording: '1', at: 1 },
    attempts: {
      'qr-04.q1': { right: true, at: Date.UTC(2026, 10, 19, 3) },
      'qr-04.q2': { right: false, at: Date.UTC(2026, 10, 20, 3) },
      'gone.q9': { right: true, at: 5 },
    },
    learned: { [GUIDE]: { at: Date.UTC(2026, 10, 20, 3), right: 2, questions: 3 } },
    quiz: {
      guide: GUIDE,
      item: 'qr-04.q3',
      order: ['a', 'b', 'c'],
      state: 'open',
      tried: null,
      askedAt: 7,
      answeredAt: null,
      loose: false,
      ahead: [],
      number: 3,
      questions: 3,
      right: 1,
      answered: 2,
      missed: [2],
      lesson: GUIDE,
      skill: null,
    },
  }

  it('is still read, its open question included', () => {
    const read = readMemory(JSON.parse(JSON.stringify(old)))
    expect(read?.memory).toMatchObject({ version: 2, learner: 'lan', quiz: { kind: 'lesson', item: 'qr-04.q3' } })
    expect(read?.memory).not.toHaveProperty('attempts')
    expect(read?.carried?.learned).toEqual(old.learned)
  })

  it('hands what it knew of learning to the record, once', async () => {
    const talk = openTalk({ change: () => old as never })
    const { commit } = await talk.send('cảm ơn')
    expect(learned(commit.effects)).toHaveLength(1)
    const record = await talk.store.learners.record('lan')
    expect(record?.items.get('qr-04.q2')).toMatchObject({ times: 1, fails: 1, lastPass: false })
    expect(record?.items.has('gone.q9')).toBe(false)
    expect(record?.progress.guides[GUIDE]).toMatchObject({ right: 2, questions: 3, solidAt: null })
    expect(record?.progress.guides[GUIDE]?.understoodAt).not.toBeNull()
    expect(record?.progress.habit).toMatchObject({ current: 2 })
    expect(learned((await talk.send('cảm ơn')).commit.effects)).toEqual([])
  })

  it('is read without a list whose choice is no more, and keeps the consent', () => {
    const list = (id: string, intent: object) => ({
      ...{ id, kind: 'consent', sentAt: 1, text: '' },
      options: [{ digit: 1, label: 'Đồng ý', accept: [], intent }],
    })
    const lists = [list('gone', { do: 'consent-of-old' }), list('kept', { do: 'consent', answer: 'yes' })]
    const { memory } = readMemory({ ...old, lists }) ?? {}
    expect(memory?.lists.map(({ id }) => id)).toEqual(['kept'])
    expect(memory?.consent.state).toBe('given')
  })

  it('that is damaged is none of ours', () => {
    for (const broken of [null, 'x', 7, [], { version: 1 }, { version: 2, shape: 'other' }, { ...old, settings: null }])
      expect(readMemory(broken)).toBeNull()
  })
})
