import { type Phrase, phrase } from './phrases.ts'

/** Whom a message claims to come from, what it frightens with, and how it keeps others away. */
export const PRETEXTS = {
  office: [
    phrase(
      '(biên chế|viện kiểm sát|vksnd|đội cảnh sát|công an xã|công an phường|trung tâm hành chính công|chi cục thuế|giám sát viên)',
    ),

    phrase(
      '(tổng cục|cục an ninh|an ninh|trọng án|đội điều tra|điều tra viên|kiểm sát viên|hình sự|bộ tư pháp|thi hành án|cơ quan chức năng|trung tâm dữ liệu|tổng cục bưu chính|cục viễn thông|bộ thông tin|nhà nước|ủy ban|sở|thượng tá|đại tá|chuẩn úy|thẩm phán|luật sư|csgt|cảnh sát giao thông|quản lý thị trường|phòng thuế|kho bạc|bảo hiểm|vssid|công ty điện|đội thu|tổng đài viên)',
    ),

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
      '(ví điện tử|ví momo|momo|zalopay|vnpay|ví|techcom|vietcom|agri|ngân hàng số|thẻ visa|thẻ atm|thẻ ghi nợ|smartbanking)',
    ),

    phrase(
      '(ngân hàng|[^ ]*bank|thẻ tín dụng|hạn mức|tài khoản quý khách|tài khoản của quý khách|thẻ của quý khách|số dư)',
    ),
  ],
  threat: [
    phrase(
      '(gây tai nạn|bỏ chạy|bị mượn|bị trùng biển|biển số|tường trình|trát|hầu tòa|lời khai|khai báo|truy nã|tạm giam|gạch nợ|khóa mã số)',
    ),
    phrase('(đừng trách|biết tay|liệu hồn|liệu đó|hối không kịp|coi như xong)'),

    phrase(
      '(đứng tên|liên quan|dính) ~~ (vụ án|vụ|đường dây|sổ tiết kiệm|ma túy|hàng cấm|tội phạm|lừa đảo|bưu kiện|bưu phẩm|hộ chiếu|tài khoản)',
    ),
    phrase(
      '(muốn êm|cho êm|cho qua|bỏ qua cho|muốn yên|yên chuyện|yên cửa|yên nhà|xóa tên|gỡ tên|dàn xếp|ngừng hỗ trợ|ngưng hỗ trợ|bị người khác|kẻ gian|người lạ đăng nhập|bị xâm nhập|bị đánh cắp|nhiễm vi rút|nhiễm virus|bị hack)',
    ),

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
  /** Something frightening is said to have happened to an account, a number, a card. */
  alarm: [
    phrase('(đăng nhập|giao dịch|thiết bị|trừ tiền|chi tiêu) ~ lạ'),
    phrase(
      '(cảnh báo|phát hiện|bất thường|nghi ngờ|vi phạm|nợ xấu|nợ cước|chưa nộp|chậm nộp|chưa chuẩn hóa|hết hạn|sai thông tin|bị lỗi|trùng thông tin|bị trùng|trùng với)',
    ),
  ],
  urgent: [
    phrase(
      '(ngay|gấp|liền|khẩn|nhanh|lập tức|ngay lập tức|kẻo|hạn chót|quá hạn|sắp hết hạn|hết hạn|suất cuối|hôm nay|tối nay|trưa nay|chiều nay)',
    ),
    phrase('\\d+ ?(phút|giờ|h|tiếng) nữa'),
    phrase('(trong|sau|trước|chỉ còn|quá|còn) ~ \\d+ ?(phút|giờ|h|tiếng|chỗ|suất|người)'),
    phrase('(trong|trước|sau) ~ (\\d+h|24h|ngày|hôm nay|chiều nay|tối nay|giờ)'),
  ],
  secrecy: [
    phrase(
      'không (nên |cần |phải |thể )?(kể|nói|báo|tiết lộ|hé|bàn|hỏi) ~ (ai|với|người nhà|gia đình|cho (ai|vợ|chồng|con|ba|mẹ|người khác))',
    ),
    phrase('(đừng|không) để ~ (biết|hay|nghe|thấy)'),

    phrase(
      '(không được|đừng|chớ có|chớ nên|cấm) ~ (dập máy|rời máy|bỏ máy|tắt loa|hó hé|hở môi|nói ra|lộ|để ai|báo công an|báo ai|báo cho|hỏi ai|gọi cho ai|la lên)',
    ),
    phrase('(hó hé|hở ra|hé môi|bép xép) ~ (ai|là|với|một)'),
    phrase('(chỗ|nơi|phòng) (kín|vắng|riêng) ?'),
    phrase('(chỉ|riêng) (hai|2) (mình|đứa|anh em|chị em|chúng ta|người) ~ (biết|thôi)'),
    phrase('(một mình|đừng để) ~ (nghe máy|làm|vào|đi|biết|thấy)'),
    phrase('(dặn|bảo|nhờ|nói) ~ (đừng|không|chớ) ~ (kể|nói|báo|hỏi)'),

    phrase(
      '(không được|đừng|chớ có|chớ nên|cấm|tuyệt đối không) ~ (kể|nói|báo|tiết lộ|hé|cho|bàn|trao đổi|hỏi) ~ (ai|với|người nhà|gia đình|con|vợ|chồng|ba|mẹ|bố|má|kế toán|bệnh viện|biết|người khác|hàng xóm)',
    ),
    phrase('(không được|đừng|không) ~ (cúp máy|tắt máy|gác máy|ngắt máy|gọi lại|tắt|gọi bệnh viện|gọi số cũ)'),
    phrase(
      '(giữ kín|giữ bí mật|bí mật điều tra|giữ máy|ở một mình|đóng cửa lại|vào phòng (kín|riêng|một mình)|kẻo lộ|nội gián|cấm tiết lộ|khỏi bị cản)',
    ),
    phrase('(không|khó) ~ (nghe máy|nói lâu|nói chuyện lâu|tiện nghe) ?'),
  ],
  forced: [phrase('(bắt buộc|phải) ~ (mua|phí|đóng|nộp|duy trì)'), phrase('không nhận (sẽ|thì) ~ (bị|đưa)')],
  bypass: [
    phrase(
      '(khỏi|không cần|không phải|đỡ phải|khỏi phải) ~ (lên|ra|đến|tới|đi) ~ (trụ sở|phường|xã|xa|nơi|thuế|ủy ban|công an)?',
    ),
  ],
  kin: [
    phrase(
      '(tông|đụng xe|té|bất tỉnh|hôn mê|máu|vô viện|nhập viện|đi viện|ngất|gãy|nguy kịch|nguy hiểm|không qua khỏi|đột quỵ|bị công an giữ|bị giam|gây tai nạn|đền cho người ta)',
    ),

    phrase(
      '(tai nạn|cấp cứu|mổ|phẫu thuật|chấn thương|viện phí|nằm viện|bị ngã|té ngã|ngã (xe|cầu|gãy|đau|quỵ|từ)|bị bắt|đánh nhau|tại ngoại|bị giữ|bị kẹt|đang kẹt|kẹt ở|hết tiền|rớt nước|hư mic|hỏng loa|vỡ|sân bay|đóng học)',
    ),
  ],
  trouble: [phrase('(gặp sự cố|có việc gấp|kẹt tiền|đang kẹt|cần gấp|gấp lắm|mai trả|tối trả|mốt trả|trả liền)')],
  boss: [
    phrase(
      '(sếp|giám đốc|tổng|chủ tịch|phó chủ tịch|thủ trưởng|trưởng phòng|kế toán trưởng) ~ (đang|bận|cần|bảo|tiếp|nhờ)',
    ),
    phrase('(tiếp khách|đang họp|trong cuộc họp)'),
    phrase('(sếp|giám đốc|anh đang họp|đang họp|phòng họp|đối tác|chứng từ|kế toán)'),
  ],
  /** The picture or the voice fails just when it should prove who speaks. */
  glitch: [
    phrase(
      '(hình|mặt|môi|miệng|tiếng|giọng) ~ (nhòe|nhòa|méo|cứng|đứng hình|không khớp|lệch|ngắt quãng|tối thui|lạ lạ)',
    ),

    phrase('(máy|mạng|hình|tiếng|mic|loa|video|sóng) ~ (lag|giật|yếu|chập chờn|mờ|hư|hỏng|rè|kém|đơ|mất)'),
    phrase('(nhìn mặt|thấy mặt|nghe giọng|nghe tiếng) ~ (rồi|đó|biết|nhé)'),
  ],
  wrongSend: [phrase('(chuyển|gửi) nhầm ~~ (chuyển lại|trả lại|hoàn lại) ~~ (tài khoản|số|khác|này)')],
  personal: [
    phrase(
      '(tài khoản cá nhân|số tài khoản này|tài khoản này|tài khoản ~ của em|qua tài khoản|đừng gọi bệnh viện|nhận hộ gia đình)',
    ),
  ],
  /** Somebody known is said to write from elsewhere: a new number, a borrowed telephone, a lost one. */
  newNumber: [
    phrase(
      '(đổi số|đổi máy|số mới|máy mới|mất điện thoại|mất máy|hư máy|hỏng máy|máy hư|máy hỏng|rớt máy|điện thoại (hư|hỏng|mất|rớt|vỡ)|bể màn hình)',
    ),
    phrase(
      '(xài|dùng|mượn|nhắn bằng|gọi bằng|lấy) ~ (nhờ )?(số|máy|điện thoại|zalo) ~ (bạn|của bạn|người ta|đồng nghiệp|khác|bệnh viện|tạm)',
    ),
    phrase('(số|máy|zalo|nick) (cũ|kia) ~ (mất|hư|khóa|hỏng|bị)'),
  ],
  /** Police, prosecutors and courts: they write and summon, they never settle anything in a chat. */
  police: [
    phrase(
      '(cảnh sát|công an|kiểm sát|tòa án|điều tra|trọng án|hình sự|thiếu tá|trung tá|đại úy|thượng úy|đại tá|csgt|trung úy|thượng tá)',
    ),
  ],
} as const satisfies Record<string, readonly Phrase[]>
