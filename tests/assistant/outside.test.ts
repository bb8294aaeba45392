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
