import { describe, expect, it } from 'vitest'
import { openTalk, type Talk } from '../support/talk.ts'

const HOUR = 3_600_000

/** Bác Lan, who has agreed, and bác Hùng, who comes after her; all with digits but the name. */
async function lanAndHung(): Promise<Talk> {
  const talk = openTalk({ change: (memory) => ({ ...memory, settings: { ...memory.settings, name: 'Lan' } }) })
  await talk.send('đổi người')
  await talk.send('2')
  await talk.send('Hùng')
  await talk.send('1')
  for (const digit of ['1', '2', '4']) await talk.send(digit)
  return talk
}

describe('several people on one phone', () => {
  it('are listed with their names, with room for one more and for somebody who only asks', async () => {
    const talk = await lanAndHung()
    const { texts } = await talk.send('đổi người')
    expect(texts[0]).toBe('Ai học bây giờ ạ?\n1. Bác Lan\n2. Bác Hùng\n3. Thêm người\n4. Không lưu, chỉ hỏi')
  })

  it('agree each for themselves, with onboarding of their own', async () => {
    const talk = openTalk()
    await talk.send('người khác học')
    expect((await talk.send('2')).texts[0]).toContain('gọi tên gì')
    const asked = await talk.send('bác Hùng')
    expect(asked.texts[0]).toContain('Chào bác Hùng')
    expect(asked.texts[1]).toContain('1. Đồng ý')
    expect(asked.commit.effects).toEqual([{ type: 'profileChosen', lane: talk.lane, learner: null }])
    const { commit, texts } = await talk.send('1')
    expect(commit.effects).toContainEqual(
      expect.objectContaining({ type: 'consentRecorded', learner: 'learner-1', state: 'given' }),
    )
    expect(texts[1]).toContain('xưng hô thế nào')
    expect(talk.memory()).toMatchObject({ learner: 'learner-1', settings: { name: 'Hùng' } })
  })

  it('are stored only once they agreed: who declines is a guest', async () => {
    const talk = openTalk()
    await talk.send('đổi người')
    await talk.send('2')
    await talk.send('1')
    const { commit } = await talk.send('2')
    expect(commit.effects).toEqual([])
    expect(talk.memory()).toMatchObject({ learner: null, consent: { state: 'declined' } })
    expect((await talk.send('đổi người')).texts[0]).toContain('1. Người thứ 1')
  })

  it('have results of their own', async () => {
    const talk = await lanAndHung()
    await talk.send('cho 1 câu đố')
    await talk.send(String(talk.rightDigit()))
    expect((await talk.store.learners.record('learner-1'))?.items.size).toBe(1)
    await talk.send('đổi người')
    await talk.send('1')
    expect(talk.memory()).toMatchObject({ learner: 'script', settings: { name: 'Lan' } })
    await talk.send('cho 1 câu đố')
    await talk.send(String(talk.rightDigit()))
    expect((await talk.store.learners.record('script'))?.items.size).toBe(1)
    expect((await talk.store.learners.record('learner-1'))?.items.size).toBe(1)
  })

  it('are asked who learns after twelve hours of silence, and a plain question never asks', async () => {
    const talk = await lanAndHung()
    talk.wait(13 * HOUR)
    expect((await talk.send('trước khi bấm chuyển phải xem những gì')).report.guide).toBe('qr-04-kiem-tra')
    const asked = await talk.send('học bài')
    expect(asked.texts[0]).toContain('Bác Lan hay bác Hùng học ạ?\n1. Bác Lan\n2. Bác Hùng')
    const { report, commit } = await talk.send('1')
    expect(commit.effects[0]).toEqual({ type: 'profileChosen', lane: talk.lane, learner: 'script' })
    expect(report.behaviour).toBe('next-step')
    expect(talk.memory()).toMatchObject({ learner: 'script' })
    expect((await talk.send('tôi học đến đâu rồi')).report.behaviour).toBe('progress')
  })

  it('are not asked within twelve hours, nor where one person learns alone', async () => {
    const talk = await lanAndHung()
    talk.wait(11 * HOUR)
    expect((await talk.send('học bài')).texts[0]).not.toContain('hay bác')
    const alone = openTalk()
    await alone.send('cảm ơn')
    alone.wait(40 * HOUR)
    expect((await alone.send('học bài')).report.behaviour).toBe('next-step')
  })

  it.each(['ông Hùng học tới đâu rồi', 'Hùng học tới đâu rồi', 'bác hung lam dung may cau'])(
    'do not hear of each other: "%s"',
    async (text) => {
      const talk = await lanAndHung()
      await talk.send('cho 1 câu đố')
      await talk.send(String(talk.rightDigit()))
      await talk.send('đổi người')
      await talk.send('1')
      const { texts, report } = await talk.send(text)
      expect(report.behaviour).toBe('refuse')
      expect(texts).toEqual(['Kết quả của ai chỉ người đó xem. Bác Hùng nhắn "đổi người" rồi xem nhé.'])
    },
  )

  it('leave the others untouched when one of them is erased', async () => {
    const talk = await lanAndHung()
    await talk.send('cho 1 câu đố')
    await talk.send(String(talk.rightDigit()))
    await talk.send('xóa dữ liệu')
    const { commit } = await talk.send('1')
    expect(commit.effects).toEqual([
      { type: 'personErased', lane: talk.lane, learner: 'learner-1', at: expect.any(Number) },
    ])
    expect(await talk.store.learners.exportOf('learner-1')).toBeNull()
    expect(await talk.store.learners.exportOf('script')).not.toBeNull()
    expect((await talk.send('đổi người')).texts[0]).toBe(
      'Ai học bây giờ ạ?\n1. Bác Lan\n2. Thêm người\n3. Không lưu, chỉ hỏi',
    )
  })

  it('are sent to a private chat from a group', async () => {
    const talk = openTalk({ kind: 'group' })
    for (const text of ['đổi người', 'tôi muốn kèm bà con', 'rút đồng ý'])
      expect((await talk.send(text)).texts[0]).toContain('nhắn riêng')
  })

  it('keep what is theirs when a guest asks to erase', async () => {
    const talk = await lanAndHung()
    await talk.send('đổi người')
    await talk.send('4')
    await talk.send('xóa dữ liệu')
    const { commit, texts } = await talk.send('1')
    expect(commit.effects).toEqual([])
    expect(texts[0]).toContain('không có gì để xóa')
    expect(await talk.store.learners.exportOf('script')).not.toBeNull()
    expect(await talk.store.learners.exportOf('learner-1')).not.toBeNull()
  })

  it('are at most five', async () => {
    const talk = openTalk()
    for (const name of ['Hai', 'Ba', 'Tư', 'Năm']) {
      await talk.send('đổi người')
      await talk.press('Thêm người')
      await talk.send(name)
      await talk.send('1')
    }
    const { texts } = await talk.send('đổi người')
    expect(texts[0]).not.toContain('Thêm người')
    expect(texts[0]).toContain('6. Không lưu, chỉ hỏi')
  })

  it('hears that somebody of the house wants to learn too, and no question about them', async () => {
    for (const text of ['chồng tôi cũng học chung máy này', 'gio vo tui hoc nhe', 'ba nhà tôi muốn học nữa']) {
      const talk = await openTalk()
      expect((await talk.send(text)).texts[0]).toMatch(/^Ai học bây giờ/u)
    }
    for (const text of ['con tôi học lớp 3 xin học bổng ở đâu', 'em cũng muốn học', 'chồng tôi học tới đâu rồi']) {
      const talk = await openTalk()
      expect((await talk.send(text)).texts[0]).not.toMatch(/^Ai học bây giờ/u)
    }
  })

  it('all stop being sent to by one "ngừng gửi", and each takes it back for themselves', async () => {
    const talk = await lanAndHung()
    const { commit, texts } = await talk.send('ngừng gửi')
    expect(texts[0]).toContain('mọi người học trên máy này')
    expect(commit.effects.filter(({ type }) => type === 'sendingStopped')).toHaveLength(1)
    expect(talk.memory().settings.stoppedAt).not.toBeNull()
    await talk.send('đổi người')
    await talk.send('1')
    expect(talk.memory().settings.stoppedAt).not.toBeNull()
    await talk.send('gửi lại')
    expect(talk.memory().settings.stoppedAt).toBeNull()
    await talk.send('đổi người')
    await talk.send('2')
    expect(talk.memory().settings.stoppedAt).not.toBeNull()
  })

  it('are sent to again when the stop was only meant for what was open', async () => {
    const talk = await lanAndHung()
    await talk.send('ngừng gửi')
    await talk.press('Chỉ dừng bài đang mở, vẫn gửi hằng ngày')
    await talk.send('đổi người')
    await talk.send('1')
    expect(talk.memory().settings.stoppedAt).toBeNull()
  })

  it('are stopped by whoever only asks on their phone, too', async () => {
    const talk = await lanAndHung()
    await talk.send('đổi người')
    await talk.send('4')
    expect((await talk.send('ngừng gửi')).texts[0]).toContain('mọi người học trên máy này')
  })
})

describe('somebody who asks for another', () => {
  it('is told how to show it, and nothing is kept of the other', async () => {
    const talk = openTalk({ change: (memory) => ({ ...memory, settings: { ...memory.settings, form: 'ban' } }) })
    const { texts } = await talk.send('tôi hỏi giúp mẹ')
    expect(texts[0]).toContain('bạn hỏi giúp mẹ bạn thì cứ hỏi. Mình không ghi gì về mẹ bạn')
    expect(JSON.stringify(talk.memory())).not.toContain('mẹ')
  })

  it('gets the same guide, told to whoever shows it', async () => {
    const { texts, report } = await openTalk().send('hỏi giúp mẹ trước khi bấm chuyển phải xem những gì')
    expect(report.guide).toBe('qr-04-kiem-tra')
    expect(texts[0]).toMatch(/^Bác chỉ lại cho mẹ bác nhé/u)
  })
})
