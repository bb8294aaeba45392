import type { Template } from './voice.ts'

/** D20, D22: a micro-lesson and its end. */
export const LESSON = {
  open: {
    text: 'Bài hôm nay: {title}. {cards} thẻ, {questions} câu, khoảng 2 phút. ⏎ Vì sao bài này: {why}',
    choices: [
      { id: 'start', label: 'Bắt đầu', accept: ['học', 'học luôn', 'được', 'ừ', 'có', 'ok'] },
      { id: 'other', label: 'Bài khác' },
      { id: 'later', label: 'Để sau', digit: 8 },
    ],
  },
  /** The person's own choice needs no reason. */
  openChosen: {
    text: 'Bài hôm nay: {title}. {cards} thẻ, {questions} câu, khoảng 2 phút.',
    choices: [
      { id: 'start', label: 'Bắt đầu', accept: ['học', 'học luôn', 'được', 'ừ', 'có', 'ok'] },
      { id: 'other', label: 'Bài khác' },
      { id: 'later', label: 'Để sau', digit: 8 },
    ],
  },
  whyAsked: { text: '{u} vừa hỏi về việc này.' },
  whyAskedOn: { text: '{day} {u} hỏi về {topic}.' },
  /** In front of the card or question at which a lesson was broken off. */
  resumed: { text: 'Học tiếp bài: {title}.' },
  whyUnfinished: { text: 'bài này {u} đang học dở.' },
  whyRole: { text: 'nhiều người như {u} bắt đầu từ đây.' },
  whyFirst: { text: 'bài này dễ, hợp để bắt đầu.' },
  whyNext: { text: 'bài này nối tiếp bài {u} đã học.' },
  whyBefore: { text: 'học bài này trước thì làm được việc {u} muốn.' },
  whySkill: { text: '{u} muốn học phần {skill}.' },
  whyGap: { text: 'phần này {u} học còn ít.' },
  card: {
    text: 'Thẻ {number}/{cards} – {said}',
    choices: [
      { id: 'next', label: 'Tiếp' },
      { id: 'again', label: 'Nói lại' },
    ],
  },
  cardLast: {
    text: 'Thẻ {number}/{cards} – {said} ⏎ Nguồn: {sources}.',
    choices: [
      { id: 'quiz', label: 'Làm {questions} câu đố', accept: ['câu đố', 'làm câu đố', 'tiếp'] },
      { id: 'first', label: 'Xem lại từ đầu' },
    ],
  },
  cardLastNoSource: {
    text: 'Thẻ {number}/{cards} – {said}',
    choices: [
      { id: 'quiz', label: 'Làm {questions} câu đố', accept: ['câu đố', 'làm câu đố', 'tiếp'] },
      { id: 'first', label: 'Xem lại từ đầu' },
    ],
  },
  /** "vì sao bài này" */
  whyAnswer: {
    text: 'Vì {why}',
    choices: [
      { id: 'start', label: 'Học bài này', accept: ['học', 'học luôn', 'bắt đầu', 'được', 'ừ'] },
      { id: 'other', label: 'Bài khác' },
    ],
  },
  whyChosen: { text: 'Bài này {u} tự chọn. Muốn đổi, {u} nhắn: bài khác.' },
  whyNothing: { text: 'Lúc này {b} chưa gợi ý bài nào. Muốn học, {u} nhắn: học bài.' },
  /** For a skill in which the placement question was right. */
  tryOver: { text: 'Làm 3 câu, đúng cả thì bỏ qua' },
  passedOver: {
    text: 'Đúng cả {questions} câu, {u} biết bài này rồi {a}. {b} bỏ qua bài này. ⏎ Nhớ một câu: {remember} ⏎ {review}',
    choices: [
      { id: 'next', label: 'Bài tiếp theo' },
      { id: 'rest', label: 'Nghỉ, mai học', accept: ['nghỉ', 'mai học'] },
    ],
  },
  notPassed: {
    text: '{score} Bài này còn chỗ mới, mình xem qua 2 phút nhé.',
    choices: [
      { id: 'start', label: 'Bắt đầu', accept: ['học', 'học luôn', 'được', 'ừ', 'có', 'ok'] },
      { id: 'other', label: 'Bài khác' },
      { id: 'later', label: 'Để sau', digit: 8 },
    ],
  },
  choose: { text: '{u} chọn một bài:' },
  /** A subject was named that no lesson is about, or none. */
  chooseSkill: { text: '{b} dạy mấy phần này thôi {a}. {u} chọn một phần nhé:' },
  skillLearned: {
    text: 'Các bài phần {skill} {u} học hết rồi {a}.',
    choices: [
      { id: 'quiz', label: 'Ôn một câu phần này', accept: ['ôn', 'câu đố'] },
      { id: 'other', label: 'Bài khác' },
    ],
  },
  none: { text: '{b} chưa có bài nào để học. {u} cứ hỏi việc đang cần.' },
  end: {
    text: 'Xong bài rồi {a}. {score} ⏎ Nhớ một câu: {remember} ⏎ {review}',
    choices: [
      { id: 'practice', label: 'Làm thử trên máy', accept: ['làm thử'] },
      { id: 'next', label: 'Bài tiếp theo' },
      { id: 'rest', label: 'Nghỉ, mai học', accept: ['nghỉ', 'mai học'] },
    ],
  },
  roundEnd: {
    text: 'Xong rồi {a}. {score} ⏎ {review}',
    choices: [
      { id: 'lesson', label: 'Học bài gợi ý', accept: ['học'] },
      { id: 'other', label: 'Việc khác' },
    ],
  },
  scoreAll: { text: 'Đúng cả {questions} câu.' },
  scoreMost: { text: 'Đúng {right}/{questions} câu ngay lần đầu.' },
  scoreSome: { text: 'Đúng {right}/{questions} câu. Bài này nhiều chỗ lạ, mai mình xem lại 2 phút là nhớ.' },
  scoreNone: { text: 'Bài này nhiều chỗ lạ, mai mình xem lại 2 phút là nhớ.' },
  scoreUncounted: { text: 'Mấy câu để sau không tính.' },
  reviewOn: { text: 'Câu số {numbers} {b} hỏi lại {day}.' },
  rhythmDays: { text: 'Ngày học thứ {count} liền.' },
  rhythmWeeks: { text: 'Tuần học thứ {count} liền.' },
  practice: {
    text: '{said}',
    choices: [
      { id: 'done', label: 'Làm được', accept: ['được rồi', 'được', 'xong'] },
      { id: 'stuck', label: 'Kẹt' },
      { id: 'later', label: 'Để sau', digit: 8 },
    ],
  },
  noPractice: { text: 'Bài này chưa có phần làm thử. {u} học bài khác nhé?' },
  later: { text: 'Dạ, để sau. Khi nào rảnh {u} nhắn: học tiếp.' },
} as const satisfies Record<string, Template>
