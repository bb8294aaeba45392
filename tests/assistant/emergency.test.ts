import { describe, expect, it } from 'vitest'
import { readEmergency } from '../../src/assistant/emergency.ts'
import { EMERGENCY } from '../../src/replies/emergency.ts'
import { fold } from '../../src/shared/text.ts'

const SURE = [
  'cứu với mẹ em vừa chuyển 50 triệu cho bọn xưng công an rồi',
  'toi vua bi lua chuyen 20 trieu',
  'công an gọi bắt chuyển tiền',
  'bi lua het tien roi',
  'mất tiền trong thẻ',
  'đọc mã cho nó rồi',
  'lo doc otp cho nguoi la roi lam sao',
  'con ơi bác lỡ đưa mật khẩu cho nó mất rồi',
  'tự nhiên tài khoản bị trừ 5 triệu',
  'tien trong tai khoan bien mat',
  'mẹ em chuyển rồi, 30tr cho thằng giả công an',
  'em nạp 12 triệu làm nhiệm vụ giờ nó chặn em rồi',
  'điện thoại bác tự chạy, nó đang điều khiển máy',
  'mới bị gạt 3 triệu qua zalo',
  'ba toi bi lua mat 100 trieu sang nay',
  'em đóng tiền cọc mua xe mà shop khóa máy biến mất rồi',
  'lỡ nhập otp vào trang lạ rồi',
  'tui mới chuyễn khoản cho tụi lừa đảo',
  'em vuưà chuyeenr 5tr cho đứaa lừa',
]

const CALM = [
  'nếu bị lừa thì làm gì',
  'làm sao để không bị lừa',
  'bác hàng xóm hôm trước bị lừa mất 20 triệu',
  'chuyển nhầm tiền sang số lạ',
  'em bấm vào link rồi nhưng chưa nhập gì',
  'có người gọi xưng công an đòi chuyển tiền có thật không',
  'ngân hàng nhắn đọc mã otp có nên đọc không',
  'nộp phí rồi mà báo chưa thanh toán',
  'tôi chưa chuyển tiền, nó đòi 10 triệu, có phải lừa không',
  'sợ bị lừa quá',
  'nhập mã otp ở đâu',
  'kể cho tôi câu chuyện vui',
  'gửi ảnh cho cháu rồi mà nó không thấy',
  'đóng học phí cho con rồi mà trường chưa nhận được',
  'nãy giờ gửi tiền trọ cho con gõ lộn số cuối tiền bay qua người khác',
  'hồ sơ tôi gửi hôm trước nó tới đâu rồi',
  'nhận biết lừa đảo',
]

describe('a cry for help is heard, and a question about help is not taken for one', () => {
  it.each(SURE)('sounds the alarm: %s', (text) => {
    expect(readEmergency(text).level).toBe('sure')
  })

  it.each(CALM)('stays calm: %s', (text) => {
    expect(readEmergency(text).level).toBeNull()
  })

  it('asks once when the signal is weak', () => {
    for (const text of ['cứu', 'cuu voi', 'cứu tôi với', 'bị lừa']) expect(readEmergency(text).level).toBe('weak')
  })

  it('reads an option of the open question as its answer', () => {
    const options = ['Gọi ngân hàng, báo bị lừa', 'Chuyển tiền cho nó rồi tính']
    expect(readEmergency('chuyen tien cho no roi tinh', { options }).level).toBeNull()
    expect(readEmergency('chuyen tien cho no roi', {}).level).toBe('sure')
  })

  it('hears hints as part of a story that is already an emergency', () => {
    expect(readEmergency('nãy có đứa nó kêu đọc mã').level).toBeNull()
    expect(readEmergency('nãy có đứa nó kêu đọc mã', { ongoing: true }).level).toBe('sure')
    expect(readEmergency('gọi 113 nói gì', { ongoing: true }).level).toBeNull()
  })

  it('names the bank and the police within the first 350 characters of every card', () => {
    for (const card of [EMERGENCY.card, EMERGENCY.cardThreat, EMERGENCY.ask]) {
      const head = fold(card.text).slice(0, 350)
      expect(head).toContain('ngan hang')
      expect(head).toMatch(/cong an|113/u)
    }
  })
})
