import { describe, expect, it } from 'vitest'
import { bankOf } from '../../src/learning/bank.ts'
import { emptyRecord, type LearnerChange } from '../../src/learning/record.ts'
import { catalog, openTalk, type Talk } from '../support/talk.ts'

const DAY = 86_400_000
const GUIDE = 'qr-04-kiem-tra'
const bank = bankOf(catalog)

/** Hands a change of the record to the store, as a turn before this one would have. */
async function learned(talk: Talk, change: LearnerChange): Promise<void> {
  await talk.send('cảm ơn')
  const { turns } = talk.store
  const from = { channel: 'zalo-bot', account: 'a', chat: 'c', user: 'u', kind: 'private' } as const
  const body = { type: 'text', text: 'ừm' } as const
  const message = { key: 'given', at: talk.now, from, body, trace: { receivedAt: talk.now } }
  await turns.acceptOnce({ key: 'given', lane: talk.lane, message, hidden: [] }, talk.now)
  const work = await turns.takeWork('talk', talk.now, 0)
  if (!work) throw new Error('nothing came')
  await turns.commitTurn({
    lane: talk.lane,
    done: work.messages.map(({ key }) => key),
    absorbed: [],
    effects: [{ type: 'learnerChanged', learner: 'script', change }],
    messages: [],
    now: talk.now,
    keepText: true,
  })
}

describe('the placement', () => {
  async function opened(): Promise<Talk> {
    const talk = openTalk()
    const offer = await talk.send('làm thử 5 câu xem biết đến đâu')
    expect(offer.texts[0]).toContain('Không phải thi.')
    await talk.send('1')
    return talk
  }

  it('says nothing of right or wrong between its questions, and then where to begin', async () => {
    const talk = await opened()
    const skills: string[] = []
    for (let question = 0; question < 4; question += 1) {
      skills.push(talk.memory().quiz?.skill ?? '')
      const isRight = question < 2
      const { texts, report } = await talk.send(String(isRight ? talk.rightDigit() : talk.wrongDigit()))
      expect(texts[0]).toMatch(/^Bác chọn \d\.\n/u)
      expect(texts.join('\n')).not.toMatch(/đúng rồi|chưa đúng|Đáp án là/u)
      expect(report.correct).toBe(isRight)
      if (question === 3) {
        expect(texts[0]).toMatch(/Bác bắt đầu luôn được ở: .+ \(bỏ qua bài đầu\)\. Nên học từ đầu: /u)
        expect(texts[0]).toContain('Xem đáp án 4 câu')
      }
    }
    const answers = await talk.send('2')
    expect(answers.texts[0]).toMatch(/Câu 1: .+\nCâu 2: .+\nCâu 3: /u)
    const record = await talk.record()
    expect(Object.values(record?.progress.skills ?? {}).filter((skill) => skill?.placed)).toHaveLength(2)
    // It measures: no memory begins with it.
    expect(record?.cards.size).toBe(0)
  })

  it('leaves out what was put off, and takes back a slip while the next question stands open', async () => {
    const talk = await opened()
    const first = talk.memory().quiz?.item
    await talk.send(String(talk.wrongDigit()))
    const second = talk.memory().quiz?.item
    const { texts } = await talk.send('nhầm')
    expect(texts[0]).toContain('không tính')
    expect(talk.memory().quiz).toMatchObject({ item: second, state: 'open', answered: 0, missed: [], number: 1 })
    expect(talk.memory().quiz?.ahead.at(-1)?.item).toBe(first)
    for (let question = 0; question < 3; question += 1) await talk.send('8')
    expect(talk.memory().quiz?.item).toBe(first)
    const end = await talk.send('8')
    expect(end.texts[0]).not.toMatch(/Bác bắt đầu luôn|Nên học từ đầu|Xem đáp án/u)
  })
})

