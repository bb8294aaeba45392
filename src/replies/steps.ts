import type { Template } from './voice.ts'

/** Choices under a short answer and under every step of a guide (D06, D07). */
export const STEPS = {
  step: {
    text: 'Bước {number}/{steps}. {said}',
    choices: [
      { id: 'next', label: 'Tiếp' },
      { id: 'again', label: 'Xem lại' },
      { id: 'other', label: 'Hỏi, máy tôi khác', accept: ['hỏi', 'máy tôi khác', 'máy khác'] },
    ],
  },
  simpler: {
    text: 'Bước {number}/{steps}, nói lại. {said}',
    choices: [
      { id: 'next', label: 'Tiếp' },
      { id: 'again', label: 'Xem lại' },
      { id: 'other', label: 'Hỏi, máy tôi khác', accept: ['hỏi', 'máy tôi khác', 'máy khác'] },
    ],
  },
  last: {
    text: 'Bước {number}/{steps}. {said} ⏎ Hết rồi {a}. {u} làm được không?',
    choices: [
      { id: 'done', label: 'Làm được', accept: ['được rồi', 'được', 'xong'] },
      { id: 'stuck', label: 'Kẹt ở đâu đó', accept: ['kẹt', 'không được', 'chưa được'] },
      { id: 'quiz', label: 'Thử 1 câu đố' },
    ],
  },
  other: {
    text: '{u} thấy gì trên màn hình? Gõ vài chữ {u} đọc được, {b} dò. Đừng gửi ảnh có số tài khoản hay số dư.',
  },
  branch: {
    text: '{said}',
    choices: [
      { id: 'next', label: 'Tiếp bước sau', accept: ['tiếp'] },
      { id: 'back', label: 'Quay lại bước {number}' },
    ],
  },
  /** Instead of the same answer once more. */
  saidAbove: { text: 'Việc này {b} vừa nói ở trên {a}. {u} vướng chỗ nào thì nói thêm vài chữ giúp {b}, hoặc chọn:' },
  saidAboveAgain: { text: 'Về việc này {b} chỉ biết chừng đó thôi {a}. {u} hỏi cách khác, hoặc chọn:' },
  /** Under a card that had to come first: the guide on what was asked besides. */
  seeGuide: { text: 'Xem bài: {name}' },
  handOver: { text: 'Chỉ tiếp: {name}' },
  done: {
    text: 'Vậy là {u} làm được rồi. Mai {b} hỏi lại 1 câu cho nhớ nhé?',
    choices: [
      { id: 'quiz', label: 'Hỏi luôn 1 câu' },
      { id: 'other', label: 'Việc khác' },
    ],
  },
  stuck: { text: '{u} kẹt ở bước nào {a}? Gõ số bước, hoặc gõ chữ đang hiện trên màn hình.' },
  repeatedTwice: {
    text: 'Chỗ này khó thật. {u} nhờ người bên cạnh xem cùng, hoặc để {b} chỉ chỗ hỏi.',
    choices: [
      { id: 'next', label: 'Tiếp bước sau', accept: ['tiếp'] },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
  },
  resume: {
    text: 'Lần trước {u} dừng ở bước {number}/{steps} của việc: {name}.',
    choices: [
      { id: 'next', label: 'Tiếp bước {number}' },
      { id: 'first', label: 'Từ đầu' },
      { id: 'other', label: 'Việc khác' },
    ],
  },
  moved: { text: 'Hướng dẫn này vừa được sửa, {b} chỉ lại từ đầu cho khớp.' },
  nothingNext: {
    text: 'Ở đây hết rồi {a}. {u} muốn học một bài ngắn không?',
    choices: [
      { id: 'lesson', label: 'Học bài ngắn', accept: ['học', 'có', 'ừ'] },
      { id: 'ask', label: 'Hỏi việc khác' },
    ],
  },
  nothingAgain: { text: '{b} không còn nhớ câu trước. {u} hỏi lại giúp {b} nhé.' },
  forgotten: { text: 'Câu chuyện trước {b} không còn nhớ, vì {b} không lưu.' },
  tip: { text: '(mẹo chung)' },
  noSources: { text: '{b} chưa trả lời câu nào để nêu nguồn.' },
  sources: { text: 'Nguồn của câu vừa rồi: ⏎ {lines}' },
  /** Labels under answers. */
  labels: {
    text: '{u} chọn việc tiếp theo.',
    choices: [
      { id: 'steps', label: 'Chỉ từng bước', accept: ['từng bước', 'chỉ đi', 'chỉ từng bước đi', 'có', 'ừ'] },
      { id: 'lesson', label: 'Học thành bài ngắn' },
      { id: 'other', label: 'Hỏi việc khác' },
      { id: 'verbatim', label: 'Xem nguyên văn', accept: ['nguyên văn'] },
      { id: 'more', label: 'Xem thêm', accept: ['thêm', 'xem tiếp'] },
      { id: 'quizAgain', label: 'Quay lại câu đố', accept: ['câu đố'] },
      { id: 'lessonAgain', label: 'Quay lại bài học', accept: ['bài học'] },
      { id: 'stepAgain', label: 'Quay lại bước {number}' },
      { id: 'human', label: 'Gọi người', digit: 9 },
      { id: 'skip', label: 'Để sau', digit: 8 },
    ],
  },
} as const satisfies Record<string, Template>
