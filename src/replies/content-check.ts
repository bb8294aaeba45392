/** What an author reads when content breaks a rule; `{names}` are filled from the problem. One sentence each: what is wrong, what is wanted. */
export const contentRules = {
  'front.missing': 'Tệp cần mở đầu bằng phần giữa hai dòng "---".',
  'front.invalid': '{message}',
  'body.headings': 'Cần mục "## {wanted}" ở chỗ này, đang thấy "{got}".',
  'body.outside': 'Dòng này đứng ngoài các mục: "{text}".',
  'body.empty': 'Mục này chưa có chữ nào.',
  'body.stepHeading': 'Tên bước cần viết "### Bước {number} · …", đang là "{got}".',
  'body.stepFirst': 'Dòng đầu của bước là việc cần làm, không phải "Nói lại", "Nếu" hay "→": "{text}".',
  'body.stepLine': 'Trong bước chỉ có "Nói lại: …" và Nếu "…": …; dòng này thì không: "{text}".',
  'body.noSimpler': 'Bước này thiếu dòng "Nói lại:".',
  'body.simplerTwice': 'Bước này có hai dòng "Nói lại:".',
  'body.sectionId': 'Tên mục cần kết thúc bằng {#{kind}-…} viết thường không dấu, tối đa 40 ký tự: "{got}".',
  'body.handOver': '"→ mã-bài" chỉ đứng cuối một nhánh hoặc một câu trả lời, và chỉ một lần: "{text}".',
  'body.badMark': 'Dấu trong ngoặc vuông viết chưa đúng, cần [F1 F2] hoặc [mẹo]: "{text}".',
  'body.markWithoutText': 'Trước {mark} không có câu nào.',
  'said.unmarked': 'Câu này cần dấu [F…] hoặc [mẹo]: "{text}".',
  'count.few': 'Có {count} {what}, cần ít nhất {least}.',
  'count.many': 'Có {count} {what}, nhiều nhất {most}.',
  'count.level': 'Mức {level} có {count} câu đố, cần ít nhất {least}.',
  'count.types': 'Câu đố mới có {count} loại (single, truefalse, order, spot-scam), cần ít nhất {least}.',
  'count.practice': 'Cần đúng một bài thực hành (practice), đang có {count}.',
  'count.perFact': '{fact} được hỏi trong {count} câu đố, nhiều nhất {most}.',
  'length.over': '{what} dài {length} ký tự, nhiều nhất {limit}.',
  'length.words': 'Lời đọc loa dài {count} chữ, nhiều nhất {limit}.',
  'quiz.oneRight': 'Có {count} đáp án đúng, cần đúng một.',
  'quiz.options': 'Có {count} lựa chọn, cần ba.',
  'quiz.why': 'Lựa chọn "{key}" chưa có "why".',
  'quiz.whyOnRight': 'Đáp án đúng "{key}" không mang "why": lời giải thích nằm ở "say".',
  'quiz.same': 'Hai lựa chọn "{first}" và "{second}" đọc không dấu thì trùng nhau.',
  'quiz.keyTwice': 'Mã lựa chọn "{key}" xuất hiện hai lần.',
  'quiz.acceptClash': 'Câu được nhận "{text}" trùng với một lựa chọn khác.',
  'quiz.allOfAbove': 'Không dùng "tất cả các ý trên", "cả hai đều đúng": "{text}".',
  'quiz.longest': 'Đáp án đúng dài nhất trong {count}/{total} câu, nhiều nhất 40 %.',
  'quiz.shortest': 'Đáp án đúng ngắn nhất trong {count}/{total} câu: ai cứ chọn câu ngắn cũng qua; nên tối đa 50 %.',
  'quiz.sameTruth': 'Cả {count} câu đúng–không đúng đều là "{truth}"; nên có cả hai.',
  'quiz.twoNos': 'Câu đúng–không đúng có hai chữ phủ định; nên nói thuận.',
  'quiz.address': 'Địa chỉ "{address}" trong câu spot-scam nên là địa chỉ bịa, kết thúc bằng .example.',
  'quiz.factElsewhere':
    'Câu đố dựa vào {fact} của bài {owner}; chỉ dùng dữ kiện của bài này hoặc của bài có trong "related".',
  'quiz.scamWithoutFlags': 'Câu spot-scam chỉ dùng trong bài có redFlags.',
  'quiz.id': 'Mã câu đố cần viết {prefix}.q1, {prefix}.q2 … hoặc {prefix}.p1, đang là "{id}".',
  'quiz.idTwice': 'Mã câu đố "{id}" xuất hiện hai lần.',
  'quiz.factMark': 'Câu đố dựa vào {fact} mang dấu {mark}; chỉ dữ kiện ✔ được ra câu đố.',
  'quiz.factFlagged': 'Câu đố dựa vào {fact} có ghi chú ⚑{flag}; điều phải nói mềm thì không ra câu đố.',
  'fact.unknown': '{fact} không có trong "facts".',
  'fact.unused': '{fact} không được dùng ở đâu.',
  'fact.place': 'Không tìm thấy chỗ "{at}" trong knowledge/facts.',
  'fact.sourceElsewhere': 'Chỗ "{at}" không nhắc nguồn nào trong {sources}; xem lại "at" hoặc "source".',
  'fact.noSource': 'Dữ kiện ✔ hoặc ○ cần ít nhất một nguồn.',
  'fact.mark': 'Ghi dấu {claimed}, nhưng "{at}" mang dấu {found}.',
  'fact.expired': 'Hạn đọc lại nguồn {date} đã qua {days} ngày.',
  'fact.recheckFar': 'Hạn đọc lại {date} quá xa ngày kiểm {checked}: nhiều nhất {months} tháng.',
  'fact.figure': 'Con số {figure} không có ở chỗ "{at}" của knowledge/facts.',
  'fact.figureUnnamed': 'Con số {figure} không có trong dữ kiện nào của bài.',
  'fact.softening': 'Nói {fact} (⚑{flag}) thì cần câu làm mềm, ví dụ: {say}',
  'fact.hedge': 'Nói {fact} (dấu ○) thì cần lời rào: "thường", "theo báo …", "có nơi".',
  'fact.unverified': 'Nói {fact} (dấu ?) thì cần nói rõ là chưa kiểm chứng, hỏi ai; hoặc bỏ.',
  'source.unknown': 'Nguồn {code} không có trong "sources".',
  'source.unused': 'Nguồn {code} không được dùng ở đâu.',
  'source.notInFacts': 'Nguồn {code} không có trong bảng nguồn của knowledge/facts.',
  'source.url': 'Địa chỉ của nguồn {code} khác với bảng nguồn của knowledge/facts.',
  'ref.guide': 'Không có bài "{id}" trong knowledge/curriculum.yaml.',
  'ref.self': 'Bài tự trỏ về chính nó.',
  'ref.title': 'Khác với knowledge/curriculum.yaml: ở đó ghi "{wanted}".',
  'ref.fileName': 'Tệp này cần nằm ở "{wanted}".',
  'ref.step': 'Không có bước {step}; bài có {count} bước.',
  'ref.item': 'highlight.item là {item}, hình có {count} dòng.',
  'ref.sectionTwice': 'Mã mục "{section}" xuất hiện hai lần.',
  'ref.noAskWhom': 'Thiếu mục {#hoi-ai}: hỏi ai.',
  'ref.later': 'Bài cần học trước "{id}" đứng sau bài này trong knowledge/curriculum.yaml.',
  'ref.circle': 'Bài cần học trước đi thành vòng: {path}.',
  'flag.unknown': 'Không ai mang dấu hiệu {id}.',
  'flag.twice': 'Dấu hiệu {id} đã có ở {other}.',
  'flag.example': 'Ví dụ không chứa đủ các nhóm chữ của chính dấu hiệu này.',
  'flag.harmless': 'Câu lành chứa đủ các nhóm chữ của dấu hiệu này: nó sẽ bị báo nhầm.',
  'ask.twice': 'Cách hỏi "{text}" đã có ở {other}: "{said}" (so không dấu, không kể thứ tự chữ).',
  'ask.close': 'Cách hỏi "{text}" gần giống ở {other}: "{said}".',
  'voice.forbidden': 'Không dùng "{word}": "{text}".',
  'said.smuggled':
    'Câu này ra lệnh cho máy trả lời, đưa số gọi, tài khoản, trang riêng, hoặc viết không dấu; máy đã bỏ nó ra: "{text}".',
  'voice.pronoun': 'Chữ xưng hô "{word}" cần viết bằng {u}, {b}, hoặc {{…}} nếu là người thứ ba: "{text}".',
  'voice.slot': 'Chỗ trống {slot} không dùng được ở đây: "{text}".',
  'voice.emoji': 'Không dùng hình biểu cảm: "{text}".',
  'voice.sentence': 'Câu dài {count} tiếng, nhiều nhất {limit}: "{text}".',
  'voice.jargon': 'Chữ "{word}" nên thay bằng tiếng Việt thường ngày: "{text}".',
  'voice.unexplained': 'Chữ "{term}" lần đầu xuất hiện cần kèm nghĩa, ví dụ: {term} ({gloss}).',
  'voice.courtesy': 'Trong một đoạn chỉ nên một tiếng "dạ" hoặc "ạ", đang có {count}.',
  'lesson.long': 'Thẻ và ba câu đố dài nhất gồm {count} tiếng, đọc quá {minutes} phút; nên tối đa {limit} tiếng.',
  'picture.long': '{what} trong hình dài {length} ký tự, nên tối đa {limit}: "{text}".',
  'picture.many': 'Hình có {count} dòng, nên tối đa {most}.',
  'picture.word': 'Chữ cạnh chỗ cần bấm nên viết hoa: "{word}".',
  'picture.missing': 'Bước này chạm vào màn hình mà chưa có hình.',
  'whole.noGuide': 'Bài này chưa viết.',
  'whole.total': 'Cả bộ có {count} {what}, cần ít nhất {least}.',
  'whole.types': 'Kỹ năng {skill} chưa có câu đố loại {type}.',
  'file.keyTwice': 'Khóa ở dòng này đã có ở trên, trong cùng một mục.',
  'file.tab': 'Thụt đầu dòng bằng dấu cách, không bằng phím Tab.',
  'file.yaml': 'Tệp không đọc được: {message}',
  'glossary.gloss': 'Nghĩa trong ngoặc dài {count} chữ, nhiều nhất {limit}.',
  'glossary.noGloss': 'Chữ chuyên môn cần "gloss": nghĩa thường ngày, tối đa {limit} chữ.',
  'glossary.twice': 'Chữ "{term}" đã có trong bảng.',
} as const