describe('three questions instead of a lesson', () => {
  async function offered(): Promise<Talk> {
    const talk = openTalk()
    const { progress } = emptyRecord('script')
    await learned(talk, {
      progress: { ...progress, skills: { qr: { level: 1, recent: [], placed: true, solidAt: null } } },
    })
    return talk
  }

  it('are offered only where the placement question was right, and all right passes the lesson over', async () => {
    const talk = await offered()
    await talk.send('quét mã qr trả tiền thế nào')
    const offer = await talk.send('Học thành bài ngắn')
    expect(offer.texts[0]).toContain('2. Làm 3 câu, đúng cả thì bỏ qua')
    await talk.send('2')
    for (let question = 0; question < 3; question += 1) {
      await talk.send(String(talk.rightDigit()))
      if (question < 2) await talk.send('1')
    }
    expect((await talk.send('1')).texts[0]).toContain('Cháu bỏ qua bài này.')
    expect((await talk.record())?.progress.guides['qr-02-quet-tra-tien']?.finishedAt).not.toBeNull()
    const plain = await openTalk().send('học bài')
    expect(plain.texts[0]).not.toContain('bỏ qua')
  })

  it('with one wrong lead to the lesson, which counts as not learned', async () => {
    const talk = await offered()
    await talk.send('quét mã qr trả tiền thế nào')
    await talk.send('Học thành bài ngắn')
    await talk.send('2')
    await talk.send('7')
    for (let question = 0; question < 2; question += 1) {
      await talk.send('1')
      await talk.send(String(talk.rightDigit()))
    }
    const { texts } = await talk.send('1')
    expect(texts[0]).toContain('mình xem qua 2 phút nhé')
    expect((await talk.record())?.progress.guides['qr-02-quet-tra-tien']?.finishedAt ?? null).toBeNull()
    expect((await talk.send('1')).texts[0]).toMatch(/^Thẻ 1\//u)
  })
})

describe('a review', () => {
  it('asks what is due, in one round, and says so when nothing is', async () => {
    const talk = openTalk()
    expect((await talk.send('ôn bài')).texts[0]).toContain('chưa có câu nào tới hạn')
    await talk.send('cho 1 câu đố')
    await talk.send('7')
    talk.wait(DAY)
    const { texts } = await talk.send('ôn bài')
    expect(texts[0]).toMatch(/^Câu 1\/\d/u)
    expect(talk.memory().quiz?.kind).toBe('review')
  })

  it('says first what changed about a fact learned in other words, and begins its memory anew', async () => {
    const talk = openTalk()
    const fact = [...bank.facts.values()].find((each) => each.guide.id === GUIDE && bank.byFact.has(each.fact))
    if (!fact) throw new Error('no fact is asked')
    const day = Math.floor((talk.now + 7 * 3_600_000) / DAY) - 40
    const card = { fact: fact.fact, text: '00000000', stability: 30, difficulty: 5, reps: 4, lapses: 0 }
    await learned(talk, {
      progress: emptyRecord('script').progress,
      cards: [{ ...card, last: day, due: day + 30, lastPass: day }],
    })
    const { texts } = await talk.send('ôn bài')
    expect(texts[0]).toMatch(/^Bài này vừa đổi: .+\. Mình xem lại 1 phút nhé\.\nCâu 1\//u)
    const quiz = talk.memory().quiz
    if (bank.items.get(quiz?.item ?? '')?.item.type !== 'order') {
      await talk.send(String(talk.rightDigit()))
      expect((await talk.record())?.cards.get(fact.fact)).toMatchObject({ reps: 1, text: fact.fingerprint })
    }
  })

  it('of at most two questions is offered to whoever writes again after ten days, without a word of what was missed', async () => {
    const talk = openTalk()
    await talk.send('học bài')
    await talk.send('xong bài này rồi')
    for (let question = 0; question < 3; question += 1) {
      await talk.send(String(talk.rightDigit()))
      if (question < 2) await talk.send('1')
    }
    await talk.send('1')
    talk.wait(30 * DAY)
    const hello = await talk.send('alo')
    expect(hello.texts[0]).toContain('ôn 2 câu dễ')
    expect(hello.texts[0]).not.toMatch(/\d+ (?:ngày|bài|câu) (?:nghỉ|lỡ|bỏ)/u)
    const first = await talk.send('1')
    expect(first.texts[0]).toMatch(/^Câu 1\/[12]\./u)
    // A question is never put off by a welcome.
    const other = openTalk()
    await other.send('cảm ơn')
    other.wait(30 * DAY)
    expect((await other.send('quét mã qr trả tiền thế nào')).report.guide).toBe('qr-02-quet-tra-tien')
  })
})

describe('the rehearsal', () => {
  it('ends with the skills to look at again and no mark for the person', async () => {
    const talk = openTalk()
    await talk.send('làm 15 câu tổng hợp')
    expect(talk.memory().quiz).toMatchObject({ kind: 'final', number: 1 })
    const { questions = 0 } = talk.memory().quiz ?? {}
    let end = ''
    for (let question = 0; question < questions; question += 1) {
      await talk.send('7')
      end = (await talk.send('1')).texts.join('\n')
    }
    expect(end).toContain(`Xong ${questions} câu rồi`)
    expect(end).toMatch(/Nên ôn: .+\./u)
    expect(end).not.toMatch(/0\/\d/u)
  })
})

describe('what was achieved', () => {
  /** Everything of a skill learned long ago, its last core fact still open. */
  async function almost(skills: readonly string[]): Promise<Talk> {
    const at = Date.UTC(2026, 9, 1)
    const day = Math.floor(at / DAY)
    const guides = [...catalog.guides.values()].filter(({ skill }) => skills.includes(skill))
    const done = { seenAt: at, finishedAt: at, right: 3, questions: 3, understoodAt: at, practisedAt: null }
    const last = bank.byGuide.get(GUIDE)?.find(({ item }) => item.type === 'single')
    const open = new Set(last?.facts)
    const cards = guides
      .flatMap(({ id }) => bank.coreFacts.get(id) ?? [])
      .filter((fact) => !open.has(fact))
      .map((fact) => ({
        ...{ fact, text: bank.facts.get(fact)?.fingerprint ?? '', stability: 90, difficulty: 5, reps: 3, lapses: 0 },
        ...{ last: day + 10, due: day + 90, lastPass: day + 10 },
      }))
    const talk = openTalk()
    await learned(talk, {
      progress: {
        ...emptyRecord('script').progress,
        guides: Object.fromEntries(
          guides.map(({ id }) => [id, { ...done, solidAt: id === GUIDE ? null : at }] as const),
        ),
        skills: Object.fromEntries(
          skills
            .filter((skill) => skill !== 'qr')
            .map((skill) => [skill, { level: 2, recent: [], placed: null, solidAt: at }]),
        ),
      },
      cards,
    })
    return talk
  }

  it('is told with the very answer, once, and the round goes on from there', async () => {
    const talk = await almost(['qr'])
    const told: string[] = []
    for (let count = 0; count < 40; count += 1) {
      await talk.send('cho 1 câu đố về quét qr')
      const isOrder = bank.items.get(talk.memory().quiz?.item ?? '')?.item.type === 'order'
      const { texts } = await talk.send(isOrder ? '8' : String(talk.rightDigit()))
      told.push(...texts.filter((text) => text.includes('Bác vững kỹ năng')))
    }
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('Bác vững kỹ năng Trả tiền QR rồi ạ: 2 bài, ôn lại vẫn nhớ. Còn 4 kỹ năng.')
    expect(told[0]).toContain('1. Câu tiếp')
    expect((await talk.record())?.progress.skills.qr?.solidAt).not.toBeNull()
  })

  it('of all five promises no paper, says who confirms, and what to prepare', async () => {
    const talk = await almost(['qr', 'dvc', 'vneid', 'antoan', 'muasam'])
    let told = ''
    for (let count = 0; count < 40 && told === ''; count += 1) {
      await talk.send('cho 1 câu đố về quét qr')
      const isOrder = bank.items.get(talk.memory().quiz?.item ?? '')?.item.type === 'order'
      const { texts } = await talk.send(isOrder ? '8' : String(talk.rightDigit()))
      told = texts.find((text) => text.includes('đủ 5 kỹ năng')) ?? ''
    }
    expect(told).toContain('Cháu không cấp giấy chứng nhận.')
    expect(told).toContain('lai-chau#IV.4.2')
    const prepare = await talk.send(/(\d)\. Cần mang gì/u.exec(told)?.[1] ?? '')
    expect(prepare.texts[0]).toContain('Bác hỏi Công an xã hoặc Tổ công nghệ số.')
  })
})
