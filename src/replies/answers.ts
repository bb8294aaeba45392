import type { Template } from './voice.ts'

/** Sentences around answers from the guides (D04, D06, D07). */
export const ANSWERS = {
  about: { text: 'Về {subject}:' },
  /** In front of how a trouble is solved. */
  when: { text: 'Về {subject}, khi {heading}:' },
  /** The same for a trouble told as a question. */
  asked: { text: 'Về {subject}. {heading}?' },
  steps: { text: 'Có {count} bước.' },
  source: { text: 'Nguồn: {source}; bài {lesson}, {b} kiểm {checkedOn}.' },
  sourceOnly: { text: 'Nguồn: bài {lesson}, {b} kiểm {checkedOn}.' },
  tip: { text: '(mẹo chung)' },
} as const satisfies Record<string, Template>
