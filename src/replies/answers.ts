import type { Template } from './voice.ts'

/** Sentences around answers from the guides (D04, D06, D07). */
export const ANSWERS = {
  about: { text: 'Về {subject}:' },
  /** In front of how a trouble is solved. */
  when: { text: 'Về {subject}, khi {heading}:' },
  /** The same for a trouble told as a question. */
  asked: { text: 'Về {subject}. {heading}?' },
  /** In front of an answer that may miss what was meant. */
  unsure: { text: '{b} chưa chắc đúng ý {u}. Gần nhất {b} có là bài này.' },
  steps: { text: 'Có {count} bước.' },
  source: { text: 'Nguồn: {source}; bài {lesson}, {b} kiểm {checkedOn}.' },
  sourceOnly: { text: 'Nguồn: bài {lesson}, {b} kiểm {checkedOn}.' },
  tip: { text: '(mẹo chung)' },
  /** What was asked of the guide's subject stands nowhere in it. */
  notSaid: { text: 'Riêng {what} thì bài này không ghi, {b} không đoán.' },
} as const satisfies Record<string, Template>

/** What people ask of any thing, by the names of `ASPECTS`. */
export const ASPECT_NAMES = {
  shipping: 'tiền giao hàng',
  share: 'phần trăm',
  limit: 'mức nhiều nhất',
  cash: 'chuyện tiền mặt',
  penalty: 'mức phạt',
  tax: 'chuyện thuế',
  cost: 'tiền phí',
  validity: 'thời hạn dùng',
  hour: 'giờ giấc',
  time: 'thời gian chờ',
  late: 'chuyện trễ hạn',
  age: 'số tuổi',
  proxy: 'chuyện làm giúp',
  phoneless: 'cách làm khi không có điện thoại thông minh',
  duty: 'ai là người làm',
  papers: 'giấy tờ',
} as const
