import { describe, expect, it } from 'vitest'
import type { ChannelId } from '../../src/channels/channel.ts'
import { textOf } from '../../src/conversation/report.ts'
import { openTalk, type Talk, type TalkOptions } from '../support/talk.ts'

/** One person in two chats: the code, both questions, what is joined, and letting a chat go. */

interface Two {
  phone: Talk
  web: Talk
}

let ids = 0
const named = (name: string, learner: string): Pick<TalkOptions, 'newId' | 'change'> => ({
  newId: () => `id-${++ids}`,
  change: (memory) => ({ ...memory, learner, settings: { ...memory.settings, name, formChosen: true } }),
})

/** Bác Lan on Telegram, and a chat on the web with one machine. */
async function two(web: TalkOptions = named('Lành', 'web')): Promise<Two> {
  const phone = openTalk({ ...named('Lan', 'phone'), channel: 'telegram', chat: 'p' })
  await phone.send('cảm ơn')
  const other = openTalk({ newId: () => `id-${++ids}`, ...web, channel: 'web', chat: 'w', store: phone.store })
  await other.send('cảm ơn')
  return { phone, web: other }
}

async function codeOf(talk: Talk): Promise<string> {
  const { texts } = await talk.send('nối máy')
  const [, code = ''] = /NOI (\d{3} \d{3})/u.exec(texts[0] ?? '') ?? []
  expect(code).not.toBe('')
  return code
}

/** Whatever waits for a channel is sent; the words of what nobody asked for. */
async function delivered({ store }: Talk, channel: ChannelId, now: number): Promise<string[]> {
  const texts: string[] = []
  for (;;) {
    const rows = await store.outbox.claim({ channel, account: 'a' }, now, {
      limit: 9,
      why: ['reply', 'scheduled'],
      exceptLanes: [],
    })
    if (rows.length === 0) return texts
    for (const { id, why, message } of rows) {
      await store.outbox.settle(id, { state: 'sent', messageId: id, detail: null }, now)
      if (why === 'scheduled') texts.push(textOf(message))
    }
  }
}

/** Both agree: the code typed on the web, `way` chosen there, and the phone's word. */
async function linked({ phone, web }: Two, way = '1', word = '1'): Promise<{ asked: string; answer: string }> {
  const code = await codeOf(phone)
  await web.send(`NOI ${code}`)
  await web.send(way)
  phone.wait(5000)
  const [asked = ''] = await delivered(web, 'telegram', phone.now)
  phone.wait(5000)
  const { texts } = await phone.send(word)
  return { asked, answer: texts[0] ?? '' }
}

async function answersOne(talk: Talk): Promise<void> {
  await talk.send('cho 1 câu đố')
  await talk.send(String(talk.rightDigit()))
}