export type ContentRule = keyof typeof contentRules

interface BrokenRule {
  rule: ContentRule
  values: Readonly<Record<string, string | number>>
}

/** What is wrong and what is wanted, without where. A name without a value stays visible. */
export function contentRuleSentence({ rule, values }: BrokenRule): string {
  return contentRules[rule].replaceAll(/\{([a-zA-Z]+)\}/gu, (whole, name: string) => String(values[name] ?? whole))
}

/** "LỖI · guides/qr/qr-04-kiem-tra.md · quiz.qr-04.q2 · Có 2 đáp án đúng, cần đúng một. [quiz.oneRight]" */
export function contentSentence(
  problem: BrokenRule & { severity: 'error' | 'warning'; file: string; item: string },
): string {
  const label = problem.severity === 'error' ? 'LỖI' : 'nhắc'
  return `${label} · ${problem.file} · ${problem.item} · ${contentRuleSentence(problem)} [${problem.rule}]`
}

/** A file named on the command line that is no content file. */
export function contentNoSuchFile(name: string): string {
  return `Không có tệp nội dung nào tên "${name}".`
}

/** Something to look at in a plan's text: the reader's own sentence with its place. */
export function contentPlanLine(file: string, line: number, message: string): string {
  return `nhắc · plans/${file} · line ${line} · ${message}`
}

/** Closing line of `hvs check`. */
export function contentSummary(files: number, errors: number, warnings: number): string {
  return `Đã kiểm ${files} tệp: ${errors} lỗi, ${warnings} điều nhắc.`
}
