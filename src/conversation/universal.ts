import type { PlainIntent } from './plain-intent.ts'
import { phraseTable, withoutParticles } from './words.ts'

/** Words that mean the same at any moment, when they are the whole message. Spelt with marks; unmarked typing matches them. */
const UNIVERSAL: readonly [PlainIntent, readonly string[]][] = [
  ['menu', ['0', 'menu', 'thực đơn', 'về đầu', 'trợ giúp']],
  [
    'next',
    [
      'tiếp',
      'tiếp tục',
      'tiếp theo',
      'tiếp nữa',
      'rồi sao nữa',
      'sao nữa',
      'xong rồi',
      'rồi tiếp',
      'rồi gì nữa',
      'bước sau',
      'bước tiếp',
      'bước tiếp theo',
    ],
  ],
  [
    'again',
    [
      'lại',
      'nhắc lại',
      'nói lại',
      'xem lại',
      'chưa hiểu',
      'không hiểu',
      'ko hiểu',
      'hông hiểu',
      'khó hiểu quá',
      'chỉ lại',
      'nói lại coi',
      'lặp lại',
    ],
  ],
  ['back', ['lùi', 'lùi lại', 'bước trước', 'quay lại', 'trở lại']],
  ['more', ['thêm', 'xem thêm', 'xem tiếp', 'nói thêm', 'còn gì nữa không']],
  ['slower', ['chậm hơn', 'từ từ', 'nhanh quá', 'chậm thôi', 'nói chậm thôi', 'chậm lại']],
  ['faster', ['nhanh hơn', 'nhanh lên', 'như cũ']],
  ['larger', ['to hơn', 'chữ to', 'chữ to hơn', 'không đọc được', 'chữ nhỏ quá', 'phóng to']],
  ['usual-size', ['chữ nhỏ lại', 'nhỏ lại', 'chữ thường']],
  [
    'human',
    [
      'gọi người',
      '9',
      'gặp cán bộ',
      'người thật',
      'gặp người',
      'gặp người thật',
      'cho gặp cán bộ',
      'gặp nhân viên',
      'nói chuyện với người',
      'gọi cán bộ',
    ],
  ],
  ['skip', ['8', 'để sau', 'bỏ qua', 'skip', 'sau', 'để lúc khác', 'bỏ câu này', 'qua câu này']],
  [
    'close',
    [
      'thôi',
      'thôi để mai',
      'để mai',
      'nghỉ',
      'nghỉ thôi',
      'thoát',
      'chán',
      'chán quá',
      'nản quá',
      'thôi nghỉ',
      'mai học',
      'để mai học',
      'thôi mai tính',
      'thôi không học nữa',
    ],
  ],
  [
    'stop',
    [
      'dừng',
      'ngừng',
      'ngưng',
      'ngừng gửi',
      'ngưng gửi',
      'dừng gửi',
      'đừng gửi nữa',
      'đừng gửi bài nữa',
      'thôi đừng gửi nữa',
      'không gửi nữa',
      'ngừng gửi bài',
      'ngưng gửi bài',
      'dừng gửi bài',
      'ngừng nhắn',
      'đừng nhắn nữa',
      'stop',
      'hủy đăng ký',
      'huỷ đăng ký',
    ],
  ],
  [
    'resume-sending',
    [
      'gửi lại',
      'gửi lại bài',
      'gửi bài lại',
      'cho gửi lại',
      'bật lại',
      'nhận lại',
      'nhận lại bài',
      'gửi tiếp',
      'gửi bài tiếp',
    ],
  ],
  [
    'erase-ask',
    [
      'xóa dữ liệu',
      'xoá dữ liệu',
      'quên tôi đi',
      'xóa hết dữ liệu',
      'xoá hết dữ liệu',
      'xóa dữ liệu của tôi',
      'xoá dữ liệu của tôi',
    ],
  ],
  ['withdraw', ['rút đồng ý', 'tôi rút đồng ý', 'không đồng ý nữa']],
  ['own-data-full', ['dữ liệu bằng chữ', 'gửi dữ liệu bằng chữ', 'xem dữ liệu bằng chữ', 'xem đầy đủ dữ liệu']],
  ['own-data', ['dữ liệu của tôi', 'tải dữ liệu', 'xem dữ liệu', 'giữ gì về tôi', 'lưu gì về tôi']],
  [
    'identity',
    [
      'ai đang nói',
      'ai đấy',
      'ai đó',
      'ai vậy',
      'ai thế',
      'mày là ai',
      'bạn là ai',
      'cháu là ai',
      'em là ai',
      'con là ai',
      'bot hả',
      'bot à',
      'máy hả',
      'máy à',
      'là máy hay người',
      'người hay máy',
      'có phải người không',
      'có phải người thật không',
      'giới thiệu',
    ],
  ],
  [
    'sources',
    ['nguồn', 'ở đâu ra', 'căn cứ đâu', 'nguồn đâu', 'nguồn ở đâu', 'lấy ở đâu ra', 'căn cứ vào đâu', 'theo nguồn nào'],
  ],
  [
    'who',
    [
      'đổi người',
      'người khác học',
      'đổi người học',
      'cho người khác học',
      'người khác muốn học',
      'chuyển người',
      'đổi sang người khác',
    ],
  ],
  ['to-machine', ['về máy']],
  ['mistap', ['nhầm', 'bấm nhầm', 'nhầm rồi', 'bấm lộn', 'lộn rồi', 'chọn nhầm', 'chọn lộn', 'gõ nhầm']],
]

/**
 * "dung" without marks is đúng, dừng, đừng or dùng: never a universal word by itself. "bà" is nothing; a bare "không"
 * answers a yes-no list and is not the digit 0.
 */
const AMBIGUOUS = ['dung', 'dung roi']

const meaningOf = phraseTable(UNIVERSAL)

/** The effect of a whole-message word, or null. `stop-or-right` asks which of the two "dung" was. */
export function readUniversal(text: string): PlainIntent | null {
  if (AMBIGUOUS.includes(withoutParticles(text).join(' '))) return 'stop-or-right'
  return meaningOf(text)
}

/** Every universal phrase with its effect, for tests that try them all. */
export function universalPhrases(): { intent: PlainIntent; phrase: string }[] {
  return UNIVERSAL.flatMap(([intent, phrases]) => phrases.map((phrase) => ({ intent, phrase })))
}
