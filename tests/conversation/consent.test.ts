import { describe, expect, it } from 'vitest'
import type { TurnCommit } from '../../src/conversation/turn-store.ts'
import { openTalk, type Talk } from '../support/talk.ts'

/** What a turn leaves behind besides idempotency keys and outbox rows that are blanked when final. */
function stored(commits: readonly TurnCommit[]) {
  return commits.flatMap((commit) => [
    ...commit.effects
      .filter((effect) => effect.type === 'memorySaved' || effect.type === 'consentRecorded')
      .map((effect) => effect.type),
    ...(commit.keepText ? ['keepText'] : []),
    ...commit.messages.filter((message) => message.keepText).map(() => 'outbox text'),
  ])
}

describe('first contact', () => {
  it('says in the first message that it is a machine and never asks for OTP', async () => {
    const talk = openTalk({ consent: 'none', channel: 'telegram' })
    const { texts } = await talk.send({ type: 'command', name: 'start', args: '' })
    expect(texts[0]).toContain('máy trả lời tự động, không phải người')
    expect(texts[0]).toContain('không bao giờ hỏi mã OTP')
    expect(texts[1]).toContain('1. Đồng ý')
  })

  it('says on Telegram that messages pass through servers abroad, and elsewhere that nothing is sent abroad', async () => {
    const telegram = await openTalk({ consent: 'none', channel: 'telegram' }).send('alo')
    expect(telegram.texts[1]).toContain('Telegram, máy chủ ở nước ngoài')
    expect(telegram.texts[1]).not.toContain('không gửi ra nước ngoài')
    const zalo = await openTalk({ consent: 'none' }).send('alo')
    expect(zalo.texts[1]).toContain('không gửi ra nước ngoài')
  })

  it('answers a first message that is a question before it asks for consent', async () => {
    const talk = openTalk({ consent: 'none' })
    const { texts, report } = await talk.send('trước khi bấm chuyển phải xem những gì')
    expect(report.guide).toBe('qr-04-kiem-tra')
    expect(texts[0]).toMatch(/^Cháu là máy trả lời tự động/u)
    expect(texts.join('\n')).not.toContain('Đồng ý')
    const after = await talk.send('cảm ơn cháu')
    expect(after.texts.at(-1)).toContain('1. Đồng ý')
  })

  it.each(['sticker', 'location', 'contact'] as const)(
    'does not ask for consent behind a %s, but behind the next words',
    async (what) => {
      const talk = openTalk({ consent: 'none' })
      await talk.send('trước khi bấm chuyển phải xem những gì')
      expect((await talk.send({ type: 'other', what })).texts).toHaveLength(1)
      expect((await talk.send('cảm ơn cháu')).texts.at(-1)).toContain('1. Đồng ý')
    },
  )

  it('never puts the consent list under an answer whose digits are open', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('trước khi bấm chuyển phải xem những gì')
    await talk.send('1')
    await talk.send('1')
    expect(talk.memory().consent.state).toBe('none')
    expect(talk.memory().learner).toBeNull()
  })

  it('takes place and role from an entry link', async () => {
    const talk = openTalk({ consent: 'none', channel: 'telegram' })
    const { texts } = await talk.send({ type: 'command', name: 'start', args: 'p-lai-chau_r-can-bo_s-vneid' })
    expect(texts[0]).toMatch(/^Chào anh\/chị\. Em là trợ lý/u)
    expect(talk.memory().settings).toMatchObject({ place: 'lai-chau', role: 'can-bo', mode: 'cadre', form: 'anhchi' })
  })
})

