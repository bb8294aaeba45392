import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChoice, readOrder } from '../../src/conversation/choice.ts'
import { questionDraft } from '../../src/conversation/handlers/quiz.ts'
import { shownOrder } from '../../src/conversation/quiz-item.ts'
import { readText } from '../../src/conversation/route.ts'
import { emptyMemory, type OpenList } from '../../src/conversation/session.ts'
import { readable } from '../../src/conversation/spelling.ts'
import { bankOf } from '../../src/learning/bank.ts'
import { FORMS, type Form } from '../../src/replies/voice.ts'
import { fold } from '../../src/shared/text.ts'
import { ownCatalog } from '../support/own-content.ts'
import { openTalk, talkWithQuestion } from '../support/talk.ts'

const whole = await ownCatalog()
const items = [...bankOf(whole).items.values()].filter(({ item }) => item.type !== 'order')
const forms = Object.keys(FORMS) as Form[]

/** The choices of a question as they are shown, 7 and 8 included. */
function shown(at: number, seed: string, form: Form) {
  const item = items[at]?.item
  if (!item) throw new Error('no item')
  const order = shownOrder(item, seed)
  const voice = { form, mode: 'simple' } as const
  return questionDraft({ voice }, item, { state: 'open', order, tried: null }, 'x').choices.map((choice, index) => ({
    digit: choice.digit ?? index + 1,
    label: choice.label,
    accept: choice.accept ?? [],
  }))
}

const question = fc.record({
  at: fc.nat(items.length - 1),
  seed: fc.string({ maxLength: 4 }),
  form: fc.constantFrom(...forms),
})

describe('every question of every guide', () => {
  it('has each of its options read from its own words, with and without marks, in every form of address', () => {
    for (const [at, { item }] of items.entries()) {
      const options = shown(at, item.id, forms[at % forms.length] ?? 'bac')
      for (const [index, { label }] of options.entries())
        for (const text of [label, fold(label), label.toUpperCase(), `${label}.`])
          expect(readChoice(text, options, true), `${item.id}: ${text}`).toEqual({ kind: 'option', index })
    }
  })

  it('has each option read from its number in every dress, and from its letter', () => {
    const dress = fc.constantFrom<(digit: number) => string>(
      (digit) => `${digit}`,
      (digit) => `${digit}.`,
      (digit) => `(${digit})`,
      (digit) => `${digit}\uFE0F\u20E3`,
      (digit) => `số ${digit}`,
      (digit) => `dap an ${digit}`,
      (digit) => `chọn câu ${digit} ạ`,
      (digit) => `chắc là ${['', 'một', 'hai', 'ba'][digit]}`,
      (digit) => `chac la ${['', 'mot', 'hai', 'ba'][digit]}`,
      (digit) => ' ABC'.charAt(digit),
      (digit) => `${' abc'.charAt(digit)}.`,
      (digit) => `ý ${' abc'.charAt(digit)}`,
    )
    fc.assert(
      fc.property(question, fc.nat(), dress, ({ at, seed, form }, pick, wear) => {
        const options = shown(at, seed, form)
        const answers = options.filter(({ digit }) => digit <= 3)
        const chosen = answers[pick % answers.length]
        if (!chosen) throw new Error('no option')
        const read = readChoice(readable(wear(chosen.digit)), options, true)
        expect(read).toEqual({ kind: 'option', index: options.indexOf(chosen) })
      }),
      { numRuns: 400 },
    )
  })

  it('is not answered by a word that means the same at any moment, though an option holds it', () => {
    const phrases = ['lại', 'lai', 'tiếp', 'tiep', 'nguồn', 'từ từ', 'gửi lại', 'thêm', 'để lúc khác']
    const graded: string[] = []
    for (const [at, { item, guide }] of items.entries()) {
      const options = shown(at, item.id, 'bac').map((option, key) => ({
        ...option,
        accept: [...option.accept],
        intent: { do: 'quiz-answer', item: item.id, key: `${key}` } as const,
      }))
      const list: OpenList = { id: 'l', kind: 'quiz', options, sentAt: 0, text: '' }
      for (const phrase of phrases) {
        const read = readText(phrase, { ...emptyMemory(), lists: [list] }, whole, 0, 0)
        if (read.kind !== 'intent' || read.option !== null) graded.push(`${guide.id} ${item.id}: ${phrase}`)
      }
    }
    expect(graded).toEqual([])
  })

  it('never has an option read from the same words with "không" put before them', () => {
    fc.assert(
      fc.property(
        question,
        fc.nat(),
        fc.constantFrom('không', 'hông', 'khong', 'đừng'),
        ({ at, seed, form }, pick, no) => {
          const options = shown(at, seed, form).filter(({ digit, label }) => digit <= 3 && /^\p{L}/u.test(label))
          const chosen = options[pick % options.length]
          if (!chosen || /không|đừng|chưa|chẳng|khỏi/iu.test(chosen.label) || chosen.label.split(' ').length > 2) return
          const read = readChoice(`${no} ${chosen.label}`, options, true)
          expect(read).not.toEqual({ kind: 'option', index: options.indexOf(chosen) })
        },
      ),
      { numRuns: 400 },
    )
  })

  it('has 7 and 8 at hand, and says of any other number that there is none', () => {
    fc.assert(
      fc.property(question, ({ at, seed, form }) => {
        const options = shown(at, seed, form)
        expect(readChoice('7', options, true)).toEqual({ kind: 'option', index: options.length - 2 })
        expect(readChoice('8', options, true)).toEqual({ kind: 'option', index: options.length - 1 })
        for (const digit of [4, 5, 6].filter((one) => !options.some((option) => option.digit === one)))
          expect(readChoice(`${digit}`, options, true)).toEqual({ kind: 'outside' })
      }),
    )
  })
})