describe('a link code', () => {
  it('is given to whoever is remembered, with a warning, and stands nowhere but as a hash', async () => {
    const { phone } = await two()
    const { texts, commit } = await phone.send('nối máy')
    expect(texts[0]).toContain('cán bộ không bao giờ hỏi mã này')
    const [, code = ''] = /NOI (\d{3} \d{3})/u.exec(texts[0] ?? '') ?? []
    // On its own: the six digits may stand in a time by chance.
    expect(JSON.stringify(commit.effects)).not.toMatch(new RegExp(`(?<!\\d)${code.replace(' ', '')}(?!\\d)`))
    expect(code).toMatch(/^\d{3} \d{3}$/)
  })

  it.each([
    'nối máy',
    'noi may',
    'mã nối',
    'nối với zalo',
    'noi voi telegram',
    'tôi học bên telegram rồi giờ muốn học tiếp ở đây',
  ])('is asked for by "%s"', async (words) => {
    const { phone } = await two()
    expect((await phone.send(words)).texts[0]).toMatch(/NOI \d/u)
  })

  it.each(['nối mạng wifi thế nào', 'liên kết tài khoản ngân hàng', 'học trên zalo được không', 'mã nối tiếp là gì'])(
    'is not meant by "%s"',
    async (words) => {
      const { phone } = await two()
      expect((await phone.send(words)).texts.join()).not.toMatch(/NOI \d/u)
    },
  )

  it.each(['NOI {c}', 'noi {d}', 'nối {c}', '{d}'])('is taken as "%s" in the other chat', async (typed) => {
    const { phone, web } = await two()
    const code = await codeOf(phone)
    const { texts, report } = await web.send(typed.replace('{c}', code).replace('{d}', code.replace(' ', '')))
    expect(texts[0]).toContain('Mã này của bác Lan, bên Telegram')
    expect(report.warned_pii).toBe(false)
  })

  it('tells somebody of whom nothing is kept where to get one', async () => {
    const { web } = await two({ consent: 'none' })
    await web.send('/start')
    expect((await web.send('nối máy')).texts[0]).toContain('mở nơi đã học')
  })

  it('typed where it was made links nothing, and dies of the fifth time', async () => {
    const { phone, web } = await two()
    const code = await codeOf(phone)
    for (let count = 0; count < 5; count += 1)
      expect((await phone.send(`NOI ${code}`)).texts[0]).toContain('lấy ở chính chỗ này')
    expect((await web.send(`NOI ${code}`)).texts[0]).toContain('không dùng được nữa')
  })

  it('wrong, run out or used says so kindly and warns of nothing', async () => {
    const { phone, web } = await two()
    expect((await web.send('NOI 000 000')).texts[0]).toContain('nhắn: nối máy')
    expect((await web.send('mã nối 123456')).texts[0]).toContain('nhắn: nối máy')
    const code = await codeOf(phone)
    web.wait(16 * 60_000)
    expect((await web.send(`NOI ${code}`)).texts[0]).toContain('không dùng được nữa')
  })

  it('mistyped by its digits alone, where one is awaited, does not fit, and how many tries are left is told', async () => {
    const { phone, web } = await two({ consent: 'none' })
    await web.send('nối máy')
    const code = (await codeOf(phone)).replace(' ', '')
    const near = code.slice(0, 5) + String((Number(code[5]) + 1) % 10)
    for (const left of [4, 3, 2, 1]) {
      const { texts, report } = await web.send(left === 3 ? `${near.slice(0, 3)} ${near.slice(3)}` : near)
      expect(texts).toEqual([expect.stringContaining(`còn thử được ${left} lần`)])
      expect(texts[0]).toContain('không khớp')
      expect(report.warned_pii).toBe(false)
    }
    expect((await web.send(`NOI ${near}`)).texts).toEqual([expect.stringContaining('thử nhiều lần chưa khớp')])
    expect((await web.send(code)).texts).toEqual([expect.stringContaining('thử nhiều lần chưa khớp')])
    for (const talk of [web, phone]) talk.wait(16 * 60_000)
    expect((await web.send(await codeOf(phone))).texts[0]).toContain('Mã này của bác Lan')
  })

  it('awaited nowhere, six digits are somebody’s OTP: before anybody spoke of a link, in a sentence, and a quarter of an hour later', async () => {
    const { web } = await two()
    expect((await web.send('482914')).report.warned_pii).toBe(true)
    await web.send('NOI 482 914')
    expect((await web.send('mã nó là 551930 đúng ko')).report.warned_pii).toBe(true)
    expect((await web.send('482914')).report.warned_pii).toBe(false)
    web.wait(16 * 60_000)
    expect((await web.send('482914')).report.warned_pii).toBe(true)
  })

  it('that does not fit is not followed by the general question whether we may remember', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('trước khi bấm chuyển phải xem những gì')
    for (const said of ['NOI 482 914', '482914', 'nối máy']) {
      expect((await talk.send(said)).texts).toHaveLength(1)
      expect(talk.memory().consent.state).toBe('none')
    }
    talk.wait(16 * 60_000)
    expect((await talk.send('cảm ơn cháu')).texts.at(-1)).toContain('1. Đồng ý')
  })

  it('makes the one before worth nothing, and is not given without end', async () => {
    const { phone, web } = await two()
    const first = await codeOf(phone)
    for (let count = 0; count < 4; count += 1) await codeOf(phone)
    expect((await web.send(`NOI ${first}`)).texts[0]).toContain('không dùng được nữa')
    expect((await phone.send('nối máy')).texts[0]).toContain('Một giờ nữa')
    phone.wait(61 * 60_000)
    await codeOf(phone)
  })

  it('can be taken back', async () => {
    const { phone, web } = await two()
    const code = await codeOf(phone)
    await phone.send('2')
    expect((await web.send(`NOI ${code}`)).texts[0]).toContain('không dùng được nữa')
  })

  it('is spoken of in a private chat only', async () => {
    const { phone } = await two()
    const group = openTalk({ channel: 'telegram', chat: 'g', kind: 'group', store: phone.store })
    await group.send('cảm ơn')
    const code = await codeOf(phone)
    expect((await group.send(`NOI ${code}`)).texts[0]).not.toContain('bác Lan')
  })
})

