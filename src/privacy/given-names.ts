import { fold, hasMarks } from '../shared/text.ts'

/** Given names behind a word of kinship, as neighbours are spoken of: "chị Mai Anh", "ông Tư Hùng", "co lan". */

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Given names that, typed small behind a word of kinship, are hardly another word. */
const SMALL = setOf(
  'ánh bách bích bình cẩm châu chiến cúc cường diễm diệp diệu dung dũng duyên dương đan đào điệp đông đức gấm giang hà hải hằng hạnh hào hân hậu hiên hiền hiếu hiệp hoa hoan hoàng hòa hoà hoài hồng huân huệ hùng huy huyền hương hường hưng khánh khang khải khôi khuê kiên kiệt kim kỳ lâm lan lệ liên liễu linh loan long lộc lợi luân luyến lương mai mạnh mận miên minh mùi my mỹ nam nga ngà ngân nghĩa ngọc nguyên nguyệt nhài nhật nhi nhung nương oanh phong phú phúc phước phương phượng quang quế quyên quỳnh sen sơn sương tâm tân tấn thái thắm thắng thanh thảo thoa thúy thuý thủy thuỷ thùy thuỳ thục tiên trâm trâm trinh trúc tú tuân tuấn tuệ tùng tuyên tuyết uyên vân vinh vũ vy xoan xuân xuyến yến dếnh páo súa mẩy',
)
/** Typed without marks: those that are hardly another word then. */
const BARE = setOf(
  'lan mai hue cuc tuan hung cuong hanh thuy thao linh loan nga ngoc nguyet nhung oanh phuong quynh quyen tuyet uyen vinh xuan yen kiet khoi khanh khang giang diep diem bich hien hong huyen lieu luyen mien son thoa thom tuyen vuong hoang huong thuong hang xoan thanh nhai ly binh long quang phuc kim man ngan lien',
)

const KIN = 'chị|cô|chú|bác|ông|bà|anh|cụ|dì|thím|mợ|cậu|bé|em|cháu|con|o|mệ|chế'
const KIN_BARE = 'ong|bac|thim|chi|co|chu|ba|anh|cu|di|mo|cau|be|em'
/** Behind these nearly any of the names is one; the others are other words without marks ("có", "chỉ", "ba", "đi"). */
const SURE_KIN = setOf('ong bac thim')
/** In front of somebody who is spoken of. */
const SPOKEN_OF = /(?<!\p{L})(?:cua|cho|nho|gap|voi|tim|thay|vo|chong) $/iu
/** What people say next of somebody they have named. */
const SAID_OF = setOf(
  'o nha noi ke nop xin bao hoi goi bi dang muon oi a vay gui cho nho xin la va cung ban hang xom day ke lua chuyen doi mat dua roi cua kia',
)
/** Elder to younger, as children of a house are counted: "ông Tư Hùng". */
const ORDER = 'hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười|út|cả'
const ORDER_BARE = 'hai|ba|tu|nam|sau|bay|tam|chin|muoi|ut|ca'

/** Begin with a capital behind a word of kinship and are no name of a neighbour. */
const NOT_CAPITAL = setOf(
  'Công Bộ Sở Ủy Uỷ Chủ Phó Giám Bí Nhà Việt Kinh Đảng Đoàn Hội Tổ Trưởng Cán Bác Cô Ông Bà Anh Chị Em Hồ Nguồn Zalo Facebook Google Shopee Grab Lazada Tiki Internet Telegram Viettel Mobifone Vinaphone Agribank Tòa Toà Viện Cục Chi Thuế Ngân Ban Phòng Văn Thủ Quốc Trung Tỉnh Xã Phường Thôn Bản Tết Chúa Phật Trời Táo Địa Kế Phong Nghị Quyết Luật Mục Phần Bước Câu Bài Kết Không Có Nếu Khi Rồi Còn Thì Tôi Cháu Con Dạ Vâng',
)
const NOT_PAIR = setOf('Tô Rịa Nà Cuông Điểm Chiểu Đen Hom')

