import type { Found } from '../retrieval/retriever.ts'
import type { Question, Topic } from './assistant.ts'
import { phrase, type Read, readPhrases, says } from './phrases.ts'
import { ASKS_WHO } from './plan-asks.ts'
import type { PlanDesk } from './plan-desk.ts'
import { officeAsked } from './plan-duty-about.ts'
import { askedValues } from './plan-gaps.ts'

/** Whether a question is put to the plans or to the guides. */

/** Below, no guide speaks of the question: one in sixty answerable ones falls short, and seven in ten of those about other subjects. */
export const CERTAIN = -1.8
/** A guide this sure, or holding this much of a short question, is what a citizen means, though a plan may hold the same words. */
const TAUGHT = { certainty: 0, coverage: 0.8 } as const

/** A story in which a word of the plans is dropped ("nghe nói có nghị quyết mới …") is about what a guide is this sure of. */
const SURELY_TAUGHT = 2.5
const STORY = 20
const isTold = (text: string) => text.trim().split(/\s+/u).length > STORY

/** Words that only the plans use. */
const PLAN_WORDS = phrase(
  '(kế hoạch|chỉ tiêu|phong trào|ban chỉ đạo|bcđ|ban thường vụ|tỉnh ủy|chủ trì|phân công|nộp báo cáo|báo cáo (kết quả|định kỳ|cho ai|gửi)|(hạn|kỳ) báo cáo|khen thưởng|kinh phí|sơ kết|tổng kết|phát động|thi đua|đề án|phổ cập|gia đình số|chợ số|nông thôn số|đại sứ số|danh tính số|ngày hội toàn dân|đảng viên|mặt trận|đoàn thanh niên|nghị quyết|lộ trình|đảng ủy|tổ công nghệ số|bình dân học vụ)',
)
/** What plans count. Sellers and payers count as well: it says a plan is meant only where no guide holds the question better. */
const COUNTED = phrase('(bao nhiêu|mấy) (người|phần trăm|hộ|lớp|mô hình)')
/** Words of the plans that people use elsewhere too. */
const WEAK_PLAN_WORDS = phrase(
  '(báo cáo|nhiệm vụ|sở|ngành|phường|quyết định|văn bản|giai đoạn|cán bộ|công chức|xóm|thôn|bon|chủ tịch|bí thư|ban|trung tâm dịch vụ)',
)

/** Provinces and communes set beside each other: no guide knows one from another. */
const OF_PLACES = phrase(
  '((các|mỗi|những|giữa|hai|ba|bốn|mấy|từng) (tỉnh|địa phương|xã)(?! (hội|giao|viên|khác cũng))|(tỉnh|địa phương) nào(?! cũng))',
)
/** The same in words that sellers and buyers use as well. */
const OF_SPOTS = phrase('((các|mỗi|những|từng) (nơi|bên)|(nơi|bên) nào(?! cũng))')
const TRADE = phrase('(giá|mua|bán|hàng|shop|ship|tiền|quán|chợ|sàn)')
/** A place holds this much of a question about spots. */
const HELD_BY_PLACE = 0.3
const SURE_OF_SPOTS = 0.5

const HOW_TO = phrase('(làm sao|cách|làm thế nào|bấm|vào đâu|bước|chỉ tôi|chỉ giúp|hướng dẫn tôi)')

/** Plans or guides: named places and plan words decide, then whose words cover the question better. */
export function isAboutPlans(
  question: Question,
  text: string,
  found: Found,
  topic: Topic | null,
  desk: PlanDesk,
): boolean {
  const { read } = found
  const asked = `${read.text} . ${text}`
  const phrases = readPhrases(asked)
  const guide = found.guides[0] === undefined ? 0 : desk.coverage.share(read.text, found.guides[0].guide)
  const places = found.places.filter((hit) => hit.via !== 'reference').slice(0, 3)
  const place = Math.max(0, ...places.map((hit) => desk.coverage.share(read.text, hit.passage.address)))
  const strong = says(phrases, PLAN_WORDS) || (says(phrases, COUNTED) && (read.plans.length > 0 || guide <= place))
  const weak = says(phrases, WEAK_PLAN_WORDS)
  const certainty = found.guides[0]?.certainty ?? CERTAIN
  if (read.plans.length > 0)
    return (
      certainty < CERTAIN ||
      strong ||
      weak ||
      read.path !== null ||
      read.compares ||
      read.agencies.length > 0 ||
      officeAsked(asked) !== null ||
      asksAboutPlan(phrases, asked) ||
      guide - place < 0.35
    )
  if (strong && isTold(text) && certainty >= SURELY_TAUGHT && guide > place) return false
  if (strong || (read.path !== null && weak)) return true
  // A citizen who tells where they come from asks no plan of that place.
  if (read.foreignPlaces.length > 0)
    return certainty < CERTAIN || (certainty < SURELY_TAUGHT && (weak || asksAboutPlan(phrases, asked)))
  // "Thôn tôi nhiều cụ …" tells where somebody lives; it asks for a plan only when the plans hold its words better.
  if (read.own && weak) return place > guide
  if (topic?.kind === 'guide') return false
  // "Báo cáo quý nộp cho ai": words the plans share with daily life, of which no guide speaks.
  if (weak && place >= 0.5 && certainty < CERTAIN) return true
  if (topic?.kind === 'plan' && guide < 0.75) return true
  if (weak && read.agencies.length > 0 && place >= guide - 0.1) return true
  if (comparesPlaces(phrases, found)) return true
  const [best] = found.guides
  const isTaught = best !== undefined && (best.certainty >= TAUGHT.certainty || best.coverage >= TAUGHT.coverage)
  return place >= 0.75 && place > guide + (question.cadre ? 0.05 : 0.2) && (question.cadre || !isTaught)
}

/** What several provinces do is asked, of agencies or of things that a plan holds; a guide that surely speaks of it goes before. */
function comparesPlaces(phrases: Read, { read, guides, places }: Found): boolean {
  const certainty = guides[0]?.certainty ?? CERTAIN
  if (says(phrases, OF_PLACES)) return certainty < SURELY_TAUGHT
  if (!says(phrases, OF_SPOTS) || says(phrases, TRADE)) return false
  return certainty < SURE_OF_SPOTS && (read.agencies.length > 0 || (places[0]?.coverage ?? 0) >= HELD_BY_PLACE)
}

/** A province is named and a value asked for: no guide speaks of provinces. "Tôi", "mẹ tôi" may still want to be shown how. */
function asksAboutPlan(phrases: Read, asked: string): boolean {
  return (askedValues(asked).length > 0 || says(phrases, ASKS_WHO)) && !says(phrases, HOW_TO)
}
