import type { Guide, GuideQuestion } from '../knowledge/guide.ts'
import { isEmptyWord, isUnmarked, tokenize } from '../retrieval/tokens.ts'
import { type Phrase, phrase, readPhrases, says } from './phrases.ts'

/** What people ask of any thing (cost, time, papers, who may), and which section of a guide says it. */

/** What is asked, named as `ASPECT_NAMES` of the replies names it. */
export type Aspect = keyof typeof ASPECTS

interface Asked {
  /** How it is asked. */
  asked: Phrase
  /** How the heading of a section reads that says it. */
  says: Phrase
}

const KIN = '(con|cháu|vợ|chồng|ông|bà|ba|bố|mẹ|má|mạ|cha|người|hàng xóm)'
const NOT = '(không|hông|hổng|ko|k|hong|khỏi|chứ|hả|à|ạ|chưa)'
const SPAN = '(ngày|bữa|hôm|tuần|tháng|năm|tiếng)'

/** The first that is asked and answered is taken: the more particular stand first. */
const ASPECTS = {
  shipping: {
    asked: phrase(
      '((tiền|phí|cước) (ship|giao|vận chuyển|gửi trả|gửi hàng)|(ship|giao hàng|gửi trả|vận chuyển) (ai|bao nhiêu|mất|tốn|hết)|ai (trả|chịu) ~ (ship|giao|vận chuyển))',
    ),
    says: phrase('(phí giao|gửi trả có mất tiền)'),
  },
  share: {
    asked: phrase(
      '((mấy|bao nhiêu|nhiêu) (phần trăm|%)|(lấy|thu|trừ|ăn) (của )?(mình|tôi|tui|em|người bán) (bao nhiêu|mấy|nhiêu))',
    ),
    says: phrase('((bao nhiêu|mấy) phần trăm|thu phí bao nhiêu)'),
  },
  limit: {
    asked: phrase('(tối đa|nhiều nhất|hạn mức (bao nhiêu|là|mấy|chuyển|trả))'),
    says: phrase('nhiều nhất'),
  },
  cash: { asked: phrase('tiền mặt'), says: phrase('(tiền mặt ở|trả tiền khi nhận)') },
  penalty: {
    asked: phrase('((bị|có|mức|xử) phạt|phạt (bao nhiêu|nhiêu|tiền|không|hông|sao|mấy|thế nào|ra sao))'),
    says: phrase('phạt'),
  },
  tax: { asked: phrase('(đóng|nộp|chịu|tính) thuế'), says: phrase('(đóng|tính) thuế') },
  cost: {
    asked: phrase(
      `((mất|tốn|hết|đóng|trả|nộp|thu) (là |khoảng |của |thêm )?(mình |tôi |tui |em |người ta )?(bao nhiêu|nhiêu|mấy (đồng|tiền))|(có|phải|cần|hay) (mất|tốn) (thêm )?(gì |chi )?(tiền|phí|lệ phí)|có (thu|đóng|trả|tính) (thêm )?(phí|lệ phí)|phải (đóng|trả|nộp) (thêm )?(tiền|phí|lệ phí)|(mất|tốn|thu) (thêm )?(tiền|phí|đồng nào|xu nào) (gì |chi |thêm )?${NOT}|trừ (tiền|đồng nào|gì) ${NOT}|bị trừ đồng nào|(bao nhiêu|nhiêu) tiền|giá (bao nhiêu|nhiêu|mấy|sao)|lệ phí|phí (gì |chi )?${NOT}|phí (bao nhiêu|nhiêu|thế nào|sao)|còn phí|miễn phí ${NOT}|tốn kém)`,
    ),
    says: phrase(
      '(mất (thêm )?(tiền|phí)|tốn (bao nhiêu|thêm phí|tiền)|thu phí bao nhiêu|phí giao ai|có bị trừ tiền|giá bao nhiêu|bao nhiêu tiền)',
    ),
  },
  validity: {
    asked: phrase(
      `((xài|dùng|sử dụng|có giá trị|giá trị|hiệu lực|còn hạn|có hạn) (được )?(trong )?(bao lâu|(mấy|bao nhiêu) ${SPAN}|tới|đến|khi nào)|(có |bị )?hết hạn ${NOT}|thời hạn (bao lâu|mấy|sử dụng))`,
    ),
    says: phrase('(dùng được bao lâu|có hết hạn|có hạn không)'),
  },
  hour: { asked: phrase('(mấy giờ|giờ nào|lúc mấy)'), says: phrase('mấy giờ') },
  time: {
    asked: phrase(
      `((bao lâu|(mấy|bao nhiêu|nhiêu) ${SPAN})(?! (thì )?(mới )?phải)|(chừng nào|khi nào) ~ (có|xong|được|nhận|lấy|tới)|(chờ|đợi) (có )?lâu|lâu ${NOT})`,
    ),
    says: phrase('(bao lâu (thì )?(có|xong)|mất bao lâu|(?<!sinh )mấy ngày)'),
  },
  late: {
    asked: phrase('((bị|làm|nộp|khai|báo|đi|hẹn|có|là) (trễ|muộn)|trễ (hạn|hẹn|ngày|giờ|rồi|mà)|quá (hạn|hẹn|ngày))'),
    says: phrase('(muộn|quá (hạn|hẹn|[0-9]+ ngày)|trễ|quên báo)'),
  },
  age: { asked: phrase('(mấy|bao nhiêu|nhiêu|đủ) tuổi'), says: phrase('tuổi') },
  proxy: {
    asked: phrase(
      `((làm|đi|khai|nộp|xem|coi|đóng|trả|đặt|lấy|mở|tra|đăng ký|báo|khóa|nhận) ([^ .]+ ){0,3}?(thay|giùm|dùm|giúm|hộ(?! (sơ|khẩu|nghèo|trợ|chiếu|dân))|giúp) (cho )?(${KIN}|được)|(nhờ|để) ${KIN} ~ (được|làm|lấy))`,
    ),
    says: phrase(
      '((?<!làm )(giùm|giúp)(?! người| nhà) ~ được|giùm cha|giúp cha|đặt giúp|đi thay|trả thay|nhờ con|bà làm|xem giùm|nhận hộ)',
    ),
  },
  phoneless: {
    asked: phrase(
      '((không|hông|hổng|chưa|ko|chả|chẳng) (có|xài|dùng) (cái )?(điện thoại|smartphone|máy(?! tính))|(điện thoại|máy) (cục gạch|đen trắng|bàn phím|cùi|thường|nghe gọi|đời cũ))',
    ),
    says: phrase('(không có điện thoại|không biết dùng máy|chỉ nghe gọi)'),
  },
  duty: {
    asked: phrase('(ai (phải |là người |có trách nhiệm )?(đi )?(báo|khai|đăng ký|nộp)|(báo|khai) là ai)'),
    says: phrase('ai là người'),
  },
  papers: {
    asked: phrase(
      '((cần|phải|mang|đem|chuẩn bị|gồm|kèm|theo|thủ tục) (theo |những |các |có |mang |đem |mang theo |đem theo |thêm |loại |mấy )*(giấy tờ|giấy|hồ sơ) (gì|chi|nào|j)|giấy tờ (gì|chi|nào) (cần|phải|mang|để)|(mang|đem|cầm|chuẩn bị|cần) (theo |sẵn |có |mang |đem |mang theo )?(những )?(gì|chi|j|cái gì))',
    ),
    says: phrase('(xem giấy tờ|giấy tờ gì|mang gì theo)'),
  },
} as const satisfies Record<string, Asked>

