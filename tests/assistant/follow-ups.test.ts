import { describe, expect, it } from 'vitest'
import { citationsOf } from '../../src/assistant/answer.ts'
import type { Topic } from '../../src/assistant/assistant.ts'
import { fold } from '../../src/shared/text.ts'
import { NOW, realAssistant } from './build.ts'

const { assistant, catalog } = await realAssistant()

function topic(about: string): Topic {
  const guide = catalog.guides.get(about)
  return {
    about,
    kind: 'guide',
    words: guide?.title ?? '',
    plans: [],
    skill: guide?.skill ?? null,
    agency: null,
    at: NOW,
  }
}

async function guideFor(text: string, ...topics: string[]): Promise<string | undefined> {
  const { answer, guides } = await assistant.answer({
    text,
    place: null,
    cadre: false,
    topics: topics.map(topic),
    now: NOW,
  })
  return answer.kind === 'cited' ? guides[0] : undefined
}

describe('a follow-up stays with what was talked of as long as its own words name nothing else', () => {
  it.each([
    ['rồi gõ ở đâu', 'vneid-03-mat-khau'],
    ['chưa có giấy tờ thì sao', 'muasam-06-gian-hang'],
    ['còn phí thì sao', 'dvc-06-khai-sinh'],
    ['phải đóng bao nhiêu tiền', 'dvc-06-khai-sinh'],
    ['trễ hạn có bị phạt không', 'dvc-07-cu-tru'],
    ['nó trả cho em thật rồi', 'antoan-05-viec-nhe'],
    ['họ cứ im thì làm sao', 'qr-06-chuyen-nham'],
    ['có phải chờ lâu không', 'vneid-08-doi-may'],
  ])('"%s" stays with %s', async (text, about) => {
    for (const spelling of [text, fold(text)]) expect(await guideFor(spelling, about)).toBe(about)
  })

  it.each([
    ['còn trả tiền điện thì làm sao', 'vneid-08-doi-may', 'qr-05-hoa-don'],
    ['quét mã QR để trả tiền thế nào', 'vneid-03-mat-khau', 'qr-02-quet-tra-tien'],
    ['nó báo hết dung lượng mạng', 'coban-03-chup-gui', 'coban-02-mang'],
  ])('"%s" after %s is about %s', async (text, before, about) => {
    expect(await guideFor(text, before)).toBe(about)
  })

  it.each([
    ['giao thiếu món thì đổi trả cách nào', 'muasam-02-dat-hang', 'muasam-03-doi-tra'],
    ['xem hồ sơ đã nộp tới đâu', 'dvc-03-nop-ho-so', 'dvc-05-tra-cuu-ho-so'],
  ])('"%s" goes on from %s to what lies next to it, %s', async (text, before, about) => {
    expect(await guideFor(text, before)).toBe(about)
  })

  it('is declined as ever when it is about something no document speaks of', async () => {
    expect(await guideFor('đội tuyển bóng đá tối qua thắng mấy bàn', 'vneid-03-mat-khau')).toBeUndefined()
  })

  it('goes back to the topic before the last one when only that one fits', async () => {
    expect(await guideFor('còn chụp ảnh món hàng thì sao', 'vneid-08-doi-may', 'muasam-07-dang-ban')).toBe(
      'muasam-07-dang-ban',
    )
  })
})

describe('whoever tells of a demand is answered about the demand', () => {
  it.each([
    ['hôm nay có người gọi điện nói là bên điện lực bảo tôi còn nợ tiền điện, dọa cắt', 'antoan-02-gia-danh'],
    ['người lạ gửi đường dẫn bảo bấm vào để nhận tiền hoàn', 'antoan-03-link-la'],
  ])('%s: %s', async (text, guide) => {
    expect(await guideFor(text)).toBe(guide)
  })

  it('and whoever pays a bill about the bill', async () => {
    expect(await guideFor('tiền điện tháng này trả trên điện thoại thế nào')).toBe('qr-05-hoa-don')
  })
})

describe('the guide surely meant beside a card', () => {
  it('is named where search is sure, and left out where it is not', () => {
    expect(assistant.surely?.('quên mật khẩu VNeID thì lấy lại thế nào')).toBe('vneid-03-mat-khau')
    expect(assistant.surely?.('trời hôm nay buồn quá')).toBeNull()
  })
})

describe('a pocket that types goes on about nothing', () => {
  it.each(['blabla xyz', 'asdfgh', 'fdsfds fsdf', 'kjhkjh', 'abc'])('%s', async (text) => {
    expect(await guideFor(text, 'qr-02-quet-tra')).toBeUndefined()
  })

  it.each(['otp', 'vneid', 'facebook'])('but a foreign word the guides use does: %s', async (text) => {
    expect(await guideFor(text, 'antoan-01-mat-khau-otp')).toBeDefined()
  })
})

it('“còn năm 2026 thì sao” keeps the plan and what was asked of it, and changes the year', async () => {
  const plan = { plans: ['lai-chau'], skill: null, agency: null, at: NOW }
  const topics: Topic[] = [
    { about: 'lai-chau#III.1.a', kind: 'plan', words: 'mục tiêu năm 2025 của lai châu là gì', ...plan },
  ]
  for (const text of ['còn năm 2026 thì sao', 'con nam 2026 thi sao', 'thế 2026 thì sao']) {
    const { answer } = await assistant.answer({ text, place: null, cadre: false, topics, now: NOW })
    const places = answer.kind === 'cited' ? citationsOf(answer) : []
    expect(places.length).toBeGreaterThan(0)
    expect(places.every((place) => place.startsWith('lai-chau#III.2'))).toBe(true)
  }
})