/** What a name may not be in front of, or both are one word: "hải quan", "thanh toán", "hương dẫn". Folded. */
const WORDS = setOf(
  'hang_xom hang_ngay hang_thang hang_nam hang_hoa hang_rao hang_gi hang_nao hang_cu hang_moi huong_gi hanh_chinh hanh_vi hanh_dong hong_kong hong_rang dat_hang dat_lich dat_coc dat_mua dat_ve dat_lai dat_chi dat_chuan dat_phong duc_tinh dao_toi trung_tam trung_uong trung_thuong trung_quoc lam_an lam_lai lam_o lam_cho lam_nha lam_bi lam_bao lam_goi long_nha sang_ten sang_nha sang_o sang_hoi sang_xin sang_nam sang_bao sang_goi sang_nho thang_nay thang_sau thang_nao thang_truoc thang_toi thang_may thang_nam thanh_bao hai_ba hai_quan hai_san thanh_toan thanh_nien thanh_tra thanh_vien thanh_pho thanh_thao thanh_cong thanh_lap thanh_phan thanh_tich hoa_don hoa_hong hoa_qua huong_dan huong_dung huong_ung huong_cong huong_vao huong_toi kim_loai kim_ngach kim_tiem kim_cuong ong_hang trang_web trang_nay trang_thong trang_chu trang_thai trang_bi trang_mang trang_nao lan_nao lan_dau lan_truoc lan_toi lan_sau lan_nay lan_luot lan_rong lan_lon lan_khac lan_hai lan_thu lan_truyen lan_toa lan_nua lan_mot linh_hoat linh_vuc linh_tien linh_luong linh_thuong linh_tinh lien_ket lien_he lien_tuc lien_quan lien_lac lien_thong lien_minh ngan_hang ngan_sach ngan_nap ngan_ngay ngan_gon nghia_la nghia_vu nguyen_van nguyen_lieu nguyen_nhan nguyen_tac phuong_an phuong_tien phuong_thuc phuong_phap phuong_cham phuong_nay phuong_xa phong_trao phong_ban phong_chong phong_kham phong_van quang_cao quang_ninh quang_nam quang_ba quang_vinh tam_tru tam_ly tam_than tam_su thai_do thai_nguyen thai_binh thuy_loi thuy_san thuy_dien tan_dung tuan_nay tuan_sau tuan_truoc tuan_toi tuan_hoc tuan_thu tuyen_truyen tuyen_dung tuyen_duong tuyen_sinh van_hoa van_ban van_phong van_de van_duoc van_chua van_con van_khong van_de van_bi vinh_vien vinh_du vu_an vu_viec vu_nay vu_lua yen_tam yen_bai yen_on son_la hong_co hong_duoc hong_biet hong_roi hong_hieu hong_thay hong_may hong_cho hong_bi hong_mat long_ghep long_an lam_dong lam_viec lam_sao lam_duoc lam_gi lam_the lam_on lam_cho lam_vy lam_roi lam_nghiep loi_ich loi_dung loi_nhuan loi_nay loi_gi loi_khai loi_the luan_van luong_huu luong_thang luong_tam luong_y kien_nghi kien_thuc kien_truc kiet_suc kieu_nay khai_bao khai_sinh khai_tu khai_thac khai_mac khai_thue khai_ho khai_truc khai_online khang_dinh khang_cao khanh_hoa khanh_thanh khoi_phuc khoi_tao khoi_dong khoi_so khoi_can khoi_lo khue_go chien_dich chien_luoc chau_a chau_au chau_noi chau_ngoai chau_toi chau_minh chau_oi cuc_canh cuc_thue cuong_che diem_danh duc_ho duong_link duong_dan duong_sat duong_xa duong_pho duong_bo duyet_roi giang_vien hien_tai hien_nay hien_thi hien_len hien_ra hien_lanh hieu_qua hieu_luc hieu_la hieu_khong hieu_chua hieu_roi hiep_hoi hiep_dinh hoang_mang hoang_so hue_hong huy_dong huy_don huy_bo huy_lien huy_ho huy_lenh huyen_nao huyen_toi hung_thu hung_yen nga_ba nga_tu nhat_la nhat_dinh nhat_ban nhat_ky nhi_dong thao_luan thao_tac thao_go thuc_te thuc_hien thuc_pham que_quan que_toi que_huong que_o sen_hong dao_tao dao_dien dao_duc dao_nay bao_hiem bao_gio bao_nhieu bao_cao bao_ve bao_toi bao_lau bao_chi bao_chau bao_la bao_mat bao_dam bao_gom bao_chuyen bao_phai bao_doc bao_mo bao_cai bao_quet bao_nop bao_vao bao_dua bao_khong bao_da bao_co bao_so bao_se bao_cho bao_len bao_ra bao_bam bao_gui bich_hoa tien_giang trieu_dong uyen_bac nhung_nguoi nhung_gi nhung_cai nhung_viec',
)

const START = '(?<![\\p{L}\\p{M}\\d⟨])'
const END = '(?![\\p{L}\\p{M}\\d])'
const CAPITAL = '\\p{Lu}[\\p{Ll}\\p{M}]+'
const WORD = '[\\p{L}\\p{M}]+'
const CALLED = new RegExp(
  `${START}((?:${KIN}|${KIN.replaceAll(/(?<=^|\|)\p{L}/gu, (first) => first.toUpperCase())}) )(${CAPITAL})((?: ${CAPITAL}){0,2})${END}`,
  'gu',
)
const behind = (kin: string, order: string) =>
  new RegExp(`${START}((?:${kin}) )((?:(?:${order}) )?)(${WORD})( ${WORD})?( ${WORD})?${END}`, 'giu')
const CALLED_SMALL = behind(KIN, ORDER)
const CALLED_BARE = behind(KIN_BARE, ORDER_BARE)

/** Puts `mark` in the place of every given name behind a word of kinship. `line`: NFC, single blanks. */
export function maskGivenNames(line: string, mark: string): string {
  const isShouted = line === line.toUpperCase()
  const written = isShouted
    ? line
    : line.replaceAll(CALLED, (whole, kin: string, first: string, more: string) =>
        NOT_CAPITAL.has(first) || (NOT_PAIR.has(first) && more === '') || isWord(first, more.trim().split(' ')[0])
          ? whole
          : kin + mark,
      )
  const marked = hasMarks(line)
  const names = marked ? SMALL : BARE
  return written.replaceAll(
    marked ? CALLED_SMALL : CALLED_BARE,
    (whole, kin: string, _order: string, first: string, second = '', third = '', at: number) => {
      const [one, two, three] = [first, second.trim(), third.trim()].map((word) => word.toLowerCase())
      if (one === undefined || !names.has(one) || isWord(one, two)) return whole
      const isTwo = two !== undefined && (names.has(two) || two === 'anh') && !isWord(two, three)
      const next = isTwo ? three : two
      const isSure =
        marked || SURE_KIN.has(kin.trim().toLowerCase()) || SPOKEN_OF.test(written.slice(Math.max(0, at - 8), at))
      if (!isSure && next !== '' && !SAID_OF.has(next ?? '')) return whole
      return `${kin}${mark}${isTwo ? '' : second}${third}`
    },
  )
}

function isWord(first: string, second: string | undefined): boolean {
  return second !== undefined && WORDS.has(`${fold(first)}_${fold(second)}`)
}
