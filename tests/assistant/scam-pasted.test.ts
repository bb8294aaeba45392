import { describe, expect, it } from 'vitest'
import { looksPasted } from '../../src/assistant/scam.ts'

const PASTED = [
  'Quý khách trúng thưởng, truy cập nhanqua.example để nhận ngay hôm nay kẻo lỡ',
  '"Tai khoan cua ban sap bi khoa, bam vao day de mo lai ngay" tin này có thật không',
  'Chao ban, ban da duoc chon nhan qua 20/10. Click nhanqua2010.site de nhan',
  'Em bên ngân hàng ACB, thẻ của anh sắp hết hạn, anh cho em xin ngày sinh và số căn cước để em gia hạn nhé',
  'Mẹ ơi điện thoại con hư, con nhắn số bạn, mẹ chuyển gấp cho con 3 triệu vô số này nha',
  'Tuyển nhân viên làm tại nhà, lương 500k/ngày, liên hệ Zalo 09xxx, không cần cọc',
  'người ta nhắn cho bác thế này: "Bưu phẩm của bạn bị giữ, vui lòng nộp 25.000đ để giao lại"',
  'Thông báo từ EVN: ngày mai cắt điện nhà ông bà do nợ cước, liên hệ số 0911xxx để giải quyết',
  'con coi giúp mẹ tin này: Tai khoan cua quy khach da bi khoa vui long truy cap vcb-mokhoa.com',
  'TK 0123 bi tru 3.000.000d luc 10:12. Neu khong phai ban lien he 0888xxxx de huy giao dich',
  'Kính mời ông bà tham dự buổi hội thảo sức khỏe, có quà tặng là nồi cơm điện, mang theo sổ hồng để nhận',
  'Anh ơi em shipper nè, em để hàng trước cổng rồi anh chuyển khoản 320k vô số này giúp em nha',
]

const OWN = [
  'công an gọi bảo đóng tiền có thật không',
  'làm sao quét mã QR trả tiền',
  'tôi vào dichvucong.gov.vn nó báo hết hạn hoài',
  'công an xã gọi tôi lên làm định danh thì mang giấy tờ gì',
  'tôi muốn biết cách kiểm tra tin nhắn ngân hàng là thật hay giả',
  'có người nhắn zalo bảo tôi trúng thưởng xe máy, tôi phải làm gì',
  'vào trang dichvucong.gov.vn đăng ký kết hôn ra sao',
  'bác bị người ta gọi bảo đóng tiền điện qua số lạ hoài',
  'chuyển tiền nhầm số tài khoản thì ngân hàng có trả lại không',
  'mẹ tôi hay nhận tin nhắn trúng thưởng, làm sao chặn được',
  'xã mình có thông báo gì về lịch tiêm chủng không',
  'kế hoạch của tỉnh giao cho sở nào mở lớp cho người cao tuổi, thông báo đến xã khi nào',
  'tôi đăng nhập VNeID cứ báo sai mật khẩu hoài, tôi đã bấm quên mật khẩu mấy lần rồi mà không thấy mã gửi về',
  'nhờ chỉ tôi cách quét mã QR ở quán phở, tôi quét mà nó không ra tên quán',
  'shop online kêu chuyển khoản trước rồi mới gửi hàng thì có nên tin',
]

describe('what somebody received is told from what somebody asks', () => {
  it.each(PASTED)('takes for received: %s', (text) => {
    expect(looksPasted(text)).toBe(true)
  })

  it.each(OWN)('takes for asked: %s', (text) => {
    expect(looksPasted(text)).toBe(false)
  })
})
