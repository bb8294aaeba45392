import { type Phrase, phrase } from './phrases.ts'

/** What a message demands, promises, threatens or claims to be: the parts out of which scams of every kind are built. */
const SUM =
  '([\\d.,]+ (triệu|nghìn|ngàn|k|đ|d|đồng|vnd|tỷ|usdt|đô|usd|chỉ|cây)|[\\d.,]{4,}(đ|d|vnd)?|một nửa|nửa tiền|ít tiền|mấy triệu|toàn bộ tiền|hết tiền)'
const SEND = '(chuyển khoản|chuyển tiền|chuyển|gửi|gởi|bắn|nạp|đóng|nộp|đặt cọc|cọc|ứng trước|ứng|trả trước|thanh toán)'
const SECRET =
  '(otp|mã otp|mã xác (thực|nhận|minh)|mã (sáu|6|bốn|4) số|mã gửi về|mã (vừa|mới) (gửi|nhận|về|tới)|mã về máy|cvv|cvc|ba số|3 số|dãy số|mã pin|mật khẩu|mã thẻ|số thẻ|thẻ ngân hàng|thông tin thẻ|thông tin ngân hàng|mã đăng nhập)'

export const FEATURES = {
  sum: [phrase(SUM)],
  /** Money is to be sent. */
  pay: [
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
  /** Money before anything is given. */
  /** Money is held fast and one more payment is to free it. */
  stuck: [
    phrase(
      '(bị treo|treo tiền|đóng băng|phong tỏa|bị giữ|đang giữ|giữ lại|không rút được|bị kẹt|sai tên|sai số|hệ thống) ~~ (mở|gỡ|giải ngân|rút|lấy ra|thông quan|giao|về|nhận)',
    ),
  ],
  /** A number to ring back, named in the message itself. */
  callBack: [phrase('(gọi|liên hệ|alo|bấm gọi|gọi lại|điện lại) ~~ (⟨số|số (này|sau|trên)|ngay số)')],
  upfront: [
    phrase('(đóng|nộp|chuyển|chuyển khoản|trả|cọc|đặt cọc|ứng|nạp|phí|ck) ~~ trước'),
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
    phrase(`(đọc|gửi|gởi|cho|cung cấp|nhập|điền|nhắn|cập nhật|đăng ký|chụp|khai|xác nhận|đưa|bấm) ~~ ${SECRET}`),
    phrase(`(mã|otp) ~ (gửi|nhắn|báo) về ~~ (đọc|cho|đưa|gửi)`),
    phrase('(gửi|báo|nhắn|nhận|bắn) ~ (mã|mã số|dãy số) ~~ (đọc|cho em|cho anh|đưa|gửi lại|nhắn lại|báo lại)'),
    phrase('(đăng nhập|vào) ngân hàng ~ (và|rồi|tại|ở|để)'),
  ],
  app: [
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
  secrecy: [
    phrase(
      '(không được|đừng|chớ|cấm|tuyệt đối không|không) ~ (kể|nói|báo|tiết lộ|hé|cho|bàn|trao đổi|hỏi) ~ (ai|với|người nhà|gia đình|con|vợ|chồng|ba|mẹ|bố|má|kế toán|bệnh viện|biết|người khác|hàng xóm)',
    ),
    phrase('(không được|đừng|không) ~ (cúp máy|tắt máy|gác máy|ngắt máy|gọi lại|tắt|gọi bệnh viện|gọi số cũ)'),
    phrase(
      '(giữ kín|giữ bí mật|bí mật điều tra|giữ máy|ở một mình|đóng cửa lại|vào phòng|kẻo lộ|nội gián|cấm tiết lộ|khỏi bị cản)',
    ),
    phrase('(không|khó) ~ (nghe máy|nói lâu|nói chuyện lâu|tiện nghe) ?'),
  ],
  urgent: [
    phrase(
      '(ngay|gấp|liền|khẩn|nhanh|lập tức|ngay lập tức|kẻo|hạn chót|quá hạn|sắp hết hạn|hết hạn|suất cuối|hôm nay|tối nay|trưa nay|chiều nay)',
    ),
    phrase('\\d+ ?(phút|giờ|h|tiếng) nữa'),
    phrase('(trong|sau|trước|chỉ còn|quá|còn) ~ \\d+ ?(phút|giờ|h|tiếng|chỗ|suất|người)'),
    phrase('(trong|trước|sau) ~ (\\d+h|24h|ngày|hôm nay|chiều nay|tối nay|giờ)'),
  ],
  threat: [
    phrase(
      '(bắt|bị bắt|lệnh bắt|khởi tố|truy tố|triệu tập|ma túy|rửa tiền|đường dây|điều tra|tòa án|ra tòa|sang tòa|lập biên bản|phạt|bị phạt|trốn thuế|công ty ma|khiếu nại|phát tán|giải trình|khóa (2|hai) chiều|(xuống|đến|tới) cắt|nhân đôi|danh sách đen|danh sách kiểm tra|truy cứu)',
    ),
    phrase(
      '(sẽ|sắp|bị|để|kẻo|khỏi|chiều nay|đang bị|tránh) ~ (khóa|cắt|thu hồi|ngừng hoạt động|hủy|ngưng|vô hiệu|xóa|đình chỉ|hết hiệu lực|khóa 2 chiều)',
    ),
    phrase(
      '(không|nếu không|quá hạn) ~~ (sẽ|bị|thì) ~ (khóa|cắt|hủy|phạt|bắt|thu hồi|mất|xóa|truy tố|chuyển hồ sơ|kiện)',
    ),
    phrase(
      '(bị lợi dụng|bị lạm dụng|bị dùng mở|bị trùng|trùng thông tin|bị lỗi|sai thông tin|giả mạo|thanh toán thuốc cấm)',
    ),
  ],
  office: [
    phrase(
      '(công an|đại úy|trung tá|thiếu tá|thượng úy|trung úy|cảnh sát|viện kiểm sát|tòa án|điều tra|đội giao thông|đội hình sự|cán bộ|hải quan|sân bay|cục|chi cục|bộ công an)',
    ),
    phrase(
      '(tiền nước|kỳ điện|thợ điện|thu cước|đội thu|nợ cước|nhà máy|thuế|etax|hoàn thuế|thuế thu nhập|điện lực|tiền điện|nhân viên điện|bảo hiểm xã hội|bhxh|bhyt|bảo hiểm y tế|bảo hiểm thất nghiệp|vneid|định danh|căn cước|dân cư|dịch vụ công|dichvucong|cổng dvc|phạt nguội|một cửa)',
    ),
    phrase('(nhà mạng|thuê bao|sim|tổng đài|bưu điện|bưu phẩm|bưu kiện|kho bạc|viện trưởng|thanh tra)'),
  ],
  bank: [
    phrase(
      '(ngân hàng|[^ ]*bank|thẻ tín dụng|hạn mức|tài khoản quý khách|tài khoản của quý khách|thẻ của quý khách|số dư)',
    ),
  ],
  reward: [
    phrase(
      '(trúng|trúng thưởng|trúng giải|giải thưởng|nhận quà|mở quà|tặng|quà tặng|lì xì|tri ân|vòng quay|nhận thưởng|mở thưởng|nhận lì xì|đổi quà|điểm thưởng|may mắn)',
    ),
    phrase(
      '(hoàn tiền|hoàn lại|được hoàn|hoàn thuế|được hưởng|chi trả|trợ cấp bổ sung|hỗ trợ đột xuất|nhận trợ cấp|được nhận|nhận tiền|rót tiền|nhận lại tiền)',
    ),
  ],
  click: [
    phrase(
      '(bấm|nhấn|truy cập|vào|mở|đăng nhập|cập nhật|xác nhận|điền|nhập|đăng ký|thanh toán|nộp|tra cứu|trả phí|huỷ|hủy|đổi quà|để|tại|qua) ~~ (@link|link|đường link|đường dẫn)',
    ),
  ],
  move: [
    phrase(
      '(kết bạn|add|inbox|nhắn|liên hệ|ib|vào nhóm|vào room|vào phòng|nhóm kín|tham gia nhóm) ~~ (zalo|telegram|viber|whatsapp|messenger|nhóm|số này|chuyên viên|phòng)',
    ),
    phrase('(nhóm|room|group) (telegram|zalo|kín|vip)'),
    phrase('(bấm|nhấn|ấn) (phím )?\\d ~ (gặp|để|rồi)'),
  ],
  job: [
    phrase(
      '(cộng tác viên|việc nhẹ|làm tại nhà|tại nhà|bán thời gian|chỉ cần điện thoại|nhập liệu|tuyển|suất|vị trí|lương|việc)',
    ),
  ],
  /** Paid by the piece, whatever the piece. */
  piece: [phrase(`mỗi (trang|đơn|lượt|bài|video|sản phẩm|lần|like|đánh giá|từ|ngày) ~ ${SUM}`)],
  task: [
    phrase(
      '(thả tim|like|đánh giá|chốt đơn|nhiệm vụ|giật đơn|theo dõi kênh|xem video|thử thách|tương tác|bình luận dạo|mua đơn)',
    ),
  ],
  earn: [
    phrase(
      `(nhận|thưởng|hoa hồng|được|lương|kiếm|thu nhập|công) ~ ([\\d.,]+ ?(k|nghìn|ngàn|triệu|đ|phần trăm)|[\\d.,]+%|tiền trong ngày|tiền ngay)`,
    ),
    phrase('(hoa hồng|nhận tiền trong ngày|tiền về ngay|rút về ngay|nhận lương ngay|thưởng liền)'),
  ],
  profit: [
    phrase(
      '(lãi|lợi nhuận|lời|chia) ~ [\\d.,]+%? ?(phần trăm|/ ?tháng|/ ?ngày|/ ?tuần|mỗi ngày|mỗi tháng|một ngày|một tháng|một tuần)',
    ),
    phrase('[\\d.,]+%? ?(phần trăm)? ?(/|một|mỗi|hàng) ?(ngày|tuần|tháng)'),
    phrase('(cam kết|bao|chắc|đảm bảo) ~ (lãi|lỗ|thắng|trúng|lời|lợi nhuận|vốn|ăn)'),
    phrase(`(nạp|vốn|đầu tư|góp|bỏ|xuống) ~ ${SUM} ~~ (lên|nhận|rút|thành|lãi|lời|được)`),
    phrase(
      '(lỗ ~ (đền|chịu|hoàn)|hô lệnh|trúng \\d+/\\d+|bao lỗ|ăn chia|ai cũng thắng|chuẩn \\d+%|báo lệnh|đọc lệnh|theo lệnh|lệnh vàng|lệnh chuẩn|nội bộ|giá gốc|suất nội bộ|x10|x5|nhân đôi tài khoản|lợi nhuận)',
    ),
  ],
  invest: [
    phrase(
      '(sàn|vàng|coin|tiền ảo|cổ phiếu|chứng khoán|forex|dự án|đầu tư|tiền số|lệnh|vốn|usdt|bitcoin|bất động sản)',
    ),
  ],
  loan: [phrase('(vay|giải ngân|khoản vay|cho vay|nợ xấu)')],
  easyLoan: [
    phrase(
      '(không thẩm định|không thế chấp|không gặp mặt|chỉ cần cccd|chỉ cần căn cước|nợ xấu vẫn|duyệt nhanh|\\d+ phút|\\d+p|ảnh thẻ|danh bạ|giải ngân ngay|giải ngân trong|qua app|không cần chứng minh)',
    ),
  ],
  kin: [
    phrase(
      '(tai nạn|cấp cứu|mổ|phẫu thuật|chấn thương|viện phí|nằm viện|ngã|bị bắt|đánh nhau|tại ngoại|bị giữ|bị kẹt|đang kẹt|kẹt ở|hết tiền|rớt nước|hư mic|hỏng loa|vỡ|sân bay|đóng học)',
    ),
  ],
  boss: [phrase('(sếp|giám đốc|anh đang họp|đang họp|phòng họp|đối tác|chứng từ|kế toán)')],
  love: [
    phrase(
      '(em yêu|anh yêu|người yêu|quen nhau|mình quen|nói chuyện cả|góa|độc thân|ấm áp|lấy nhau|cưới nhau|cưới|tin anh|tin em|nhớ em)',
    ),
    phrase(
      '((y tá|bác sĩ|lính|kỹ sư|quân nhân) ~~ (syria|mỹ|iraq|ukraine|yemen|canada|anh|úc|nước ngoài|liên hợp quốc)|sống cùng (anh|em)|ở nước ngoài|quân y|giàn khoan|kỹ sư|bác sĩ quân|liên hợp quốc|về hưu|ngoài biển|lính mỹ|quân nhân)',
    ),
  ],
  gift: [
    phrase('(thùng quà|kiện quà|gửi quà|quà|thùng|hành lý|giữ hộ|nhận hộ|tiền dành dụm|nạp thử|ngoại tệ|kiện hàng)'),
  ],
  rent: [
    phrase(
      '(thuê|mua|mượn|bán|cho thuê) ~ (tài khoản|sim|thẻ|số tài khoản) ~ (ngân hàng|chính chủ|nhận tiền|atm|tháng|hưởng)?',
    ),
    phrase('(nhận tiền hộ|nhận hộ tiền|chuyển tiếp sang|quét mặt hộ)'),
  ],
  rentPay: [phrase('(một tháng|mỗi tháng|mỗi lần|tháng|hưởng|phần trăm|không phải làm gì)')],
  recover: [
    phrase(
      '(lấy lại|thu hồi|giải tỏa|truy vết|đòi lại|hoàn lại|phong tỏa) ~~ (tiền|facebook|zalo|bị lừa|nạn nhân|treo)',
    ),
    phrase('(nạn nhân|tiền bị lừa|tiền treo|bị lừa)'),
  ],
  cheap: [
    phrase(
      '(rẻ nhất|giá rẻ|giá sốc|thanh lý|tang vật|nhiều người hỏi|chỉ còn|còn \\d+ (chỗ|suất|cái)|xả kho|phát mãi)',
    ),
    phrase('(rồi|mới) ~ (đến xem|qua xem|giao xe|giao tận nhà|xuất vé)'),
    phrase(`(xe|phòng|trọ|nhà|vé|điện thoại|combo) ~~ giá ${SUM}`),
  ],
  proxy: [
    phrase('(tiện|nhờ|nhân tiện) ~ (đặt|mua|lấy) (giúp|hộ|giùm|dùm)'),
    phrase('(mua|đặt|lấy) (giúp|hộ|giùm) ~~ (bên|đại lý|công ty|họ|chỗ)'),
    phrase('(ứng trước|chuyển trước|trả trước) ~ cho họ'),
  ],
  member: [
    phrase(
      '(hội viên|thành viên|nhân viên giao hàng|tài khoản shipper|gói vip|gửi nhầm số) ~~ (bị trừ|trừ|hủy|hằng tháng|hàng tháng|mỗi tháng|tháng nào)',
    ),
  ],
  /** The money goes to a private person: a friend, a teacher, a clerk, "số này". */
  proxyAccount: [
    phrase(
      '(tài khoản|số|số này|số tài khoản|qr|mã qr|ví) ~ (của )?(bạn|bạn con|bạn anh|bạn em|bạn cháu|bạn cùng phòng|bác sĩ|thầy|cô|đồng nghiệp|nhân viên|chuyên viên|vợ|người nhà|kế toán|đội trưởng|cán bộ|thủ quỹ|trưởng nhóm|quản lý|giám đốc)',
    ),
    phrase(
      '(tài khoản cá nhân|số cá nhân|số riêng|số tài khoản ~ (gửi )?dưới|số tài khoản này|tài khoản này|số này|vào số (em|chị|anh|thầy|cô))',
    ),
  ],
  /** The picture or the voice fails just when it should prove who speaks. */
  glitch: [
    phrase('(máy|mạng|hình|tiếng|mic|loa|video|sóng) ~ (lag|giật|yếu|chập chờn|mờ|hư|hỏng|rè|kém|đơ|mất)'),
    phrase('(nhìn mặt|thấy mặt|nghe giọng|nghe tiếng) ~ (rồi|đó|biết|nhé)'),
  ],
  /** Something frightening is said to have happened to an account, a number, a card. */
  alarm: [
    phrase('(đăng nhập|giao dịch|thiết bị|trừ tiền|chi tiêu) ~ lạ'),
    phrase(
      '(cảnh báo|phát hiện|bất thường|nghi ngờ|vi phạm|nợ xấu|nợ cước|chưa nộp|chậm nộp|chưa chuẩn hóa|hết hạn|sai thông tin|bị lỗi|trùng thông tin|bị trùng|trùng với)',
    ),
  ],
  charity: [phrase('(ủng hộ|quyên góp|từ thiện|hoàn cảnh|bỏng|hiểm nghèo|quỹ từ thiện|tặng xã|thương tâm)')],
  personal: [
    phrase(
      '(tài khoản cá nhân|số tài khoản này|tài khoản này|tài khoản ~ của em|qua tài khoản|đừng gọi bệnh viện|nhận hộ gia đình)',
    ),
  ],
  bet: [phrase('(số đề|dàn đề|lô đề|bao trúng|soi cầu|tài xỉu|kèo|nhà cái|xổ số|chắc ăn)')],
  forced: [phrase('(bắt buộc|phải) ~ (mua|phí|đóng|nộp|duy trì)'), phrase('không nhận (sẽ|thì) ~ (bị|đưa)')],
  vote: [phrase('(bình chọn|bầu chọn|vote|dự thi|cuộc thi)')],
  share: [phrase('(chia sẻ|gửi|share) ~ (cho )?\\d+ (bạn|nhóm|người)')],
  scanQr: [
    phrase('(quét|quẹt|quyét) ~ (mã|qr) ~~ (nhận|tặng|hoàn|kẻo|ngay|trong|dưới|đăng nhập|thanh toán|nhập|xác nhận)'),
  ],
  zeroOrder: [phrase('đơn (hàng )?(0|không) ?(đồng|đ|d)')],
  shipFee: [
    phrase(
      '(đơn|hàng|bưu phẩm|kiện|giao lại|ship|gửi hàng|để hàng) ~~ (phí|chuyển khoản|chuyển) ~~ (trước|vận chuyển|giao lại|liền|luôn|ngay|tại)',
    ),
    phrase('(trả|đóng|nộp|chuyển) ~ phí (giao lại|giao hàng|vận chuyển|ship|lưu kho)'),
  ],
  borrow: [
    phrase('(mượn|vay tạm|cho ~ mượn|xin ~ ít|ứng ~ giúp|hỏi mượn) ~ (tiền|ít|triệu|nghìn|k|[\\d.,]+)'),
    phrase('(cho|giúp) ~ (mượn|vay) ~ (tiền|ít)'),
  ],
  trouble: [phrase('(gặp sự cố|có việc gấp|kẹt tiền|đang kẹt|cần gấp|gấp lắm|mai trả|tối trả|mốt trả|trả liền)')],
  wrongSend: [phrase('(chuyển|gửi) nhầm ~~ (chuyển lại|trả lại|hoàn lại) ~~ (tài khoản|số|khác|này)')],
  bypass: [
    phrase(
      '(khỏi|không cần|không phải|đỡ phải|khỏi phải) ~ (lên|ra|đến|tới|đi) ~ (trụ sở|phường|xã|xa|nơi|thuế|ủy ban|công an)?',
    ),
  ],
} as const satisfies Record<string, readonly Phrase[]>

export type Feature = keyof typeof FEATURES

/** Signs that a message is an ordinary notice or a talk among people: they weigh against a lone suspicion. */
export const CALMING = {
  inPerson: [
    phrase(
      '(đến|tới|ra|lên|mời|tại|ghé|gặp) ~ (trụ sở|hội trường|nhà văn hóa|trạm y tế|trạm|ủy ban|ubnd|uỷ ban|xã|phường|bưu điện|quầy|chi nhánh|phòng giao dịch|cửa hàng|trưởng thôn|bộ phận một cửa|một cửa|cổng bảo vệ|phòng tài vụ|phòng nhân sự|chợ|trường|kho|bàn số \\d|đại lý thu|ban quản lý)',
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
      '(đến hạn trả|trả nợ gốc|nạp đủ|đủ số dư|tự động trích|tự động gia hạn|đến hạn thanh toán|như mọi tháng|như mọi năm)',
    ),
  ],
  noHurry: [phrase('(không gấp|khi nào rảnh|sau cũng được|lúc nào cũng được|bữa nay|mai em|cuối tuần)')],
  balance: [phrase('(sd|số dư|tk|tài khoản) ~~ [+-]?[\\d.,]+ ?(vnd|đ|đồng)')],
  otpNotice: [phrase('(otp|mã otp|mã xác thực|mã đăng nhập|mã kích hoạt|mã xác nhận)'), phrase('⟨mã⟩')],
} as const satisfies Record<string, readonly Phrase[]>

export type Calming = keyof typeof CALMING

/** A sentence that warns against what scams demand: it is taken out before demands are looked for. */
export const WARNS = [
  phrase(
    '(không|tuyệt đối không|không bao giờ|không nên|chưa bao giờ) ~ (cung cấp|chia sẻ|đưa|tiết lộ|đọc|nhập mã|nhập|bấm|gọi điện|nhắn tin|yêu cầu|hỏi|làm việc|gửi đường|gửi link|nghe ai|làm theo)',
  ),
  phrase('(đừng|chớ|cấm) ~ (cung cấp|chia sẻ|đưa|đọc|nhập|bấm|nghe ai|nghe|tin ai|tin|làm theo|tiết lộ mã|cho ai)'),
  phrase('(cảnh giác|khuyến cáo|đề phòng|coi chừng|không có (cán bộ|cơ quan|nhân viên|ai)|cảnh báo: không)'),
  phrase('(nếu|neu) (bạn )?(không phải|không|chưa) ~ (yêu cầu|thực hiện|nhận) ~~ (bỏ qua|gọi|không nhập|liên hệ)'),
]

/** A code to be kept secret is no secret kept from the family. */
export const KEEPS_CODE = phrase('(mã|otp|mật khẩu|pin|số thẻ|thông tin thẻ|đường dẫn|link)')
