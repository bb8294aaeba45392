import { type Phrase, phrase, type Read, says } from './phrases.ts'

/** Subjects of daily life that no guide and no plan speaks of. A word list, since what is unknown looks like a long story about anything. */

/** `profit`: forecasts and betting. `health`: illness and medicine. */
export type OutsideLine = 'profit' | 'health' | null

const OUTSIDE: readonly { line: OutsideLine; phrases: readonly Phrase[] }[] = [
  {
    line: 'profit',
    phrases: [
      phrase(
        '(đánh|ghi|chơi|mua|soi|chốt|cho|bao) ~ (lô|đề|số đề|con lô|con đề|kèo|xổ số|vé số|bạch thủ|tài xỉu|cá độ|cá cược|bóng đá)',
      ),
      phrase('(lô|đề|kèo|xổ số|vé số|cá độ) ~ (hôm nay|ngày mai|tối nay|con gì|nào|trúng)'),
      phrase(
        '(giá)? ?(vàng|coin|bitcoin|btc|cổ phiếu|chứng khoán|đô la|usd|giá đất|nhà đất|tiền ảo) ~~ (lên|xuống|tăng|giảm|sắp|nên mua|nên bán|mua|bán|đầu tư|x\\d+|có lời|sinh lời)',
      ),
      phrase('(coin|cổ phiếu|mã|token|crypto|forex) nào ~~ (mua|lên|lãi|tăng|ngon|x\\d+|tốt)'),
      phrase('(nên|tư vấn|có nên) ~ (mua|bán|đầu tư) ~ (coin|vàng|cổ phiếu|đất|chứng khoán|bitcoin|đô|chung cư)'),
    ],
  },
  {
    line: 'health',
    phrases: [
      phrase(
        '(uống|dùng|mua|kê) ~ (thuốc|lá gì|kháng sinh|thuốc gì|viên) ~~ (gì|nào|mấy|khỏi|hết|cho|bao nhiêu|được không|trị|chữa)',
      ),
      phrase(
        '(đau|nhức|sốt|ho|ngứa|mất ngủ|chóng mặt|tiêu chảy|huyết áp|tiểu đường|ung thư|viêm|nổi mẩn|khó thở) ~~ (uống gì|uống thuốc|thuốc gì|làm sao (hết|khỏi)|chữa|trị|bị bệnh gì|có sao không|ăn gì|kiêng gì|phải làm gì)',
      ),
      phrase(
        '((uống|tiêm|bôi|nhỏ|ngậm) ~ (viên|liều|paracetamol|panadol|kháng sinh|ngày mấy lần)|thuốc ~ (uống|mấy viên|liều|tác dụng phụ|ngày mấy lần)|sơ cứu|(rắn|chó|mèo|ong|rết|bọ cạp) (cắn|đốt|chích)|sốt ~ độ|(mang thai|có bầu|có thai|bầu) ~ (ăn|uống|kiêng|tháng|tuần))',
      ),
      // Without marks "chưa … đâu" reads like "chữa … đau": nothing but a word of the same deed stands between.
      phrase(
        '(chữa|(?<!(giá|chính|quản) )trị|điều trị) (cho [^ .]+ |bị |khỏi |hết |dứt |được |bệnh )?(bệnh|đau|ho|sốt|mất ngủ|ung thư|gout|tiểu đường|huyết áp|dạ dày|xương khớp)',
      ),
    ],
  },
  {
    line: null,
    phrases: [
      phrase(
        '((cách|chỉ|dạy) ~ )?(nấu|kho|xào|hầm|luộc|ướp|rim|chiên|rán) (nồi |món |tô )?(bún|phở|cơm|canh|cá|thịt|gà|bánh|chè|lẩu|mắm|xôi|cháo|nem|chả|vịt|bò|heo|tôm|món|cua|trứng|mứt|ốc)',
      ),
      phrase(
        '(cách|công thức|chỉ|dạy) ~ (làm|muối) (món |nồi |tô )?(bún|phở|bánh|chè|dưa|lẩu|mắm|xôi|cháo|nem|chả|mứt|giò|kim chi)',
      ),
      phrase('(công thức|món ăn|món gì|ăn gì|nấu gì|nấu ăn)'),
      phrase(
        '(tử vi|xem bói|bói|xem tuổi|hợp tuổi|ngày tốt|ngày đẹp|giờ tốt|phong thủy|xem tướng|chiêm bao|nằm mơ|cung hoàng đạo|sao hạn|cúng sao|cúng gì|xông đất|tuổi (tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi))',
      ),
      phrase(
        '(lãnh đạo|chủ tịch nước|thủ tướng|tổng bí thư|tổng thống|đảng|chính trị|quan chức|bầu cử|chiến tranh) ~~ (dở|giỏi|tốt|xấu|kém|nhất|tham nhũng|nghĩ sao|thấy sao|đúng hay sai|bênh|ghét|thích|ai thắng|bao giờ hết)',
      ),
      phrase(
        '(ai (là|làm) (tổng bí thư|chủ tịch nước|thủ tướng|tổng thống|chủ tịch quốc hội|bộ trưởng)|(tổng bí thư|chủ tịch nước|thủ tướng|tổng thống|chủ tịch quốc hội|bộ trưởng) ~ (là ai|tên gì|tên là|mấy tuổi|hiện nay)|(bầu|bỏ phiếu) (cho )?(ai|đảng|ông|bà)|đa đảng|(ủng hộ|phản đối) ~ (đảng|chính quyền|nhà nước|sáp nhập)|sáp nhập ~~ (ủng hộ|phản đối))',
      ),
      phrase('(bạn|em|cháu|ad|mày) (nghĩ|thấy) ~ (ông|bà|nước|đảng|chính phủ|lãnh đạo|trung quốc|mỹ|nga)'),
      phrase(
        '(viết|làm|sáng tác|đọc|kể|hát|soạn) ~ (thơ|bài thơ|truyện|chuyện cười|chuyện vui|chuyện ma|truyện cười|bài hát|bài văn|văn|đoạn văn|luận văn|code|python|tiểu luận|vè)',
      ),
      phrase('(giải|làm) ~ (bài toán|bài tập|phương trình|toán|hóa|lý|đề thi|bài văn|bài kiểm tra)'),
      phrase(
        '(trận|đội|bóng đá|world cup|ngoại hạng|messi|ronaldo|tuyển việt nam|mu|arsenal) ~~ (thắng|thua|tỉ số|tỷ số|đá|mấy giờ|vô địch)',
      ),
      phrase('(phim|ca sĩ|diễn viên|bài hát|nhạc|game|truyện|hoa hậu) ~ (hay|nào|gì|mới|hot|đẹp nhất)'),
      phrase(
        '(thủ đô|dân số|diện tích|núi cao nhất|sông dài nhất|vua|trận đánh|lịch sử) ~ (nước|của|là gì|việt nam|pháp|mỹ|nào|năm nào|thế giới)',
      ),
      phrase(
        '(người yêu|crush|vợ chồng|bạn gái|bạn trai|tán gái|thất tình|ly hôn|ngoại tình) ~~ (giận|chia tay|làm sao|tán|nên|buồn|làm hòa|hết yêu)',
      ),
      phrase(
        '(đi du lịch|du lịch|chơi|khách sạn|quán ăn|quán nhậu|quán cà phê|nhà hàng) ~ (ở đâu|chỗ nào|nào|đâu) ~ (đẹp|ngon|vui|rẻ)?',
      ),
      phrase(
        '(giảm cân|làm đẹp|trị mụn|dưỡng da|tập gym|nuôi chó|nuôi mèo|đặt tên con|sửa xe|sửa ti vi|xây nhà|cắt tóc|may áo|trồng hoa)',
      ),
      phrase(
        '(sửa|thay|hư|hỏng|bể|rỉ nước|chảy nước|kêu to|không nổ|không lạnh|không mát|không lên nguồn|không lên hình|không có hình|không quay|xịt lốp|thủng lốp|thợ|bảo dưỡng|lắp|gắn) ~~ (tivi|ti vi|tủ lạnh|máy lạnh|điều hòa|máy giặt|quạt|nồi cơm|bếp ga|bếp từ|xe máy|xe đạp|xe hơi|ô tô|máy bơm|máy cày|máy cắt|máy nổ|laptop|máy tính bàn|máy in|bình nóng lạnh|ống nước|bồn cầu|mái nhà|cửa cuốn|camera|loa kẹo kéo|amply)',
      ),
      phrase(
        '(tivi|ti vi|tủ lạnh|máy lạnh|điều hòa|máy giặt|quạt|nồi cơm|xe máy|xe đạp|xe hơi|ô tô|máy bơm|máy cày|laptop|máy tính|máy in|bình nóng lạnh|ống nước) ~~ (sửa|hư|hỏng|rỉ nước|chảy nước|kêu to|đề không|không nổ|không lạnh|không mát|không lên|không có hình|không hình|không quay|không vắt|xịt lốp|thủng lốp|cài lại|màn hình xanh)',
      ),
      phrase('(thay|ép|dán) ~ (pin|màn hình|mặt kính) ~ (điện thoại|máy) ~ (bao nhiêu|mấy|ở đâu|hết)'),
      phrase(
        '(mua|chọn|sắm) ~ (điện thoại|máy tính|laptop|tivi|ti vi|xe máy|ô tô|máy giặt|tủ lạnh|camera|máy lạnh|bếp) ~ (hiệu|loại|hãng|dòng|đời|dưới) ~ (nào|gì|triệu|tốt|bền)?',
      ),
      phrase('(camera|máy lạnh|tủ lạnh|tivi|xe máy|laptop) ~~ (hiệu|loại|hãng|dòng) nào'),
      phrase(
        '(vay|mượn) ~ (vốn|ngân hàng|thế chấp|tín chấp|tiền mua|(mấy|năm|mười|trăm|chục|hai|ba|[0-9]+) ~ (triệu|tỷ)) ~~ (lãi|mua|nuôi|trồng|làm ăn|thủ tục|bên nào|ở đâu|được không|bao nhiêu|nào)',
      ),
      phrase('(vay vốn|lãi suất|thẻ tín dụng|trả góp|cầm đồ|cầm sổ đỏ|sổ tiết kiệm|phí thường niên|nợ xấu|đáo hạn)'),
      phrase(
        '(giá|tỷ giá) ~ (vàng|xăng|dầu|đô|đô la|usd|sắt|xi măng|thép|đất|nhà|gas|ga) ~ (hôm nay|bao nhiêu|nay|mấy)?',
      ),
      phrase('(kết quả|dò|soi|trúng) ~ (xổ số|vé số|bóng đá|trận|vietlott)'),
      phrase('(xổ số|vé số|vietlott|cá độ|lô đề)'),
      phrase(
        '(lịch|bao giờ|khi nào|mấy giờ) ~ (cúp điện|cắt điện|mất điện|cúp nước|cắt nước|có điện|chiếu phim|đá bóng|nghỉ tết|tàu|xe chạy|thi)',
      ),
      phrase(
        '(làm|xin|gia hạn|đổi|cấp) ~ (hộ chiếu|visa|passport|thị thực)|(xuất khẩu lao động|định cư|hộ chiếu|passport)',
      ),
      phrase(
        '(mua|đặt|giá|săn) ~ vé ~ (máy bay|xe|tàu|phim|xem)|(đường đi|đi đường nào|đi xe gì) ~ (từ|đến|tới|ra|về)',
      ),
      phrase(
        '(ly hôn|ly dị|di chúc|thừa kế|chia tài sản|tranh chấp đất|kiện ra tòa|án phí|luật sư|nghĩa vụ quân sự|khám nghĩa vụ)',
      ),
      phrase('(phạt|mức phạt) ~~ (vượt đèn|nồng độ cồn|quá tốc độ|không mũ|bao nhiêu tiền|đèn đỏ)'),
      phrase(
        '(lương tối thiểu|bảo hiểm thất nghiệp|bảo hiểm xã hội một lần|bảo hiểm nhân thọ|tuổi nghỉ hưu|lương hưu (bao nhiêu|tính|tăng))',
      ),
      phrase(
        '(điểm chuẩn|điểm thi|học phí đại học|thi đại học|chọn trường|chọn ngành|gia sư|học lái xe|thi bằng lái|thi lái xe|học nghề|học may|học tiếng|học đàn|học bơi)',
      ),
      phrase(
        '(kỹ thuật|cách|cho|bón|chữa|trị) ~ (nuôi|trồng|ghép|chiết|bón) ~ (gà|heo|lợn|bò|trâu|cá|tôm|vịt|dê|ong|cây|sầu riêng|cà phê|tiêu|rau|lúa|ngô|mai|lan|phân)',
      ),
      phrase(
        '(nuôi|trồng|chăm|bón|tưới|ghép) ~ (sầu riêng|cà phê|cây|rau|lúa|hoa|lan|mai|tiêu|gà|heo|lợn|bò|trâu|cá|tôm|vịt|dê|ong) ~~ (gì|sao|nào|mấy|thế nào)|(bón|loại|mua) ~ phân (bón )?~ (gì|nào)',
      ),
      phrase('(gà|heo|lợn|bò|trâu|vịt|chó|mèo|dê) ~ (nhà|tôi|tui|em|con)? ?(bị|bỏ ăn|đẻ|ốm|bệnh|rù|tiêu chảy|ho)'),
      phrase('(bà bầu|cho con bú|biếng ăn|tiêm phòng|chích ngừa|mọc răng|ăn dặm|niềng răng|nhổ răng|mổ mắt|kính lão)'),
      phrase('(hát|ca|đọc) ~ (nghe|một bài|một câu|vọng cổ|ca cổ|cải lương|bài chòi|quan họ|ru con)'),
      phrase('(mở|bật|nghe|tìm) ~ (nhạc|cải lương|vọng cổ|phim|truyện|bolero|karaoke)'),
      phrase('(excel|photoshop|powerpoint|cài win|cài lại win|lập trình|liên quân|free fire|pubg|roblox)'),
      phrase('(mẹ chồng|con dâu|hàng xóm|chồng tôi|vợ tôi) ~~ (cãi|nhậu|ghét|ngoại tình|giận|hát karaoke)'),
      phrase('(thuê|tìm|kiếm) ~ (phòng trọ|nhà trọ|mặt bằng|thợ|người giúp việc|việc làm|xe ôm|chỗ làm)'),
      phrase('(mua|bán|chọn|chơi|đầu tư|nên mua) ~ (cổ phiếu|chứng khoán|coin|bitcoin|vàng miếng|forex)'),
      phrase('lãi ~ (bao nhiêu|mấy|cao nhất|thấp nhất|rẻ nhất|rẻ)'),
      phrase('(đau|nhức|mỏi|sưng) (lưng|đầu|bụng|chân|tay|răng|khớp|gối|họng|dạ dày)'),
      phrase('(ca sĩ|diễn viên|cầu thủ|nghệ sĩ|danh hài) nào'),
      phrase('(xem ngày (cưới|tốt|cúng|giỗ)|tướng số|cúng đất|cúng giỗ|cúng rằm|văn khấn|bài cúng)'),
      phrase(
        '(tính|định|dự định|muốn) ~~ mở (quán|tiệm|xưởng)|mở (quán|tiệm|cửa hàng|xưởng|lò|sạp) ~~ (vốn|lời|lãi|máy|mặt bằng|trang trí|bàn ghế|phong thủy|thủ tục)',
      ),
      phrase(
        '(bật kiếm tiền|tăng (sub|view|follow|lượt xem)|làm phụ đề|dựng (video|clip)|(làm|xây) kênh (youtube|tiktok))',
      ),
      phrase('(xe buýt|xe bus|chuyến xe|chuyến tàu|nhà xe) ~~ (mấy giờ|giờ nào|số mấy|số [0-9]+|chạy|giá vé|ở đâu)'),
      phrase('(tra|tra cứu|xem|kiểm tra) ~ phạt nguội'),
      phrase('(thông tin|info|in4|lịch) ~ (tuyển dụng|phỏng vấn|tuyển công nhân)'),
      phrase('(phun|xịt|bón) ~ (thuốc|phân) ~ (gì|nào|loại)|phân bón ~ (nào|gì)|phun thuốc gì'),
      phrase(
        '(điện thoại|máy) ~ (rơi xuống nước|rớt xuống nước|vô nước|bị sọc|bể màn hình|vỡ màn hình|chai pin|sạc không vô|phồng pin)',
      ),
      phrase('(gấp|giặt|ủi|thêu) ~ (áo|quần|chăn|khăn)'),
      phrase('(tết|lễ) ~ nghỉ (mấy|bao nhiêu|từ)|nghỉ (tết|lễ) ~ (mấy|bao nhiêu|từ)'),
      phrase('(đặt|tìm|thuê) ~ (bàn|tiệc|rạp|xe hoa|thợ chụp|ban nhạc)'),
      phrase('(quán|nhà hàng|khách sạn|chùa|bãi biển|điểm du lịch) nào'),
      phrase('(dịch|translate) ~ (sang|ra|qua) (tiếng )?(anh|trung|hàn|nhật|pháp|english)'),
    ],
  },
]

