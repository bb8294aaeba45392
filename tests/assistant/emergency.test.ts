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
  'thằng đó nó lấy của tui 8 triệu rồi nó biến luôn',
  'me toi moi doc so otp cho thang goi dien thoai',
  'giờ tài khoản còn 0 đồng, hồi sáng còn 20 triệu',
  'cháu ơi bà lỡ bấm cài cái ứng dụng nó gửi, giờ tiền bay hết',
  'toi vua ck 5tr coc phong tro ma no xoa nick roi',
  'họ đòi đăng hình con gái tui lên mạng nếu không đưa tiền',
  'vừa nhập mật khẩu ngân hàng vô cái trang đó xong thấy nghi quá',
  'em bi hack facebook no nhan tin muon tien ban be em may nguoi chuyen roi',
  'ba mi chuyển cho hắn 15 triệu rồi chừ răng đây',
  'sao the cua toi bi quet 3 lan luc nua dem, toi co mua gi dau',
  'nó bảo là công an, tôi sợ quá gửi hết sổ tiết kiệm cho nó rồi',
  'lỡ chụp cccd với mặt sau thẻ gửi nó rồi phải làm sao',
  'dính lừa rồi con ơi, 30 triệu tiền dành dụm của ngoại',
  'đang có người gọi bắt tôi ở yên trong phòng không được cúp máy',
  'sim tự nhiên mất sóng rồi có tin trừ tiền liên tục',
  'bà cháu mới gởi 40 triệu cho cái người nói là cháu nội bị tai nạn, gọi lại số cũ thì cháu vẫn ở nhà',
  'toi quet ma qr ho dua xong mat luon 6tr trong the',
  'trời ơi tiền lương tháng này của em nó rút hết rồi',
  'lo bam dong y cho no dieu khien dien thoai roi, gio man hinh den thui',
  'vợ tôi nạp vô app làm nhiệm vụ 90 triệu giờ rút không được, nó đòi nạp nữa',
  'em gui anh nong cho ban trai quen tren mang gio no doi 10 trieu khong thi tung',
  'có người gọi nói con tôi đang bị bắt cóc đòi 200 triệu tui run quá',
  'chau lo nhap so the voi ma gui ve dien thoai vao trang do roi',
  'bọn nó vay tiền bằng căn cước của tôi, giờ đòi nợ gọi suốt ngày dọa giết',
  'mất 12 củ trong momo rồi huhu',
  'hôm qua mạ tui đem vàng bán lấy tiền gửi cho tụi giả công an',
  'acc ngan hang bi doi mat khau, dang nhap khong duoc, tien mat het',
  'chong toi vua ck cho shop ao 3tr no block luon',
  'tôi gọi cho ngân hàng chưa được, kẻ gian đang rút tiền của tôi',
  'đưa otp mất rồi cứu bác với',
  'bị lừa mất mười lăm triệu rồi',
  'bi no lua mat hai muoi mot trieu',
]

const CALM = [
  'người ta bảo phải có định danh mức hai mới nộp trên mạng được, tôi chưa biết làm ở đâu',
  'nếu bị lừa thì làm gì',
  'nhỡ người ta gửi ảnh chuyển tiền giả thì làm thế nào',
  'biết số tài khoản thì có rút được tiền không',
  'gui roi nua thang chua thay',
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
  'con trai tôi chuyển tiền học cho trường rồi mà chưa thấy biên lai',
  'chuyển lộn tiền qua cho người trùng tên giờ làm sao lấy lại',
  'nghe con kể ở chợ có bà kia bị gạt 50 triệu',
  'nếu lỡ đọc mã cho người ta rồi thì có cách gì cứu không',
  'tôi bấm nhầm quảng cáo nó hiện trúng thưởng, tôi tắt liền',
  'cho tôi hỏi mật khẩu vneid quên rồi lấy lại sao',
  'hôm trước có đứa gọi xưng viettel kêu đọc mã, tôi cúp máy luôn',
  'sao nạp tiền điện thoại rồi mà chưa có',
  'thẻ tôi hết hạn có rút tiền được không',
  'mất điện thoại thì khóa tài khoản ngân hàng kiểu gì',
  'con gái đòi tiền đóng học, tôi gửi qua thẻ cho nó rồi',
  'người ta lừa bằng cách nào vậy',
  'ngân hàng trừ phí 11 nghìn mỗi tháng là phí gì',
  'cài vssid xong nó đòi mã otp nhập ở đâu',
  'lừa đảo qua điện thoại bị phạt bao nhiêu năm tù',
  'làm thẻ ngân hàng mất bao nhiêu tiền',
  'trong bài học có nói chuyện bà cụ gửi hết sổ tiết kiệm cho kẻ lừa, tại sao bà không gọi con',
  'ứng dụng ngân hàng đòi quét mặt có an toàn không',
  'tiền điện tháng này bị tính nhiều quá',
  'tôi rút hết tiền trong sổ ra mua xe rồi',
  'con bé nhà tôi lấy điện thoại đặt hàng lung tung, trả lại được không',
  'điện thoại mất sóng ở trong rẫy thì làm sao gọi được',
  'nó gửi link mà tôi không bấm, vậy có sao không',
  'chuyển tiền cho con học đại học bằng cách nào rẻ',
  'tivi nói có người mất 2 tỷ vì nghe điện thoại',
  'shop giao thiếu hàng mà tôi trả tiền rồi thì khiếu nại ở đâu',
  'bán cà phê xong thương lái chưa trả tiền thì sao',
  'số dư tài khoản còn 50 nghìn có bị khóa không',
  'gửi căn cước cho cán bộ xã qua Zalo để làm hồ sơ rồi có lo gì không',
  'tài khoản mới mở báo số dư 0 đồng là đúng không',
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
