import { describe, expect, it } from 'vitest'
import { SCRIPT_START } from '../../src/conversation/converse.ts'
import { openTalk } from '../support/talk.ts'

const CASES = [
  {
    text: 'mã nó là 551930 đúng ko',
    secret: '551930',
    guide: 'antoan-01-mat-khau-otp',
    says: 'Mã OTP (mã dùng một lần) chỉ mình bác biết',
  },
  {
    text: 'căn cước của tôi số 068275104493, xem giúp hồ sơ đất đến đâu',
    secret: '068275104493',
    guide: 'antoan-06-du-lieu',
    says: 'dichvucong.gov.vn',
  },
  {
    text: 'thẻ atm của tôi số 9704000000000018 bị nuốt rồi',
    secret: '9704000000000018',
    guide: 'antoan-06-du-lieu',
    says: 'gọi ngân hàng',
  },
  {
    text: 'mật khẩu vneid của tôi là Nguyet@1955 sao vô không được',
    secret: 'Nguyet@1955',
    guide: 'antoan-01-mat-khau-otp',
    says: 'Quên mật khẩu',
  },
]

describe('personal data pasted into the chat', () => {
  it.each(CASES)(
    'is warned about, kept nowhere and never given back: $guide',
    async ({ text, secret, guide, says }) => {
      const talk = openTalk()
      const { report, commit, texts } = await talk.send(text)
      expect(report).toMatchObject({ warned_pii: true, behaviour: 'warn-pii', guide })
      expect(texts.join('\n')).toContain(says)
      expect(JSON.stringify(commit)).not.toContain(secret)
      expect(JSON.stringify(talk.memory())).not.toContain(secret)
    },
  )

  it('beside an emergency is the last line of the card, not a message before it', async () => {
    const talk = openTalk()
    const { report, texts } = await talk.send('em vừa đọc mã otp 480217 cho nó rồi')
    expect(report).toMatchObject({ emergency: true, warned_pii: true })
    expect(texts).toHaveLength(1)
    expect(texts[0]).toMatch(/^Làm ngay 3 việc/u)
    expect(texts[0]).toContain('Cháu đã che số riêng trong tin bác gửi.')
    expect(texts[0]).not.toContain('480217')
  })

  it.each([
    ['a red verdict', { type: 'text', text: 'VNeID bắt đóng phí 22k, bấm vneid.gov.vn.dongphi.example' }],
    ['a message Zalo withheld', { type: 'unsupported', why: 'withheld' }],
  ] as const)('after %s is no answer to its list: neither an emergency nor a verdict', async (_, before) => {
    const talk = openTalk()
    await talk.send(before)
    const { report, texts } = await talk.send('482913')
    expect(report.behaviour).toBe('warn-pii')
    expect(texts.join()).toContain('không xem và không giữ mã đó')
  })

  it('is spoken of calmly afterwards', async () => {
    const talk = openTalk()
    await talk.send('otp 480217')
    const { texts } = await talk.send('lỡ gửi rồi giờ sao')
    expect(texts[0]).toContain('Bên cháu đã che trước khi lưu')
  })

  it('given away to somebody is an emergency', async () => {
    const talk = openTalk()
    await talk.send('mã otp là 480217')
    expect((await talk.send('3')).report.emergency).toBe(true)
  })

  it.each(['qr-02-quet-tra-tien', 'vneid-03-mat-khau'])(
    'offers the steps of what is being talked of: %s',
    async (guide) => {
      const topic = { about: guide, kind: 'guide', words: '', plans: [], skill: null, agency: null, at: 0 } as const
      const talk = openTalk({
        change: (memory) => ({ ...memory, topics: [{ ...topic, at: SCRIPT_START, plans: [] }] }),
      })
      await talk.send('mã otp 482913 gửi về máy rồi nhập chỗ nào')
      const steps = talk
        .memory()
        .lists.at(-1)
        ?.options.find(({ label }) => label === 'Chỉ từng bước')
      expect(steps?.intent).toEqual({ do: 'step', guide, step: 1 })
    },
  )
})