/** The same words told of a danger, of somebody's offer or of a bill: no price, and no leave, is asked. */
const TOLD_OTHERWISE = phrase(
  `(bị (mất|rút|lấy)|lộ|(cho|đưa) ~ (chụp|xem|số|mã)|có (người|kẻ|dịch vụ) nhận|lấy (tiền|phí) trước|hóa đơn|tháng (này|trước|nào)|mỗi tháng)`,
)
const MISTAKABLE: ReadonlySet<Aspect> = new Set<Aspect>(['cost', 'proxy'])

/** What one has to have with one stands in no question's answer but in a section of every guide. */
const NEEDS = 'can-co'

/** More words of a heading than these that neither the question nor the guide's name says: it answers something else. */
const MOST_STRANGE = 2
/** A section whose heading says this many more of the question's own words than the aspect's goes before it. */
const CLEARLY_MORE = 2

export interface AspectFound {
  aspect: Aspect
  /** Section that says it, null when none of this guide does. */
  section: string | null
}

/**
 * The section of a guide for what is asked of its subject, or null when the question asks none of these or names a section of its own.
 *
 * @param scoreOf how well search found a section, 0 for none
 */
export function aspectOf(guide: Guide, asked: string, scoreOf: (section: string) => number): AspectFound | null {
  const read = readPhrases(asked)
  const words = wordsOf(asked)
  const subject = new Set(wordsOf(`${guide.title} ${guide.name}`))
  const own = words.filter((word) => !subject.has(word))
  const sections = [...guide.troubles, ...guide.questions].map((section) => headed(section, own, subject))
  const name = readPhrases(`${guide.title} . ${guide.name}`)
  const aspects = (Object.keys(ASPECTS) as Aspect[])
    // In a guide on paying fees, a fee is what all of it is about.
    .filter((aspect) => says(read, ASPECTS[aspect].asked) && !says(name, ASPECTS[aspect].asked))
    .filter((aspect) => !MISTAKABLE.has(aspect) || !says(read, TOLD_OTHERWISE))
  for (const aspect of aspects) {
    const answering = sections
      .filter((one) => says(one.read, ASPECTS[aspect].says) && one.strange <= MOST_STRANGE)
      .toSorted(
        (a, b) =>
          b.shared - a.shared || a.strange - b.strange || scoreOf(b.section.section) - scoreOf(a.section.section),
      )
    const [best] = answering
    if (best === undefined && aspect !== 'papers') continue
    const shared = best?.shared ?? 0
    if (sections.some((one) => one !== best && one.shared >= shared + CLEARLY_MORE)) return null
    return { aspect, section: best?.section.section ?? NEEDS }
  }
  const [aspect] = aspects
  return aspect === undefined ? null : { aspect, section: null }
}

function headed(section: GuideQuestion, own: readonly string[], subject: ReadonlySet<string>) {
  const words = wordsOf(section.heading)
  return {
    section,
    read: readPhrases(section.heading),
    /** Words of the question in the heading. */
    shared: own.filter((word) => words.includes(word)).length,
    /** Words of the heading that neither the question nor the guide's name holds. */
    strange: words.filter((word) => !own.includes(word) && !subject.has(word) && !OF_ASPECTS.has(word)).length,
  }
}

/** Words of the headings that ask, and name nothing. Folded. */
const OF_ASPECTS: ReadonlySet<string> = new Set(
  'tien phi mat ton lau ngay bao nhieu them phat han gia thu tra dien thoai cha me con giup gium ho thay xa'.split(' '),
)

/** Content words, folded, each once. */
function wordsOf(text: string): string[] {
  const words = tokenize(text)
  const unmarked = isUnmarked(words)
  return [...new Set(words.filter((word) => !isEmptyWord(word, unmarked)).map((word) => word.folded))]
}
