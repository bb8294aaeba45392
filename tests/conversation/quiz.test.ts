import { describe, expect, it } from 'vitest'
import { openTalk, talkWithQuestion } from '../support/talk.ts'

const GUIDE = 'qr-04-kiem-tra'

describe('a quiz answer', () => {
  it('right the first time is graded once and explained', async () => {
    const talk = await talkWithQuestion(GUIDE, 'qr-04.q1')
    const { report, texts } = await talk.send('1')
    expect(report.correct).toBe(true)
    expect(texts[0]).toContain('Bác chọn 1: đúng rồi ạ. Ba thứ đó cho biết tiền đi đâu, bao nhiêu.')
    expect((await talk.record())?.items.get('qr-04.q1')).toMatchObject({ times: 1, lastPass: true })
  })

  it('wrong gets its own reason, a second try without that option, and is recorded as one fail', async () => {
    const talk = await talkWithQuestion(GUIDE, 'qr-04.q2')
    const wrong = await talk.send('3')
    expect(wrong.texts[0]).toContain('chưa đúng ạ. Zalo bị chiếm thì kẻ gian sẽ trả lời thay cháu gái.')
    expect(wrong.texts[0]).not.toContain('3. Nhắn lại Zalo')
    expect(wrong.texts[0]).toContain('1. Gọi số của cháu đã lưu trong máy')
    const again = await talk.send('gọi điện cho cháu')
    expect(again.report).toMatchObject({ read_as: 'option:1', correct: true })
    expect((await talk.record())?.items.get('qr-04.q2')).toMatchObject({ times: 1, lastPass: false })
    expect(talk.memory().quiz).toMatchObject({ answered: 1, right: 0, state: 'answered' })
  })

  it('wrong twice shows the answer, and there is never a third try', async () => {
    const talk = await talkWithQuestion(GUIDE, 'qr-04.q2')
    await talk.send('3')
    const { texts } = await talk.send('2')
    expect(texts[0]).toContain('Đáp án là 1: gọi số của cháu đã lưu trong máy.')
    expect(texts[0]).toContain('1. Xem kết quả')
    expect(talk.memory().quiz?.answered).toBe(1)
  })

  it('wrong on a true-false question shows why, without a second try', async () => {
    const talk = await talkWithQuestion(GUIDE, 'qr-04.q4')
    const { texts } = await talk.send('1')
    expect(texts[0]).toContain('không tự rút lại được')
    expect(talk.memory().quiz?.state).toBe('answered')
  })

  it.each(['7', 'ko biết', 'chưa biết', 'chịu', 'cho xem đáp án'])(
    '"%s" shows the answer without blame and counts as a fail',
    async (text) => {
      const talk = await talkWithQuestion(GUIDE, 'qr-04.q3')
      const { texts } = await talk.send(text)
      expect(texts[0]).toContain('Không sao ạ. Đáp án là 1: hủy, không chuyển.')
      expect((await talk.record())?.items.get('qr-04.q3')).toMatchObject({ times: 1, lastPass: false })
    },
  )

  it.each(['8', 'bỏ qua', 'de sau'])('"%s" leaves the question uncounted', async (text) => {
    const talk = await talkWithQuestion(GUIDE, 'qr-04.q3')
    const { texts } = await talk.send(text)
    expect(texts[0]).toBe('Dạ, để sau. Câu này không tính.\n1. Xem kết quả\n2. Nghỉ')
    expect((await talk.record())?.items.size ?? 0).toBe(0)
    expect(talk.memory().quiz).toMatchObject({ answered: 0, state: 'answered' })
  })

  it.each(['8', 'bỏ qua'])('"%s" before the second try leaves the fail counted and does not deny it', async (text) => {
    const talk = await talkWithQuestion(GUIDE, 'qr-04.q2')
    await talk.send('3')
    const { texts } = await talk.send(text)
    expect(texts[0]).toContain('Dạ, để sau. Câu này vài hôm nữa cháu hỏi lại cho nhớ.')
    expect((await talk.record())?.items.get('qr-04.q2')).toMatchObject({ times: 1, lastPass: false })
  })

  it('is left as it is by "để sau" under another list that came after it', async () => {
    const talk = await talkWithQuestion(GUIDE, 'qr-04.q3')
    await talk.send('menu')
    expect((await talk.send('để sau')).texts).toEqual(['Dạ.'])
    expect(talk.memory().quiz).toMatchObject({ item: 'qr-04.q3', state: 'open' })
  })

  it('keeps the rest of the round for "học tiếp" when "để sau" follows an answer, and does not deny that answer', async () => {
    const talk = openTalk()
    await talk.send('học bài')
    await talk.send('học xong bài rồi')
    await talk.send(String(talk.rightDigit()))
    expect((await talk.send('để sau')).texts).toEqual(['Dạ, để sau. Khi nào rảnh bác nhắn: học tiếp.'])
    expect((await talk.send('học tiếp')).texts[0]).toContain('Câu 2/3.')
  })

  it.each(['nhầm', 'bấm nhầm', 'nham roi'])(
    '"%s" within a minute takes it back: no fail, asked again in another order',
    async (text) => {
      const talk = await talkWithQuestion(GUIDE, 'qr-04.q4')
      const first = talk.memory().quiz
      await talk.send('1')
      const { texts } = await talk.send(text)
      expect(texts[0]).toContain('không tính')
      expect((await talk.record())?.items.size ?? 0).toBe(0)
      expect((await talk.send('1')).report.behaviour).toBe('quiz')
      expect(talk.memory().quiz).toMatchObject({ item: first?.item, state: 'open' })
    },
  )

  it('in an order is right only when exact, and names the first misplaced item', async () => {
    const talk = await talkWithQuestion(GUIDE, 'qr-04.q7')
    expect((await talk.send('1 3 2')).texts[0]).toContain('số 2 phải là "Mang căn cước ra quầy xin tra soát"')
    expect((await talk.send('1 2 3')).report.correct).toBe(true)
    expect((await talk.record())?.items.get('qr-04.q7')).toMatchObject({ times: 1, lastPass: false })
  })

  it('that is the text of an option is graded even where it sounds like an emergency', async () => {
    const talk = await talkWithQuestion(GUIDE, 'qr-04.q7')
    const { report } = await talk.send('Người nhận không trả thì báo công an')
    expect(report.emergency).toBe(false)
  })
})