describe('consent', () => {
  it.each(['ừm', 'cảm ơn', 'ok', 'quét mã qr trả tiền thế nào', 'dạ vâng'])('is not given by "%s"', async (text) => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('/start')
    await talk.send(text)
    expect(talk.memory().consent.state).toBe('asked')
    expect(stored(talk.commits)).toEqual([])
  })

  it('is recorded with wording, time and channel, and only then is anything stored', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('/start')
    expect(stored(talk.commits)).toEqual([])
    const { commit } = await talk.send('1')
    expect(commit.effects).toContainEqual({
      type: 'consentRecorded',
      learner: 'learner-1',
      state: 'given',
      wording: '2',
      channel: 'zalo-bot',
      at: talk.now - 1000,
    })
    expect(commit.effects).toContainEqual(expect.objectContaining({ type: 'memorySaved' }))
  })

  it('is read before it is given, page by page, with digits', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('/start')
    expect((await talk.send('3')).texts[0]).toContain('Ai giữ: Tổ công nghệ số xã Sao Mai.')
    expect((await talk.send('1')).texts[0]).toContain('Giữ bao lâu')
    expect((await talk.send('tiếp')).texts[0]).toContain('Quyền của bác')
    await talk.send('1')
    expect(talk.memory().consent.state).toBe('given')
  })

  it('is followed by onboarding that ends after three digits', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('/start')
    expect((await talk.send('1')).texts[1]).toContain('xưng hô thế nào')
    expect((await talk.send('1')).texts[0]).toContain('Dạ, bác – cháu. Bác ở tỉnh nào?')
    expect((await talk.send('2')).texts[0]).toContain('chọn giờ')
    const { texts } = await talk.send('3')
    expect(texts[0]).toContain('trong khoảng 7 đến 8 giờ')
    expect(talk.memory().settings).toMatchObject({ form: 'bac', place: 'lai-chau', hour: { hour: 19, minute: null } })
  })

  it('declined leaves everything usable and nothing stored', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('/start')
    await talk.send('2')
    expect(talk.memory().consent.state).toBe('declined')
    await everything(talk)
    expect(stored(talk.commits)).toEqual([])
    expect(Object.values(talk.memory().record?.progress.guides ?? {})).toMatchObject([{ right: 3, questions: 3 }])
  })

  it('is asked again only when a stored feature is wanted', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('/start')
    await talk.send('2')
    for (const text of ['trước khi bấm chuyển phải xem những gì', 'cảm ơn', 'tóm lại nãy giờ phải làm gì'])
      expect((await talk.send(text)).texts.join('\n')).not.toContain('Đồng ý')
    expect((await talk.send('tôi học đến đâu rồi')).texts.at(-1)).toContain('1. Đồng ý')
  })

  it('of a child is neither asked for nor taken', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('/start')
    const { texts } = await talk.send('em học lớp 7')
    expect(texts[0]).toContain('chưa đủ tuổi tự đồng ý')
    await talk.send('đồng ý')
    expect(talk.memory().learner).toBeNull()
    expect(stored(talk.commits)).toEqual([])
  })

  it('missing, the talk is forgotten after thirty minutes of silence', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('/start')
    await talk.send('2')
    talk.wait(29 * 60_000)
    expect(talk.memory().consent.state).toBe('declined')
    talk.wait(2 * 60_000)
    expect(talk.memory().consent.state).toBe('none')
  })
})

/** Twenty questions, a lesson with its questions, a loose quiz. */
async function everything(talk: Talk): Promise<void> {
  for (let count = 0; count < 20; count += 1) {
    const { report } = await talk.send('trước khi bấm chuyển phải xem những gì')
    expect(report.behaviour).toBe('answer')
  }
  await talk.send('học bài')
  await talk.send('1')
  for (let count = 0; count < 8 && talk.memory().quiz === null; count += 1) await talk.send('tiếp')
  for (let count = 0; count < 3; count += 1) {
    expect((await talk.send(String(talk.rightDigit()))).report.correct).toBe(true)
    await talk.send('1')
  }
  const { report } = await talk.send('cho 1 câu đố')
  expect(report.behaviour).toBe('quiz')
}

describe('consent to the first wording', () => {
  const agreedBefore = (name: string | null = 'Lan') =>
    openTalk({
      change: (memory) => ({
        ...memory,
        consent: { ...memory.consent, wording: '1' },
        settings: { ...memory.settings, name, hour: { hour: 19, minute: null } },
      }),
    })

  it('is asked once to be widened, after an answer and under no open list', async () => {
    const talk = agreedBefore()
    expect((await talk.send('trước khi bấm chuyển phải xem những gì')).texts).toHaveLength(1)
    const { texts } = await talk.send('cảm ơn')
    expect(texts.at(-1)).toContain('Giờ cháu lưu thêm')
    expect((await talk.send('ok')).texts.join('\n')).not.toContain('lưu thêm')
  })

  it('is widened by "Đồng ý" alone, with a proof of its own and no second onboarding', async () => {
    const talk = agreedBefore()
    await talk.send('cảm ơn')
    const { commit, texts } = await talk.send('1')
    expect(commit.effects).toContainEqual(
      expect.objectContaining({ type: 'consentRecorded', learner: 'script', state: 'given', wording: '2' }),
    )
    expect(texts).toHaveLength(1)
    expect(talk.memory()).toMatchObject({ learner: 'script', settings: { name: 'Lan', hour: { hour: 19 } } })
  })

  it('is widened by what was asked alone: what leaves the country was not named', async () => {
    const operator = { model: 'm', modelAbroad: true, voiceAbroad: true }
    const talk = openTalk({
      operator,
      change: (memory) => ({ ...memory, consent: { ...memory.consent, wording: '1' } }),
    })
    await talk.send('cảm ơn')
    await talk.send('1')
    expect(talk.memory().consent.wording).toBe('2')
  })

  it('stands as it was when the addition is declined: only the name goes', async () => {
    const talk = agreedBefore()
    await talk.send('cảm ơn')
    const { commit } = await talk.send('2')
    expect(commit.effects.some(({ type }) => type === 'consentRecorded')).toBe(false)
    expect(talk.memory()).toMatchObject({
      consent: { state: 'given', wording: '1' },
      settings: { name: null, hour: { hour: 19 } },
    })
  })
})