describe('an order of things', () => {
  it('is read from its numbers, however they are set apart', () => {
    const separator = fc.constantFrom(' ', '', ',', ', ', '-', ' - ', '.', ' rồi ', ' > ')
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 }), separator, (order, between) => {
        expect(readOrder(order.join(between), 4)).toEqual(order)
      }),
    )
  })

  it('with too few numbers is asked for once in full, then the words are a question of their own', async () => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q7')
    const first = await talk.send('2')
    expect(first.texts[0]).toMatch(/Bác gõ đủ 3 số theo thứ tự, ví dụ: 3 2 1\./u)
    expect((await talk.send('1 2 3')).report.correct).toBe(true)
    const other = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q7')
    await other.send('2')
    expect((await other.send('2')).texts[0]).not.toContain('Bác gõ đủ')
  })
})

describe('a choice that could not be read', () => {
  it('outside the list is asked for once; after that it is a new question, and the quiz goes on when asked for', async () => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q2')
    expect((await talk.send('5')).texts[0]).toContain('Bác chọn 1, 2 hoặc 3 nhé')
    const second = await talk.send('5')
    expect(second.texts[0]).not.toContain('Bác chọn 1, 2 hoặc 3')
    expect((await talk.record())?.items.size ?? 0).toBe(0)
    await talk.send('quay lại câu đố')
    expect((await talk.send('1')).report.correct).toBe(true)
  })

  it('is asked for again later: one misstep does not count for the rest of the talk', async () => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q2')
    await talk.send('5')
    await talk.send('quay lại câu đố')
    expect((await talk.send('6')).texts[0]).toContain('Bác chọn 1, 2 hoặc 3 nhé')
  })

  it('that fits two options is asked for among those two, under their own numbers', async () => {
    const talk = openTalk({
      change: (memory) => ({
        ...memory,
        lists: [
          {
            id: 'l1',
            kind: 'menu',
            text: 'Bác cần gì?',
            sentAt: 0,
            options: [
              { digit: 1, label: 'Học bài mới', intent: { do: 'lesson', guide: null }, accept: [] },
              { digit: 2, label: 'Học bài cũ', intent: { do: 'lesson-review' }, accept: [] },
              { digit: 3, label: 'Cài đặt', intent: { do: 'settings' }, accept: [] },
            ],
          },
        ].map((list) => ({ ...list, sentAt: Date.UTC(2026, 10, 21, 1, 59) })) as typeof memory.lists,
      }),
    })
    const { texts } = await talk.send('bài')
    expect(texts[0]).toContain('1. Học bài mới')
    expect(texts[0]).toContain('2. Học bài cũ')
    expect(texts[0]).not.toContain('Cài đặt')
    expect((await talk.send('2')).report.read_as).toBe('option:2')
  })
})
