import { describe, expect, it } from 'vitest'
import { explained } from '../../src/conversation/explained.ts'
import { quizItem, sayOf, whyWrong } from '../../src/conversation/quiz-item.ts'
import { DEFAULT_VOICE } from '../../src/replies/voice.ts'
import { catalog } from '../support/talk.ts'

describe('what is said after a wrong answer', () => {
  it.each([
    [
      'Mức 2 cần đến Công an xã, phường làm trực tiếp.',
      'Cài mới là bước đầu. Mức 2 cần đến tận nơi chụp ảnh.',
      'Mức 2 cần đến Công an xã, phường làm trực tiếp. Cài mới là bước đầu.',
    ],
    [
      'Có thể nhận qua tài khoản ngân hàng hoặc ví.',
      'Có hai nơi nhận: tài khoản ngân hàng, hoặc ví điện tử.',
      'Có hai nơi nhận: tài khoản ngân hàng, hoặc ví điện tử.',
    ],
  ])('leaves out what the other sentence says as well: "%s"', (why, say, once) => {
    expect(explained(why, say)).toBe(once)
  })

  it.each([
    ['Ba thứ ấy không cho biết tiền đi đâu.', 'Ba thứ kia cho biết tiền đi đâu, bao nhiêu.'],
    ['Người lạ có mã là vào được tài khoản.', 'Mã về số đã đăng ký, nên cần đúng sim.'],
    ['Không phải.', 'Không phải.'],
  ])('keeps both where they say different things: "%s"', (why, say) => {
    expect(explained(why, say)).toBe(`${why} ${say}`)
  })

  it('never leaves a question without its lesson', () => {
    for (const { id, quiz } of catalog.guides.values())
      for (const each of quiz) {
        const item = quizItem(catalog, id, each.id)
        if (item?.type !== 'truefalse') continue
        const [why, say] = [whyWrong(item, 'true', DEFAULT_VOICE), sayOf(item, DEFAULT_VOICE)]
        const text = explained(why, say)
        expect(text.includes(why) || text.includes(say)).toBe(true)
      }
  })
})