describe('a question during a quiz', () => {
  it('is answered, the quiz is suspended, and "Quay lại câu đố" resumes the same question', async () => {
    const talk = await talkWithQuestion(GUIDE, 'qr-04.q2')
    const { texts, report } = await talk.send('quét mã qr trả tiền thế nào')
    expect(report.guide).toBe('qr-02-quet-tra-tien')
    expect(texts[0]).toContain('Quay lại câu đố')
    const digit = /(\d)\. Quay lại câu đố/u.exec(texts[0] ?? '')?.[1] ?? ''
    const resumed = await talk.send(digit)
    expect(resumed.texts[0]).toContain('Cháu gái nhắn Zalo')
    expect((await talk.send('1')).report.correct).toBe(true)
  })
})

describe('a lesson', () => {
  it('goes from cards to three questions to its end with digits alone', async () => {
    const talk = openTalk()
    await talk.send('học bài')
    expect((await talk.send('1')).texts[0]).toMatch(/^Thẻ 1\//u)
    while (talk.memory().quiz === null) await talk.send('1')
    for (let question = 0; question < 3; question += 1) {
      await talk.send(String(talk.rightDigit()))
      if (question < 2) await talk.send('1')
    }
    const { texts } = await talk.send('1')
    expect(texts[0]).toContain('Đúng cả 3 câu.')
    const guides = Object.values((await talk.record())?.progress.guides ?? {})
    expect(guides).toMatchObject([{ right: 3, questions: 3 }])
    expect(guides[0]?.understoodAt).not.toBeNull()
  })

  it('shows no number when nothing was right', async () => {
    const talk = openTalk()
    await talk.send('học bài')
    await talk.send('xong bài này rồi')
    for (let question = 0; question < 3; question += 1) {
      await talk.send('7')
      if (question < 2) await talk.send('1')
    }
    const { texts } = await talk.send('1')
    expect(texts[0]).toContain('mai mình xem lại 2 phút là nhớ')
    expect(texts[0]).not.toMatch(/0\/3/u)
  })

  it('a loose question is followed by another of the same skill', async () => {
    const talk = openTalk()
    await talk.send('cho 1 câu đố về an toàn mạng')
    const first = talk.memory().quiz
    await talk.send(String(talk.rightDigit()))
    await talk.send('câu nữa')
    expect(talk.memory().quiz?.item).not.toBe(first?.item)
    expect(talk.memory().quiz?.guide).toMatch(/^antoan-/u)
  })
})
