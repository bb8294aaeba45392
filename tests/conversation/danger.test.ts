import { describe, expect, it } from 'vitest'
import { readDanger } from '../../src/conversation/danger.ts'
import { fold } from '../../src/shared/text.ts'
import { openTalk } from '../support/talk.ts'

/** What people say, the number that must stand in the answer, and whether it is understood without marks too. */
const DANGERS: readonly [text: string, number: string, unmarked: boolean][] = [
  ['Tôi muốn tự tử vì mất hết tiền', '115', true],
  ['mất sạch tiền rồi chết quách cho xong', '115', true],
  ['tôi không thiết sống nữa', '115', true],
  ['con tôi uống thuốc trừ sâu rồi', '115', true],
  ['bà ấy treo cổ', '115', false],
  ['chồng tôi đánh tôi', '113', true],
  ['con trai say rượu đánh tôi', '113', true],
  ['ông ấy cầm dao đuổi tôi', '113', true],
  ['trộm vào nhà tôi', '113', true],
  ['nhà tôi đang cháy cứu với', '114', true],
  ['bếp đang cháy', '114', false],
  ['bình ga bốc cháy', '114', true],
  ['bố tôi bị đột quỵ', '115', true],
  ['mẹ tôi bất tỉnh rồi', '115', true],
  ['con tôi bị tai nạn xe', '115', true],
  ['bà tôi khó thở quá', '115', true],
  ['con tôi uống nhầm thuốc', '115', true],
  ['bà nội té cầu thang không dậy được', '115', true],
  ['vợ tôi chuyển dạ', '115', false],
  ['con tôi rơi xuống sông', '112', true],
  ['nước lũ dâng vào nhà', '112', false],
  ['nhà tôi ngập tới nóc', '112', true],
]

describe('a life in danger', () => {
  it.each(DANGERS)('"%s" is told to call %s before anything else', async (text, number, unmarked) => {
    const spellings = unmarked ? [text, fold(text)] : [text]
    for (const spelling of spellings) {
      const { report, texts } = await openTalk({ consent: 'none' }).send(spelling)
      expect(report).toMatchObject({ emergency: true, behaviour: 'emergency' })
      expect(texts).toHaveLength(1)
      expect(texts[0]?.slice(0, 350)).toContain(number)
      expect(texts[0]).not.toMatch(/xin chào|Đồng ý|Học/u)
    }
  })

  it.each([
    'mệt muốn chết',
    'nói từ từ thôi',
    'tu van giup toi cach mua hang',
    'chồng tôi hay đánh đề',
    'tôi bị đánh cắp tài khoản',
    'toi chay xe om',
    'app chua chay duoc',
    'tien nuoc dang no hai thang',
    'chuyen tien roi ho khong giao hang',
    'vo oi lam sao cai zalo',
    'o dau tim duoc ma ho so',
    'nếu cháy thì làm gì',
    'đi cấp cứu có cần thẻ bảo hiểm không',
    'bác sĩ báo con tôi cấp cứu cần 30 triệu',
    'đau bụng uống thuốc gì',
    'khó thở uống thuốc gì',
  ])('is not seen in "%s"', (text) => {
    expect(readDanger(text)).toBeNull()
  })

  it('comes before the money lost in the same breath, which waits until somebody is there', async () => {
    const talk = openTalk({ consent: 'none' })
    const { texts } = await talk.send('Tôi muốn tự tử vì mất hết tiền')
    expect(texts[0]?.indexOf('115')).toBeLessThan(texts[0]?.indexOf('NGÂN HÀNG') ?? 0)
    await talk.press('Có người ở bên rồi')
    expect((await talk.press('Lo chuyện tiền')).texts[0]).toContain('Gọi NGÂN HÀNG')
  })

  it('says nothing of a bank where no money was spoken of', async () => {
    expect((await openTalk().send('tôi không muốn sống nữa')).texts[0]).not.toContain('NGÂN HÀNG')
  })

  it('is stayed with: what is not understood is answered with the numbers, not with subjects or a greeting', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('tôi không muốn sống nữa')
    for (const text of ['mày không hiểu đâu', 'có ai giúp tôi không', 'gọi người', 'tôi sợ quá']) {
      const { texts } = await talk.send(text)
      expect(texts.join('\n')).toContain('115')
      expect(texts.join('\n')).not.toMatch(/xin chào|Đồng ý|VNeID|Học/u)
    }
    expect((await talk.send('tôi ở một mình')).texts[0]).toContain('gọi một người ngay bây giờ')
  })

  it('is left for another subject when one is plainly asked about', async () => {
    const talk = openTalk()
    await talk.send('chồng tôi đánh tôi')
    expect((await talk.send('quét mã qr trả tiền thế nào')).report.guide).toBe('qr-02-quet-tra-tien')
  })

  it('tells whoever is stuck what to do where they are', async () => {
    const fire = openTalk()
    await fire.send('nhà cháy')
    expect((await fire.send('kẹt trong nhà rồi')).texts[0]).toContain('chèn khăn ướt')
    const home = openTalk()
    await home.send('chồng đánh tôi')
    expect((await home.send('khóa cửa không ra được')).texts[0]).toContain('nói nhỏ địa chỉ')
  })
})