describe('linking', () => {
  it('asks in both chats, naming the other, before anything is shared', async () => {
    const both = await two()
    const { phone, web } = both
    const code = await codeOf(phone)
    const question = await web.send(`NOI ${code}`)
    expect(question.texts[0]).toContain('bác chưa học bài nào')
    expect(await phone.store.turns.linkRequest('phone', web.now)).toBeNull()
    expect((await web.send('1')).texts[0]).toContain('mở Telegram')
    expect(await phone.store.turns.chatsOf('phone')).toEqual([])
    const [asked] = await delivered(web, 'telegram', web.now)
    expect(asked).toContain('Bác Lành bên trang web vừa gõ mã nối của bác')
  })

  it('tells whoever agreed where nothing goes abroad that Telegram does, on either side', async () => {
    const abroad = 'Tin bên Telegram đi qua máy chủ ở nước ngoài.'
    const both = await two()
    const typed = await both.web.send(`NOI ${await codeOf(both.phone)}`)
    expect(typed.texts[0]).toContain(abroad)
    await both.web.send('3')
    const other = await both.phone.send(`NOI ${await codeOf(both.web)}`)
    expect(other.texts[0]).not.toContain('nước ngoài')
    await both.phone.send('1')
    both.web.wait(5000)
    expect(await delivered(both.phone, 'web', both.web.now)).toEqual([expect.stringContaining(abroad)])
  })

  it('makes the two one: attempts, cards and days of both, in either chat', async () => {
    const both = await two()
    await answersOne(both.phone)
    await answersOne(both.web)
    const before = await Promise.all(['phone', 'web'].map((id) => both.phone.store.learners.attempts(id, 9)))
    const { answer } = await linked(both)
    expect(answer).toContain('Nối xong rồi')
    const { learners } = both.phone.store
    expect(await learners.attempts('phone', 9)).toHaveLength(before.flat().length)
    expect(await learners.record('web')).toBeNull()
    both.web.wait(60_000)
    await both.web.send('tôi học đến đâu rồi')
    expect(both.web.memory()).toMatchObject({ learner: 'phone', settings: { name: 'Lan' } })
    await answersOne(both.web)
    expect(await learners.attempts('phone', 9)).toHaveLength(before.flat().length + 1)
    expect(await both.phone.store.integrityCheck()).toEqual([])
  })

  it('does nothing when whoever made the code did not type it, and tells the other no more than that', async () => {
    const both = await two()
    const { answer } = await linked(both, '1', '2')
    expect(answer).toContain('Ai hỏi mã của bác, bác đừng đưa')
    expect(await delivered(both.phone, 'web', both.phone.now)).toEqual([
      'Bên Telegram không nhận, nên cháu không nối. Ở đây vẫn như cũ.',
    ])
    expect(await both.phone.store.turns.chatsOf('phone')).toEqual([])
    expect(both.web.memory().learner).toBe('web')
  })

  it('does nothing when whoever typed the code would rather not, and the code is gone', async () => {
    const { phone, web } = await two()
    const code = await codeOf(phone)
    await web.send(`NOI ${code}`)
    expect((await web.send('không nối')).texts[0]).toContain('cháu không nối')
    expect((await web.send(`NOI ${code}`)).texts[0]).toContain('không dùng được nữa')
    expect(await delivered(web, 'telegram', web.now)).toEqual([])
  })

  it('runs out after fifteen minutes of silence', async () => {
    const both = await two()
    const code = await codeOf(both.phone)
    await both.web.send(`NOI ${code}`)
    await both.web.send('1')
    await delivered(both.web, 'telegram', both.web.now)
    both.phone.wait(16 * 60_000)
    expect((await both.phone.send('1')).texts[0]).toContain('hết hạn')
  })

  it('is asked again by "nối máy" where the question never arrived', async () => {
    const { phone, web } = await two()
    const code = await codeOf(phone)
    await web.send(`NOI ${code}`)
    await web.send('1')
    expect((await phone.send('nối máy')).texts[0]).toContain('vừa gõ mã nối của bác')
    expect((await phone.send('phải')).texts[0]).toContain('Nối xong rồi')
  })

  it('takes the word of nobody else of the phone', async () => {
    const both = await two()
    await both.phone.send('đổi người')
    await both.phone.press('Không lưu, chỉ hỏi')
    await both.phone.send('đổi người')
    await both.phone.press('Bác Lan')
    const code = await codeOf(both.phone)
    await both.web.send(`NOI ${code}`)
    await both.web.send('1')
    await both.phone.send('đổi người')
    await both.phone.press('Không lưu, chỉ hỏi')
    both.phone.wait(1000)
    await delivered(both.web, 'telegram', both.phone.now)
    both.phone.wait(1000)
    // The question is for Lan: who answers it speaks as Lan from then on.
    await both.phone.send('phải, nối')
    expect(both.phone.memory().learner).toBe('phone')
  })

  it('keeps the record of somebody else of the chat apart, and lets both be chosen there', async () => {
    const both = await two(named('Hùng', 'web'))
    await answersOne(both.web)
    await linked(both, '2')
    const { learners, turns } = both.phone.store
    expect((await learners.record('web'))?.items.size).toBe(1)
    expect(await turns.chatsOf('phone')).toHaveLength(2)
    both.web.wait(60_000)
    const { texts } = await both.web.send('đổi người')
    expect(texts[0]).toContain('1. Bác Hùng\n2. Bác Lan\n')
    expect(await both.phone.store.integrityCheck()).toEqual([])
  })

  it('asks somebody of whom nothing is kept to be remembered, and keeps what this talk has taught', async () => {
    const both = await two({ consent: 'none' })
    await both.web.send('/start')
    await both.web.send('2')
    await answersOne(both.web)
    const code = await codeOf(both.phone)
    const { texts } = await both.web.send(`NOI ${code}`)
    expect(texts[0]).toContain('ở đây cháu cũng lưu như bên ấy')
    expect(texts[0]).toContain('Không bán. Tin bên Telegram đi qua máy chủ ở nước ngoài.')
    const agreed = await both.web.send('1')
    expect(agreed.commit.effects).toContainEqual(
      expect.objectContaining({ type: 'consentRecorded', state: 'given', channel: 'web' }),
    )
    both.phone.wait(60_000)
    await delivered(both.web, 'telegram', both.phone.now)
    both.phone.wait(1000)
    expect((await both.phone.send('1')).texts[0]).toContain('Nối xong rồi')
    expect((await both.phone.store.learners.record('phone'))?.items.size).toBe(1)
  })

  it('keeps nothing of a child', async () => {
    const both = await two({ consent: 'none' })
    await both.web.send('em học lớp 7')
    const code = await codeOf(both.phone)
    expect((await both.web.send(`NOI ${code}`)).texts[0]).toContain('chưa đủ tuổi')
  })

  it('lets no slip of before put back a record from before', async () => {
    const both = await two()
    await answersOne(both.phone)
    const code = await codeOf(both.phone)
    await answersOne(both.web)
    await both.web.send(`NOI ${code}`)
    await both.web.send('1')
    await both.phone.send('nối máy')
    expect((await both.phone.send('phải, nối')).texts[0]).toContain('Nối xong rồi')
    await both.phone.send('bấm nhầm')
    await both.web.send('bấm nhầm')
    const attempts = await both.phone.store.learners.attempts('phone', 9)
    expect(attempts.map(({ voided }) => voided)).toEqual([false, false])
    expect((await both.phone.store.learners.record('phone'))?.items.size).toBeGreaterThan(0)
  })

  it('stops at five chats', async () => {
    const both = await two()
    const { phone } = both
    await linked(both)
    for (const chat of ['x', 'y', 'z']) {
      const code = await codeOf(phone)
      const more = openTalk({ channel: 'zalo-bot', chat, store: phone.store, ...named('Lan', chat) })
      more.wait(60_000)
      await more.send('cảm ơn')
      await more.send(`NOI ${code}`)
      await more.send('1')
      await phone.send('nối máy')
      expect((await phone.send('phải, nối')).texts[0]).toContain('Nối xong rồi')
    }
    expect((await phone.send('nối máy')).texts[0]).toContain('nhiều nhất 5 nơi')
    expect(await phone.store.turns.chatsOf('phone')).toHaveLength(5)
    const { texts } = await phone.send('bỏ nối')
    expect(texts[0]).toContain('6. Thôi, để vậy')
  })

  it('says who helps the person now', async () => {
    const both = await two()
    await both.phone.store.turns.acceptOnce(
      {
        key: 'x',
        lane: both.phone.lane,
        message: {
          key: 'x',
          at: 0,
          from: { channel: 'telegram', account: 'a', chat: 'p', user: 'u', kind: 'private' },
          body: { type: 'text', text: 'x' },
          trace: { receivedAt: 0 },
        },
        hidden: [],
      },
      0,
    )
    const work = await both.phone.store.turns.takeWork('t', 0, 0)
    const helps = { type: 'mentorshipSaved', mentor: 'nam', sees: 'counts', mentorName: 'anh Nam', at: 1 } as const
    await both.phone.store.turns.commitTurn({
      lane: both.phone.lane,
      done: work?.messages.map(({ key }) => key) ?? [],
      absorbed: [],
      effects: [{ ...helps, learner: 'web', learnerName: null }],
      messages: [],
      now: 0,
      keepText: true,
    })
    expect((await linked(both)).answer).toContain('Xem được việc học của bác: anh Nam.')
    expect((await both.phone.store.learners.mentorsOf('phone')).map(({ sees }) => sees)).toEqual(['counts'])
  })
})

