import type { Template } from './voice.ts'

/** Personal data pasted (D19): masked before storing, never repeated, and the need behind it still answered. */
export const PRIVACY = {
  otp: {
    text: '{b} không xem và không giữ mã đó. Mã OTP (mã dùng một lần) chỉ mình {u} biết, kể cả {b} cũng đừng gửi. ⏎ {u} xóa tin vừa gửi nhé. ⏎ Mã chỉ gõ vào ô mã trong ứng dụng {u} tự mở. Có ai đang hỏi {u} mã này không?',
    choices: [
      { id: 'self', label: 'Không, tôi tự làm' },
      { id: 'asked', label: 'Có người hỏi' },
      { id: 'given', label: 'Tôi đưa rồi' },
    ],
  },
  otpSelf: { text: 'Vậy {u} gõ mã vào ô mã trong ứng dụng {u} đang mở. Gõ xong thì xóa tin mã đi.' },
  otpAsked: {
    text: '{u} đừng đưa mã, cúp máy. Không cơ quan nào hỏi mã OTP của {u}. ⏎ Muốn rõ thì {u} gọi số in sau thẻ. Đưa rồi thì chọn 1.',
    choices: [
      { id: 'given', label: 'Tôi đưa rồi' },
      { id: 'menu', label: 'Thực đơn', digit: 0 },
    ],
  },
  id: {
    text: '{b} đã che số căn cước, không lưu. {u} xóa tin đó trên máy {u} nhé. ⏎ {b} không tra, không làm thay việc của ai được. {b} chỉ {u} tự làm.',
  },
  idFile: {
    text: '{b} đã che số căn cước, không lưu. {u} xóa tin đó trên máy {u} nhé. ⏎ {b} không tra hồ sơ của ai được. {u} tự tra: vào dichvucong.gov.vn, mục tra cứu hồ sơ, gõ mã hồ sơ. {b} chỉ từng bước.',
    choices: [
      { id: 'steps', label: 'Chỉ từng bước' },
      { id: 'noCode', label: 'Tôi không có mã hồ sơ' },
    ],
  },
  card: {
    text: '{b} đã che số thẻ, không lưu. {u} xóa tin đó nhé. ⏎ {b} không khóa, không mở thẻ thay {u} được. {u} gọi ngân hàng theo số in sau thẻ, hoặc số trong ứng dụng.',
  },
  /** Last line under a verdict. */
  pasted: { text: 'Số trong tin {b} đã che, không lưu.' },
  account: { text: '{b} đã che số tài khoản, không lưu. {u} đừng gửi số của mình hay của người khác ở đây.' },
  password: {
    text: '{b} đã che mật khẩu. Vì đã gõ ra đây, {u} nên đổi mật khẩu mới. ⏎ Vào VNeID, bấm "Quên mật khẩu", làm theo máy.',
    choices: [
      { id: 'steps', label: 'Chỉ từng bước' },
      { id: 'other', label: 'Việc khác' },
    ],
  },
  passwordOther: {
    text: '{b} đã che mật khẩu. Vì đã gõ ra đây, {u} nên đổi mật khẩu mới, ở đúng ứng dụng đó.',
  },
  passport: { text: '{b} đã che số hộ chiếu, không lưu. {u} xóa tin đó trên máy {u} nhé.' },
  after: {
    text: '{u} xóa tin trong máy là được việc đầu tiên. Bên {b} đã che trước khi lưu. Số căn cước: để ý cuộc gọi lạ đọc đúng tên {u}. Mã OTP: thường hết hạn sau vài phút, đừng đưa mã mới cho ai.',
  },
} as const satisfies Record<string, Template>
