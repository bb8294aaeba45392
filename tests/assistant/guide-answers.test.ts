import { beforeAll, describe, expect, it } from 'vitest'
import { type Answer, citationsOf } from '../../src/assistant/answer.ts'
import type { Topic } from '../../src/assistant/assistant.ts'
import { checkCitations } from '../../src/assistant/citations.ts'
import { answerGuide } from '../../src/assistant/guide-answer.ts'
import { NOW, realAssistant } from './build.ts'

let built: Awaited<ReturnType<typeof realAssistant>>
beforeAll(async () => {
  built = await realAssistant()
})

const ask = (text: string, topics: readonly Topic[] = []) =>
  built.assistant.answer({ text, place: null, cadre: false, topics, now: NOW })

const guideOf = (answer: Answer) => (answer.kind === 'cited' ? answer.guide : answer.kind)

describe('a question about a skill is answered from its guide', () => {
  it.each([
    ['làm sao quét mã trả tiền ở chợ', 'qr-02-quet-tra-tien'],
    ['quet ma tra tien cho nguoi ban', 'qr-02-quet-tra-tien'],
    ['trước khi chuyển tiền cần kiểm tra những gì', 'qr-04-kiem-tra'],
    ['quên passcode vneid thì lấy lại thế nào', 'vneid-03-mat-khau'],
    ['đăng nhập cổng dịch vụ công bằng vneid', 'dvc-01-dang-nhap'],
    ['có người gọi xưng công an dọa bắt thì làm gì', 'antoan-02-gia-danh'],
  ])('%s: %s', async (text, guide) => {
    const { answer, guides } = await ask(text)
    expect(guideOf(answer)).toBe(guide)
    expect(guides[0]).toBe(guide)
  })

  it('cites sections of that guide, names source and day checked, and offers its steps', async () => {
    const { answer } = await ask('quên passcode vneid thì lấy lại thế nào')
    if (answer.kind !== 'cited') throw new Error('not cited')
    expect(citationsOf(answer).every((address) => address.startsWith('vneid-03-mat-khau#'))).toBe(true)
    expect(answer.sources[0].text).toMatch(/Nguồn: .*bài vneid-03, \{b\} kiểm \d{1,2}\/\d{1,2}\/\d{4}/u)
    expect(answer.next[0]).toMatchObject({ kind: 'steps', guide: 'vneid-03-mat-khau' })
    expect(checkCitations(answer, built.catalog)).toEqual([])
  })

  it('tells how many steps there are and leaves their names to whoever wants them', async () => {
    const { answer } = await ask('xem hồ sơ đã nộp tới đâu')
    if (answer.kind !== 'cited') throw new Error('not cited')
    const steps = built.catalog.guides.get('dvc-05-tra-cuu-ho-so')?.steps.length
    expect(answer.sentences.at(-1)?.text).toBe(`Có ${steps} bước.`)
  })

  it.each([
    ['không có giấy chứng sinh thì khai sinh sao', 'Về khai sinh cho bé qua mạng, khi không có giấy chứng sinh:'],
    ['hai gian giá bằng nhau thì chọn gian nào', 'Về đọc lời khen chê, so giá. Hai gian giá bằng nhau, chọn gian nào?'],
  ])('says which trouble it speaks of: %s', async (text, opening) => {
    expect((await ask(text)).answer).toMatchObject({ opening })
  })

  it('turns every heading round to the person and leaves no capital in the middle of a sentence but names', async () => {
    for (const guide of built.catalog.guides.values())
      for (const { section } of guide.troubles) {
        const passage = built.catalog.passage(`${guide.id}#${section}`)
        if (passage === undefined) throw new Error(`no passage ${section}`)
        const hit = { passage, score: 1, coverage: 1, via: 'search', from: null } as const
        const found = { guide: guide.id, score: 1, coverage: 1, certainty: 9, unspoken: [], sections: [hit] }
        const answer = answerGuide(guide, found, 'bị kẹt không làm được', false)
        if (answer?.kind !== 'cited') throw new Error(`${guide.id}#${section}`)
        expect(answer.opening).toMatch(/^Về .+(?:, khi .+:|\. .+\?)$/u)
        expect(answer.opening).not.toMatch(/(?<!\p{L})tôi(?!\p{L})|, khi (?:Bị|Lỡ|Máy|Không|Người) /u)
      }
  })

  it('says so when no guide speaks of it', async () => {
    for (const text of ['cách sửa xe máy bị xịt lốp', 'trồng sầu riêng bón phân gì', 'máy giặt không vắt được'])
      expect((await ask(text)).answer).toMatchObject({ kind: 'refused' })
  })
})

describe('what "it" means', () => {
  const topic = (about: string, words: string, at: number): Topic => ({
    about,
    kind: about.includes('#') ? 'plan' : 'guide',
    words,
    plans: about.includes('#') ? [about.split('#')[0] ?? ''] : [],
    skill: null,
    agency: null,
    at,
  })

  it('an aspect goes to the topic it fits, not to the newest', async () => {
    const topics = [
      topic('vneid-03-mat-khau', 'quên passcode vneid', NOW),
      topic('qr-02-quet-tra-tien', 'quét mã qr trả tiền', NOW - 60_000),
    ]
    expect(guideOf((await ask('còn quét không lên thì sao', topics)).answer)).toBe('qr-02-quet-tra-tien')
  })

  it.each([
    ['tốn bao nhiêu', 'dvc-06-khai-sinh#hoi-tien'],
    ['mat bao nhieu tien', 'dvc-06-khai-sinh#hoi-tien'],
    ['bao lâu thì có', 'dvc-06-khai-sinh#hoi-bao-lau'],
  ])('a short question about the guide just shown is answered from its own section: %s', async (text, section) => {
    const topics = [topic('dvc-06-khai-sinh', 'đăng ký khai sinh cho cháu nội', NOW)]
    expect(citationsOf((await ask(text, topics)).answer)).toEqual([section])
  })

  it('a clear question opens its own topic', async () => {
    const topics = [topic('vneid-03-mat-khau', 'quên passcode vneid', NOW)]
    expect(guideOf((await ask('làm sao quét mã QR để trả tiền ở chợ', topics)).answer)).toBe('qr-02-quet-tra-tien')
  })

  it('a new place replaces only the place', async () => {
    const topics = [topic('dak-nong#VI.7', 'đắk nông báo cáo định kỳ thế nào', NOW)]
    const { answer } = await ask('còn ở Lai Châu thì sao', topics)
    expect(citationsOf(answer)).toContain('lai-chau#VI.10')
  })
})
