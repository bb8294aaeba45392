import type { Answer } from '../../../src/assistant/answer.ts'
import type { Assistant, Question } from '../../../src/assistant/assistant.ts'
import { type Catalog, openCatalog } from '../../../src/knowledge/catalog.ts'
import type { Passage } from '../../../src/knowledge/passages.ts'
import type { Place, Plan } from '../../../src/knowledge/plan.ts'

/** Two places of one small plan: the answer rests on the first, the second is true but never sent. */
const CLASSES =
  'Mỗi xã mở ít nhất 2 lớp học tại nhà văn hóa thôn trước ngày 31/12/2026. Lớp học không thu tiền của bà con. Giáo viên là đoàn viên của xã.'
const POLICE = 'Công an tỉnh bảo vệ mạng máy tính của các xã.'

function place(path: string, heading: string, text: string): Place {
  const blocks = text === '' ? [] : [{ kind: 'paragraph' as const, text, line: 1 }]
  return {
    plan: 'lai-chau',
    path,
    parent: path.split('.')[1] === undefined ? null : (path.split('.')[0] ?? null),
    heading,
    blocks,
    children: [],
    line: 1,
  }
}

function passage(path: string, heading: string, text: string): Passage {
  return {
    address: `lai-chau#${path}`,
    kind: 'plan',
    doc: 'lai-chau',
    docName: 'Kế hoạch tỉnh Lai Châu',
    skill: null,
    headings: [heading],
    text,
    searchText: '',
    refs: [],
  }
}

/** `extra` joins the words of the place the answer rests on: what a poisoned document would hold. */
export function smallCatalog(extra = ''): Catalog {
  const plan: Plan = {
    meta: {
      id: 'lai-chau',
      name: 'Kế hoạch tỉnh Lai Châu',
      title: 'Kế hoạch',
      place: 'lai-chau',
      issuer: 'UBND tỉnh',
      number: { kind: 'absent' },
      date: { kind: 'absent' },
      dateNote: 'bản lưu không ghi ngày',
      warnings: [],
    },
    places: [
      place('IV', 'Nhiệm vụ', ''),
      place('IV.1', 'Mở lớp', `${CLASSES}\n${extra}`.trim()),
      place('V', 'Bảo vệ', ''),
      place('V.1', 'Bảo vệ mạng', POLICE),
    ],
    outside: [],
    references: [],
  }
  return openCatalog({
    hash: 'x',
    plans: [plan],
    guides: [],
    passages: [passage('IV.1', 'Mở lớp', `${CLASSES}\n${extra}`.trim()), passage('V.1', 'Bảo vệ mạng', POLICE)],
    places: [],
    agencies: [],
    glossary: [],
    neighbours: [],
    redFlags: [],
  })
}

/** What the rules answer by themselves. */
export const RULES: Answer & { kind: 'cited' } = {
  kind: 'cited',
  guide: null,
  opening: null,
  sentences: [
    { text: 'Mỗi xã mở ít nhất 2 lớp học tại nhà văn hóa thôn trước ngày 31/12/2026.', cites: ['lai-chau#IV.1'] },
  ],
  sources: [{ text: 'Kế hoạch tỉnh Lai Châu, mục 1 phần IV', address: 'lai-chau#IV.1' }],
  notes: ['Bản lưu không ghi số.'],
  next: [],
  composedBy: 'rules',
}

/** An assistant that always gives this answer, as the extractive one would. */
export function fixedAssistant(answer: Answer): Assistant {
  return { answer: async (question) => ({ answer, guides: [], topic: null, searched: question.text }) }
}

export function ask(question: Partial<Question> = {}): Question {
  return { text: 'xã mở mấy lớp học', place: null, cadre: true, topics: [], now: 0, ...question }
}
