import type { Template } from './voice.ts'

/** What a QR code in a photo holds. No verdict is ever more than "no sign seen": a sticker pasted over another is a good code too. */
export const QR_PHOTO = {
  transfer: {
    text: '**Mã chuyển tiền VietQR.** ⏎ {rows} ⏎ Mã không nói ai thật sự nhận tiền, mã dán đè cũng đọc được như vậy. ⏎ {u} quét bằng ứng dụng ngân hàng, **đọc tên người nhận** trong đó rồi mới bấm. Tên lạ thì dừng. ⏎ Ảnh {b} không giữ.',
    choices: [
      { id: 'check', label: 'Kiểm tra gì trước khi bấm' },
      { id: 'fake', label: 'Nhận ra mã giả, dán đè' },
    ],
  },
  bank: { text: '– Ngân hàng: {bank} (theo bảng {b} có).' },
  bankUnknown: { text: '– Ngân hàng: số {bin}, bảng của {b} không có.' },
  account: { text: '– Số tài khoản: {account} ({b} chỉ hiện mấy số cuối).' },
  card: { text: '– Số thẻ: {account} ({b} chỉ hiện mấy số cuối).' },
  merchant: { text: '– Nơi bán: {account} ({b} chỉ hiện mấy số cuối).' },
  name: { text: '– Tên ghi trong mã: "{name}". Ai làm mã cũng ghi được tên này.' },
  amount: { text: '– Số tiền: {amount} đồng.' },
  amountOpen: { text: '– Số tiền: người trả tự gõ.' },
  content: { text: '– Nội dung: "{content}".' },
  damaged: {
    text: 'Mã trong ảnh **bị hỏng hoặc đã bị sửa**. ⏎ {u} đừng chuyển tiền theo mã này. Nhờ người nhận đưa mã khác, hoặc xin số tài khoản để tự gõ. ⏎ Lúc nào cũng **đọc tên người nhận** trong ứng dụng ngân hàng rồi mới bấm.',
    choices: [
      { id: 'check', label: 'Kiểm tra gì trước khi bấm' },
      { id: 'fake', label: 'Nhận ra mã giả, dán đè' },
    ],
  },
  otherNetwork: {
    text: 'Đây là mã thanh toán {network}, không phải VietQR, nên {b} không đọc được chi tiết. ⏎ {u} quét bằng ứng dụng ngân hàng, **đọc tên người nhận** trong đó rồi mới bấm.',
  },
  networkKnown: { text: 'của {network}' },
  networkOther: { text: 'kiểu khác' },
  link: { text: 'Trong ảnh có mã QR mở một đường dẫn.' },
  plain: {
    text: 'Trong ảnh có mã QR để {what}, không phải mã chuyển tiền. ⏎ Mã lạ thì {u} đừng quét. {b} chỉ xem loại mã, không làm theo và không giữ.',
  },
  signIn: {
    text: 'Trong ảnh có mã đăng nhập riêng. {b} không đọc và không giữ. ⏎ {u} xóa ảnh vừa gửi. Mã này đừng đưa cho ai, kể cả {b}.',
  },
  idCard: {
    text: 'Trong ảnh có mã của thẻ căn cước. {b} không đọc thông tin trong đó và không giữ. ⏎ {u} xóa ảnh vừa gửi nhé. Ảnh căn cước đừng gửi cho ai qua mạng.',
  },
  several: {
    text: 'Trong ảnh có {count} mã QR: ⏎ {rows} ⏎ {remark} {u} hỏi người nhận xem mã nào đúng. Quét bằng ứng dụng ngân hàng, **đọc tên người nhận** rồi mới bấm. ⏎ Ảnh {b} không giữ.',
    choices: [
      { id: 'check', label: 'Kiểm tra gì trước khi bấm' },
      { id: 'fake', label: 'Nhận ra mã giả, dán đè' },
    ],
  },
  differ: { text: 'Các mã chuyển tiền này **khác tài khoản nhau**: có thể một mã bị dán thêm.' },
  rowTransfer: { text: '– Chuyển tiền: {bank}, {account}.' },
  rowDamaged: { text: '– Mã thanh toán hỏng hoặc bị sửa.' },
  rowOther: { text: '– Mã thanh toán {network}.' },
  rowLink: { text: '– Đường dẫn, đuôi thật: {domain}. {verdict}' },
  rowPlain: { text: '– Mã để {what}.' },
  captionOnly: { text: 'Trong ảnh {b} chỉ đọc được mã QR, nên {b} trả lời theo chữ {u} viết.' },
} as const satisfies Record<string, Template>

/** What scanning such a code does. */
export const QR_DOES = {
  wifi: 'nối mạng Wi-Fi',
  phone: 'gọi một số điện thoại',
  message: 'soạn sẵn một tin nhắn',
  email: 'viết thư điện tử',
  contact: 'lưu một danh bạ',
  place: 'mở bản đồ',
  calendar: 'ghi lịch',
  'sign-in': 'lấy mã đăng nhập',
  app: 'mở một ứng dụng',
  text: 'hiện một đoạn chữ',
  'id-card': 'đọc thẻ căn cước',
} as const
