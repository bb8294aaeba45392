import { describe, expect, it } from 'vitest'
import { fold } from '../../src/shared/text.ts'
import { type Answer, openTalk, type Talk, type TalkOptions, talkWithQuestion } from '../support/talk.ts'

/** Statement 12: in any state each universal word, alone, with and without marks, does what §2.3 says; inside a sentence it does nothing. */

async function after(said: readonly string[], options: TalkOptions = {}): Promise<Talk> {
  const talk = openTalk(options)
  for (const text of said) await talk.send(text)
  return talk
}
const question = async (...said: string[]) => {
  const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1')
  for (const text of said) await talk.send(text)
  return talk
}

const DESK = { desk: { days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 24 * 60 } }
const QR = 'quét mã qr trả tiền thế nào'

const STATES = {
  'a new chat': () => after([], { consent: 'none' }),
  'consent asked for': () => after(['/start'], { consent: 'none' }),
  'the first questions': () => after(['/start', '1'], { consent: 'none' }),
  'nobody stored': () => after(['/start', '2'], { consent: 'none' }),
  'nothing open': () => after([]),
  'the menu': () => after(['menu']),
  'an answer': () => after([QR]),
  'a step': () => after([QR, '1', 'tiếp']),
  'a card': () => after(['học bài quét mã qr trả tiền', '1', 'tiếp']),
  'an open question': () => question(),
  'a second try': () => question('2'),
  'an answered question': () => question('1'),
  'true or false': () => talkWithQuestion('qr-04-kiem-tra', 'qr-04.q4'),
  'a setting asked for': () => after(['đổi giờ']),
  'an erasure to confirm': () => after(['xóa dữ liệu']),
  'a loss of money': () => after(['mất tiền trong thẻ']),
  'nothing understood': () => after(['xyz']),
  'a person expected': () => after(['gọi người', '1'], DESK),
} as const
type State = keyof typeof STATES

interface Seen {
  text: string
  answer: Answer
  before: ReturnType<Talk['memory']>
  talk: Talk
}
type Check = (seen: Seen) => boolean

const says =
  (words: RegExp): Check =>
  ({ text }) =>
    words.test(text)
const set =
  (setting: 'slow' | 'large'): Check =>
  ({ talk }) =>
    talk.memory().settings[setting]
const isForgotten: Check = says(/không còn nhớ/u)
const QUESTION = /Trước khi bấm chuyển tiền/u
const sameAsBefore: Check = ({ text, before }) => text.includes(before.lists.at(-1)?.text.slice(0, 40) ?? '-')
/** Somebody of whom nothing is stored, and nothing was answered yet. */
const NOBODY: readonly State[] = ['a new chat', 'consent asked for', 'nobody stored']
const ASKED: readonly State[] = ['an open question', 'a second try', 'true or false']

interface Word {
  words: readonly string[]
  does: Check
  /** Where §2.3 makes it depend on what is shown. */
  in?: Partial<Record<State, Check>>
}

