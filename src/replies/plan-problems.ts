/** What the reader of a plan text tells the person who brings the plan in. `{names}` come from the place in question. */
const planProblems = {
  noPlaces: 'không thấy phần, mục nào được đánh số',
  repeated: 'số {path} xuất hiện lần nữa (lần đầu ở dòng {first})',
  startsLate: 'mục đầu tiên ở đây là {path}, thiếu {expected}',
  jumps: 'sau {before} là {path}, thiếu {expected}',
  backwards: '{path} đứng sau {before}, sai thứ tự',
  orphan: '{path} không có mục {parent} bên trên',
  noteUnmarked: 'chú thích {marker} không có dấu nào trong bài trỏ tới',
  annex: 'phụ lục được giữ nguyên văn, không tách thành mục',
  refUnknown: '“{text}” không trỏ tới mục nào có trong kế hoạch',
  refAgainstWords: '“{text}” được hiểu là {path}: tin số có dấu chấm, không tin chữ “mục {said}”',
  metaInvalid: 'phần thông tin đầu tệp chưa đúng: {why}',
  metaNotPrinted: '“{value}” không có trong phần đầu của văn bản',
  sourceMissing: 'thiếu tệp văn bản {file}',
} as const

export type PlanProblemKind = keyof typeof planProblems

/** The sentence for a problem, its names filled. */
export function sayPlanProblem(kind: PlanProblemKind, names: Record<string, string | number> = {}): string {
  return planProblems[kind].replaceAll(/\{(\w+)\}/gu, (_, name: string) => String(names[name] ?? ''))
}
