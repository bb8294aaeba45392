import { describe, expect, it } from 'vitest'
import { fold } from '../../src/shared/text.ts'
import { openTalk } from '../support/talk.ts'

const both = (all: readonly string[]) => all.flatMap((text) => [text, fold(text)])

/** The first message that answers `text`. */
async function told(text: string): Promise<string> {
  return (await openTalk().send(text)).texts[0] ?? ''
}

describe('what people say to a companion', () => {
  it.each(both(['mấy giờ rồi con', 'bây giờ là mấy giờ', 'hôm nay thứ mấy vậy cháu']))('"%s" is told', async (text) => {
    expect(await told(text)).toMatch(/^Bây giờ là 9 giờ, thứ Bảy 21\/11 ạ\./u)
  })

  it.each(both(['con ăn cơm chưa', 'cháu có buồn không', 'mày có yêu tao không', 'bot mấy tuổi', 'cháu khỏe không']))(
    '"%s" is answered by a machine that says it is one',
    async (text) => {
      expect(await told(text)).toMatch(/là máy nên không biết ăn ngủ/u)
    },
  )

  it.each(both(['mày là ai rứa', 'con là robot hả', 'chatgpt hả', 'em là người hay máy vậy']))(
    '"%s" asks who speaks',
    async (text) => {
      expect(await told(text)).toMatch(/là máy, chương trình trợ lý/u)
    },
  )

  it.each(both(['mệt rồi mai học nghe', 'buồn ngủ quá rồi', 'mai học nghe con']))('"%s" takes leave', async (text) => {
    expect(await told(text)).toMatch(/^Dạ, (?:mai gặp|mình dừng)/u)
  })

  it.each([
    'người bán ăn cơm chưa mà nhắn hoài',
    'có ai yêu cầu mã OTP không',
    'mấy giờ thì ủy ban mở cửa',
    'ngày mấy có lương hưu',
  ])('"%s" is a question about something else', async (text) => {
    expect(await told(text)).not.toMatch(/^Bây giờ là|không biết ăn ngủ/u)
  })
})

describe('the words of a region and of the young change nothing', () => {
  it.each(['đố mệ một câu', 'đố t phát', 'đố bà một câu nha', 'do tui mot cau di bro'])(
    '"%s" wants a question',
    async (text) => {
      expect((await openTalk().send(text)).report.behaviour).toBe('quiz')
    },
  )

  it.each(both(['gọi bà là mệ nghe', 'kêu tôi là mệ']))(
    '"%s" chooses a form of address and names nobody',
    async (text) => {
      const talk = openTalk()
      await talk.send(text)
      expect(talk.memory().settings).toMatchObject({ form: 'ba', name: null })
    },
  )

  it.each(['mệ hổng biết', 'tau chịu'])('"%s" does not know, under a question', async (text) => {
    const talk = openTalk()
    await talk.send('đố tôi một câu')
    expect((await talk.send(text)).texts[0]).toMatch(/^Không sao ạ\. Đáp án là/u)
  })

  it('"nói lại mệ chưa hiểu" is said again in simpler words', async () => {
    const talk = openTalk()
    await talk.send('học bài quét mã qr trả tiền')
    const card = await talk.send('1')
    const { report, texts } = await talk.send('nói lại mệ chưa hiểu')
    expect(report).toMatchObject({ behaviour: 'next-step', guide: 'qr-02-quet-tra-tien' })
    expect(texts[0]).not.toBe(card.texts[0])
  })
})

describe('an answer is not given word for word once more', () => {
  it('to vague words, which are asked for a few more; then somebody is offered', async () => {
    const talk = openTalk()
    const asked = 'trước khi bấm chuyển phải xem những gì'
    const first = await talk.send(asked)
    const answers = []
    for (const text of ['chuyển xem gì', 'bấm xem gì']) answers.push(await talk.send(text))
    expect(answers.map(({ report }) => report.guide)).toEqual([first.report.guide, first.report.guide])
    expect(answers.map(({ texts }) => texts[0]?.split('.')[0])).toEqual([
      'Việc này cháu vừa nói ở trên ạ',
      'Về việc này cháu chỉ biết chừng đó thôi ạ',
    ])
    expect(answers[1]?.texts[0]).toContain('9. Gọi người')
  })

  it('asked again in the same words, it is given again', async () => {
    const talk = openTalk()
    const first = await talk.send('trước khi bấm chuyển phải xem những gì')
    const { texts } = await talk.send('Trước khi bấm chuyển phải xem những gì')
    expect(texts[0]).toBe(first.texts[0])
  })
})

describe('somebody who has learned nothing yet', () => {
  it('is told that they begin, and not five rows of nothing', async () => {
    const { texts } = await openTalk().send('tôi học đến đâu rồi')
    expect(texts[0]).toMatch(/^Bác mới bắt đầu, chưa xong bài nào ạ\./u)
    expect(texts[0]).not.toContain('0/')
  })
})

describe('whoever lives in Thái Nguyên', () => {
  it.each(['tôi ở Thái Nguyên', 'me o thai nguyen'])(
    '"%s" is asked whether it is the commune that has a plan',
    async (text) => {
      const talk = openTalk()
      expect((await talk.send(text)).texts[0]).toContain('ở xã Lam Vỹ')
      await talk.send('Phải')
      expect(talk.memory().settings.place).toContain('lam-vy')
    },
  )
})

describe('which lessons are wanted', () => {
  it.each(both(['chỉ gửi bài về quét mã thôi', 'mai gửi bài qr nữa nhé']))(
    '"%s" is a wish for that skill',
    async (text) => {
      const { texts } = await openTalk().send(text)
      expect(texts[0]).toMatch(/Vì sao bài này: bác muốn học phần Trả tiền QR\./u)
    },
  )
})

describe('somebody who answers for another', () => {
  it.each(['bà nói là 2', 'mẹ chọn 2', 'bà bảo chọn số 2', 'bà chọn lại 2'])('"%s" is the second', async (text) => {
    const talk = openTalk()
    await talk.send('đố một câu')
    expect((await talk.send(text)).report.read_as).toBe('option:2')
  })

  it.each(both(['ông xã tui học nữa', 'bà nhà tui học trước']))('"%s" hands the phone over', async (text) => {
    expect(await told(text)).toContain('Ai học bây giờ')
  })

  it('"danh sách" under a code names those who agreed, or says that nobody has', async () => {
    const talk = openTalk()
    await talk.send('tôi muốn kèm bà con')
    await talk.send('Nam')
    expect((await talk.send('danh sách')).texts[0]).toMatch(/^Chưa có ai nhận lời/u)
  })
})

describe('a reminder that cannot be kept', () => {
  it.each(both(['nhắc tôi trước hạn 5 ngày', 'nhắc bà uống thuốc nghe con', 'nhắc em nộp báo cáo trước ngày 20']))(
    '"%s" is not promised',
    async (text) => {
      expect(await told(text)).toMatch(/chưa nhắc hạn, nhắc lịch giúp được/u)
    },
  )

  it.each(both(['nhắc tôi học bài lúc 7 giờ tối']))('"%s" is the hour of the lessons', async (text) => {
    expect((await openTalk().send(text)).report.behaviour).toBe('settings')
  })
})