const WORDS: readonly Word[] = [
  { words: ['0', 'menu', 'thực đơn', 'trợ giúp'], does: says(/cần gì.*\n(?:.*\n)*5\. Cài đặt/u) },
  { words: ['chậm hơn', 'từ từ'], does: set('slow') },
  { words: ['to hơn', 'chữ to'], does: set('large') },
  {
    words: ['gọi người', '9', 'gặp cán bộ'],
    does: says(/chưa có người trực/u),
    in: { 'a person expected': says(/Đã ghi phiếu số/u) },
  },
  {
    words: ['dừng', 'ngừng gửi', 'đừng gửi nữa'],
    does: ({ talk, text }) => talk.memory().settings.stoppedAt !== null && /ngừng gửi|dừng ở đây/u.test(text),
  },
  { words: ['xóa dữ liệu', 'quên tôi đi'], does: says(/1\. Xóa hết|không có gì để xóa|Cháu không lưu/u) },
  { words: ['dữ liệu của tôi'], does: says(/giữ về bác|không lưu|chưa lưu|không giữ/u) },
  { words: ['ai đang nói', 'mày là ai'], does: says(/Cháu là máy, chương trình trợ lý/u) },
  { words: ['đổi người'], does: says(/Ai học bây giờ|cần lưu bài bác đã học/u) },
  { words: ['nguồn', 'ở đâu ra'], does: says(/^(?:.*\n)?(?:Nguồn của câu vừa rồi|Cháu chưa trả lời câu nào)/u) },
  { words: ['về máy'], does: says(/Cháu đây, bác cần gì/u) },
  {
    words: ['thôi', 'nghỉ'],
    does: ({ answer, talk, text }) =>
      answer.messages.length > 0 &&
      talk.memory().quiz === null &&
      talk.memory().lists.length === 0 &&
      text.length < 120,
    in: { 'an erasure to confirm': says(/không xóa gì|dừng ở đây/u) },
  },
  {
    words: ['8', 'để sau', 'bỏ qua'],
    does: ({ talk, before }) =>
      talk.memory().consent.state === before.consent.state && talk.memory().settings.stoppedAt === null,
    in: {
      'an open question': ({ talk }) => talk.memory().quiz?.state === 'answered',
      'a second try': ({ talk }) => talk.memory().quiz?.state === 'answered',
      'true or false': ({ talk }) => talk.memory().quiz?.state === 'answered',
      'the first questions': says(/ở tỉnh nào/u),
      'a card': says(/để sau/u),
    },
  },
  {
    words: ['tiếp', 'rồi sao nữa'],
    does: says(/Ở đây hết rồi|học một bài ngắn|Bài hôm nay/u),
    in: {
      'a new chat': isForgotten,
      'consent asked for': sameAsBefore,
      'the first questions': sameAsBefore,
      'an answer': says(/^Bước 1\/6/u),
      'a step': says(/^Bước 3\/6/u),
      'a card': says(/^Thẻ 3\//u),
      'an open question': says(QUESTION),
      'a second try': says(QUESTION),
      'true or false': says(/1\. Đúng/u),
      'an answered question': says(/Xong bài|Câu \d|Đúng/u),
      'a loss of money': says(/ngân hàng/u),
      'a person expected': ({ answer }) => answer.messages.length > 0,
    },
  },
  {
    words: ['lại', 'nhắc lại', 'chưa hiểu'],
    does: says(/không còn nhớ câu trước/u),
    in: {
      'a new chat': isForgotten,
      'consent asked for': sameAsBefore,
      'the first questions': sameAsBefore,
      'the menu': sameAsBefore,
      'an answer': sameAsBefore,
      'a step': says(/^Bước 2\/6, nói lại/u),
      'a card': ({ answer, talk }) => answer.report.guide === 'qr-02-quet-tra-tien' && talk.memory().lesson?.card === 2,
      'an open question': says(QUESTION),
      'a second try': says(QUESTION),
      'an answered question': sameAsBefore,
      'true or false': says(/1\. Đúng/u),
      'a setting asked for': sameAsBefore,
      'an erasure to confirm': sameAsBefore,
      'a loss of money': sameAsBefore,
      'nothing understood': sameAsBefore,
      'a person expected': ({ answer }) => answer.messages.length > 0,
    },
  },
  {
    words: ['lùi', 'bước trước'],
    does: ({ answer }) => answer.messages.length > 0,
    in: { 'a step': says(/^Bước 1\/6/u), 'a card': says(/^Thẻ 1\//u), 'an open question': says(QUESTION) },
  },
]

async function graded(talk: Talk): Promise<number> {
  return (await talk.record())?.items.size ?? 0
}

describe.each(Object.keys(STATES) as State[])('in the state of %s', (state) => {
  it.each(WORDS)('$words do what they always do, whatever is open', async ({ words, does, in: where }) => {
    const check = where?.[state] ?? does
    const missed: string[] = []
    for (const word of words) {
      // Without marks "dung" is as often "đúng": what is meant is asked, and a question of true or false is answered.
      for (const typed of fold(word) === 'dung' ? [word, `${word} nhé`] : [word, `${fold(word)} nhe`]) {
        const talk = await STATES[state]()
        const before = talk.memory()
        const attempts = await graded(talk)
        const answer = await talk.send(typed)
        const text = answer.texts.join('\n')
        if (!check({ text, answer, before, talk })) missed.push(`${typed}: ${text.slice(0, 160)}`)
        expect(answer.report.correct, typed).toBeUndefined()
        expect(await graded(talk), typed).toBe(attempts)
        if (NOBODY.includes(state)) expect(talk.memory().consent.state, typed).not.toBe('given')
      }
    }
    expect(missed).toEqual([])
  })

  it('no such word does anything inside a longer sentence', async () => {
    for (const text of [
      'mỗi tuần chợ họp 2 phiên thôi',
      'dừng xe có cần giấy không',
      'nguồn nước nhà tôi bẩn báo ở đâu',
      'tiếp nhận hồ sơ mấy ngày',
    ]) {
      const talk = await STATES[state]()
      const before = talk.memory()
      await talk.send(text)
      const { settings, quiz, consent } = talk.memory()
      expect(settings.stoppedAt, text).toBe(before.settings.stoppedAt)
      expect(consent.state === 'given', text).toBe(before.consent.state === 'given')
      if (ASKED.includes(state)) expect(quiz?.state, text).toBe(before.quiz?.state)
    }
  })
})
