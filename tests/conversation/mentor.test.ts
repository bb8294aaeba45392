import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCodes, markedCode } from '../../src/privacy/codes.ts'
import { hidePersonalData } from '../../src/privacy/hide.ts'
import { recogniseCodes } from '../../src/privacy/live-codes.ts'
import { openTalk, type Talk } from '../support/talk.ts'

interface Pair {
  mentor: Talk
  learner: Talk
  /** "482 913" */
  code: string
}

/** Anh Nam invites bác Lan: two chats with one machine. */
async function invited(): Promise<Pair> {
  let count = 0
  const newId = () => `id-${++count}`
  const named = (name: string, form: 'anh' | 'bac', learner: string) => ({
    newId,
    change: (memory: ReturnType<Talk['memory']>) => ({
      ...memory,
      learner,
      settings: { ...memory.settings, form, name },
    }),
  })
  // One after the other: two chats that begin at once would take each other's first message.
  const mentor = openTalk({ ...named('Nam', 'anh', 'nam'), chat: 'm' })
  const { texts } = await mentor.send('tôi muốn kèm bà con')
  const learner = openTalk({ ...named('Lan', 'bac', 'lan'), chat: 'l', store: mentor.store })
  await learner.send('cảm ơn')
  const [, code = ''] = /KEM (\d{3} \d{3})/u.exec(texts[0] ?? '') ?? []
  expect(code).not.toBe('')
  return { mentor, learner, code }
}

describe('an invite code', () => {
  it('stands nowhere in the store but as a hash', async () => {
    const { mentor, code } = await invited()
    // On its own: the six digits may stand in a time by chance.
    expect(JSON.stringify(mentor.commits.at(-1)?.effects)).not.toMatch(
      new RegExp(`(?<!\\d)${code.replace(' ', '')}(?!\\d)`),
    )
  })

  it.each(['KEM {c}', 'kem {d}', '{d}', '{c}'])('is taken as "%s", and what may be seen is asked', async (typed) => {
    const { learner, code } = await invited()
    const { texts, report } = await learner.send(typed.replace('{c}', code).replace('{d}', code.replace(' ', '')))
    expect(texts[0]).toContain('Anh Nam muốn kèm bác')
    expect(report.warned_pii).toBe(false)
  })

  it('counts once', async () => {
    const { learner, mentor, code } = await invited()
    await learner.send(`KEM ${code}`)
    await learner.send('2')
    expect((await learner.send(`KEM ${code}`)).texts[0]).toContain('không dùng được nữa')
    expect((await mentor.send('danh sách')).texts[0]).toContain('1 người nhận lời')
  })

  it('counts fifteen minutes, and then six digits are somebody else’s code as ever', async () => {
    const { learner, code } = await invited()
    learner.wait(16 * 60_000)
    expect((await learner.send(code.replace(' ', ''))).report.warned_pii).toBe(true)
  })

  it('is nothing to a helper’s own chat', async () => {
    const { mentor, code } = await invited()
    expect((await mentor.send(`KEM ${code}`)).texts[0]).toContain('của chính anh')
  })

  it('asks for consent before anything else', async () => {
    const { mentor, code } = await invited()
    const stranger = openTalk({ consent: 'none', chat: 's', store: mentor.store })
    await stranger.send('/start')
    expect((await stranger.send(`KEM ${code}`)).texts[0]).toContain('nhắn lại mã đó')
    expect(await mentor.store.learners.mentees('nam')).toEqual([])
  })

  it('is not guessed: after five in vain a chat is not listened to', async () => {
    const codes = makeCodes('x')
    const live = codes.hashOf('482913')
    const recognise = recogniseCodes(codes, async (hash) => hash === live)
    for (const digits of ['111111', '222222', '333333', '444444', '555555']) await recognise('a', digits, 0)
    expect((await recognise('a', '482913', 1000))('482913')).toBeNull()
    expect((await recognise('b', '482913', 1000))('482913')).not.toBeNull()
    expect((await recognise('a', '482913', 16 * 60_000))('482913')).not.toBeNull()
  })

  it('never lets a one-time code of a bank through unmasked', async () => {
    const codes = makeCodes('x')
    const live = codes.hashOf('482913')
    const recognise = recogniseCodes(codes, async (hash) => hash === live)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 999_999 }).map((number) => String(number).padStart(6, '0')),
        fc.constantFrom('{}', 'mã OTP là {}', 'otp {} nhé', 'mã nó là {} đúng ko'),
        async (digits, sentence) => {
          fc.pre(digits !== '482913')
          const text = sentence.replace('{}', digits)
          const liveCode = await recognise(digits, text, 0)
          const masked = hidePersonalData(text, { liveCode })
          expect(masked).toEqual(hidePersonalData(text))
          expect(masked.text).not.toContain(digits)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('leaves a mark that hiding twice does not change', async () => {
    const codes = makeCodes('x')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 999_999 }), async (number) => {
        const digits = String(number).padStart(6, '0')
        const recognise = recogniseCodes(codes, async () => true)
        const once = hidePersonalData(`KEM ${digits}`, { liveCode: await recognise('a', digits, 0) })
        expect(once.hidden).toEqual([])
        expect(markedCode(once.text)).toBe(codes.hashOf(digits))
        expect(hidePersonalData(once.text)).toEqual(once)
      }),
      { numRuns: 100 },
    )
  })
})

