import { type Phrase, phrase } from './phrases.ts'
import { SUM } from './scam-money.ts'

/** What a message promises: a prize, work, profit, a loan, love, cheap goods, a good deed. */
export const LURES = {
  reward: [
    phrase(
      '(trúng|trúng thưởng|trúng giải|giải thưởng|nhận quà|mở quà|tặng|quà tặng|lì xì|tri ân|vòng quay|nhận thưởng|mở thưởng|nhận lì xì|đổi quà|điểm thưởng|may mắn)',
    ),
    phrase(
      '(hoàn tiền|hoàn lại|được hoàn|hoàn thuế|được hưởng|chi trả|trợ cấp bổ sung|hỗ trợ đột xuất|nhận trợ cấp|được nhận|nhận tiền|rót tiền|nhận lại tiền)',
    ),
  ],
  job: [
    phrase(
      '(cộng tác viên|việc nhẹ|làm tại nhà|tại nhà|bán thời gian|chỉ cần điện thoại|nhập liệu|tuyển|suất|vị trí|lương|việc)',
    ),
  ],
  /** Paid by the piece, whatever the piece. */
  piece: [phrase(`mỗi (trang|đơn|lượt|bài|video|sản phẩm|lần|like|đánh giá|từ|ngày) ~ ${SUM}`)],
  task: [
    phrase('(mua|đặt|chốt|thanh toán) ~ trước ~ (đơn|sản phẩm|hàng)'),
    phrase('(hoàn|trả) ~ (gốc|vốn) (lẫn|và|cộng|kèm)'),
    phrase('(chứng minh năng lực|tăng tương tác|tăng doanh số|đơn ảo|ví doanh thu|ví làm việc)'),

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
    phrase(`${SUM} ~~ (lên|thành|ra|còn lại) ${SUM}`),
    phrase('(tín hiệu|bot|tự đánh|copy trade|ủy thác) ~~ (lãi|lời|lên|thắng|sàn|triệu)'),
    phrase('(tháng nào|mỗi tháng|hàng tháng|tuần nào) ~ (có|nhận|được) ~ [\\d.,]+(%| ?phần trăm)'),

    phrase('(gấp rưỡi|gấp đôi|gấp ba|gấp \\d+|x\\d+|nhân (hai|đôi|ba)|bội phần|sinh lời|lời to|siêu lợi nhuận)'),

    phrase(`(nạp|bỏ|cược|đặt|chơi) ~ ${SUM} ~ (ăn|thắng|húp|nhận|lời) ~ ${SUM}`),

    phrase(
      `(góp|bỏ|nạp|gửi|vốn|vào|đầu tư|mua) ~ ${SUM} ~~ (sau )?\\d+ (ngày|tuần|tháng) ~~ (chia|nhận|thu|lấy|lên|thành|lãnh|về|rút)`,
    ),
    phrase('\\d+ (thắng|ăn|trúng) \\d+ (thua|trật)'),
    phrase('(thua|lỗ|mất|trật|không trúng) ~ (đền|hoàn|bù|trả lại|chịu)'),

    phrase(
      '(lãi|lợi nhuận|lời|chia) ~ [\\d.,]+%? ?(phần trăm|/ ?tháng|/ ?ngày|/ ?tuần|mỗi ngày|mỗi tháng|một ngày|một tháng|một tuần)',
    ),
    phrase('[\\d.,]+%? ?(phần trăm)? ?(/|một|mỗi|hàng) ?(ngày|tuần|tháng)'),
    phrase('(cam kết|bao|chắc|đảm bảo) (có |được |mọi |hết )?(lãi|lỗ|thắng|trúng|lời|lợi nhuận|vốn|ăn)'),
    phrase(`(nạp|vốn|đầu tư|góp|bỏ|xuống) ~ ${SUM} ~~ (lên|nhận|rút|thành|lãi|lời|được)`),
    phrase(
      '(lỗ ~ (đền|chịu|hoàn)|hô lệnh|trúng \\d+/\\d+|bao lỗ|ăn chia|ai cũng thắng|chuẩn \\d+%|báo lệnh|đọc lệnh|theo lệnh|lệnh vàng|lệnh chuẩn|nội bộ|giá gốc|suất nội bộ|x10|x5|nhân đôi tài khoản|lợi nhuận)',
    ),
  ],
  invest: [
    phrase('(ủy thác|tín hiệu|bot|hụi online|quỹ của|chỉ vàng)'),

    phrase('(góp|góp vốn|rót vốn|đất nền|suất|gói|hợp tác|kinh doanh|mã|token|quỹ|mua bán|giao dịch|trade)'),

    phrase(
      '(sàn|vàng|coin|tiền ảo|cổ phiếu|chứng khoán|forex|dự án|đầu tư|tiền số|lệnh|vốn|usdt|bitcoin|bất động sản)',
    ),
  ],
  loan: [
    phrase('(ký quỹ|lệnh chi|chứng minh tài chính|giải chấp|đáo hạn)'),
    phrase('(vay|giải ngân|khoản vay|cho vay|nợ xấu)'),
  ],
  easyLoan: [
    phrase('(không cần|khỏi|miễn) ~ (thế chấp|gặp|thẩm định|chứng minh|giấy tờ|bảo lãnh)'),
    phrase('(truy cập danh bạ|lãi 0%|0% lãi|hạn mức cao|nợ xấu)'),

    phrase(
      '(không thẩm định|không thế chấp|không gặp mặt|chỉ cần cccd|chỉ cần căn cước|nợ xấu vẫn|duyệt nhanh|\\d+ phút|\\d+p|ảnh thẻ|danh bạ|giải ngân ngay|giải ngân trong|qua app|không cần chứng minh)',
    ),
  ],
  love: [
    phrase('(cưng|honey|vợ yêu|chồng yêu|mình ơi|bé yêu)'),
    phrase('(chỉ|mới) tin (mỗi |có |một )?(em|anh|mình em)'),
    phrase('(kabul|afghanistan|syria|yemen|iraq|london|new york)'),

    phrase('(quen|biết) (em|anh|chị|nhau) ~ (mạng|facebook|tinder|zalo|tháng|tuần)'),
    phrase('(tàu dầu|tàu biển|tàu viễn dương|ngoài mặt trận|chiến trường|nhiệm vụ ở|doanh trại)'),
    phrase('(thương|yêu|nhớ) (em|anh) (nhiều|lắm|thật lòng)?'),

    phrase(
      '(em yêu|anh yêu|người yêu|quen nhau|mình quen|nói chuyện cả|góa|độc thân|ấm áp|lấy nhau|cưới nhau|cưới|tin anh|tin em|nhớ em)',
    ),
    phrase(
      '((y tá|bác sĩ|lính|kỹ sư|quân nhân) ~~ (syria|mỹ|iraq|ukraine|yemen|canada|anh|úc|nước ngoài|liên hợp quốc)|sống cùng (anh|em)|ở nước ngoài|quân y|giàn khoan|kỹ sư|bác sĩ quân|liên hợp quốc|về hưu|ngoài biển|lính mỹ|quân nhân)',
    ),
  ],
  gift: [
    phrase('(đóng gói|gửi về) ~ (tên|cho|địa chỉ) (em|anh|chị|bạn)'),
    phrase('(công ty|bên) (giao hàng|vận chuyển|chuyển phát) ~ (gọi|liên hệ|yêu cầu)'),

    phrase('(va li|vali|rương|hòm|kiện|thùng hàng|hộp quà|món quà|kim cương|vàng|đô la|tiền mặt|tài sản|thừa kế)'),

    phrase('(thùng quà|kiện quà|gửi quà|quà|thùng|hành lý|giữ hộ|nhận hộ|tiền dành dụm|nạp thử|ngoại tệ|kiện hàng)'),
  ],
  rent: [
    phrase(
      '(tài khoản|thẻ|sim) ~~ (không|chưa) (xài|dùng|sài|dùng tới|dùng đến) ~ (thì )?(để lại|bán|cho|nhượng|sang)',
    ),
    phrase('(thu mua|cần mua|gom|nhận mua|mua lại) ~ (tài khoản|thẻ|sim)'),

    phrase('(mượn|thuê|mua|xài nhờ|dùng nhờ|cần) ~ (tài khoản|số tài khoản|thẻ atm|app ngân hàng|sim chính chủ|stk)'),
    phrase('(rút|chuyển) ~ (ra|tiếp|lại) ~ (đưa|gửi|cho|sang) ~ (em|anh|bên em|họ|khác)'),

    phrase(
      '(thuê|mua|mượn|bán|cho thuê) ~ (tài khoản|sim|thẻ|số tài khoản) ~ (ngân hàng|chính chủ|nhận tiền|atm|tháng|hưởng)?',
    ),
    phrase('(nhận tiền hộ|nhận hộ tiền|chuyển tiếp sang|quét mặt hộ)'),
  ],
  rentPay: [
    phrase(`(trả|được|cho|đưa|gửi|lấy) ~ ${SUM}`),

    phrase('[^ ]*/(tài|thẻ|sim|tháng|lần|ngày|stk|acc)'),

    phrase(`${SUM} ~ (tài khoản|thẻ|sim)`),

    phrase('(cắt lại|hưởng|chia|trả|hoa hồng|công|được) ~ ([\\d.,]+%|[\\d.,]+ phần trăm|phần trăm)'),
    phrase(`(trả|được|cho) ~ ${SUM}`),
    phrase('(một tháng|mỗi tháng|mỗi lần|tháng|hưởng|phần trăm|không phải làm gì)'),
  ],
  recover: [
    phrase('(đảo ngược|truy hồi|rút lại|lấy lại|hoàn trả|đòi lại) ~ (giao dịch|tiền|tài sản)'),
    phrase('(mất tiền|bị lừa|bị treo tiền) ~ (trên|qua) (mạng|sàn|app|zalo)'),

    phrase(
      '(lấy lại|thu hồi|giải tỏa|truy vết|đòi lại|hoàn lại|phong tỏa) ~~ (tiền|facebook|zalo|bị lừa|nạn nhân|treo)',
    ),
    phrase('(nạn nhân|tiền bị lừa|tiền treo|bị lừa)'),
  ],
  cheap: [
    phrase('(còn|chỉ còn) \\d+ (ghế|vé|suất|chỗ|phòng|cái|căn|chiếc|slot)'),
    phrase('(không|khỏi) nhận tiền mặt'),
    phrase('(bao|cam kết) (đi|có) (ngay|vé|chỗ)'),

    phrase(
      '(rẻ nhất|giá rẻ|giá sốc|thanh lý|tang vật|nhiều người hỏi|chỉ còn|còn \\d+ (chỗ|suất|cái)|xả kho|phát mãi)',
    ),
    phrase('(rồi|mới) ~ (đến xem|qua xem|giao xe|giao tận nhà|xuất vé)'),
    phrase(`(xe|phòng|trọ|nhà|vé|điện thoại|combo) ~~ giá ${SUM}`),
  ],
  member: [
    phrase(
      '(hội viên|thành viên|nhân viên giao hàng|tài khoản shipper|gói vip|gửi nhầm số) ~~ (bị trừ|trừ|hủy|hằng tháng|hàng tháng|mỗi tháng|tháng nào)',
    ),
  ],
  charity: [
    phrase('(vận động|xin giúp|kêu gọi) ~ (mổ|ca mổ|bé|cháu|giúp|cứu)'),
    phrase('(mổ tim|ung thư|bạch cầu|thoi thóp|chờ chết|cứu bé|cứu cháu)'),

    phrase(
      '(công đức|phát tâm|cúng dường|đúc chuông|đại hồng chung|xây chùa|quyên|nhà hảo tâm|mạnh thường quân|cầu an|phước|từ tâm|phóng sinh)',
    ),
    phrase('(ủng hộ|quyên góp|từ thiện|hoàn cảnh|bỏng|hiểm nghèo|quỹ từ thiện|tặng xã|thương tâm)'),
  ],
  bet: [
    phrase('(chơi|đánh|vào) (bài|bạc|game bài|lô|đề|xỉu)'),
    phrase('(cổng game|game đổi thưởng|sòng|trang cược|tiền cược|ăn đậm)'),

    phrase(
      '(tài xỉu|đọc cầu|bắt cầu|đánh cầu|casino|nổ hũ|bắn cá|cá độ|cá cược|xóc đĩa|baccarat|nạp đầu|hoàn trả mỗi ngày|game bài|cào tố|đá gà|trúng số|con số đẹp|bạch thủ|đầu đuôi)',
    ),
    phrase('(số đề|dàn đề|lô đề|bao trúng|soi cầu|tài xỉu|kèo|nhà cái|xổ số|chắc ăn)'),
  ],
  vote: [phrase('(bình chọn|bầu chọn|vote|dự thi|cuộc thi)')],
  zeroOrder: [phrase('đơn (hàng )?(0|không) ?(đồng|đ|d)')],
  /** Pictures or a person are held, and silence or freedom is for sale. */
  blackmail: [
    phrase(
      '(gửi|đăng) ~ (hình|ảnh|clip|video) ~ (mày|mi|mầy|ông|bà|anh|chị) ~ cho ~ (cả|vợ|chồng|bạn bè|sếp|họ hàng|công ty|gia đình)',
    ),

    phrase(`(gửi|chuyển|đưa|trả|nộp) ~ ${SUM} ~ thì ~ (xóa|thả|im|tha|bỏ qua|ngưng|trả)`),
    phrase(
      '(không|hoặc) thì ~ (cả làng|cả xóm|cả nhà|vợ|chồng|sếp|thiên hạ|mọi người|bạn bè|cơ quan) ~ (coi|xem|biết|thấy)',
    ),

    phrase(
      `(không|chưa) ~ (gửi|chuyển|đưa|trả|nộp|bắn) ~~ (triệu|tiền|${SUM}) ~~ (thì|là) ~ (đem|đăng|tung|dán|nói|méc|kể|tới|đến|đưa|ghép|gửi|phát) ~~ (cơ quan|vợ|chồng|gia đình|nhà|mạng|báo|sếp|làng|xóm|công ty|trường)`,
    ),
    phrase('(ghép|cắt ghép) ~ (mặt|hình|ảnh)'),

    phrase(
      '(clip|hình|ảnh|video|đoạn phim|tấm hình) ~ (nóng|nhạy cảm|tắm|khỏa thân|nhà nghỉ|khách sạn|riêng tư|bậy|của mày|của mi|của ông|của bà|với cô|với thằng|với bồ)',
    ),
    phrase('(có|nắm|cầm) ~ trong tay ~~ (clip|hình|ảnh|video|bằng chứng|đoạn)'),
    phrase(
      '(tung|phát tán|rải|tung hê) ~~ (clip|hình|ảnh|video|lên mạng|danh bạ|vợ|chồng|sếp|cơ quan|bạn bè|người thân|gia đình)',
    ),
    phrase('(gửi|đăng) ~ (cho )?(cả danh bạ|cả nhà|vợ mày|chồng mày|hết bạn bè|cả cơ quan|cả làng|cả xóm)'),
    phrase(
      '(đang trong tay|trong tay (tôi|bọn|tụi)|đang giữ (con|cháu|vợ|chồng|nó)|muốn gặp lại|muốn thấy mặt|tiền chuộc|chuộc|thu xác)',
    ),
  ],
} as const satisfies Record<string, readonly Phrase[]>
