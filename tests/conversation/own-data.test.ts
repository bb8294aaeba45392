import { describe, expect, it } from 'vitest'
import { openTalk } from '../support/talk.ts'

describe('erasing', () => {
  it('asks once, then erases everything of the chat and says so', async () => {
    const talk = openTalk()
    await talk.send('cho 1 câu đố')
    await talk.send(String(talk.rightDigit()))
    const ask = await talk.send('xóa dữ liệu')
    expect(ask.texts[0]).toContain('Không lấy lại được')
    expect(ask.commit.effects.map((effect) => effect.type)).not.toContain('personErased')
    const { commit, texts } = await talk.send('1')
    expect(commit.effects).toEqual([{ type: 'personErased', lane: talk.lane, learner: 'script', at: talk.now - 1000 }])
    expect(commit.keepText).toBe(false)
    expect(texts[0]).toContain('Đã xóa.')
    expect(talk.memory()).toMatchObject({ learner: null, consent: { state: 'none' } })
    expect(await talk.store.learners.record('script')).toBeNull()
  })

  it('is undone by "thôi" before it happened', async () => {
    const talk = openTalk()
    await talk.send('quên tôi đi')
    const { commit } = await talk.send('thôi')
    expect(commit.effects.map((effect) => effect.type)).not.toContain('personErased')
    expect(talk.memory().consent.state).toBe('given')
  })

  it('works without consent too, and claims nothing that was not there', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('/start')
    await talk.send('xoa du lieu')
    expect((await talk.send('1')).texts[0]).toContain('không lưu gì về bác')
  })

  it('as a withdrawal is asked about first, and a second thought keeps everything', async () => {
    const talk = openTalk()
    await talk.send('rút đồng ý')
    expect((await talk.send('thôi')).texts[0]).toBe('Dạ, cháu không xóa gì.')
    expect(talk.memory().consent.state).toBe('given')
  })

  it('as a withdrawal leaves the proof of it', async () => {
    const talk = openTalk()
    await talk.send('dữ liệu của tôi')
    const asked = await talk.press('Rút đồng ý')
    expect(asked.texts[0]).toContain('Không lấy lại được. Bác rút thật không?')
    expect(asked.commit.effects.map((effect) => effect.type)).not.toContain('personErased')
    const { commit } = await talk.send('1')
    expect(commit.effects.map((effect) => effect.type)).toEqual(['personErased', 'consentRecorded'])
  })
})

describe('what is kept', () => {
  it('is told in words, with the day of consent', async () => {
    const talk = openTalk()
    const { texts } = await talk.send('dữ liệu của tôi')
    expect(texts[0]).toContain('đồng ý ngày 21/11/2026 (bản 2)')
    expect((await talk.press('Xem đầy đủ')).texts[0]).toContain('Toàn bộ những gì cháu giữ')
  })
})
