import { type Phrase, phrase } from './phrases.ts'

/** Signs that a message is an ordinary notice or a talk among people: they weigh against a lone suspicion. */
export const CALMING = {
  inPerson: [
    // Short words stand next to the verb: without marks "chợ" is "cho" and "xã" is "xa".
    phrase('(đến|tới|ra|lên|tại|ghé) (chợ|kho|trường|xã|phường|trạm|đồn|thôn|buôn|công an)'),
    phrase(
      '(mang|mang theo|nhớ mang|đem|cầm) ~ (giấy mời|giấy khai sinh|bản chính|sổ|thẻ|căn cước|cccd|giấy hẹn|giấy tờ) ?',
    ),
    phrase('(có mặt|tập trung|gặp nhau) (lúc|tại|ở|trước)'),

    phrase(
      '(đến|tới|ra|lên|mời|tại|ghé|gặp) ~ (trụ sở|hội trường|nhà văn hóa|trạm y tế|ủy ban|ubnd|uỷ ban|bưu điện|quầy|chi nhánh|phòng giao dịch|cửa hàng|trưởng thôn|bộ phận một cửa|một cửa|cổng bảo vệ|phòng tài vụ|phòng nhân sự|bàn số \\d|đại lý thu|ban quản lý)',
    ),
    phrase(
      '(trực tiếp|lưu động|bảng tin|dán ở|danh sách dán|có biên lai|theo biên lai|có ghi sổ|ghi sổ|giờ hành chính)',
    ),
  ],
  noFee: [
    phrase(
      '(không thu|không mất phí|miễn phí|không mất tiền|không phí|tùy tâm|tùy lòng|vào cửa tự do|không bán|không thu phí|không tốn|nhiều ít|được miễn)',
    ),
  ],
  afterwards: [
    phrase('(đưa|trả) ~ tiền mặt'),
    phrase('(rồi|xong) (hãy|hẵng|mới) (đưa|trả|thanh toán|cọc|đóng)'),

    phrase(
      '(nhận hàng|khi nhận|kiểm hàng|xem hàng|mở xem|ưng|ăn ngon|xem ~ được) ~~ (trả|chuyển|mới trả|trả tiền|trả lại)',
    ),
    phrase(
      '(trả khi nhận|chưa cần cọc|tiền thu hộ|được kiểm hàng|tiền hàng ~ khi nhận|không ưng trả lại|thanh toán rồi|kiểm hàng)',
    ),
  ],
  ownApp: [
    phrase(
      '(trên|trong|mở|vào|qua|tại) (ứng dụng|app)( (chính thức|ngân hàng|của nhà mạng|chăm sóc khách hàng|đã đặt hàng|etax mobile))?',
    ),
  ],
  /** One's own debt or balance, as agreed. */
  ownDue: [
    phrase(
      '(bỏ qua (nếu|thông báo)|số tiền tối thiểu|nếu đã (thanh toán|đóng|nộp)|quý khách đã thanh toán|vui lòng bỏ qua)',
    ),
    phrase('đến hạn (thanh toán|trả|đóng)'),

    phrase(
      '(đến hạn trả|trả nợ gốc|nạp đủ|đủ số dư|tự động trích|tự động gia hạn|đến hạn thanh toán|như mọi tháng|như mọi năm)',
    ),
  ],
  noHurry: [phrase('(không gấp|khi nào rảnh|sau cũng được|lúc nào cũng được|bữa nay|mai em|cuối tuần)')],
  /** Others are told of a trick and what to do against it. */
  alert: [
    phrase(
      '(cảnh báo|cảnh giác|thủ đoạn|chiêu|tin nhắn lừa|tin lừa|chiêu trò|kẻ xấu|kẻ gian|đối tượng|lừa đảo|giả danh|mạo danh) ~~ (cúp máy|không làm theo|không nghe|đừng nghe|đừng tin|không chuyển|xóa đi|báo (ngay )?(cho )?công an|trình báo|hỏi con cháu|hỏi lại|gác máy|tắt máy)',
    ),
    phrase(
      '(gặp|nhận|thấy|ai|nghe|bà con|người dân|mọi người) ~ (thì|là|hãy|phải|cần|cứ|nên) ~ (hỏi lại|cúp máy|tắt máy|xóa|không làm theo|không nghe|báo (ngay )?công an|đừng nghe|đừng tin)',
    ),
  ],
  /** When the other has time: nobody who cheats waits. */
  atLeisure: [
    phrase('(hôm nào|bữa nào|khi nào|lúc nào|chừng nào|hôm khác) ~ (rảnh|tiện|có|về|qua|gặp|được)'),
    phrase('(từ từ cũng được|không gấp|sau cũng được|khi nào cũng được|lúc nào cũng được)'),
  ],
  /** The writer pays back: nobody who cheats begins so. */
  givesBack: [
    phrase('(con|cháu|em) (gửi|chuyển|biếu) (mẹ|ba|má|bố|ông|bà|ngoại|nội|cha) ~ [\\d.,]+'),

    phrase(
      '(em|con|cháu|anh|chị|tôi|mình|chú|cô) (trả|gửi trả|chuyển trả|gửi lại|trả lại) (lại )?(chị|anh|cô|chú|bác|em|mẹ|ba|má) ~ [\\d.,]+',
    ),
    phrase('(trả|gửi|chuyển|đưa) (đủ|hết|lại) ~ rồi'),
  ],
  /** A code told in a notice that says nothing else: "Mã OTP … là 482913", "4471 là mã …". */
  bareCode: [
    phrase('(mã|otp) ~~ (là|của bạn|của quý khách|của qk) ([\\d]{4,8}|⟨mã⟩)'),
    phrase('([\\d]{4,8}|⟨mã⟩) là (mã|otp)'),
  ],
  balance: [phrase('(sd|số dư|tk|tài khoản) ~~ [+-]?[\\d.,]+ ?(vnd|đ|đồng)')],
  otpNotice: [phrase('(otp|mã otp|mã xác thực|mã đăng nhập|mã kích hoạt|mã xác nhận)'), phrase('⟨mã⟩')],
} as const satisfies Record<string, readonly Phrase[]>

export type Calming = keyof typeof CALMING

/** A sentence that warns against what scams demand: it is taken out before demands are looked for. */
export const WARNS = [
  phrase(
    '(không|tuyệt đối không|không bao giờ|không nên|chưa bao giờ) ~ (cung cấp|chia sẻ|đưa|tiết lộ|đọc|nhập mã|nhập|bấm|gọi điện|nhắn tin|yêu cầu|hỏi|làm việc|gửi đường|gửi link|nghe ai|làm theo)',
  ),
  phrase(
    '(đừng|chớ có|chớ nên|cấm) ~ (cung cấp|chia sẻ|đưa|đọc|nhập|bấm|nghe ai|nghe|tin ai|tin|làm theo|tiết lộ mã|cho ai)',
  ),
  phrase('(cảnh giác|khuyến cáo|đề phòng|coi chừng|không có (cán bộ|cơ quan|nhân viên|ai)|cảnh báo: không)'),
  phrase('(nếu|neu) (bạn )?(không phải|không|chưa) ~ (yêu cầu|thực hiện|nhận) ~~ (bỏ qua|gọi|không nhập|liên hệ)'),
]

/** A code to be kept secret is no secret kept from the family. */
export const KEEPS_CODE = phrase('(mã|otp|mật khẩu|pin|số thẻ|thông tin thẻ|đường dẫn|link)')
