import { describe, expect, it } from 'vitest'
import type { Topic } from '../../src/assistant/assistant.ts'
import { NOW, realAssistant } from '../assistant/build.ts'
import { openTalk } from '../support/talk.ts'

const { assistant } = await realAssistant()

const JOB: Topic = {
  about: 'antoan-05-viec-nhe',
  kind: 'guide',
  words: 'việc bấm thích',
  plans: [],
  skill: 'antoan',
  agency: null,
  at: NOW,
}

describe('a talk goes on with its subject', () => {
  it.each(['mã là 284615 phải không', 'căn cước tôi 068275104493 phải không'])('after a warning: %s', async (text) => {
    const talk = openTalk({ assistant })
    await talk.send('quên mật khẩu vneid thì làm lại thế nào')
    expect((await talk.send(text)).report.warned_pii).toBe(true)
    expect((await talk.send('thế gõ vào chỗ nào')).report.guide).toBe('vneid-03-mat-khau')
  })

  it('after a trick was judged', async () => {
    const talk = openTalk({ assistant })
    const judged = await talk.send(
      'bên công an gọi bảo tôi chuyển khoản vào số tài khoản này để điều tra, không thì bắt',
    )
    expect(judged.report.guide).toBe('antoan-02-gia-danh')
    expect((await talk.send('sao họ biết tên tôi')).report.guide).toBe('antoan-02-gia-danh')
  })

  it('when more of the same trick is told in words that point at none', async () => {
    const talk = openTalk({ assistant, change: (memory) => ({ ...memory, topics: [JOB] }) })
    const told = await talk.send('bên đó kêu mình đóng tiền trước rồi mới cho làm tiếp')
    expect(told.report.guide).toBe('antoan-05-viec-nhe')
  })

  it('after a step of another guide was opened by its choice', async () => {
    const talk = openTalk({ assistant })
    await talk.send('quét mã QR trả tiền thế nào')
    await talk.send('quên mật khẩu vneid thì làm lại thế nào')
    await talk.press('Chỉ từng bước')
    expect((await talk.send('mất bao lâu')).report.guide).toBe('vneid-03-mat-khau')
  })
})
