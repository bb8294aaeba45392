import type { Template } from './voice.ts'

/** Sentences around what a plan says (D08-D13). What the plan itself says is quoted as printed and stands in no template. */
export const PLAN = {
  opening: { text: 'Theo {plan}:' },
  compareOpening: { text: 'Mỗi nơi ghi như sau:' },
  ledBy: { text: '{task}: {agency} chủ trì (giao tại {place}).' },
  noLeadNearest: { text: 'Gần nhất là {place}, giao chung: {text}' },
  dueThisQuarter: { text: 'Quý này hạn là trước {date} (máy tính ra), nếu kế hoạch còn áp dụng.' },
  addressUnknown: { text: '{b} chưa tìm thấy mục này trong kế hoạch {a}.' },
  noLead: { text: '{plan} **không ghi cơ quan chủ trì riêng** cho việc này ({place}).' },
  nothingHere: { text: '{plan}: không ghi việc này.' },
  notSeenHere: { text: '{plan}: {b} chưa thấy mục ghi rõ việc này, {u} xem lại bản gốc.' },
  source: { text: 'Nguồn: {plan}, {places}; {date}.' },
  sourceOutside: { text: 'phần đầu và phần cuối văn bản' },
  item: { text: 'mục {path}' },
  part: { text: 'phần {path}' },
  askBack: { text: '{u} hỏi lại cơ quan chủ quản trước khi dùng.' },
  notComparable: { text: 'Lưu ý: nơi tính tỷ lệ, nơi tính số người, không so thẳng được.' },
  compareWith: { text: 'So với {place}' },
  /** One answer for every plan there is. */
  allFour: { text: 'Cả bốn' },
  all: { text: 'Tất cả các nơi' },
  /** The words of one plan among several. */
  verbatimOf: { text: 'Nguyên văn {place}' },
  compareQuestion: { text: '{question}, {place} thì sao' },
  childrenOf: { text: '{heading} gồm:' },
  gapValue: { text: '{what} của việc {u} hỏi' },
  gapYear: { text: 'việc {u} hỏi cho {year}' },
  gapAny: { text: 'việc {u} hỏi' },
  gapDuty: { text: 'việc nào của {agency} về điều {u} hỏi' },
  gapAgency: { text: 'việc nào của riêng cơ quan {u} hỏi' },
} as const satisfies Record<string, Template>

/** What a question may ask for that a place may fail to state. */
export const ASKED_NAMES = {
  often: 'bao lâu một lần',
  hour: 'giờ',
  venue: 'địa điểm',
  day: 'ngày',
  count: 'con số',
  money: 'số tiền',
  person: 'tên người',
  phone: 'số điện thoại',
  result: 'kết quả đã làm được',
  reason: 'lý do',
  when: 'thời gian',
  length: 'thời lượng',
  certificate: 'giấy chứng nhận',
  penalty: 'mức phạt hay xử lý',
  pay: 'tiền công, tiền hỗ trợ',
  gift: 'việc phát tặng hay thu phí',
  enrolment: 'cách đăng ký',
} as const
