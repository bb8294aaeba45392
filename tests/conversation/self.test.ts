import { describe, expect, it } from 'vitest'
import { fold } from '../../src/shared/text.ts'
import { openTalk } from '../support/talk.ts'

describe('how somebody wants to be called', () => {
  it.each([
    ['đừng gọi tôi là bác nữa, gọi là chị', 'chi'],
    ['dung goi toi la bac nua, goi la chi', 'chi'],
    ['gọi anh thôi, đừng kêu bác', 'anh'],
    ['gọi tôi là bác, xưng con', 'bac'],
    ['cứ gọi tôi bằng cô', 'co'],
    ['gọi bà là bà đi', 'ba'],
  ])('"%s": the call that is not refused decides', async (text, form) => {
    const talk = openTalk()
    await talk.send(text)
    expect(talk.memory().settings).toMatchObject({ form, formChosen: true })
  })

  it('is asked for when only a form was refused', async () => {
    const talk = openTalk()
    expect((await talk.send('đừng gọi tôi là bác nữa')).texts[0]).toContain('xưng hô thế nào')
  })

  it('holds for everything said in that very turn', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('quét mã qr trả tiền thế nào')
    const { texts } = await talk.send('gọi tôi là chị')
    expect(texts.join('\n')).not.toContain('bác')
  })

  it('is not guessed as a friend where one adult asks another in an office', async () => {
    const talk = openTalk({ consent: 'none' })
    await talk.send('Anh/chị cho em hỏi')
    expect(talk.memory().settings.form).not.toBe('ban')
  })
})

describe('what somebody is', () => {
  it.each([
    ['tôi là cán bộ tỉnh Lai Châu', 'can-bo', 'lai-chau'],
    ['toi la can bo tinh lai chau', 'can-bo', 'lai-chau'],
    ['tôi là cán bộ xã', 'can-bo', null],
    ['tôi làm ở tổ công nghệ số', 'to-cong-nghe', null],
    ['tôi là cán bộ về hưu', 'cao-tuoi', null],
    ['tôi là bí thư chi bộ thôn', 'can-bo', null],
  ])('"%s" is said back and remembered', async (text, role, place) => {
    const talk = openTalk()
    const { texts } = await talk.send(text)
    expect(texts[0]).toMatch(/^Dạ, \S+ hiểu: /u)
    expect(talk.memory().settings).toMatchObject({ role, place })
  })

  it.each(['tôi là cán bộ thì nộp báo cáo ở đâu', 'tôi không phải cán bộ'])('"%s" changes no role', async (text) => {
    const talk = openTalk()
    await talk.send(text)
    expect(talk.memory().settings.role).toBeNull()
  })
})

describe('the name somebody gives', () => {
  it.each(['tên tôi là Lan', 'ten toi la Lan', 'tôi tên Nguyễn Thị Lan'])('"%s" is used in greetings', async (text) => {
    const talk = openTalk()
    expect((await talk.send(text)).texts[0]).toContain('bác Lan')
    expect((await talk.send('chào cháu')).texts[0]).toContain('Chào bác Lan.')
    expect((await talk.send('dữ liệu của tôi')).texts[0]).toContain('tên gọi: Lan')
  })

  it('is stored nowhere without consent', async () => {
    const talk = openTalk({ consent: 'none' })
    const { commit } = await talk.send('tên tôi là Lan')
    expect(commit.effects).toEqual([])
    talk.wait(31 * 60_000)
    expect(talk.memory().settings.name).toBeNull()
  })

  it.each(['tên tôi là gì', 'tên tôi bị sai trên vneid'])('is not read from "%s"', async (text) => {
    const talk = openTalk()
    await talk.send(text)
    expect(talk.memory().settings.name).toBeNull()
  })
})

describe('a call and nothing more', () => {
  it.each(['cháu ơi', 'chau oi', 'con ơi', 'em ơi', 'em ơi em ơi'])(
    '"%s" is heard, with what may be asked',
    async (text) => {
      const { texts } = await openTalk().send(text)
      expect(texts[0]).toMatch(/^Dạ, (?:cháu|con|em) nghe\./u)
      expect(texts[0]).toContain('0. Thực đơn')
    },
  )

  it('"tôi đồng ý" with nothing asked is thanked, and consents to nothing', async () => {
    for (const text of ['tôi đồng ý', 'toi dong y']) {
      const talk = openTalk({ consent: 'none' })
      const { report, texts } = await talk.send(text)
      expect(texts.join('\n')).toContain('cảm ơn')
      expect(report.guide).toBeNull()
      expect(talk.memory().consent.state).not.toBe('given')
    }
  })
})

describe('an English question', () => {
  it.each(['how to use qr', 'em oi how to use qr', 'vneid how can i install'])(
    '"%s" is told the language',
    async (text) => {
      expect((await openTalk().send(text)).texts[0]).toContain('answers in Vietnamese only')
    },
  )

  it.each(['máy hiện chữ update app là sao', 'app hỏi please sign in thì làm gì'])(
    'is not seen in "%s"',
    async (text) => {
      expect((await openTalk().send(text)).texts[0]).not.toContain('answers in Vietnamese only')
    },
  )
})

describe('marks left out', () => {
  it('change nothing about who somebody says they are', async () => {
    const talk = openTalk()
    await talk.send(fold('tôi là cán bộ xã Lam Vỹ'))
    expect(talk.memory().settings).toMatchObject({ role: 'can-bo' })
  })
})
