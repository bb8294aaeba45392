import { describe, expect, it } from 'vitest'
import { EMERGENCY } from '../../src/replies/emergency.ts'
import { fold } from '../../src/shared/text.ts'
import { openTalk, talkWithQuestion } from '../support/talk.ts'

/** What is lost decides what is done first. */
const FIRST: readonly [text: string, act: RegExp][] = [
  ['tài khoản em bị trừ 5 triệu có lấy lại được không', /tự chuyển, tự trả không.*Gọi NGÂN HÀNG/su],
  ['zalo của tôi bị chiếm, nó đang nhắn mượn tiền khắp họ', /đừng chuyển tiền.*đổi mật khẩu/su],
  ['có người dùng căn cước của tôi vay tiền, công ty gọi đòi nợ', /CÔNG AN xã trình báo.*1900 0368/su],
  ['thằng con tôi nạp game hết 2tr8 trong thẻ rồi', /thoát trò chơi.*NGÂN HÀNG/su],
  ['má tôi cài ultraviewer cho nó rồi', /Tắt Wi-Fi.*NGÂN HÀNG/su],
  ['nó giữ clip của em đòi 5 triệu không thì tung', /đừng chuyển tiền.*113/su],
  ['ba tôi cầm máy đòi ra ngân hàng rút hết, cản không được', /Cúp máy, đừng chuyển/su],
]

describe('the first message to somebody in trouble says the first act', () => {
  it.each(FIRST)('"%s"', async (text, act) => {
    for (const spelling of [text, fold(text)]) {
      const { report, texts } = await openTalk({ consent: 'none' }).send(spelling)
      expect(report).toMatchObject({ emergency: true, behaviour: 'emergency' })
      expect(texts[0]).toMatch(act)
    }
  })

  it.each(FIRST)('in the middle of a quiz as well: "%s"', async (text, act) => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1')
    expect((await talk.send(text)).texts[0]).toMatch(act)
  })

  it('names bank and police within the first 350 characters of every card that opens an emergency', () => {
    for (const card of [EMERGENCY.missing, EMERGENCY.account, EMERGENCY.name, EMERGENCY.child]) {
      const head = fold(card.text).slice(0, 350)
      expect(head).toContain('ngan hang')
      expect(head).toMatch(/cong an|113/u)
    }
  })
})

describe('money that is less and nobody knows why', () => {
  it('goes on to the full card when it was not the teller, and lets go when it was', async () => {
    const talk = openTalk()
    await talk.send('tự nhiên bị trừ 5 triệu')
    expect((await talk.press('Không phải tôi')).texts[0]).toContain('giữ khoản vừa chuyển')
    const own = openTalk()
    await own.send('tự nhiên bị trừ 5 triệu')
    expect((await own.press('Phí, hoặc tôi tự trả')).report.emergency).toBe(false)
  })
})
