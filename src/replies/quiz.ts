import type { Template } from './voice.ts'

/** D21, D38: one question, its answer, and everything that may happen in between. Options are added when asked. */
export const QUIZ = {
  ask: { text: 'Câu {number}/{questions}. {stem}' },
  loose: { text: 'Câu đố: {stem}' },
  /** Before a question whose fact was learned in other words. */
  changed: { text: 'Bài này vừa đổi: {fact}. Mình xem lại 1 phút nhé.' },
  /** D40: five questions to find where to begin; nothing is said of right or wrong in between. */
  placement: {
    text: '{questions} câu, mỗi kỹ năng một câu, để {b} biết bắt đầu từ đâu. Không phải thi.',
    choices: [
      { id: 'start', label: 'Bắt đầu', accept: ['được', 'ừ', 'có', 'ok', 'làm'] },
      { id: 'no', label: 'Thôi', digit: 8 },
    ],
  },
  chosen: { text: '{u} chọn {chosen}.' },
  unknown: { text: 'Chưa biết, không sao {a}.' },
  skipped: { text: 'Dạ, bỏ qua câu này.' },
  placementEnd: {
    text: 'Xong {a}. {ready} {first}',
    choices: [
      { id: 'lesson', label: 'Học bài gợi ý', accept: ['học'] },
      { id: 'answers', label: 'Xem đáp án {questions} câu', accept: ['đáp án', 'xem đáp án'] },
      { id: 'own', label: 'Tôi tự chọn' },
    ],
  },
  placementReady: { text: '{u} bắt đầu luôn được ở: {skills} (bỏ qua bài đầu).' },
  placementFirst: { text: 'Nên học từ đầu: {skills}.' },
  answers: {
    text: 'Đáp án: ⏎ {lines}',
    choices: [
      { id: 'lesson', label: 'Học bài gợi ý', accept: ['học'] },
      { id: 'other', label: 'Việc khác' },
    ],
  },
  answerLine: { text: 'Câu {number}: {answer}. {say}' },
  finalEnd: {
    text: 'Xong {questions} câu rồi {a}. {score} ⏎ {weak}',
    choices: [
      { id: 'lesson', label: 'Học bài gợi ý', accept: ['học'] },
      { id: 'prepare', label: 'Cần mang gì, hỏi ai' },
      { id: 'other', label: 'Việc khác' },
    ],
  },
  finalWeak: { text: 'Nên ôn: {skills}.' },
  nothingDue: {
    text: 'Hôm nay {u} chưa có câu nào tới hạn ôn.',
    choices: [
      { id: 'quiz', label: 'Một câu đố', accept: ['câu đố'] },
      { id: 'lesson', label: 'Học bài mới', accept: ['học'] },
    ],
  },
  order: { text: '{stem} ⏎ {lines} ⏎ {u} gõ các số theo thứ tự, ví dụ: {example}.' },
  right: { text: '{u} chọn {chosen}: đúng rồi {a}. {say}' },
  rightOrder: { text: 'Đúng thứ tự rồi {a}. {say}' },
  wrong: { text: '{u} chọn {chosen}: chưa đúng {a}. {why} Nhiều người cũng nghĩ vậy. ⏎ {u} thử lại:' },
  wrongOrder: { text: 'Chưa đúng thứ tự {a}. Chỗ lệch đầu tiên: số {place} phải là "{item}". ⏎ {u} thử lại:' },
  wrongFinal: { text: '{u} chọn {chosen}: chưa đúng {a}. {why}' },
  second: { text: '{u} chọn {chosen}: đúng rồi. {say} ⏎ {again}' },
  secondOrder: { text: 'Đúng thứ tự rồi. {say} ⏎ {again}' },
  askedAgain: { text: 'Câu này vài hôm nữa {b} hỏi lại cho nhớ.' },
  reveal: { text: 'Đáp án là {answer}. {why} {again}' },
  hardAgain: { text: 'Bài này khó, {b} sẽ hỏi lại.' },
  dontKnow: { text: 'Không sao {a}. Đáp án là {answer}. {say}' },
  /** In front of a question that is asked to be explained: what the lesson says of it. */
  hint: { text: 'Gợi ý: {said}' },
  hintAgain: { text: 'Câu này khó thật {a}. {u} nhắn 7, {b} nói đáp án và vì sao.' },
  noHint: { text: 'Mấy câu này để xem {u} biết đến đâu, {b} chưa giảng. Chưa biết thì {u} nhắn 7.' },
  /** "tôi chọn vậy đúng không". */
  notChosen: { text: 'Câu này {u} chưa chọn ý nào {a}.' },
  notToldYet: { text: 'Mấy câu này {b} chưa nói đúng hay chưa. Xong hết {u} xem được đáp án.' },
  wasWrong: { text: 'Lần đầu chưa đúng {a}. {u} thử lại:' },
  wasWrongAt: { text: 'Lần đầu {u} chọn {chosen}: chưa đúng {a}. {u} thử lại:' },
  wasPassed: { text: 'Câu vừa rồi {u} trả lời đúng {a}. {say}' },
  wasMissed: { text: 'Câu vừa rồi chưa tính là đúng {a}. Đáp án là {answer}. {say} ⏎ {again}' },
  explained: { text: 'Đáp án là {answer}. {said}' },
  skip: { text: 'Dạ, để sau. Câu này không tính.' },
  skipSecond: { text: 'Dạ, để sau. {again}' },
  mistap: { text: '{b} bỏ lần chọn đó, không tính. Lát nữa {b} hỏi lại câu này.' },
  nothingToVoid: { text: '{b} chưa ghi câu nào để bỏ. {u} cứ làm tiếp nhé.' },
  none: { text: 'Phần này {b} hết câu đố rồi. {u} chọn phần khác nhé.' },
  late: { text: '{u} đang trả lời câu {day} phải không? {b} chép lại: {stem}' },
  lateList: { text: 'Mấy lựa chọn trước đã lâu, {b} chép lại để {u} chọn.' },
  lateClosed: {
    text: 'Câu hôm trước khép rồi, không tính gì cả.',
    choices: [
      { id: 'new', label: 'Một câu mới' },
      { id: 'other', label: 'Việc khác' },
    ],
  },
  /** Labels added to questions and answers. */
  labels: {
    text: '{u} chọn một ý.',
    choices: [
      { id: 'next', label: 'Câu tiếp', accept: ['câu nữa', 'tiếp', 'câu khác'] },
      { id: 'end', label: 'Xem kết quả', accept: ['tiếp', 'xong'] },
      { id: 'rest', label: 'Nghỉ' },
      { id: 'card', label: 'Xem lại thẻ {card}' },
      { id: 'true', label: 'Đúng', accept: ['dung', 'phải', 'có', 'ừ', 'ờ', 'đúng rồi', 'được'] },
      { id: 'false', label: 'Không đúng', accept: ['không', 'sai', 'không phải', 'không được'] },
      {
        id: 'dontKnow',
        label: 'Chưa biết',
        digit: 7,
        accept: ['không biết', 'chịu', 'không rõ', 'chịu thua', 'đáp án', 'xem đáp án', 'cho xem đáp án'],
      },
      { id: 'reveal', label: 'Xem đáp án', digit: 7, accept: ['đáp án', 'không biết', 'chưa biết', 'chịu'] },
      { id: 'later', label: 'Để sau', digit: 8 },
    ],
  },
} as const satisfies Record<string, Template>

/** The two labels of a true-false question; never "sai", which reads as blame. */
export function trueFalseLabel(isTrue: boolean): string {
  return QUIZ.labels.choices.find((choice) => choice.id === (isTrue ? 'true' : 'false'))?.label ?? ''
}
