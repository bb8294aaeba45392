import type { Catalog } from '../knowledge/catalog.ts'
import type { Guide, GuideId } from '../knowledge/guide.ts'
import { LESSON } from '../replies/lesson.ts'
import type { Template } from '../replies/voice.ts'
import type { ChatMemory } from './session.ts'

/** Which lesson comes next, with the true reason for it (§5.6, in the order of the facts we have). */

export interface NextLesson {
  guide: Guide
  /** Null where the reason is the person's own choice: told back to them it says nothing. */
  why: Template | null
}

/** First lessons of each role, as the design names them; missing guides are passed over. */
const FIRST: Record<string, readonly GuideId[]> = {
  'cao-tuoi': ['antoan-02-gia-danh', 'vneid-05-xuat-trinh', 'suckhoe-01-dat-kham', 'vneid-09-an-sinh'],
  dan: ['vneid-01-cai-dat', 'vneid-02-kich-hoat', 'qr-02-quet-tra-tien'],
  'buon-ban': ['qr-08-tieu-thuong', 'qr-04-kiem-tra', 'muasam-06-gian-hang', 'muasam-08-nghia-vu', 'nong-01-thoi-tiet'],
  'lao-dong': ['vneid-02-kich-hoat', 'qr-02-quet-tra-tien', 'antoan-05-viec-nhe', 'ai-01-hoi-dap'],
  'hoc-sinh': ['antoan-01-mat-khau-otp', 'antoan-05-viec-nhe', 'ai-02-kiem-chung'],
  'can-bo': ['dvc-01-dang-nhap', 'vneid-02-kich-hoat', 'antoan-08-bi-lua'],
  'to-cong-nghe': ['dvc-01-dang-nhap', 'vneid-02-kich-hoat', 'antoan-08-bi-lua'],
}

/** The lesson offered now, or null when there is nothing to learn. `not`: lessons just turned down. */
export function nextLesson(memory: ChatMemory, catalog: Catalog, not: readonly GuideId[] = []): NextLesson | null {
  const isNew = (guide: Guide) => !memory.learned[guide.id] && !not.includes(guide.id) && guide.cards.length > 0
  const open = memory.lesson ? catalog.guides.get(memory.lesson.guide) : undefined
  if (open && isNew(open))
    return { guide: open, why: (memory.lesson?.card ?? 0) > 0 ? LESSON.whyUnfinished : LESSON.whyFirst }
  const asked = memory.topics.flatMap((topic) => catalog.guides.get(topic.about) ?? []).find(isNew)
  if (asked) return { guide: asked, why: LESSON.whyAsked }
  const linked = [...catalog.guides.values()].find((guide) => guide.skill === memory.link.skill && isNew(guide))
  if (linked) return { guide: linked, why: null }
  const role = memory.settings.role ?? 'dan'
  const first = (FIRST[role] ?? []).flatMap((id) => catalog.guides.get(id) ?? []).find(isNew)
  if (first) return { guide: first, why: memory.settings.role ? LESSON.whyRole : LESSON.whyFirst }
  const ready = [...catalog.guides.values()].filter(isNew).sort((a, b) => missing(a, memory) - missing(b, memory))[0]
  return ready ? { guide: ready, why: LESSON.whyNext } : null
}

/** Easiest first: things one sees at once, nothing that needs an account or money. */
const EASY: readonly GuideId[] = [
  'coban-03-chup-gui',
  'coban-01-ung-dung',
  'coban-02-mang',
  'antoan-02-gia-danh',
  'qr-02-quet-tra-tien',
  'vneid-05-xuat-trinh',
  'vneid-01-cai-dat',
  'qr-04-kiem-tra',
  'vneid-02-kich-hoat',
]

/** Up to five lessons for somebody who has never learned anything here, easiest first. */
export function easyLessons(memory: ChatMemory, catalog: Catalog): Guide[] {
  return EASY.flatMap((id) => catalog.guides.get(id) ?? [])
    .filter((guide) => guide.cards.length > 0 && !memory.learned[guide.id])
    .slice(0, 5)
}

/** How many prerequisites were not learned yet. */
function missing(guide: Guide, memory: ChatMemory): number {
  return guide.prerequisites.filter((id) => !memory.learned[id]).length
}

/** Three questions of a guide: one decision first if there is one, levels rising, what was missed before in front. */
export function lessonQuestions(guide: Guide, memory: ChatMemory, count = 3): string[] {
  const scored = guide.quiz.filter((item) => item.type !== 'practice')
  const weight = (id: string) => (memory.attempts[id] === undefined ? 1 : memory.attempts[id]?.right ? 2 : 0)
  return scored
    .toSorted((a, b) => weight(a.id) - weight(b.id) || a.level - b.level)
    .slice(0, count)
    .map((item) => item.id)
}
