import { describe, expect, it } from 'vitest'
import { fold } from '../../src/shared/text.ts'
import { NOW, realAssistant } from './build.ts'

const { assistant } = await realAssistant()
const kindOf = async (text: string) =>
  (await assistant.answer({ text, place: null, cadre: false, topics: [], now: NOW })).answer.kind

describe('what no guide speaks of is declined, with marks and without', () => {
  const outside = [
    'máy giặt nhà tôi không vắt, gọi thợ nào',
    'vé số chiều nay ra con mấy',
    'thi bằng lái xe tải khó không',
    'gà nhà tôi bị tiêu chảy cho ăn gì',
    'giá vàng hôm nay',
    'ai là thủ tướng hiện nay',
    'chó cắn thì sơ cứu thế nào',
    'thuốc dạ dày uống trước hay sau ăn',
    'xe buýt về bến xe chạy mấy giờ',
  ]
  for (const text of outside)
    it(text, async () => {
      expect(await kindOf(text)).toBe('refused')
      expect(await kindOf(fold(text))).toBe('refused')
    })
})

describe('words of another subject do not hide a question a guide speaks of', () => {
  const ours = [
    'nhờ trợ lý AI viết bài văn cho cháu được không',
    'có trang quảng cáo thuốc nam chữa bách bệnh, tin được không',
    'mua tủ lạnh trên mạng về bị hỏng, muốn trả hàng',
    'đổi mật khẩu Wi-Fi nhà mình ở đâu',
  ]
  for (const text of ours) it(text, async () => expect(await kindOf(text)).toBe('cited'))
})

describe('a guide on one application answers nothing about another', () => {
  it.each(['app MyViettel quên mật khẩu thì làm sao', 'mở khóa icloud iphone cũ', 'vssid quên mật khẩu'])(
    '%s: not from the guides on VNeID',
    async (text) => {
      for (const spelling of [text, fold(text)]) {
        const { answer } = await assistant.answer({ text: spelling, place: null, cadre: false, topics: [], now: NOW })
        expect(answer.kind === 'cited' ? answer.guide : '').not.toMatch(/^vneid-/u)
      }
    },
  )

  it('and what is found on the Portal is sent there', async () => {
    for (const text of ['đăng ký xe máy mới mua cần giấy tờ gì', 'sang tên sổ đỏ cần giấy tờ gì'])
      expect((await assistant.answer({ text, place: null, cadre: false, topics: [], now: NOW })).answer).toMatchObject({
        guide: 'dvc-02-tim-thu-tuc',
      })
  })
})
