import { describe, expect, it } from 'vitest'
import { readText } from '../../src/conversation/route.ts'
import { emptyMemory } from '../../src/conversation/session.ts'
import { seen } from '../../src/learning/mastery.ts'
import { emptyRecord } from '../../src/learning/record.ts'
import { fold } from '../../src/shared/text.ts'
import { catalog as whole } from '../support/learner.ts'
import { catalog, openTalk } from '../support/talk.ts'

/** What a first message asks to be taught: a skill, a guide, a choice of guides or of skills; `question` goes to the guides. */
function wanted(text: string): string {
  const read = readText(text, { ...emptyMemory(), introduced: true }, whole, 0, 0)
  if (read.kind !== 'intent') return read.kind
  const { intent } = read
  switch (intent.do) {
    case 'lesson':
      return `lesson ${intent.guide}`
    case 'lesson-skill':
      return `lesson ${intent.skill}`
    case 'quiz':
      return `quiz ${intent.guide ?? intent.skill}`
    case 'subjects':
      return intent.guides.length > 0 ? `${intent.wish} of several` : `${intent.wish} of a skill to choose`
    default:
      return intent.do
  }
}

const WISHES: readonly (readonly [text: string, wish: string])[] = [
  ['học về vneid', 'lesson vneid'],
  ['cho tôi học bài mã qr', 'lesson qr'],
  ['dạy tôi mua hàng trên mạng', 'lesson muasam'],
  ['tui muốn học về căn cước điện tử', 'lesson vneid'],
  ['cho em học kỹ năng mua sắm được không', 'lesson muasam'],
  ['học chống lừa đảo đi', 'lesson antoan'],
  ['dạy bác nộp hồ sơ qua mạng đi', 'lesson dvc-03-nop-ho-so'],
  ['mở bài đổi máy mất máy', 'lesson vneid-08-doi-may'],
  ['cho bác bài khai sinh', 'lesson dvc-06-khai-sinh'],
  ['học cách đặt lịch khám', 'lesson suckhoe-01-dat-kham'],
  ['dạy con học bài wifi', 'lesson coban-02-mang'],
  ['học bán hàng trên zalo', 'lesson muasam-07-dang-ban'],
  ['học bài trí tuệ nhân tạo', 'lesson of several'],
  ['ôn bài an toàn', 'quiz antoan'],
  ['ôn lại phần vneid', 'quiz vneid'],
  ['làm câu đố về mã qr giả', 'quiz qr-07-qr-gia'],
  ['đố tôi một câu về mua hàng', 'quiz muasam'],
  ['học nấu ăn', 'lesson of a skill to choose'],
  ['dạy tôi tiếng anh', 'lesson of a skill to choose'],
  ['học kỹ năng khác', 'lesson of a skill to choose'],
  ['ôn bài toán lớp 5', 'quiz of a skill to choose'],
]

const OTHERS = [
  'học phí của cháu đóng qua mạng thế nào',
  'học sinh làm căn cước ở đâu',
  'học vneid ở đâu',
  'bài đăng bán hàng viết sao cho hay',
  'dạy thêm có bị phạt không',
]

describe('a lesson or a question about something named', () => {
  it.each(WISHES)('"%s" is a %s', (text, wish) => expect(wanted(text)).toBe(wish))
  it.each(WISHES)('"%s" without marks is a %s', (text, wish) => expect(wanted(fold(text))).toBe(wish))
  it.each(OTHERS)('"%s" stays a question', (text) => {
    expect(wanted(text)).toBe('question')
    expect(wanted(fold(text))).toBe('question')
  })

  it('offers the next lesson of the skill, says why, and keeps to the skill afterwards', async () => {
    const talk = openTalk()
    const { texts, report } = await talk.send('học về vneid')
    expect(report.guide).toBe('vneid-02-kich-hoat')
    expect(texts[0]).toContain('Vì sao bài này: bác muốn học phần VNeID.')
    expect((await talk.record())?.progress.wishes).toEqual([
      expect.objectContaining({ by: 'chosen', about: { skill: 'vneid' } }),
    ])
    expect((await talk.send('1')).texts[0]).toMatch(/^Thẻ 1\//u)
  })

  it('names no reason for a guide the person chose by name', async () => {
    const { texts, report } = await openTalk().send('cho tôi học bài quét mã qr trả tiền')
    expect(report.guide).toBe('qr-02-quet-tra-tien')
    expect(texts[0]).not.toContain('Vì sao')
  })

  it('says where a skill has no lesson left, and offers a question of it', async () => {
    const record = emptyRecord(null)
    const guides = [...catalog.guides.values()].filter(({ skill }) => skill === 'vneid')
    const progress = guides.reduce((before, { id }) => {
      const marked = seen(before, id, 0)
      const state = marked.guides[id]
      return state ? { ...marked, guides: { ...marked.guides, [id]: { ...state, finishedAt: 0 } } } : marked
    }, record.progress)
    const talk = openTalk({
      change: (memory) => ({
        ...memory,
        learner: null,
        consent: { state: 'declined', wording: null, at: 0 },
        record: { ...record, progress },
      }),
    })
    expect((await talk.send('học về vneid')).texts[0]).toContain('Các bài phần VNeID bác học hết rồi ạ.')
    expect((await talk.send('1')).report.behaviour).toBe('quiz')
    expect(talk.memory().quiz?.guide).toMatch(/^vneid/u)
  })

  it('lets a skill be chosen where nothing that is taught was named', async () => {
    const talk = openTalk()
    const { texts } = await talk.send('học nấu ăn')
    expect(texts[0]).toBe(
      'Cháu dạy mấy phần này thôi ạ. Bác chọn một phần nhé:\n1. Dịch vụ công\n2. VNeID\n3. Trả tiền QR\n4. Tự bảo vệ\n5. Mua sắm\n6. Mở rộng',
    )
    expect((await talk.send('2')).report.guide).toBe('vneid-02-kich-hoat')
    const quiz = await openTalk().send('ôn bài an toàn')
    expect(quiz.report.behaviour).toBe('quiz')
  })
})

describe('what is not taught here', () => {
  it.each(['học lái xe', 'dạy tôi lái xe', 'hoc lai xe', 'học hát', 'học đánh đàn'])(
    '"%s" names the skills there are, and no paper that has the words in its name',
    async (text) => {
      const { report, texts } = await openTalk().send(text)
      expect(report.guide).toBeNull()
      expect(texts[0]).toContain('dạy mấy phần này thôi')
    },
  )

  it('is not taken for "học" under an offered lesson', async () => {
    const talk = openTalk()
    await talk.send('học bài quét mã qr trả tiền')
    const { report } = await talk.send('học hát')
    expect(report.read_as).toBeUndefined()
  })

  it.each(['học luôn nha', 'ừ học', 'hoc di', 'được'])('"%s" begins the offered lesson', async (text) => {
    const talk = openTalk()
    await talk.send('học bài quét mã qr trả tiền')
    expect((await talk.send(text)).texts[0]).toMatch(/^Thẻ 1\//u)
  })

  it.each(['dạy tôi bán hàng online', 'hoc mua hang online', 'học bán hàng trực tuyến'])(
    '"%s" is about buying and selling, wherever it is done',
    (text) => {
      expect(wanted(text)).toMatch(/muasam/u)
    },
  )
})
