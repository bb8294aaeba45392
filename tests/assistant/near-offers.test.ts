import { beforeAll, describe, expect, it } from 'vitest'
import { citationsOf } from '../../src/assistant/answer.ts'
import { ANSWERS } from '../../src/replies/answers.ts'
import { fold } from '../../src/shared/text.ts'
import { NOW, realAssistant } from './build.ts'

let built: Awaited<ReturnType<typeof realAssistant>>
beforeAll(async () => {
  built = await realAssistant()
})
const ask = (text: string) => built.assistant.answer({ text, place: null, cadre: false, topics: [], now: NOW })
const plansOf = async (text: string) => new Set(citationsOf((await ask(text)).answer).map((one) => one.split('#')[0]))

describe('what no guide speaks of is said to be so, and the nearest is only offered', () => {
  it.each([
    ['mua chữ ký số ở đâu', 'chữ ký số'],
    ['xin học bổng cho con thì nộp ở đâu', 'học bổng'],
    ['đổi ngoại tệ ở đâu được giá', 'đổi ngoại tệ'],
  ])('%s', async (text, subject) => {
    for (const asked of [text, fold(text)]) {
      const { answer, guides, topic } = await ask(asked)
      expect(answer).toMatchObject({ kind: 'refused', reason: 'not-found', askWhom: expect.stringMatching(/\S/u) })
      expect(answer.kind === 'refused' && answer.subject).toContain(subject)
      expect(guides.length).toBeLessThanOrEqual(2)
      expect(topic).toBeNull()
    }
  })

  it('doubts aloud an answer that may miss what was meant, and no sure one', async () => {
    const openings = await Promise.all(
      ['quên mật khẩu VNeID thì lấy lại thế nào', 'quét mã QR trả tiền ở chợ'].map(async (text) => {
        const { answer } = await ask(text)
        return answer.kind === 'cited' ? answer.opening : null
      }),
    )
    for (const opening of openings) expect(opening).not.toContain(ANSWERS.unsure.text)
  })
})

describe('what provinces do is asked of the plans, with or without their words', () => {
  it.each([
    'hội nông dân các tỉnh được giao gì',
    'mỗi nơi dạy người khuyết tật ra sao',
    'các tỉnh dạy người già kiểu gì',
    'so sánh cách tuyên truyền ở các nơi',
  ])('%s', async (text) => {
    const plans = await plansOf(text)
    expect([...plans].filter((plan) => built.catalog.plans.has(plan ?? '')).length).toBeGreaterThan(1)
  })

  it.each(['nơi nào bán hàng giá rẻ mà tin được', 'nộp hồ sơ ở tỉnh nào cũng được phải không'])(
    'but not what buyers and applicants ask: %s',
    async (text) => {
      for (const plan of await plansOf(text)) expect(built.catalog.plans.has(plan ?? '')).toBe(false)
    },
  )

  it.each([
    'chỉ tiêu trồng rừng ở các tỉnh',
    'kế hoạch nào nói về blockchain',
    'các nơi trả lương giáo viên bao nhiêu',
  ])('and says that no plan speaks of it: %s', async (text) => {
    expect((await ask(text)).answer).toMatchObject({ kind: 'refused', reason: 'not-found' })
  })

  it('takes from each plan the place that states the number', async () => {
    expect(citationsOf((await ask('mỗi nơi mở bao nhiêu lớp')).answer)).toContain('lam-dong#III.2')
  })
})

describe('where somebody comes from and what a crook said decide nothing', () => {
  it('answers from the guide who tells of a guest from another province', async () => {
    const { answer } = await ask('nhà em có khách ở Hải Phòng lên ngủ lại, em phải khai báo với phường lúc mấy giờ')
    expect(answer).toMatchObject({ kind: 'cited', guide: 'vneid-07-luu-tru' })
  })

  it('takes the few words of a caller for no score of another learner', async () => {
    const { answer } = await ask(
      'co nguoi goi video mat y chang chi gai toi, noi may cau roi tat, lam sao biet that gia',
    )
    expect(answer).toMatchObject({ kind: 'cited', guide: 'antoan-04-deepfake' })
  })
})
