import { describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '../../src/channels/channel.ts'
import { choicesLength } from '../../src/conversation/compose.ts'
import { type ComposedDaily, composeDaily } from '../../src/conversation/daily.ts'
import { emptyMemory } from '../../src/conversation/memory-document.ts'
import { listAt, readButton } from '../../src/conversation/open-list.ts'
import { parseOpened, withOpened } from '../../src/conversation/opened.ts'
import { bankOf } from '../../src/learning/bank.ts'
import type { Schedule } from '../../src/learning/schedule.ts'
import type { Today } from '../../src/learning/today.ts'
import { FORMS, type Form } from '../../src/replies/voice.ts'
import { localDay } from '../../src/shared/clock.ts'
import { catalog } from '../support/dailyLoop.ts'
import { schedule } from '../support/storedTurns.ts'

const NOW = Date.parse('2026-11-21T19:20:00+07:00')
const DAY = localDay(NOW)
const bank = bankOf(catalog)
const forms = Object.keys(FORMS) as Form[]

function guide(id: string) {
  const found = catalog.guides.get(id)
  if (!found) throw new Error(`no guide ${id}`)
  return found
}
function item(id: string) {
  const found = (bank.byGuide.get(id) ?? []).find((each) => each.item.type === 'single')
  if (!found) throw new Error(`no question in ${id}`)
  return found
}

const plain = { kind: 'plain' } as const
const TODAYS: Today[] = [
  { kind: 'lesson', guide: guide('vneid-01-cai-dat'), why: null, opening: plain },
  { kind: 'lesson', guide: guide('qr-04-kiem-tra'), why: 'whyUnfinished', opening: { kind: 'bridged' } },
  { kind: 'review', items: [item('qr-04-kiem-tra')], opening: plain },
  { kind: 'review', items: [item('qr-04-kiem-tra'), item('vneid-01-cai-dat')], opening: { kind: 'streak', days: 7 } },
  { kind: 'practice', guide: guide('qr-02-quet-tra-tien') },
  {
    kind: 'week',
    summary: {
      days: 4,
      lessons: 4,
      right: 9,
      answered: 12,
      surest: 'qr-02-quet-tra-tien',
      shakiest: 'vneid-01-cai-dat',
    },
    next: { guide: guide('antoan-02-gia-danh'), why: null },
  },
  { kind: 'week', summary: { days: 1, lessons: 0, right: 0, answered: 0, surest: null, shakiest: null }, next: null },
  { kind: 'back.3', lessons: 2 },
  { kind: 'back.10', lessons: 6 },
  { kind: 'back.10', lessons: 0 },
  { kind: 'back.60', lessons: 6 },
]

function composed(today: Today, more: Partial<Schedule> = {}, pictures = true): ComposedDaily {
  const due = { learner: 'l1', to: { channel: 'telegram' }, schedule: schedule({ name: 'Lan', ...more }) } as const
  return composeDaily(today, due, { catalog, pictures: new Set(pictures ? ['telegram' as const] : []) }, DAY, NOW)
}

function textOf(message: OutgoingMessage): string {
  return message.type === 'text' ? message.text : ''
}

/** With its choices as plain text shows them. */
function lengthOf(message: OutgoingMessage): number {
  return message.type === 'text' ? message.text.length + choicesLength(message.choices ?? []) : 0
}

describe('the words of the day', () => {
  it('are one message of at most 600 characters, for everybody and every question there is', () => {
    const reviews = [...bank.items.values()].map(
      (each): Today => ({ kind: 'review', items: [each], opening: { kind: 'streak', days: 14 } }),
    )
    const lessons = [...catalog.guides.values()].map(
      (each): Today => ({ kind: 'lesson', guide: each, why: null, opening: { kind: 'bridged' } }),
    )
    for (const today of [...TODAYS, ...reviews, ...lessons]) {
      for (const variant of [0, 1, 2]) {
        const voice = { form: forms[variant * 3] ?? 'bac', mode: 'simple' } as const
        const { message, patch } = composed(today, { variant, voice, shared: true, name: 'Nguyễn Thị Hồng Lan' })
        expect(lengthOf(message), textOf(message)).toBeLessThanOrEqual(600)
        expect(textOf(message)).toContain('Nguyễn Thị Hồng Lan')
        expect(parseOpened(JSON.parse(JSON.stringify(patch)))).toEqual(patch)
      }
    }
  })

  it('never come in the same wording twice running', () => {
    for (const today of TODAYS.filter(({ kind }) => ['lesson', 'review', 'practice'].includes(kind))) {
      const texts = Array.from({ length: 15 }, (_, variant) => textOf(composed(today, { variant }).message))
      for (const [n, text] of texts.entries()) expect(text).not.toBe(texts[(n + 1) % texts.length])
    }
  })

  it('begin with the lesson, call the person by their name, and say whose it is on a shared phone', () => {
    const [lesson] = TODAYS
    if (!lesson) throw new Error('no lesson')
    expect(textOf(composed(lesson).message)).toBe('Bài 2 phút hôm nay, bác Lan: Cài ứng dụng VNeID chính thức.')
    expect(textOf(composed(lesson, { name: null }).message)).toBe(
      'Bài 2 phút hôm nay, bác: Cài ứng dụng VNeID chính thức.',
    )
    const hung = textOf(composed(lesson, { name: 'Hùng', shared: true }).message)
    expect(hung).toBe('Bài của bác Hùng:\nBài 2 phút hôm nay, bác: Cài ứng dụng VNeID chính thức.')
    const nameless = textOf(composed(lesson, { name: null, shared: true }).message)
    expect(nameless).toBe('Bài của người chưa cho tên:\nBài 2 phút hôm nay, bác: Cài ứng dụng VNeID chính thức.')
  })

  it('come in large letters to whoever asked for them', () => {
    const isLarge = ({ message }: ComposedDaily) => message.type === 'text' && message.large === true
    for (const today of TODAYS) expect(isLarge(composed(today, { large: true }))).toBe(true)
    for (const today of TODAYS) expect(isLarge(composed(today))).toBe(false)
  })

  it('sum up a week in numbers, with the picture only where one is seen', () => {
    const week = TODAYS.find(({ kind }) => kind === 'week')
    if (!week) throw new Error('no week')
    const { message } = composed(week)
    expect(textOf(message)).toBe(
      [
        'Tuần này bác Lan học 4 ngày, 4 bài, đúng 9/12 câu.',
        'Chắc nhất: Quét mã QR trả tiền. Nên ôn: Cài VNeID thật về máy.',
        'Tuần sau cháu gợi ý bài: Cuộc gọi giả danh công an, ngân hàng, cán bộ.',
      ].join('\n'),
    )
    const labels = (one: OutgoingMessage) => (one.type === 'text' ? (one.choices ?? []).map(({ label }) => label) : [])
    expect(labels(message)).toEqual(['Được', 'Tôi chọn bài khác', 'Gửi ảnh tổng kết'])
    expect(labels(composed(week, {}, false).message)).toEqual(['Được', 'Tôi chọn bài khác'])
  })

  it('hold no debt: no count of missed days, no lost streak', () => {
    for (const today of TODAYS.filter(({ kind }) => kind.startsWith('back'))) {
      expect(textOf(composed(today).message)).not.toMatch(/bỏ lỡ|mất chuỗi|ngày chưa học|\d+ ngày/u)
    }
  })
})

describe('what the words open', () => {
  it('is a list whose digits and buttons count from the moment the message was sent', () => {
    for (const today of TODAYS) {
      const { message, patch } = composed(today)
      const memory = withOpened(emptyMemory(), patch, NOW + 5_000)
      const list = listAt(memory, NOW + 60_000)
      expect(list?.sentAt).toBe(NOW + 5_000)
      expect(listAt(memory, NOW)).toBeNull()
      const choices = message.type === 'text' ? (message.choices ?? []) : []
      expect(choices.length).toBeGreaterThan(0)
      for (const choice of choices) {
        expect(Buffer.byteLength(choice.id)).toBeLessThanOrEqual(48)
        expect(readButton(memory, `hvs:${choice.id}`)).toMatchObject({ list, option: { digit: choice.digit } })
      }
    }
  })

  it('is a round of questions whose options stand in the order shown, the same when composed again', () => {
    const review = TODAYS.find((today) => today.kind === 'review' && today.items.length === 2)
    if (review?.kind !== 'review') throw new Error('no review')
    const once = composed(review)
    expect(composed(review)).toEqual(once)
    const memory = withOpened(emptyMemory(), once.patch, NOW)
    expect(memory.quiz).toMatchObject({ kind: 'review', item: review.items[0].item.id, number: 1, questions: 2 })
    expect(memory.quiz?.ahead.map((each) => each.item)).toEqual([review.items[1]?.item.id])
    const options = once.message.type === 'text' ? (once.message.choices ?? []) : []
    const order = memory.quiz?.order ?? []
    expect(options.slice(0, order.length).map(({ digit }) => digit)).toEqual(order.map((_, index) => index + 1))
  })

  it('keeps the place in a lesson that was begun', () => {
    const lesson = TODAYS[1]
    if (lesson?.kind !== 'lesson') throw new Error('no lesson')
    const begun = { ...emptyMemory(), lesson: { guide: lesson.guide.id, card: 3, at: NOW - 1, why: null } }
    const { patch } = composed(lesson)
    expect(withOpened(begun, patch, NOW).lesson).toEqual(begun.lesson)
    expect(patch.list?.options[0]?.intent).toEqual({ do: 'lesson', guide: lesson.guide.id })
    expect(withOpened(emptyMemory(), patch, NOW).lesson).toMatchObject({ guide: lesson.guide.id, card: 0 })
  })

  it('keeps the two newest lists in the order they were sent', () => {
    const [lesson, , review] = TODAYS
    if (!lesson || !review) throw new Error('nothing to open')
    const typed = { id: 'l1', kind: 'menu', options: [], sentAt: NOW + 50, text: '' } as const
    const memory = withOpened(
      withOpened({ ...emptyMemory(), lists: [{ ...typed, options: [] }] }, composed(review).patch, NOW + 100),
      composed(lesson, { variant: 1 }).patch,
      NOW,
    )
    expect(memory.lists.map(({ sentAt }) => sentAt)).toEqual([NOW + 50, NOW + 100])
  })
})
