/** Words around the talk in a terminal, where nobody has been addressed yet: no pronoun stands in them. */
export const terminalWords = {
  greeting: 'Trợ lý Bình dân học vụ số. Gõ câu hỏi rồi bấm Enter; Ctrl-D để thôi.',
  goodbye: 'Đã đóng.',
  /** On channels without buttons, under every list. */
  choose: 'Nhắn {digits}.',
  or: 'hoặc',
} as const