describe('one person in two chats', () => {
  it('has one hour, changed in either, and one place for the message of the day', async () => {
    const both = await two()
    await both.phone.send('gửi bài lúc 7 giờ tối')
    const { answer } = await linked(both)
    expect(answer).toContain('Bài hằng ngày gửi ở đâu?')
    expect(answer).toContain('1. Telegram (ở đây)\n2. Trang web')
    expect((await both.phone.send('1')).texts[0]).toContain('gửi ở Telegram')
    both.web.wait(60_000)
    expect((await both.web.send('đổi giờ gửi bài sang 8 giờ sáng')).texts[0]).toContain('Bài gửi ở Telegram')
    both.phone.wait(60_000)
    await both.phone.send('cảm ơn')
    expect(both.phone.memory().settings.hour).toMatchObject({ hour: 8 })
    const { daily, turns } = both.phone.store
    expect((await turns.chatsOf('phone')).map(({ daily: here }) => here)).toEqual([true, false])
    const next = (await daily.nextDailyAt()) ?? 0
    expect((await daily.dueLearners(next, 9)).map(({ lane, schedule }) => [lane, schedule.hour])).toEqual([
      [both.phone.lane, 8],
    ])
  })

  it('moves the message of the day by saying so', async () => {
    const both = await two()
    await both.phone.send('gửi bài lúc 7 giờ tối')
    await linked(both)
    both.web.wait(60_000)
    expect((await both.web.send('sao hôm nay không thấy bài')).texts[0]).toContain('gửi ở Telegram')
    expect((await both.web.send('1')).texts[0]).toContain('gửi ở trang web (ở đây)')
    expect((await both.phone.store.turns.chatsOf('phone')).map(({ daily }) => daily)).toEqual([false, true])
  })

  it('keeps the hour of the chat that had one', async () => {
    const both = await two()
    await both.web.send('gửi bài lúc 7 giờ tối')
    await linked(both)
    expect(both.phone.memory().settings.hour).toMatchObject({ hour: 19 })
    expect((await both.phone.store.turns.chatsOf('phone')).map(({ daily }) => daily)).toEqual([false, true])
  })

  it('stops everything unasked from either chat', async () => {
    const both = await two()
    await both.phone.send('gửi bài lúc 7 giờ tối')
    await linked(both)
    both.web.wait(60_000)
    await both.web.send('ngừng gửi')
    expect(await both.phone.store.daily.nextDailyAt()).toBeNull()
    both.phone.wait(60_000)
    await both.phone.send('cảm ơn')
    expect(await both.phone.store.daily.nextDailyAt()).toBeNull()
  })

  it('sees its chats, among what is kept and by asking', async () => {
    const both = await two()
    await linked(both)
    expect((await both.phone.send('đang nối với đâu')).texts[0]).toContain('– Telegram (ở đây)\n– Trang web')
    expect((await both.phone.send('dữ liệu của tôi')).texts[0]).toContain('nơi đã nối: Telegram, trang web')
  })

  it('cannot be linked twice', async () => {
    const both = await two()
    await linked(both)
    both.phone.wait(60_000)
    const code = await codeOf(both.phone)
    both.web.wait(90_000)
    expect((await both.web.send(`NOI ${code}`)).texts[0]).toContain('đã nối với nhau rồi')
  })

  it('is erased everywhere by one word, told where', async () => {
    const both = await two()
    await linked(both)
    both.web.wait(60_000)
    expect((await both.web.send('xóa dữ liệu')).texts[0]).toContain('ở mọi nơi đã nối: Telegram, trang web')
    const { commit } = await both.web.send('1')
    expect(commit.effects).toContainEqual(expect.objectContaining({ elsewhere: [both.phone.lane] }))
    const { turns, learners } = both.phone.store
    for (const lane of [both.phone.lane, both.web.lane]) expect(await turns.memoryOf(lane)).toBeNull()
    expect(await learners.exportOf('phone')).toBeNull()
  })

  it('lets this chat go and keeps everything in the other', async () => {
    const both = await two()
    await answersOne(both.phone)
    await linked(both)
    both.web.wait(60_000)
    expect((await both.web.send('bỏ nối')).texts[0]).toContain('1. Telegram\n2. Trang web (ở đây)')
    expect((await both.web.send('2')).texts[0]).toContain('Bài học vẫn còn ở Telegram')
    const { turns, learners } = both.phone.store
    expect(await turns.memoryOf(both.web.lane)).toBeNull()
    expect((await learners.record('phone'))?.items.size).toBe(1)
    expect(await turns.chatsOf('phone')).toEqual([])
    expect((await both.web.send('tôi học đến đâu rồi')).texts[0]).toContain('không lưu gì về bác')
  })

  it('lets a lost phone go from the other chat', async () => {
    const both = await two()
    await both.phone.send('gửi bài lúc 7 giờ tối')
    await linked(both)
    both.web.wait(60_000)
    await both.web.send('bỏ nối')
    expect((await both.web.send('1')).texts[0]).toContain('Bên ấy không xem được gì của bác nữa')
    expect(await both.phone.store.turns.memoryOf(both.phone.lane)).toBeNull()
    expect(await both.phone.store.integrityCheck()).toEqual([])
  })

  it('forgets what was said in both when only the words are to go', async () => {
    const both = await two()
    await linked(both)
    both.web.wait(60_000)
    await both.web.send('trước khi bấm chuyển phải xem những gì')
    both.phone.wait(90_000)
    await both.phone.send('xóa dữ liệu')
    await both.phone.send('2')
    expect(await both.phone.store.turns.memoryOf(both.web.lane)).toMatchObject({ topics: [], lastAnswer: null })
    const kept = (await both.phone.store.learners.exportOf('phone')) as { received: unknown[] }
    expect(JSON.stringify(kept.received)).not.toContain('bấm chuyển')
  })
})
