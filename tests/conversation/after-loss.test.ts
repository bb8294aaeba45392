import { describe, expect, it } from 'vitest'
import { fold } from '../../src/shared/text.ts'
import { catalog, openTalk } from '../support/talk.ts'
import { wordMatchAssistant } from '../support/wordMatchAssistant.ts'

/** Finds nothing, whatever is asked. */
const unknowing = wordMatchAssistant({ ...catalog, guides: new Map() })

const CONTROLLED = [
  'nó đang điều khiển máy tôi',
  'no dang giu may toi dieu khien tu xa',
  'điện thoại tôi bị người ta chiếm quyền',
  'máy tôi tự bấm tự chuyển tiền',
]
const KEPT_ALONE = [
  'họ bảo tôi ở trong phòng không được nói với ai',
  'công an bắt tôi thuê nhà nghỉ ở một mình',
  'nó cấm tôi cúp máy',
]

describe('a phone steered by somebody else', () => {
  it.each(CONTROLLED)(
    '"%s" is first taken off the net, then the bank is called from another phone, then the police',
    async (text) => {
      const { report, texts } = await openTalk({ consent: 'none' }).send(text)
      const said = texts[0] ?? ''
      expect(report.emergency).toBe(true)
      const order = ['Tắt Wi-Fi', 'NGÂN HÀNG', 'CÔNG AN'].map((words) => said.indexOf(words))
      expect(order.every((at) => at >= 0)).toBe(true)
      expect(order).toEqual(order.toSorted((a, b) => a - b))
    },
  )

  it.each(['làm sao để không bị điều khiển máy', 'app điều khiển tivi trên điện thoại'])(
    'is not seen in "%s"',
    async (text) => {
      expect((await openTalk().send(text)).report.emergency).toBe(false)
    },
  )
})

describe('somebody whose pictures are held over them', () => {
  it.each(['tôi bị nó bắt cởi đồ quay clip', 'nó dọa tung ảnh nóng của tôi'])(
    '"%s" is told to hang up and call 113',
    async (text) => {
      for (const spelling of [text, fold(text)]) {
        const { report, texts } = await openTalk({ consent: 'none' }).send(spelling)
        expect(report.emergency).toBe(true)
        expect(texts[0]).toContain('113')
      }
    },
  )
})

describe('a person kept alone and silent', () => {
  it.each(KEPT_ALONE)('"%s" is told to hang up, leave the room, call home and 113', async (text) => {
    for (const spelling of [text, fold(text)]) {
      const { texts } = await openTalk({ consent: 'none' }).send(spelling)
      for (const deed of ['Cúp máy', 'ra khỏi phòng', 'người nhà', '113']) expect(texts[0]).toContain(deed)
    }
  })
})

describe('during the half hour after an emergency', () => {
  it.each(['lấy lại được tiền không', 'tien co doi lai duoc ko', 'mất luôn hả'])(
    '"%s" is answered honestly: no promise, the sooner the better',
    async (text) => {
      const talk = openTalk({ consent: 'none' })
      await talk.send('mẹ em vừa chuyển 80 triệu cho thằng lừa đảo')
      const { texts } = await talk.send(text)
      expect(texts[0]).toContain('không hứa được')
      expect(texts[0]).toContain('càng sớm càng có cơ hội')
    },
  )

  it('nobody is greeted, asked for consent or offered a lesson', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('mất tiền trong thẻ')
    for (const text of ['alo', 'xyz abc def', 'cảm ơn', 'quét mã qr trả tiền thế nào', 'cuộc gọi giả công an']) {
      const said = (await talk.send(text)).texts.join('\n')
      expect(said).not.toMatch(/xin chào|xin phép|Học thành bài|máy trả lời tự động/u)
    }
  })

  it('what nobody understands is answered with the next thing to do', async () => {
    const talk = openTalk({ assistant: unknowing })
    await talk.send('mất tiền trong thẻ')
    expect((await talk.send('hôm nay tôi đi ra ngoài đường')).texts[0]).toContain('gọi NGÂN HÀNG')
  })
})

describe('how to avoid it the next time', () => {
  it.each([
    'lần sau tránh sao',
    'từ nay phải đề phòng thế nào',
    'sau nay lam sao cho khoi bi lua',
    'làm sao khỏi bị lừa nữa',
  ])('"%s" is answered as the question it is, though the story is fresh', async (text) => {
    const talk = openTalk()
    await talk.send('mất tiền trong thẻ')
    const { report } = await talk.send(text)
    expect(report).toMatchObject({ behaviour: 'answer', guide: 'antoan-02-gia-danh', emergency: false })
  })

  it('waits while money is still going', async () => {
    const talk = openTalk()
    await talk.send('mất tiền trong thẻ')
    expect((await talk.send('tôi vừa chuyển thêm 5 triệu cho lừa đảo, lần sau tránh sao')).report.guide).toBe(
      'antoan-08-bi-lua',
    )
  })
})

describe('a link pressed and nothing entered', () => {
  it.each(['em bấm rồi nhưng chưa điền gì', 'toi bam vo roi ma chua nhap gi het'])(
    '"%s" speaks of the link asked about before, whichever guide answered that',
    async (text) => {
      const talk = openTalk()
      await talk.send('nó gửi đường dẫn kêu bấm vào để trả tiền bằng mã qr')
      const { report } = await talk.send(text)
      expect(report).toMatchObject({ guide: 'antoan-03-link-la', emergency: false })
    },
  )
})
