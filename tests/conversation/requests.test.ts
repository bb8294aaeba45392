import { describe, expect, it } from 'vitest'
import { readText } from '../../src/conversation/route.ts'
import { emptyMemory } from '../../src/conversation/session.ts'
import { fold } from '../../src/shared/text.ts'
import { catalog } from '../support/talk.ts'

/** What a first message means, by the name of its intent; `question` goes to the plans and guides. */
function meaning(text: string): string {
  const memory = { ...emptyMemory(), introduced: true }
  const read = readText(text, memory, catalog, 0, 0)
  return read.kind === 'intent' ? read.intent.do : read.kind
}

const REQUESTS: Record<string, string[]> = {
  lesson: [
    'bắt đầu học đi',
    'hôm nay học gì',
    'cho tôi học bài mới',
    'dạy con học với',
    'vào học thôi',
    'tôi muốn học',
    'học bài tiếp theo',
    'giờ học bài gì đây',
    'bác chưa biết gì cả',
    'tui không biết gì hết trơn',
    'mới xài điện thoại lần đầu',
  ],
  'lesson-other': [
    'bài khác',
    'học bài khác',
    'đổi bài khác đi',
    'chọn bài học',
    'cho tôi chọn bài',
    'có những bài nào',
  ],
  'quiz-round': ['thử 5 câu', 'làm 5 câu xem biết đến đâu'],
  'progress-picture': ['gửi ảnh tiến độ', 'cho xem hình kết quả học', 'gửi ảnh tổng kết'],
  'lesson-review': ['cho xem lại bài', 'coi lại bài hồi nãy', 'học lại bài vừa rồi', 'ôn lại bài'],
  'lesson-quiz': ['học xong bài rồi', 'đọc xong rồi', 'xong bài rồi nhé'],
  quiz: [
    'đố tôi một câu đi',
    'cho bác làm câu đố',
    'cho em câu hỏi ôn về mã qr',
    'kiểm tra em đi',
    'ra câu hỏi trắc nghiệm về vneid',
    'làm quiz',
    'hỏi thử bác một câu',
    'cho con 2 câu đố về lừa đảo',
  ],
  progress: [
    'tôi học tới bài mấy rồi',
    'em học được mấy bài rồi',
    'còn bao nhiêu bài nữa',
    'xem tiến độ',
    'kết quả học của tôi',
    'bác làm đúng được mấy câu',
    'tui học được mấy bữa rồi',
  ],
  recap: ['tóm tắt lại giúp bác', 'nói gọn lại coi', 'nãy giờ dặn tôi làm gì', 'tổng kết lại đi'],
  loud: ['viết cho tôi bài đọc loa', 'cần đoạn phát loa xã', 'cho xin bài phát thanh đọc trên loa về mã độc'],
  human: ['cho tôi gặp nhân viên', 'muốn nói chuyện với cán bộ', 'gọi cán bộ giúp tôi'],
  hello: ['chào cháu', 'alo alo', 'à lô', 'xin chào trợ lý', 'có ai không', 'hello', 'chào buổi sáng'],
  thanks: ['cảm ơn con nhiều nghe', 'cám ơn cháu', 'tks ad', 'được rồi cảm ơn cháu nhé'],
  bye: ['tạm biệt', 'bye con', 'mai gặp lại nhé'],
  ok: ['ừ', 'vâng', 'à thế à', 'hiểu rồi', 'ok con'],
  'scam-ask': [
    'kiểm tra giúp tôi tin nhắn này',
    'tin này có lừa đảo không',
    'xem giùm tin này thật không',
    'bác nghi bị lừa',
  ],
  'ask-how': ['cho bác hỏi cái này', 'tôi muốn hỏi chút', 'hỏi việc khác'],
  'set-hour': [
    'gửi bài lúc 8 giờ tối nhé',
    'đổi giờ gửi thành 6h sáng',
    'nhắc tôi học lúc 19h30',
    'từ nay gửi bài vào 12 giờ trưa',
  ],
  'set-pace': [
    'một tuần gửi 3 bài thôi',
    'mỗi tuần 2 buổi',
    'tuần gửi 5 bữa đi',
    'gửi bài mỗi ngày đi',
    'cách ngày gửi một bài',
  ],
  pause: ['cho tôi nghỉ 3 ngày', 'tạm dừng gửi bài 2 tuần', 'nghỉ học một tuần nha'],
  stop: ['đừng gửi bài nữa', 'ngưng gửi', 'dừng gửi bài đi', 'hủy đăng ký', 'stop'],
  'resume-sending': ['gửi bài lại đi', 'cho tôi nhận lại bài', 'gửi lại nhé'],
  'why-no-lesson': ['sao bữa nay không gửi bài', 'sao mấy hôm nay hông thấy bài', 'sáng nay sao chưa có bài'],
  'set-form': ['cứ gọi tôi là cô', 'gọi tui bằng chú', 'kêu bằng bà đi', 'gọi mình là bạn'],
  'set-place': ['tôi ở Lai Châu', 'nhà em ở Lâm Đồng', 'mình ở xã Lam Vỹ'],
  'ask-place': ['đổi nơi ở', 'nơi ở, vai trò'],
  minor: ['em học lớp 6', 'con 11 tuổi', 'cháu mới lớp 4'],
  identity: ['ai đang nói đấy', 'là máy hay người', 'bạn là ai'],
  'erase-ask': ['xóa hết dữ liệu của tôi'.replace(' của tôi', ''), 'xoá dữ liệu', 'quên tôi đi'],
  'own-data': ['dữ liệu của tôi', 'lưu gì về tôi'],
  settings: ['cài đặt', 'thiết lập'],
  menu: ['menu', 'thực đơn', '0', 'trợ giúp'],
}

