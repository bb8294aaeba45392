import { type Phrase, phrase } from './phrases.ts'
import { SEND, SUM } from './scam-money.ts'

const SECRET =
  '(otp|mã otp|mã xác (thực|nhận|minh)|mã (sáu|6|bốn|4) số|mã gửi về|mã (vừa|mới) (gửi|nhận|về|tới)|mã về máy|cvv|cvc|ba số|3 số|dãy số|mã pin|mật khẩu|mã thẻ|số thẻ|thẻ ngân hàng|thông tin thẻ|thông tin ngân hàng|mã đăng nhập)'

/** What a message wants done: money sent, a code told, something installed, a contact taken up. */
export const DEMANDS = {
  sum: [phrase(SUM)],
  /** Money is to be sent. */
  pay: [
    phrase(`(giúp|cứu|viện trợ|hỗ trợ) (tôi|anh|em|con|cháu|chú) ${SUM}`),
    phrase('(chuyển khoản|chuyển|gửi|bắn) (thẳng|riêng) (cho|vào|qua|về) (em|anh|chị|tôi|mình|con|số|tài khoản)'),
    phrase(`(mua|mở|kích hoạt|nâng cấp) ~ (gói|ví|tài khoản|đơn|phần mềm|vị trí|hạng) ~ ${SUM}`),

    phrase('(đưa|gửi|trả|bắn|chuyển) ~~ (qua|vào|vô) ~ (tài khoản|momo|ví|số) ~ (này|em|con|cháu|anh|tôi|chị|dưới)?'),
    phrase('(thu|lấy|tính|trích) ~ [\\d.,]+(%| ?phần trăm)'),
    phrase('(trả|chịu|lo) ~ (phí|cước|thuế) ~ (giúp|giùm|hộ|họ|cho)'),

    phrase(`${SUM} ~~ (chuyển|bắn|gửi|gởi|nộp|đóng|chuyển khoản|ứng) (qua|liền|ngay|gấp|cho|vào|trước|luôn|giúp)`),
    phrase(
      '(chuyển|bắn|gởi|gửi|nộp|trả|chuyển khoản|bồi dưỡng|lót tay|lo lót|bôi trơn|chung chi) ~ (đủ tiền|trước tiền|tiền giữ|tiền liền|đủ|qua liền|liền qua|qua số|vào ví|vào số)',
    ),
    phrase(`(bồi dưỡng|lót tay|lo lót|bôi trơn|chung chi|chạy án|chạy lo) ~ ${SUM}`),
    phrase('(đóng|nộp|trả|chịu|lo) ~ (thuế|phí|cước|viện phí|tiền cọc|tạm ứng) ~ (giùm|giúp|hộ|trước|thay)'),
    phrase(`(gom|góp|xuống|vào|bỏ) ~ (tiền|vốn|${SUM})`),
    phrase(`${SUM} ~ (thì|là|mới|đổi|chuộc|nếu muốn)`),

    phrase(`${SEND} ~ ${SUM}`),
    phrase('(chuyển khoản|chuyển tiền|chuyển|gửi tiền) ~ (một nửa|nửa|hết|toàn bộ|100%)'),
    phrase(
      `(đóng|nộp|chuyển|trả|mất|thu|đóng trước|nộp trước|chuyển trước|thanh toán) ~ (phí|lệ phí|cọc|tiền phạt|thuế|bảo lãnh|viện phí|tạm ứng|tiền ship|cước|phạt)`,
    ),
    phrase(
      '(chuyển|nộp|đóng|gửi|bắn|chuyển khoản|chuyển tiền|nạp|ứng|cọc) ~~ (vào|qua|cho|tới|về) ~ (số tài khoản|tài khoản|số này|đại lý|chuyên viên|thầy|bác sĩ|họ)',
    ),
    phrase(
      '(nộp phạt|đóng phí|nộp phí|trả phí|phí duy trì|thanh toán (ngay|gấp|trong)|chuyển khoản ngay|chuyển tiền ngay|chuyển khoản trước|chuyển trước|đóng trước|nộp trước|cọc trước|đặt cọc trước)',
    ),
    phrase('(rút|tất toán) ~ (sổ|tiền|tiết kiệm) ~~ (gửi|chuyển|nộp|đưa) ~ (sang|vào|qua|cho|vô)'),
    phrase(`(chi|với|giá|phí|tiền|mất) ${SUM} ~ (trước|để|là)`),
  ],
  /** Money is held fast and one more payment is to free it. */
  stuck: [
    phrase(
      '(bị treo|treo tiền|đóng băng|phong tỏa|bị giữ|đang giữ|giữ lại|không rút được|bị kẹt|sai tên|sai số|hệ thống) ~~ (mở|gỡ|giải ngân|rút|lấy ra|thông quan|giao|về|nhận)',
    ),
  ],
  /** A number to ring back, named in the message itself. */
  callBack: [phrase('(gọi|liên hệ|alo|bấm gọi|gọi lại|điện lại) ~~ (⟨số|số (này|sau|trên)|ngay số)')],
  /** Money before anything is given. */
  upfront: [
    phrase('(mua|mở|ký quỹ|kích hoạt|làm) ~ trước \\d'),
    phrase('(?<!(?:tháng|hôm|bữa|tuần|năm|lần|đợt|hồi) )trước (nha|nhé|nghen|ạ|đi|rồi|để|mới|em|sau|thì)'),
    phrase('(hoàn|trả lại) ~ (gốc|vốn|cả) '),

    phrase('(thu|lấy|tính) ~ trước'),
    phrase('trước khi (làm|xử lý|nhận|giao|rút|truy|giải ngân)'),

    phrase('(giữ|đặt|chốt) (chỗ|ghế|vé|phòng|suất|hàng|số|slot) ~ (trước|liền|ngay)'),
    phrase('(đủ tiền|hết tiền|100%|toàn bộ) ~ (giữ|trước|mới)'),
    phrase(
      '(tiền|phí) (nguyên liệu|giữ chỗ|giữ suất|đồng phục|giáo trình|thế chân|bảo đảm|đảm bảo|đối ứng|kích hoạt|làm hồ sơ|làm thủ tục|dịch vụ|tài liệu|đặt chỗ)',
    ),

    // "Nộp trước ngày 30" is a date by which, not money before goods.
    phrase(
      '(đóng|nộp|chuyển|chuyển khoản|trả|cọc|đặt cọc|ứng|nạp|phí|ck) ~~ trước(?! (?:\\d|ngày|hạn|tháng|thứ|chủ nhật|rằm|tết|cuối))',
    ),
    phrase(
      '(trước khi|mới|để|là|thì|rồi) ~ (được )?(nhận|rút|giải ngân|thông quan|mở khóa|duyệt|nhận quà|nhận hàng|xuất|mổ|hoàn|về)',
    ),
    phrase('(mới giữ|giữ vé|trừ trước|giữ chỗ|giữ suất|giữ đơn|giữ code|giữ phòng|giữ hàng|giữ xe)'),
    phrase(
      '(phí|thuế) ~ (thẩm định|hồ sơ|luật sư|hải quan|bảo hiểm|vận chuyển|ship|thông quan|kiểm định|xử lý|truy vết|chuyển tiền|mở khoản|đào tạo|nhận số|duy trì|giải tỏa|tất toán|lưu kho|thu nhập)',
    ),
  ],
  /** A fee that opens the way to money or goods already promised. */
  feeToGet: [
    phrase(
      '(đóng|nộp|chuyển|trả|đóng thêm|cọc|phí) ~~ (phí|tiền|triệu|thuế|cọc|nghìn|k) ~~ (là|để|mới|thì|rồi|sẽ) ~ (rút|nhận|giải ngân|hoàn|mở khóa|về tài khoản|lấy lại)',
    ),
  ],
  secret: [
    phrase('(chụp|gửi|quay) ~~ (mặt trước|mặt sau|hai mặt|2 mặt) ~~ (thẻ|căn cước|cccd)'),
    phrase('(chụp|gửi|quay) ~ (thẻ|căn cước|cccd) ~ (mặt trước|mặt sau|hai mặt|2 mặt)'),
    phrase('(chụp|gửi) ~ (mặt trước|hai mặt|2 mặt) '),

    phrase(
      '(đọc|đọc lại|cho|báo|báo lại|nhắn|nhắn lại|gửi lại|cung cấp) ~~ (mấy|dãy|\\d|sáu|bốn|sáu chữ|sáu con) (chữ )?(số|con số|chữ số|ký tự) ~ (đó|đấy|vừa|mới|nhận|hiện|trên|trong|về|nha|nhé|cho)',
    ),
    phrase(
      '(gửi|bắn|nhắn|nhận|có|hiện|thấy|về) ~ (mấy|dãy|\\d|sáu|bốn) (chữ )?(số|con số|chữ số) ~~ (đọc|báo|nhắn|gửi|cho) (lại|em|anh|cháu|con|tôi|chị|qua|cho)',
    ),
    phrase('(đọc|báo|cho) ~ (số id|id|mã id|mã máy|mã kết nối|mã đối tác)'),

    phrase(`(đọc|gửi|gởi|cho|cung cấp|nhập|điền|nhắn|cập nhật|đăng ký|chụp|khai|xác nhận|đưa|bấm) ~~ ${SECRET}`),
    phrase(`(mã|otp) ~ (gửi|nhắn|báo) về ~~ (đọc|cho|đưa|gửi)`),
    phrase('(gửi|báo|nhắn|nhận|bắn) ~ (mã|mã số|dãy số) ~~ (đọc|cho em|cho anh|đưa|gửi lại|nhắn lại|báo lại)'),
    phrase('(đăng nhập|vào) ngân hàng ~ (và|rồi|tại|ở|để)'),
  ],
  app: [
    phrase('(bấm|mở|bật|nhấn) ~ (chia sẻ|chiếu|phát) ~ (màn hình|cho (cháu|em|anh|con|tôi|chị) (xem|coi|thấy))'),
    phrase('(mở|bật|chia sẻ) màn hình ~~ (cho|để|rồi|sửa)'),

    phrase('(chỉ|hướng dẫn|bày) ~ (bấm|làm|nhấn|thao tác) ~ (từng|vài|theo|là xong|nút|bước)'),

    phrase('[^ ]*[.]apk'),
    phrase('(cài|cài đặt|tải) ~~ (em|cháu|anh|chị|tôi|mình|bên em) (gửi|đưa|nhắn)'),
    phrase(
      '(tải|cài|cài đặt|mở|gửi) ~~ (tệp|file|phần mềm|ứng dụng|app) ~~ (gửi|link|đường dẫn|qua zalo|đính kèm|dưới đây|toàn quyền|mọi quyền|quyền|rồi (đọc|làm|quét|ký)|về mở|theo dõi)',
    ),
    phrase('(gửi|gửi cho|đưa) ~ (phần mềm|ứng dụng|app|file|tệp) ~~ (cài|tải|mở)'),
    phrase('(cài|tải) ~ (phần mềm|ứng dụng|app|vneid\\d?) ~ (cháu|em|anh|tôi|mình) (gửi|đưa|nhắn)'),
    phrase(
      '(anydesk|teamviewer|ultraviewer|điều khiển từ xa|chia sẻ màn hình|nguồn không xác định|quyền trợ năng|cấp toàn quyền|cho phép mọi quyền)',
    ),
    phrase('(cái|đường)? ?(link|đường dẫn) ~ (tải|cài)'),
  ],
  /** An application to be fetched, from nowhere said. */
  software: [phrase('(tải|cài|cài đặt|mở) ~ (phần mềm|ứng dụng|app|bản cập nhật|công cụ)')],
  face: [
    phrase('(quét|quay|chụp|nhìn|xác nhận) ~ (khuôn mặt|mặt) ?~? (hộ|để|xác|cho|chủ|là)'),
    phrase('(chụp|gửi|đưa) ~ (hai|2) mặt ~ (căn cước|cccd|thẻ|giấy tờ)'),
    phrase('(chụp|gửi) ~ (căn cước|cccd) ~~ (quét|khuôn mặt|mặt)'),
    phrase('(nhìn thẳng|xoay mặt|quét mặt|quét khuôn mặt|sinh trắc)'),
  ],
  video: [phrase('(video call|gọi video|qua video|bật video|mở video|zoom|skype|vào video|camera) ')].concat([
    phrase('(làm việc|giám sát|gặp|nói chuyện) ~ (qua video|qua zoom|qua mạng|trực tuyến)'),
    phrase('(vào|bật|mở|gọi) ~ video'),
  ]),
  move: [
    phrase('(thêm|kết nối|add|lưu|quét|mở) ~ (zalo|telegram|viber|messenger|whatsapp)'),
    phrase('(để lại|gửi|cho) ~ (số điện thoại|sđt|số zalo) ~~ (liên hệ|tư vấn|hỗ trợ|gọi|chúng tôi|bên em|đội)'),
    phrase('(kéo|dẫn|đưa|mời|rủ) ~ (vào|vô) ~ (sàn|nhóm|room|kênh|group)'),
    phrase('(inbox|ib|nhắn riêng)'),

    phrase('(nối máy|chuyển máy|chuyển cuộc gọi) ~ (qua|sang|cho|với|tới)'),

    phrase(
      '(kết bạn|add|inbox|nhắn|liên hệ|ib|vào nhóm|vào room|vào phòng|nhóm kín|tham gia nhóm) ~~ (zalo|telegram|viber|whatsapp|messenger|nhóm|số này|chuyên viên|phòng)',
    ),
    phrase('(nhóm|room|group) (telegram|zalo|kín|vip)'),
    phrase('(bấm|nhấn|ấn) (phím )?\\d ~ (gặp|để|rồi)'),
  ],
  click: [
    phrase(
      '(bấm|nhấn|truy cập|vào|mở|đăng nhập|cập nhật|xác nhận|điền|nhập|đăng ký|thanh toán|nộp|tra cứu|trả phí|huỷ|hủy|đổi quà|để|tại|qua) ~~ (@link|link|đường link|đường dẫn)',
    ),
  ],
  scanQr: [
    phrase('(quét|quẹt|quyét) ~ (mã|qr) ~~ (nhận|tặng|hoàn|kẻo|ngay|trong|dưới|đăng nhập|thanh toán|nhập|xác nhận)'),
  ],
  share: [phrase('(chia sẻ|gửi|share) ~ (cho )?\\d+ (bạn|nhóm|người)')],
  /** The money goes to a private person: a friend, a teacher, a clerk, "số này". */
  proxyAccount: [
    phrase(
      '(tài khoản|số) ~ (của )?(cò|môi giới|người bán|chủ nhà|đối tác|hướng dẫn viên|điều dưỡng|thợ|cháu họ|nhỏ bạn|chị hai|anh hai)',
    ),
    phrase('(chuyển khoản|chuyển|gửi|bắn) (thẳng|riêng) cho (em|anh|chị|tôi|mình)'),

    phrase('(ví|số|tài khoản) (này|đó|dưới|riêng|bên dưới|em gửi|tôi gửi|anh gửi|khác)'),
    phrase('(số|tài khoản) riêng'),

    phrase(
      '(tài khoản|số|số này|số tài khoản|qr|mã qr|ví) ~ (?!của bạn )(của )?(bạn|bạn con|bạn anh|bạn em|bạn cháu|bạn cùng phòng|bác sĩ|thầy|cô|đồng nghiệp|nhân viên|chuyên viên|vợ|người nhà|kế toán|đội trưởng|cán bộ|thủ quỹ|trưởng nhóm|quản lý|giám đốc)',
    ),
    phrase(
      '(tài khoản cá nhân|số cá nhân|số riêng|số tài khoản ~ (gửi )?dưới|số tài khoản này|tài khoản này|số này|vào số (em|chị|anh|thầy|cô))',
    ),
  ],
  shipFee: [
    phrase(
      '(gửi|để|treo|bỏ|nhét) ~ (bảo vệ|hàng xóm|nhà bên|trước cửa|trước nhà|cổng|hàng rào) ~~ (chuyển khoản|chuyển|bắn|thanh toán)',
    ),

    phrase(
      '(đơn|hàng|bưu phẩm|kiện|giao lại|ship|gửi hàng|để hàng) ~~ (phí|chuyển khoản|chuyển) ~~ (trước|vận chuyển|giao lại|liền|luôn|ngay|tại)',
    ),
    phrase('(trả|đóng|nộp|chuyển) ~ phí (giao lại|giao hàng|vận chuyển|ship|lưu kho)'),
  ],
  borrow: [
    phrase('(mượn|vay tạm|cho ~ mượn|xin ~ ít|ứng ~ giúp|hỏi mượn) ~ (tiền|ít|triệu|nghìn|k|[\\d.,]+)'),
    phrase('(cho|giúp) ~ (mượn|vay) ~ (tiền|ít)'),
  ],
  proxy: [
    phrase(
      '(lấy|mua|đặt|gom|kiếm) ~ (giùm|giúp|hộ|dùm|đỡ|thay) ~~ (thanh toán|trả|gửi|ứng|chuyển|tính) ~ (sau|tối|mai|luôn|hóa đơn|gộp|cho (anh|chị|họ|bên))',
    ),
    phrase('(không có|chưa có|hết) thì ~ (liên hệ|gọi|hỏi|lấy) ~~ (đại lý|giùm|giúp|hộ)'),

    phrase('(tiện|nhờ|nhân tiện) ~ (đặt|mua|lấy) (giúp|hộ|giùm|dùm)'),
    phrase('(mua|đặt|lấy) (giúp|hộ|giùm) ~~ (bên|đại lý|công ty|họ|chỗ)'),
    phrase('(ứng trước|chuyển trước|trả trước) ~ cho họ'),
  ],
  /** A short message to be sent to a switchboard in the words given: that is how a number is moved to another card. */
  codeMessage: [
    phrase('(soạn|nhắn|nhắn tin|gửi) ~~ (cú pháp|theo mẫu|mẫu|mã số|ds|doi sim|esim) ~~ (gửi|nhắn|đến|tới|cho)'),
    phrase('(mất sóng|mất tín hiệu|hết sóng) ~ (là|chút|một|vài|bình thường|không sao)'),
  ],
} as const satisfies Record<string, readonly Phrase[]>
