import type { Template } from './voice.ts'

/** D32 without a desk: no transfer is claimed, the places to ask are named. Numbers: facts, part 0. */
export const HUMAN = {
  none: {
    text: 'Ở đây chưa có người trực. {u} ra UBND xã, hỏi Tổ công nghệ số cộng đồng, hoặc gọi: VNeID 1900 0368, Dịch vụ công 1800 1096.',
  },
  backToMachine: { text: '{b} đây, {u} cần gì {a}?' },
} as const satisfies Record<string, Template>
