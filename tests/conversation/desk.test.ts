import { describe, expect, it } from 'vitest'
import { deskHoursName, isDeskOpen, nextOpening } from '../../src/conversation/desk-hours.ts'
import { HANDOVER_MS } from '../../src/conversation/desk-store.ts'
import { carryOut, endSilences } from '../../src/delivery/desk.ts'
import { openTalk, type Talk, talkWithQuestion } from '../support/talk.ts'

/** Talks begin on Saturday 21 November 2026 at 9:00. */
const OFFICE = { from: 450, to: 1020, days: [1, 2, 3, 4, 5] }
const ALWAYS = { from: 0, to: 1440, days: [0, 1, 2, 3, 4, 5, 6] }
const HOUR = 3_600_000

const open = (more: Parameters<typeof openTalk>[0] = {}) => openTalk({ desk: ALWAYS, ...more })
async function waiting(talk: Talk): Promise<Talk> {
  await talk.send('làm sao quét qr trả tiền')
  await talk.send('gọi người')
  await talk.send('1')
  return talk
}
const tickets = (talk: Talk) => talk.store.desk.openTickets()

describe('"gọi người" where somebody sits at a desk', () => {
  it('asks before anything is passed on, and names a ticket only together with it', async () => {
    const talk = open()
    await talk.send('làm sao quét qr trả tiền')
    const { texts } = await talk.send('gọi người')
    expect(texts[0]).toBe(
      'Cháu chuyển bác tới Tổ công nghệ số xã Sao Mai. Cháu gửi kèm câu bác vừa hỏi (đã che số riêng) nhé?\n1. Gửi kèm\n2. Không, tôi tự kể\n8. Thôi',
    )
    expect(await tickets(talk)).toEqual([])
    const { texts: done, commit } = await talk.send('1')
    expect(done).toEqual([
      'Đã ghi phiếu số 1. Người trực nhắn vào đây. Lúc chờ, cháu im; bác cần cháu thì nhắn: về máy.',
    ])
    expect(commit.effects).toContainEqual(expect.objectContaining({ type: 'ticketOpened', number: 1 }))
    expect((await tickets(talk))[0]?.words.map(({ text }) => text)).toEqual(['làm sao quét qr trả tiền'])
  })

  it('passes on nothing but what was allowed, and never a number that is hidden', async () => {
    const talk = open()
    await talk.send('otp của tôi là 482913, quét qr sao')
    await talk.send('gọi người')
    await talk.send('2')
    expect((await tickets(talk))[0]?.words).toEqual([])
    await talk.send('căn cước tôi 012345678901 bị lỗi')
    expect(JSON.stringify(await tickets(talk))).not.toMatch(/482913|012345678901/u)
    expect((await tickets(talk))[0]?.words[0]?.text).toContain('bị lỗi')
  })

  it('passes on nothing at all after "Thôi"; without a question before it, only the wish', async () => {
    const talk = open()
    expect((await talk.send('9')).texts[0]).toBe(
      'Cháu chuyển bác tới Tổ công nghệ số xã Sao Mai nhé?\n1. Chuyển, tôi tự kể\n8. Thôi',
    )
    expect((await talk.send('8')).texts).toEqual(['Cháu đây, bác cần gì ạ?'])
    expect(await tickets(talk)).toEqual([])
  })

  it('says when the desk is closed, keeps the ticket, and goes on helping', async () => {
    const talk = await waiting(openTalk({ desk: OFFICE }))
    const said = talk.commits.at(-1)?.messages[0]?.message
    expect(said).toMatchObject({
      text: 'Ngoài giờ trực (7 giờ 30 – 17 giờ, thứ Hai đến thứ Sáu). Phiếu 1 cháu để sẵn, sáng thứ Hai có người xem.',
    })
    expect((await tickets(talk)).length).toBe(1)
    expect((await talk.send('quét qr trả tiền sao')).messages.length).toBeGreaterThan(0)
  })

  it('claims no transfer where there is none', async () => {
    const talk = openTalk()
    expect((await talk.send('gọi người')).texts[0]).toContain('Ở đây chưa có người trực.')
    expect(await talk.store.desk.openTickets()).toEqual([])
  })
})

describe('while a person is expected the bot', () => {
  it('is silent and keeps what is said for them, also what came without words', async () => {
    const talk = await waiting(open())
    for (const said of ['tôi đứng ở bước quét', '2', 'alo có ai không'])
      expect((await talk.send(said)).messages, said).toEqual([])
    expect(
      (await talk.send({ type: 'media', media: { kind: 'image', ref: 'r' }, caption: 'lỗi này' })).messages,
    ).toEqual([])
    expect((await talk.send({ type: 'other', what: 'sticker' })).messages).toEqual([])
    expect((await tickets(talk))[0]?.words.map(({ text }) => text).slice(1)).toEqual([
      'tôi đứng ở bước quét',
      '2',
      'alo có ai không',
      '[ảnh] lỗi này',
    ])
  })

  it('still answers an emergency at once, and words that mean the same at any moment, with the lists they show', async () => {
    const talk = await waiting(open())
    const { texts, report } = await talk.send('tôi vừa chuyển tiền cho bọn lừa đảo')
    expect(report.emergency).toBe(true)
    expect(texts[0]).toContain('113')
    const later = await waiting(open())
    expect((await later.send('0')).texts[0]).toContain('1. ')
    expect((await later.send('1')).messages.length).toBeGreaterThan(0)
    expect((await later.send('gọi người')).texts[0]).toContain('Đã ghi phiếu số 1.')
  })

  it('comes back with "về máy", offers the question that was open, and the ticket stays', async () => {
    const talk = await talkWithQuestion('qr-04-kiem-tra', 'qr-04.q1', { desk: ALWAYS })
    await talk.send('gọi người')
    await talk.send('1')
    expect((await talk.send('2')).messages).toEqual([])
    expect(talk.memory().quiz?.state).toBe('open')
    const { texts } = await talk.send('về máy')
    expect(texts[0]).toBe('Cháu đây, bác cần gì ạ?\n1. Quay lại câu đố')
    expect((await talk.send('1')).report.behaviour).toBe('quiz')
    expect((await tickets(talk)).length).toBe(1)
  })

  it('keeps nothing in memory of somebody who did not agree but the ticket they asked for', async () => {
    const talk = await waiting(open({ consent: 'none' }))
    expect(talk.commits.at(-1)?.messages.length).toBe(1)
    expect((await tickets(talk)).length).toBe(1)
    expect((await talk.send('tôi kể thêm')).messages).toEqual([])
  })
})

