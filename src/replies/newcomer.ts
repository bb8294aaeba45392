import type { Template } from './voice.ts'

/** To somebody new, old, doubtful or with a phone they just got: a kind word and one easy thing to begin with. */
export const NEWCOMER = {
  learnLate: {
    text: 'Học được {a}. Mỗi bài 2 phút, từng bước một, chữ to được, nói lại bao nhiêu lần cũng được. ⏎ {u} bắt đầu từ bài nào?',
  },
  firstLessons: { text: 'Mình bắt đầu từ việc dễ {a}. {u} chọn một bài, mỗi bài 2 phút:' },
  distrust: {
    text: '{u} cẩn thận như vậy là đúng. {b} là máy, có thể nhầm. ⏎ Câu trả lời nào cũng ghi nguồn, {u} nhắn: nguồn, để xem lấy từ đâu. ⏎ Muốn hỏi người thì ra UBND xã, gặp Tổ công nghệ số cộng đồng. Hoặc {u} nhờ người nhà đọc lại cùng.',
    choices: [
      { id: 'who', label: 'Ai làm ra máy này' },
      { id: 'human', label: 'Gọi người', digit: 9 },
    ],
  },
  cost: {
    text: '{b} không thu tiền, hỏi bao nhiêu cũng được. Chỉ tốn dung lượng mạng (4G hoặc Wi-Fi) như khi nhắn tin. ⏎ Ai xưng là {b} mà đòi tiền thì {u} đừng đưa.',
  },
} as const satisfies Record<string, Template>
