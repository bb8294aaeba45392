import { describe, expect, it } from 'vitest'
import { fold } from '../../src/shared/text.ts'
import { openTalk } from '../support/talk.ts'

const NAMES: readonly (readonly [text: string, name: string, form?: string])[] = [
  ['đổi tên tôi thành Lan', 'Lan'],
  ['gọi tôi là bác Tư', 'Tư', 'bac'],
  ['gọi tôi là cô Hoa nhé', 'Hoa', 'co'],
  ['kêu tui là chú Bảy', 'Bảy', 'chu'],
  ['con gọi bà là bà Sáu nghe', 'Sáu', 'ba'],
  ['tên tôi là Lan chứ không phải Loan', 'Lan'],
  ['sai tên rồi, tên tôi là Hạnh', 'Hạnh'],
  ['sửa tên lại là Thảo', 'Thảo'],
  ['em tên Trang ạ', 'Trang'],
  ['tôi tên Sơn, gọi chú Sơn', 'Sơn', 'chu'],
  ['bác Năm đây', 'Năm', 'bac'],
  ['từ nay gọi tôi là Bích', 'Bích'],
  ['kêu chị Hai đi', 'Hai', 'chi'],
]

describe('the name somebody wants to be called by', () => {
  it.each(NAMES.map(([text, name, form]) => ({ text, name, form })))(
    'is taken from "$text"',
    async ({ text, name, form }) => {
      const plain = fold(name).replace(/^./u, (first) => first.toUpperCase())
      const spellings: [typed: string, said: string][] = [
        [text, name],
        [fold(text), plain],
      ]
      for (const [typed, said] of spellings) {
        const talk = openTalk()
        const { report, texts } = await talk.send(typed)
        expect(report.behaviour, typed).toBe('settings')
        expect(texts[0], typed).toContain(said)
        expect(talk.memory().settings, typed).toMatchObject({ name: said, ...(form ? { form, formChosen: true } : {}) })
      }
    },
  )

  it('is said back with the form it came with, and used from then on', async () => {
    const talk = openTalk()
    expect((await talk.send('gọi tôi là cô Hoa')).texts[0]).toBe('Dạ, từ giờ cháu gọi cô Hoa.')
    expect((await talk.send('chào cháu')).texts[0]).toContain('Chào cô Hoa.')
    expect((await talk.send('đổi tên tôi thành Lan')).texts[0]).toBe('Dạ, từ giờ cháu gọi cô Lan.')
  })

  it('is asked for where only a change is wished for', async () => {
    const talk = openTalk()
    expect((await talk.send('cho tôi đổi tên')).texts[0]).toContain('gọi tên gì')
    await talk.send('Lan')
    expect(talk.memory().settings.name).toBe('Lan')
  })

  it.each(['đừng gọi tên tôi nữa', 'bỏ tên tôi đi', 'dung goi ten toi nua'])('is forgotten at "%s"', async (text) => {
    const talk = openTalk({ change: (memory) => ({ ...memory, settings: { ...memory.settings, name: 'Lan' } }) })
    await talk.send(text)
    expect(talk.memory().settings.name).toBeNull()
  })

  it('"tôi là Mai" is a name by its capital; a role is none', async () => {
    const talk = openTalk()
    await talk.send('tôi là Mai')
    expect(talk.memory().settings.name).toBe('Mai')
    for (const text of ['tôi là người mới', 'tôi là nông dân', 'tôi là cán bộ xã']) {
      const other = openTalk()
      await other.send(text)
      expect(other.memory().settings.name, text).toBeNull()
    }
  })

  it.each([
    'tên tôi là gì',
    'tên tôi bị sai trên vneid',
    'ten toi viet sai thi lam sao',
    'đổi tên trên căn cước ở đâu',
    'gọi công an xã số mấy',
    'gọi ngân hàng nói sao',
    'đổi tên wifi thế nào',
  ])('is not read from "%s"', async (text) => {
    const talk = openTalk()
    await talk.send(text)
    expect(talk.memory().settings.name).toBeNull()
  })
})

describe('the form of address', () => {
  it.each([
    ['tôi không phải bác, tôi là cô', { form: 'co' }],
    ['đừng gọi bác nữa, gọi anh thôi', { form: 'anh', name: null }],
    ['xưng con với bác đi', { form: 'bac', bot: 'con' }],
    ['xưng em với anh', { form: 'anh', bot: null }],
    ['đổi xưng hô thành ông cháu', { form: 'ong' }],
    ['cho cháu gọi tôi là ông', { form: 'ong' }],
  ])('is changed by "%s"', async (text, settings) => {
    for (const typed of [text, fold(text)]) {
      const talk = openTalk()
      await talk.send(typed)
      expect(talk.memory().settings, typed).toMatchObject({ ...settings, formChosen: true })
    }
  })

  it.each(['tôi muốn đổi cách xưng hô', 'toi muon doi cach xung ho', 'đừng gọi tôi là bác'])(
    'is asked for at "%s"',
    async (text) => expect((await openTalk().send(text)).texts[0]).toContain('muốn cháu xưng hô thế nào'),
  )
})