/** The mentor's list after the learner chose `digit` and answered one question right. */
async function listed(digit: string): Promise<string> {
  const { mentor, learner, code } = await invited()
  await learner.send(`KEM ${code}`)
  await learner.send(digit)
  await learner.send('cho 1 câu đố')
  await learner.send(String(learner.rightDigit()))
  return (await mentor.send('danh sách')).texts[0] ?? ''
}

describe('a helper who is asked for a name', () => {
  it.each([
    ['danh sách', null],
    ['học bài', null],
    ['Học', 'Học'],
    ['bác Nam', 'Nam'],
    ['tên tôi là Nam', 'Nam'],
  ])('and says "%s" is called %s', async (said, name) => {
    const mentor = openTalk()
    expect((await mentor.send('tôi muốn kèm 5 người')).texts[0]).toContain('thấy tên bác là gì')
    await mentor.send(said)
    expect(mentor.memory().settings.name).toBe(name)
  })
})

describe('what a helper sees', () => {
  it('is what the learner chose and nothing beside it', async () => {
    expect(await listed('1')).toContain('– Bác Lan: có học\n')
    expect(await listed('2')).toContain('– Bác Lan: 0 bài, tuần này 1 ngày\n')
    expect(await listed('3')).toMatch(/– Bác Lan: 0 bài, tuần này 1 ngày; .*VNeID 0\/\d/u)
    for (const digit of ['1', '2', '3']) expect(await listed(digit)).not.toMatch(/câu|giờ|sai|nhầm|lừa/u)
  })

  it('is nothing when the learner declines', async () => {
    const { mentor, learner, code } = await invited()
    await learner.send(`KEM ${code}`)
    expect((await learner.send('4')).texts[0]).toContain('không cho ai xem')
    expect(await mentor.store.learners.mentees('nam')).toEqual([])
  })

  it('ends when the learner says so, and is told on asking', async () => {
    const { mentor, learner, code } = await invited()
    await learner.send(`KEM ${code}`)
    await learner.send('2')
    expect((await learner.send('ai xem được tôi')).texts[0]).toContain('– Anh Nam: số ngày và số bài')
    expect((await learner.send('thôi kèm')).texts[0]).toBe('Dạ, từ giờ anh Nam không xem được gì của bác.')
    expect(await mentor.store.learners.mentees('nam')).toEqual([])
    expect((await learner.send('ai xem được tôi')).texts[0]).toContain('Chưa ai xem được')
  })

  it('ends with an erasure, and the helper is told no more than that', async () => {
    const { mentor, learner, code } = await invited()
    await learner.send(`KEM ${code}`)
    await learner.send('2')
    await mentor.send('danh sách')
    await mentor.send('1')
    await learner.send('xóa dữ liệu')
    await learner.send('1')
    expect((await mentor.send('1')).texts).toEqual(['Người đó không còn trong danh sách ạ.'])
  })
})

describe('a kind word', () => {
  async function cheered(setup: (pair: Pair) => Promise<unknown>) {
    const pair = await invited()
    await pair.learner.send(`KEM ${pair.code}`)
    await pair.learner.send('2')
    await setup(pair)
    await pair.mentor.send('danh sách')
    await pair.mentor.send('1')
    return { ...pair, answer: await pair.mentor.send('2') }
  }

  it('goes to the learner as an unasked message of the day, once', async () => {
    const { answer, learner, mentor } = await cheered(({ learner: other }) => other.send('gửi bài lúc 7 giờ tối'))
    const sent = answer.commit.messages.filter(({ why }) => why === 'scheduled')
    expect(sent).toMatchObject([
      {
        to: { chat: 'l' },
        message: { text: 'Lời của anh Nam gửi bác: "Kẹt chỗ nào cứ hỏi tôi nhé."' },
        keepText: false,
      },
    ])
    expect(learner.lane).not.toBe(mentor.lane)
    await mentor.send('danh sách')
    await mentor.send('1')
    const again = await mentor.send('1')
    expect(again.commit.messages.find(({ why }) => why === 'scheduled')?.id).toBe(sent[0]?.id)
  })

  it('does not go to somebody who wants no unasked messages', async () => {
    const { answer } = await cheered(async () => undefined)
    expect(answer.commit.messages.every(({ why }) => why === 'reply')).toBe(true)
    expect(answer.texts[0]).toContain('không nhận tin tự gửi')
  })
})