const QUESTIONS = [
  'học phí của cháu đóng qua mạng thế nào',
  'học sinh làm căn cước ở đâu',
  'gửi lại tiền cho người chuyển nhầm thế nào',
  'tôi bị công an gọi điện bảo đóng tiền',
  'cán bộ gọi điện xưng ở phường đòi số căn cước',
  'kế hoạch Lai Châu tổng kết quý mấy',
  'tóm tắt kế hoạch của tỉnh Lâm Đồng',
  'ở Lai Châu thì sao',
  'lớp học gần nhất ở đâu vậy',
  'con tôi 12 tuổi làm căn cước được không',
  'em gái học lớp 7 đăng ký vneid được không',
  'quét mã lúc 7 giờ tối mà không lên',
  'mỗi ngày chuyển được bao nhiêu tiền',
  'bài đăng bán hàng viết sao cho hay',
  'nghỉ thai sản nộp hồ sơ ở đâu',
  'nguồn gốc hàng hóa kiểm tra sao',
  'dừng đỗ xe bị phạt nộp tiền trên mạng được không',
  'menu quán em để mã qr được không',
  'tiến độ hồ sơ đất của tôi tra ở đâu',
  'chụp ảnh giấy tờ cho rõ làm sao',
  'đổi bài đăng bán hàng sao cho hay',
  'kết quả hồ sơ bao giờ có',
  'mật khẩu quên rồi làm sao',
  'gửi giấy tờ lên xã lúc mấy giờ',
]

describe('what somebody asks the bot to do', () => {
  for (const [intent, texts] of Object.entries(REQUESTS)) {
    it.each(texts)(`"%s" is ${intent}`, (text) => expect(meaning(text)).toBe(intent))
    it.each(texts)(`"%s" is ${intent} without marks too`, (text) => expect(meaning(fold(text))).toBe(intent))
  }
})

describe('what somebody asks about', () => {
  it.each(QUESTIONS)('"%s" stays a question', (text) => expect(meaning(text)).toBe('question'))
  it.each(QUESTIONS)('"%s" stays a question without marks', (text) => expect(meaning(fold(text))).toBe('question'))
})