/** Words of what the assistant is for: a text holding them is never off topic by its other words alone. */
const TOPICAL = phrase(
  '([^ ]*[.]gov[.]vn|vneid|định danh|căn cước|cccd|dịch vụ công|otp|mật khẩu|passcode|mã qr|qr|quét mã|chuyển khoản|app|ứng dụng|zalo|facebook|link|đường dẫn|lừa|lừa đảo|mua hàng|đặt hàng|shop|sàn|livestream|trên mạng|qua mạng|online|wifi|4g|trợ lý ảo|máy ai|app ai|trợ lý ai|trí tuệ nhân tạo|chuyển đổi số|kỹ năng số|kế hoạch|bình dân học vụ|chỉ tiêu|sổ sức khỏe|đặt lịch khám|xét nghiệm|bhyt|nông sản|thời tiết|sâu bệnh|nông sản|giả danh|shopee|lazada|tiktok|người bán|giao hàng|shipper|đổi trả|trả hàng|hoàn tiền|khai sinh|tạm trú|thường trú|lưu trú|cổng dịch vụ|trợ lý|chatgpt|gemini|deepfake|công an|chuyển tiền|nhận tiền|tài khoản)',
)

const ONLY_OUTSIDE = phrase('(đánh|chơi) ~ (lô|đề|xổ số)')

/** What of a question is about another subject. */
export interface Outside {
  /** Which extra sentence the answer gets. */
  line: OutsideLine
  /** The words that say so. */
  said: string
}

/** Null when its words are none of those, or ours as well. */
export function outsideOf(read: Read): Outside | null {
  if (says(read, TOPICAL) && !says(read, ONLY_OUTSIDE)) return null
  for (const { line, phrases } of OUTSIDE) {
    const told = phrases.find((one) => says(read, one))
    if (told !== undefined) return { line, said: (wordsOf(read, told) ?? '').trim() }
  }
  return null
}

function wordsOf(read: Read, { marked, folded }: Phrase): string | undefined {
  return (read.unmarked ? null : marked.exec(read.marked))?.[0] ?? folded.exec(read.folded)?.[0]
}
