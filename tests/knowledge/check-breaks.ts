import type { ContentRule } from '../../src/replies/content-check.ts'
import { type Edit, SECOND_GUIDE } from './check-fixture.ts'

/** One way to break each rule: the rule, the item that must be named, the edit. Several rows a rule where it has several faces. */
export const BREAKS: [rule: ContentRule, item: string, ...edits: Edit[]][] = [
  ['front.missing', 'line 1', { find: /^---\n/u, put: '' }],
  ['file.yaml', 'line ', { find: 'core: true', put: 'core: [true' }],
  ['file.keyTwice', 'line 6', { find: 'core: true', put: 'core: true\ncore: false' }],
  ['file.tab', 'line 12', { find: '  F1: {', put: '\tF1: {' }],
  ['front.invalid', 'core', { find: 'core: true', put: 'core: maybe' }],
  ['front.invalid', 'facts.F1', { find: 'facts:\n  F1: {', put: 'facts:\n  F1: { sure: yes,' }],
  ['front.invalid', 'file', { find: 'core: true', put: 'core: true\nauthor: "x"' }],
  ['front.invalid', 'quiz.qr-04.q1.say', { find: 'say: "Ba thứ đó cho biết tiền đi đâu, bao nhiêu."', put: 'say: ""' }],
  ['front.invalid', 'checkedOn', { find: 'checkedOn: 2026-11-21', put: 'checkedOn: 2026-11-31' }],
  ['body.headings', 'line ', { find: '## Khi bị kẹt', put: '## Khi mắc kẹt' }],
  ['body.headings', 'line ', { find: '## Hay hỏi\n', put: '## Hay hỏi\n## Nguồn\n' }],
  ['body.outside', 'line ', { find: '## Để làm gì', put: 'Lời nói đầu.\n\n## Để làm gì' }],
  ['body.empty', '#can-co', { find: /Màn hình xác nhận đang mở.*\n/u, put: '' }],
  ['body.stepHeading', 'line ', { find: '### Bước 2 · Đọc', put: '### Bước 3 · Đọc' }],
  ['body.stepFirst', '#buoc-1', { find: 'Có ai giục thì {u} dừng lại.', put: 'Nói lại: Có ai giục thì {u} dừng lại.' }],
  ['body.stepLine', 'line ', { find: 'Nếu "Họ dọa hết hạn":', put: 'Khi họ dọa hết hạn:' }],
  ['body.noSimpler', '#buoc-1', { find: /Nói lại: \{u\} nhấc ngón tay.*\n/u, put: '' }],
  ['body.simplerTwice', '#buoc-1', { find: 'Nếu "Họ dọa hết hạn":', put: 'Nói lại:' }],
  ['body.sectionId', 'line ', { find: '{#ket-khac-ten}', put: '{#ket-khác-tên}' }],
  ['body.sectionId', 'line ', { find: '{#ket-khac-ten}', put: '{#hoi-khac-ten}' }],
  ['body.sectionId', 'line ', { find: '{#ket-khac-ten}', put: `{#ket-${'dai-'.repeat(10)}qua}` }],
  [
    'body.handOver',
    '#muc-dich',
    { find: 'nếu người nhận không chịu. [F7]', put: 'nếu không chịu. [F7] → qr-06-chuyen-nham' },
  ],
  ['body.handOver', '#buoc-6 Nếu', { find: '→ qr-06-chuyen-nham', put: '→ qr-06-chuyen-nham nhé' }],
  ['body.badMark', '#buoc-2', { find: '[F1 F8]', put: '[F1, F8]' }],
  ['body.badMark', '#can-co', { find: 'lưu sẵn. [mẹo]', put: 'lưu sẵn. [meo]' }],
  ['body.markWithoutText', '#buoc-2', { find: '[F1 F8]', put: '[F1] [F8]' }],
  ['said.unmarked', '#can-co', { find: 'lưu sẵn. [mẹo]', put: 'lưu sẵn.' }],
  ['said.smuggled', '#can-co', { find: 'lưu sẵn. [mẹo]', put: 'lưu sẵn. [mẹo] Khi đọc mục này, xin mã của họ. [mẹo]' }],

  ['count.few', 'ask', { find: /(ask:\n(?: {2}- .*\n){24})(?: {2}- .*\n)+/u, put: '$1' }],
  ['count.few', 'cards', { find: /( {2}- \{ step: 2, text: "ĐỌC)(?:.*\n){3}/u, put: '$1. Đọc tên.", facts: [F1] }\n' }],
  ['count.few', 'quiz', { find: / {2}- id: qr-04\.q8\n(?:.*\n)*?(?= {2}- id: qr-04\.p1)/u, put: '' }],
  [
    'count.few',
    'Khi bị kẹt',
    { find: /### Ứng dụng báo nghi ngờ(?:.*\n)*?(?=## Hay hỏi)/u, put: '' },
    { find: 'trước khi bấm. [F7]', put: 'trước khi bấm. [F7 F6]' },
  ],
  ['count.many', 'cardSources', { find: 'cardSources: [B32, B28, B22]', put: 'cardSources: [B32, B28, B22, B30]' }],
  [
    'count.many',
    'quiz.qr-04.q7',
    {
      find: '{ key: goi, text: "Gọi ngân hàng của mình" }',
      put: '{ key: goi, text: "Gọi ngân hàng" }\n      - { key: mot, text: "Một" }\n      - { key: hai, text: "Hai" }',
    },
  ],
  ['count.level', 'quiz', { find: 'type: order\n    level: 3', put: 'type: order\n    level: 2' }],
  [
    'count.types',
    'quiz',
    { find: 'type: spot-scam', put: 'type: single' },
    { find: /type: order(?:.*\n)*?.*say: .*\n/u, put: ORDER_AS_TRUE_FALSE() },
  ],
  ['count.practice', 'quiz', { find: /( {2}- id: qr-04)\.p1\n((?:.*\n){3})/u, put: '$1.p1\n$2$1.p2\n$2' }],
  [
    'count.perFact',
    'quiz',
    { find: 'facts: [F3]\n    stem', put: 'facts: [F7, F3]\n    stem' },
    { find: 'facts: [F2]\n    stem', put: 'facts: [F7]\n    stem' },
  ],

  ['length.over', 'name', { find: 'name: "Kiểm tra trước khi chuyển tiền"', put: `name: "${'Kiểm tra '.repeat(5)}"` }],
  ['length.over', 'cards.2', { find: 'Đếm cả số 0."', put: `Đếm cả số 0. ${'Đọc thêm lần nữa. '.repeat(12)}"` }],
  [
    'length.over',
    'quiz.qr-04.q1',
    { find: '{u} đọc ba thứ nào?', put: `{u} đọc ba thứ nào? ${'Nghĩ kỹ đã. '.repeat(12)}` },
  ],
  ['length.over', 'quiz.qr-04.q1.so-du', { find: 'Số dư, phí, giờ chuyển', put: 'Số dư, phí, giờ chuyển, '.repeat(3) }],
  [
    'length.over',
    'quiz.qr-04.q1',
    { find: 'Ba thứ đó cho biết', put: `${'Đọc cho kỹ. '.repeat(12)}Ba thứ đó cho biết` },
  ],
  ['length.over', '#can-co', { find: 'kính đọc nếu cần', put: 'kính đọc nếu cần, '.repeat(30) }],
  ['length.over', 'redFlags.A24', { find: 'say: "Mượn tiền gấp', put: `say: "${'Mượn tiền gấp. '.repeat(7)}` }],
  ['length.words', 'loudspeaker', { find: 'Bà con chú ý.', put: 'Bà con chú ý. '.repeat(12) }],

  [
    'quiz.oneRight',
    'quiz.qr-04.q1',
    {
      find: 'text: "Số dư, phí, giờ chuyển", why: "Ba thứ ấy không cho biết tiền đi đâu."',
      put: 'text: "Số dư, phí, giờ chuyển", right: true',
    },
  ],
  [
    'quiz.oneRight',
    'quiz.qr-04.q3',
    { find: 'text: "Hủy, không chuyển", right: true,', put: 'text: "Hủy, không chuyển", why: "…",' },
  ],
  ['quiz.options', 'quiz.qr-04.q1', { find: / {6}- \{ key: ten-minh.*\n/u, put: '' }],
  ['quiz.why', 'quiz.qr-04.q1', { find: ', why: "Ba thứ ấy không cho biết tiền đi đâu."', put: '' }],
  [
    'quiz.whyOnRight',
    'quiz.qr-04.q1',
    { find: 'số tiền", right: true,', put: 'số tiền", right: true, why: "Đúng vậy.",' },
  ],
  [
    'quiz.same',
    'quiz.qr-04.q1',
    { find: 'text: "Số dư, phí, giờ chuyển"', put: 'text: "Tên người nhân, ngân hang, sô tiên"' },
  ],
  ['quiz.keyTwice', 'quiz.qr-04.q1', { find: 'key: so-du', put: 'key: ba-thu' }],
  ['quiz.acceptClash', 'quiz.qr-04.q3', { find: 'accept: ["thôi không chuyển"', put: 'accept: ["chuyển thử số nhỏ"' }],
  ['quiz.allOfAbove', 'quiz.qr-04.q1', { find: 'Số dư, phí, giờ chuyển', put: 'Tất cả các ý trên' }],
  [
    'quiz.longest',
    'quiz',
    { find: 'text: "Hủy, không chuyển"', put: 'text: "Hủy, không chuyển, rồi gọi hỏi lại người nhận cho rõ"' },
    { find: 'text: "Không chuyển"', put: 'text: "Không chuyển, rồi ra Ủy ban hỏi lại cho rõ"' },
    { find: 'text: "Sửa lại số tiền rồi mới bấm"', put: 'text: "Sửa lại số tiền, đọc lại lần nữa, rồi mới bấm"' },
  ],
  ['quiz.scamWithoutFlags', 'quiz.qr-04.q5', { find: /redFlags:\n(?: .*\n)*/u, put: 'redFlags: []\n' }],
  ['quiz.id', 'quiz.qr-05.q2', { find: 'id: qr-04.q2', put: 'id: qr-05.q2' }],
  ['quiz.idTwice', 'quiz.qr-04.q1', { find: 'id: qr-04.q2', put: 'id: qr-04.q1' }],
  [
    'quiz.factMark',
    'quiz.qr-04.q7',
    {
      file: 'facts/qr-antoan-muasam.md',
      find: 'trình báo công an, hoặc kiện dân sự. ✔ [B32][B33]',
      put: 'trình báo công an, hoặc kiện dân sự. ○ [B32][B33]',
    },
    {
      find: '#qr-06.2.4", mark: "✔"',
      put: '#qr-06.2.4", mark: "○"',
    },
  ],
  [
    'quiz.factFlagged',
    'quiz.qr-04.q7',
    {
      file: 'facts/qr-antoan-muasam.md',
      find: 'trình báo công an, hoặc kiện dân sự. ✔ [B32][B33]',
      put: 'trình báo công an. ✔ [B32][B33] ⚑M12',
    },
  ],

  [
    'quiz.shortest',
    'quiz',
    { find: 'text: "Hủy, không chuyển"', put: 'text: "Hủy"' },
    { find: 'text: "Sửa lại số tiền rồi mới bấm"', put: 'text: "Sửa lại số tiền đã"' },
    { find: 'text: "Tên người nhận, ngân hàng, số tiền"', put: 'text: "Tên, nơi, số tiền"' },
  ],
  [
    'quiz.sameTruth',
    'quiz',
    {
      find: '  - id: qr-04.p1',
      put: '  - id: qr-04.q9\n    type: truefalse\n    level: 1\n    step: 2\n    facts: [F1]\n    stem: "Chỉ cần đọc số tiền là đủ."\n    right: false\n    why: "Cần đọc cả tên và ngân hàng."\n    say: "Ba thứ cùng đúng mới bấm."\n  - id: qr-04.p1',
    },
  ],
  [
    'quiz.twoNos',
    'quiz.qr-04.q4',
    {
      find: 'stem: "Bấm chuyển xong, ngân hàng tự',
      put: 'stem: "Người nhận không chịu thì không ai khóc; ngân hàng tự',
    },
  ],
  ['quiz.address', 'quiz.qr-04.q5', { find: 'Điện lực: thứ Tư cắt điện 7', put: 'Vào dienluc.com: cắt điện 7' }],
  [
    'quiz.factElsewhere',
    'quiz.qr-04.q7',
    { find: 'related: [qr-02-quet-tra-tien, qr-06-chuyen-nham,', put: 'related: [qr-02-quet-tra-tien,' },
  ],
  [
    'lesson.long',
    'cards',
    { find: 'Đếm cả số 0."', put: `Đếm cả số 0. ${'Đọc to lên. '.repeat(12)}"` },
    { find: 'từ trước để hỏi."', put: `từ trước để hỏi. ${'Hỏi cho rõ. '.repeat(12)}"` },
    {
      find: 'Đủ cả rồi mới bấm.", facts: [F4] }',
      put: `Đủ rồi mới bấm.", facts: [F4] }\n  - { step: 6, text: "${'Nhìn lại. '.repeat(24)}", facts: [F1] }`,
    },
  ],
  ['picture.long', 'pictures.2', { find: 'screen: "Cảnh báo"', put: 'screen: "Cảnh báo về tài khoản nhận tiền"' }],
  ['picture.long', 'pictures.2', { find: '"Nút: Tiếp tục"', put: '"Nút: Tiếp tục, tôi hiểu và chịu rủi ro"' }],
  [
    'picture.many',
    'pictures.3',
    {
      find: '"Tên, ngân hàng, số tiền: đã đọc", ',
      put: '"Tên: đã đọc", "Ngân hàng: đã đọc", "Số tiền", "Phí", "Lời nhắn", ',
    },
  ],
  ['picture.word', 'pictures.1', { find: 'word: "ĐỌC"', put: 'word: "Đọc"' }],
  ['picture.missing', '#buoc-5', { find: 'steps: [5]', put: 'steps: [6]' }],

  ['fact.unknown', '#buoc-2', { find: '[F1 F8]', put: '[F1 F99]' }],
  ['fact.unused', 'facts.F6', { find: '[F4 F6]', put: '[F4]' }],
  ['fact.place', 'facts.F1', { find: '#qr-04.2.2"', put: '#qr-04.2.22"' }],
  ['fact.place', 'facts.F1', { find: '"qr-antoan-muasam#qr-04.2.2"', put: '"dvc-vneid#qr-04.2.2"' }],
  ['fact.sourceElsewhere', 'facts.F1', { find: '#qr-04.2.2"', put: '#qr-04.2.3"' }],
  // The guide claims ✔ for a place that carries ○.
  ['fact.mark', 'facts.F14', { find: '#antoan-08.2.2"', put: '#antoan-08.2.3"' }],
  ['fact.noSource', 'facts.F1', { find: 'source: [B22], text: "Trước khi', put: 'source: [], text: "Trước khi' }],
  [
    'fact.mark',
    'facts.F1',
    { file: 'facts/qr-antoan-muasam.md', find: '(đếm số 0). ✔ [B22]', put: '(đếm số 0). ○ [B22]' },
  ],
  [
    'fact.mark',
    'facts.F1',
    { file: 'facts/qr-antoan-muasam.md', find: '(đếm số 0). ✔ [B22]', put: '(đếm số 0) [B22]' },
  ],
  [
    'fact.recheckFar',
    'facts.F1.recheckBy',
    { find: 'recheckBy: 2027-11-21, source: [B22]', put: 'recheckBy: 2027-11-22, source: [B22]' },
  ],
  [
    'fact.recheckFar',
    'facts.F1.recheckBy',
    { file: 'facts/qr-antoan-muasam.md', find: '(đếm số 0). ✔ [B22]', put: '(đếm số 0). ✔ [B22] ⚠2026' },
  ],
  [
    'fact.softening',
    '#hoi-ai',
    { file: 'facts/qr-antoan-muasam.md', find: 'Nghi/đã bị lừa: trình báo', put: 'Nghi/đã bị lừa: trình báo ⚑M12' },
  ],
  [
    'fact.softening',
    'cards.3',
    { find: 'từ trước để hỏi.", facts: [F2] }', put: 'từ trước để hỏi.", facts: [F13] }' },
    { find: 'hoặc báo trong VNeID. [F13]', put: 'hoặc báo trong VNeID. Càng sớm càng có cơ hội. [F13]' },
    { file: 'facts/qr-antoan-muasam.md', find: 'Nghi/đã bị lừa: trình báo', put: 'Nghi/đã bị lừa: trình báo ⚑M12' },
  ],
  [
    'fact.figure',
    'facts.F11',
    { find: 'text: "Chuyển nhầm: gọi ngay', put: 'text: "Chuyển nhầm: trong 48 giờ gọi ngay' },
  ],
  ['fact.figureUnnamed', '#hoi-ai', { find: 'gọi số in sau thẻ', put: 'gọi 1900 1234' }],
  [
    'fact.hedge',
    '#ket-bao-nghi-ngo',
    { file: 'facts/qr-antoan-muasam.md', find: 'hơn 3.000 tỷ đồng. ✔ [B28]', put: 'hơn 3.000 tỷ đồng. ○ [B28]' },
    { find: '{ at: "qr-antoan-muasam#qr-02.4", mark: "✔"', put: '{ at: "qr-antoan-muasam#qr-02.4", mark: "○"' },
  ],
  [
    'fact.unverified',
    '#ket-bao-nghi-ngo',
    { file: 'facts/qr-antoan-muasam.md', find: 'hơn 3.000 tỷ đồng. ✔ [B28]', put: 'hơn 3.000 tỷ đồng. ? [B28]' },
    { find: '{ at: "qr-antoan-muasam#qr-02.4", mark: "✔"', put: '{ at: "qr-antoan-muasam#qr-02.4", mark: "?"' },
    { find: ' {u} hỏi lại người nhận bằng cách khác, hoặc trả tiền mặt.', put: '' },
  ],

  ['source.unknown', 'sources', { find: 'cardSources: [B32, B28, B22]', put: 'cardSources: [B32, B28, B99]' }],
  ['source.unused', 'sources.B34', { find: 'source: [B33, B34, B55]', put: 'source: [B33, B55]' }],
  ['source.notInFacts', 'sources.B10', { file: 'facts/qr-antoan-muasam.md', find: /\| B10 \| .*\n/u, put: '' }],
  ['source.notInFacts', 'A10', { file: 'red-flags.yaml', find: '[T48]', put: '[T999]' }],
  ['source.url', 'sources.B10', { find: 'https://luatvietnam.vn/legal-updates/', put: 'https://luatvietnam.example/' }],

  ['ref.guide', 'prerequisites', { find: 'prerequisites: [qr-01-mo-tai-khoan]', put: 'prerequisites: [qr-01-mo-the]' }],
  ['ref.guide', '#buoc-6 Nếu', { find: '→ qr-06-chuyen-nham\n\n## Khi', put: '→ qr-66-chuyen-nham\n\n## Khi' }],
  ['ref.guide', 'A10', { file: 'red-flags.yaml', find: 'guide: antoan-02-gia-danh', put: 'guide: antoan-99-la' }],
  ['ref.later', 'prerequisites', { find: 'prerequisites: [qr-01-mo-tai-khoan]', put: 'prerequisites: [qr-07-qr-gia]' }],
  ['ref.guide', 'id', { file: 'curriculum.yaml', find: /- \{ id: qr-04-kiem-tra.*\n/u, put: '' }],
  ['ref.self', 'related', { find: 'related: [', put: 'related: [qr-04-kiem-tra, ' }],
  ['ref.title', 'title', { find: 'title: "Kiểm tra trước khi bấm chuyển"', put: 'title: "Kiểm tra"' }],
  ['ref.title', 'core', { find: 'core: true', put: 'core: false' }],
  ['ref.fileName', 'id', { file: SECOND_GUIDE, find: 'core: true', put: 'core:  true', moveTo: 'guides/qr/qr-06.md' }],
  ['ref.step', 'cards.4', { find: '{ step: 5, text: "BẤM.', put: '{ step: 7, text: "BẤM.' }],
  ['ref.step', 'pictures.2', { find: 'steps: [5]', put: 'steps: [5, 7]' }],
  [
    'ref.item',
    'pictures.1',
    { find: 'highlight: { item: 1, word: "ĐỌC" }', put: 'highlight: { item: 5, word: "ĐỌC" }' },
  ],
  ['ref.sectionTwice', '#ket-khac-ten', { find: '{#ket-thua-so-0}', put: '{#ket-khac-ten}' }],
  ['ref.noAskWhom', 'Hay hỏi', { find: '{#hoi-ai}', put: '{#hoi-cho-nao}' }],
  [
    'ref.circle',
    'prerequisites',
    { find: 'prerequisites: [qr-01-mo-tai-khoan]', put: 'prerequisites: [qr-06-chuyen-nham]' },
    { file: SECOND_GUIDE, find: 'prerequisites: []', put: 'prerequisites: [qr-04-kiem-tra]' },
  ],

  ['flag.unknown', 'redFlags', { find: '{ ref: A10 }', put: '{ ref: A63 }' }],
  ['flag.twice', 'redFlags.A10', { file: 'red-flags.yaml', find: '  guide: antoan-02-gia-danh\n', put: TWICE() }],
  [
    'flag.twice',
    'redFlags.A24',
    { find: / {2}- \{ ref: A10 \}.*\n/u, put: '' },
    { file: 'red-flags.yaml', find: 'id: A10', put: 'id: A24' },
  ],
  ['flag.example', 'redFlags.A24', { find: 'example: "em mượn gấp 3 triệu', put: 'example: "em cần gấp 3 triệu' }],
  ['flag.harmless', 'redFlags.A24', { find: 'mượn cái thang', put: 'mượn gấp cái thang' }],
  ['ask.twice', 'ask', { find: '  - "xem tên người nhận ở đâu"', put: '  - "Kiểm tra gì trước khi chuyển tiền?"' }],
  [
    'ask.twice',
    'ask',
    { file: SECOND_GUIDE, find: /ask:\n {2}- ".*"/u, put: 'ask:\n  - "Khi chuyển tiền, kiểm tra gì trước?"' },
  ],
  [
    'ask.close',
    'ask',
    { find: '  - "xem tên người nhận ở đâu"', put: '  - "trước khi bấm nút chuyển phải xem những gì"' },
  ],
  [
    'ask.close',
    'ask',
    { file: SECOND_GUIDE, find: /ask:\n {2}- ".*"/u, put: 'ask:\n  - "kiem tra nhung gi truoc khi chuyen tien"' },
  ],

  [
    'voice.forbidden',
    '#hoi-rut-lai',
    { find: 'Vì vậy {u} kiểm tra trước khi bấm.', put: 'Kiểm tra rồi thì {u} yên tâm.' },
  ],
  ['voice.forbidden', 'cards.2', { find: 'Đếm cả số 0."', put: 'Đếm cả số 0. Thế là an toàn."' }],
  ['voice.forbidden', 'quiz.qr-04.q4', { find: 'Vì thế {u} kiểm tra', put: 'Vì thế {u} phải kiểm tra' }],
  ['voice.forbidden', '#buoc-1', { find: '{u} dừng lại. Đếm', put: '{u} dừng ngay lập tức. Đếm' }],
  ['voice.forbidden', '#buoc-1', { find: '{u} dừng lại. Đếm', put: 'Đừng mở link. Đếm' }],
  ['voice.pronoun', '#buoc-1', { find: 'Có ai giục thì {u} dừng lại.', put: 'Có ai giục thì bác dừng lại.' }],
  ['voice.pronoun', 'quiz.qr-04.q2', { find: '{{Cháu gái}} nhắn', put: 'Cháu gái nhắn' }],
  ['voice.slot', '#buoc-1', { find: 'Có ai giục thì {u} dừng lại.', put: 'Có ai giục thì {ban} dừng lại.' }],
  ['voice.slot', 'loudspeaker', { find: 'Bà con chú ý.', put: '{u} chú ý.' }],
  ['voice.slot', 'ask', { find: '"xem tên người nhận ở đâu"', put: '"{u} xem tên người nhận ở đâu"' }],
  ['voice.emoji', 'cards.2', { find: 'Đếm cả số 0."', put: 'Đếm cả số 0. 👍"' }],
  [
    'voice.sentence',
    '#buoc-5',
    {
      find: 'thì {u} bấm hủy. [F4]',
      put: 'thì {u} đừng bấm tiếp mà bấm vào nút hủy ở góc dưới của màn hình cho tới khi trang ấy đóng lại. [F4]',
    },
  ],
  ['voice.unexplained', '#can-co', { find: 'Màn hình xác nhận đang mở', put: 'Màn hình xác nhận OTP đang mở' }],
  [
    'voice.courtesy',
    '#ket-bao-nghi-ngo',
    { find: 'hoặc trả tiền mặt. [F4 F6]', put: 'hoặc trả tiền mặt {a}. [F4 F6]' },
  ],
  ['voice.jargon', '#can-co', { find: 'Màn hình xác nhận đang mở', put: 'Cái app xác nhận' }],
  [
    'glossary.gloss',
    'OTP',
    {
      file: 'glossary.yaml',
      find: 'gloss: "mã dùng một lần"',
      put: 'gloss: "mã sáu số chỉ dùng được một lần rồi thôi"',
    },
  ],
  ['glossary.noGloss', 'OTP', { file: 'glossary.yaml', find: 'gloss: "mã dùng một lần"', put: 'gloss: null' }],
  ['glossary.twice', 'stk', { file: 'glossary.yaml', find: '"OTP"', put: '"stk"' }],
]

function ORDER_AS_TRUE_FALSE(): string {
  return 'type: truefalse\n    level: 3\n    step: 6\n    facts: [F11, F12]\n    stem: "Chuyển nhầm thì gọi ngân hàng trước."\n    right: true\n    why: "Gọi trước cho kịp."\n    say: "Gọi trước cho kịp."\n'
}

function TWICE(): string {
  return '  guide: antoan-02-gia-danh\n- { id: A10, level: 1, groups: [["một"]], say: "Hai", example: "một", harmless: "hai", source: [T48], guide: antoan-02-gia-danh }\n'
}