describe('the desk', () => {
  const letter = (words: string) => ({ do: 'answer', ticket: 1, words }) as const

  it('answers in the same chat, once, and the bot stays silent for whatever is said back', async () => {
    const talk = await waiting(openTalk({ desk: OFFICE }))
    for (let round = 0; round < 2; round += 1)
      expect(await carryOut(talk.store.desk, 'a', letter('Bác ra ủy ban gặp chị Hoa.'), talk.now)).toMatchObject({
        done: true,
      })
    expect((await tickets(talk))[0]?.words.filter(({ by }) => by === 'desk').length).toBe(1)
    const limits = { limit: 50, why: ['reply'], exceptLanes: [] } as const
    const texts: string[] = []
    for (let round = 0; round < 50; round += 1) {
      for (const row of await talk.store.outbox.claim({ channel: 'zalo-bot', account: 'a' }, talk.now, limits)) {
        if (row.message.type === 'text') texts.push(row.message.text)
        await talk.store.outbox.settle(row.id, { state: 'sent', messageId: '1', detail: null }, talk.now)
      }
    }
    expect(texts.filter((text) => text === 'Người trực trả lời phiếu 1: Bác ra ủy ban gặp chị Hoa.').length).toBe(1)
    expect((await talk.send('mấy giờ thì có chị ấy')).messages).toEqual([])
  })

  it('is missed after a day: the bot says so once and helps again; after a word from it, without a word', async () => {
    const talk = await waiting(open())
    talk.wait(HANDOVER_MS - HOUR)
    expect(await endSilences(talk.store.desk, talk.now)).toEqual([])
    talk.wait(2 * HOUR)
    expect((await endSilences(talk.store.desk, talk.now)).length).toBe(1)
    expect(await endSilences(talk.store.desk, talk.now)).toEqual([])
    expect((await talk.send('quét qr trả tiền sao')).messages.length).toBeGreaterThan(0)
    await carryOut(talk.store.desk, 'a', letter('Chào bác.'), talk.now)
    talk.wait(HANDOVER_MS + HOUR)
    expect((await talk.send('quét qr trả tiền sao')).messages.length).toBeGreaterThan(0)
    expect(await endSilences(talk.store.desk, talk.now)).toEqual([])
  })

  it('closes a ticket, after which a new wish is a new ticket', async () => {
    const talk = await waiting(open())
    expect(await carryOut(talk.store.desk, 'c', { do: 'close', ticket: 1 }, talk.now)).toMatchObject({ done: true })
    expect(await carryOut(talk.store.desk, 'd', letter('muộn rồi'), talk.now)).toEqual({ done: false, why: 'not-open' })
    await talk.send('gọi người')
    expect((await talk.send('1')).texts[0]).toContain('phiếu số 2')
  })

  it('is forgotten with whoever is erased', async () => {
    const talk = await waiting(open())
    await talk.send('xóa dữ liệu')
    await talk.send('1')
    expect(await tickets(talk)).toEqual([])
  })
})

describe('the hours of a desk', () => {
  const at = (time: string) => Date.parse(`${time}:00+07:00`)
  it('are open on their days from the first minute to the last but one', () => {
    for (const [time, isOpen] of [
      ['2026-11-20T07:29', false],
      ['2026-11-20T07:30', true],
      ['2026-11-20T16:59', true],
      ['2026-11-20T17:00', false],
      ['2026-11-21T09:00', false],
    ] as const)
      expect(isDeskOpen(OFFICE, at(time)), time).toBe(isOpen)
  })

  it('are said as people say them, with the next opening', () => {
    expect(deskHoursName(OFFICE)).toBe('7 giờ 30 – 17 giờ, thứ Hai đến thứ Sáu')
    expect(deskHoursName(ALWAYS)).toBe('0 giờ – 24 giờ, cả tuần')
    expect(nextOpening(OFFICE, at('2026-11-19T18:00'))).toBe('sáng mai')
    expect(nextOpening(OFFICE, at('2026-11-20T06:00'))).toBe('sáng nay')
    expect(nextOpening(OFFICE, at('2026-11-20T18:00'))).toBe('sáng thứ Hai')
    expect(nextOpening({ ...OFFICE, from: 780, days: [3] }, at('2026-11-20T18:00'))).toBe('chiều thứ Tư')
  })
})
