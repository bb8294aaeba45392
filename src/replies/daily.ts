import type { Template } from './voice.ts'

/** D23-D25: the one message a day nobody asked for. Each wording has three forms, taken in turn; `{name}` is " Lan" or nothing. */

const LESSON_CHOICES = [
  { id: 'start', label: 'Học luôn', accept: ['học', 'bắt đầu', 'được', 'ừ', 'có', 'ok'] },
  { id: 'other', label: 'Đổi bài khác', accept: ['bài khác', 'đổi bài'] },
  { id: 'later', label: 'Để mai', digit: 8, accept: ['mai học', 'để sau'] },
] as const

const PRACTICE_CHOICES = [
  { id: 'done', label: 'Có, làm được', accept: ['làm được', 'được', 'có'] },
  { id: 'stuck', label: 'Có, mà kẹt', accept: ['kẹt', 'không được'] },
  { id: 'notYet', label: 'Chưa', accept: ['chưa làm', 'không'] },
] as const

export const DAILY = {
  lesson1: { text: 'Bài 2 phút hôm nay, {u}{name}: {title}.', choices: LESSON_CHOICES },
  lesson2: { text: 'Hôm nay mình học 2 phút, {u}{name} nhé: {title}.', choices: LESSON_CHOICES },
  lesson3: { text: '{u}{name} rảnh 2 phút không {a}? Bài hôm nay: {title}.', choices: LESSON_CHOICES },

  review1: { text: 'Ôn 1 câu, {u}{name}: ⏎ {stem}' },
  review2: { text: 'Một câu ôn hôm nay, {u}{name}: ⏎ {stem}' },
  review3: { text: 'Câu này {u}{name} học rồi, thử nhớ lại nhé. ⏎ {stem}' },
  reviews1: { text: 'Ôn {count} câu, {u}{name}. ⏎ Câu 1/{count}. {stem}' },
  reviews2: { text: 'Hôm nay mình ôn {count} câu, {u}{name} nhé. ⏎ Câu 1/{count}. {stem}' },
  reviews3: { text: '{count} câu ôn hôm nay, chừng 2 phút. ⏎ Câu 1/{count}. {stem}' },

  practice1: { text: 'Tuần này {u}{name} có dịp làm thử việc này chưa {a}? ⏎ {title}.', choices: PRACTICE_CHOICES },
  practice2: { text: 'Mấy hôm nay {u}{name} có tự làm việc này không {a}? ⏎ {title}.', choices: PRACTICE_CHOICES },
  practice3: { text: '{u}{name} đã làm thử việc này trên máy chưa {a}? ⏎ {title}.', choices: PRACTICE_CHOICES },

  streak1: { text: 'Hôm nay là ngày học thứ {days} liền của {u}. Một câu thôi là giữ nhịp. ⏎ {said}' },
  streak2: { text: 'Học hôm nay là {u} tròn {days} ngày liền. ⏎ {said}' },
  streak3: { text: '{u} học đều lắm, hôm nay là ngày thứ {days} liền. ⏎ {said}' },
  bridged1: { text: 'Hôm qua {u} nghỉ, nhịp học vẫn còn, {b} tự nối giúp. ⏎ {said}' },
  bridged2: { text: 'Nhịp học của {u} vẫn còn, {b} đã nối giúp. ⏎ {said}' },
  bridged3: { text: 'Hôm qua {u} nghỉ cũng được, nhịp học {b} vẫn giữ. ⏎ {said}' },

  /** Several people learn on this phone. */
  shared: { text: 'Bài của {u}{name}: ⏎ {said}' },
  /** Several people learn on the phone, and this one gave no name. */
  sharedNameless: { text: 'Bài của người chưa cho tên: ⏎ {said}' },

  back3: {
    text: 'Mấy hôm nay {u} bận {a}? {b} gửi thưa lại, tuần 2 bữa. Muốn như cũ thì {u} chọn.',
    choices: [
      { id: 'same', label: 'Vẫn mỗi ngày', accept: ['mỗi ngày', 'như cũ', 'vẫn như cũ'] },
      { id: 'fewer', label: 'Tuần 2 bữa', accept: ['2 bữa', 'hai bữa'] },
      { id: 'stop', label: 'Ngừng gửi', accept: ['ngừng', 'đừng gửi'] },
    ],
  },
  back3Pace: {
    text: 'Mấy hôm nay {u} bận {a}? {b} gửi thưa lại, tuần 2 bữa. Muốn như cũ thì {u} chọn.',
    choices: [
      { id: 'same', label: 'Vẫn tuần {pace} bữa', accept: ['như cũ', 'vẫn như cũ'] },
      { id: 'fewer', label: 'Tuần 2 bữa', accept: ['2 bữa', 'hai bữa'] },
      { id: 'stop', label: 'Ngừng gửi', accept: ['ngừng', 'đừng gửi'] },
    ],
  },
  back10: {
    text: '{b} ngừng gửi để khỏi phiền {u}. {kept} Khi nào rảnh, {u} nhắn: tiếp.',
    choices: [
      { id: 'continue', label: 'Học tiếp', accept: ['tiếp', 'học'] },
      { id: 'ask', label: 'Hỏi một việc', accept: ['hỏi'] },
    ],
  },
  back10Kept: { text: '{u} học được {lessons} bài rồi, {b} vẫn giữ.' },
  back60: {
    text: 'Lâu rồi mới nhắn {u}. {b} giữ kết quả của {u} hay xóa đi {a}? Không trả lời thì {b} giữ và không nhắn nữa.',
    choices: [
      { id: 'continue', label: 'Giữ, học tiếp', accept: ['học tiếp'] },
      { id: 'quiet', label: 'Giữ, đừng nhắn', accept: ['giữ', 'đừng nhắn'] },
      { id: 'erase', label: 'Xóa hết', accept: ['xóa'] },
    ],
  },
  welcome: {
    text: 'Chào {u}{name}. Hôm nay mình ôn 2 câu dễ, rồi học tiếp từ chỗ {u} dừng.',
    choices: [
      { id: 'start', label: 'Bắt đầu', accept: ['được', 'ừ', 'ok'] },
      { id: 'lesson', label: 'Học bài mới luôn', accept: ['bài mới'] },
    ],
  },

  week: {
    text: 'Tuần này {u}{name} học {days} ngày{lessons}{right}. ⏎ {strength} ⏎ {next}',
    choices: [
      { id: 'ok', label: 'Được', accept: ['ừ', 'ok', 'có', 'học'] },
      { id: 'other', label: 'Tôi chọn bài khác', accept: ['bài khác'] },
      { id: 'picture', label: 'Gửi ảnh tổng kết', accept: ['gửi ảnh', 'ảnh'] },
    ],
  },
  weekLessons: { text: ', {lessons} bài' },
  weekRight: { text: ', đúng {right}/{answered} câu' },
  weekSurest: { text: 'Chắc nhất: {title}.' },
  weekShakiest: { text: 'Nên ôn: {title}.' },
  weekNext: { text: 'Tuần sau {b} gợi ý bài: {title}.' },
} as const satisfies Record<string, Template>
