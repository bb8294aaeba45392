import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../scripts/bench/benchmark.ts'
import { namedItems, saysName } from '../../scripts/bench/privacy/names.ts'
import { planLines } from '../../scripts/bench/privacy/ordinary.ts'
import { maskGivenNames } from '../../src/privacy/given-names.ts'
import { hideFromModel } from '../../src/privacy/model-door.ts'

describe('a neighbour’s given name behind a word of kinship stays on this machine', () => {
  it.each([
    ['chị Mai Anh hỏi cách đổi mật khẩu', 'chị ⟨tên⟩ hỏi cách đổi mật khẩu'],
    ['cô Lan nhà bên bị lừa', 'cô ⟨tên⟩ nhà bên bị lừa'],
    ['gửi cho ông Tư Hùng 5 triệu', 'gửi cho ông ⟨tên⟩ 5 triệu'],
    ['cô lan bảo quét mã', 'cô ⟨tên⟩ bảo quét mã'],
    ['co lan bao quet ma', 'co ⟨tên⟩ bao quet ma'],
    ['nho chi mai anh nop ho', 'nho chi ⟨tên⟩ nop ho'],
    ['ong tu hung hoi', 'ong ⟨tên⟩ hoi'],
  ])('%s', (text, sent) => {
    expect(hideFromModel(text)).toBe(sent)
  })

  it.each([
    'bà con chú ý, anh công an, chú bộ đội, ông bà, anh chị em',
    'Bác Hồ, Bà Rịa, đảo Cô Tô',
    'có lần nào, co lan nao, co hoa don khong, co huong dan gi',
    'chi dao thuc hien, co lien quan, ba thang, di trinh bao, co hieu luc',
    'anh hải quan gọi, chị ngân hàng gọi, ông thanh tra',
  ])('while %s are no names', (text) => {
    expect(hideFromModel(text)).toBe(text)
  })

  it('nearly always, and in hardly any line of the plans', () => {
    const named = namedItems(randomFrom(20_261_121), 1500)
    const left = named.filter(({ text, name }) => saysName(hideFromModel(text), name))
    expect(left.length / named.length).toBeLessThanOrEqual(0.01)
    const lines = planLines()
    const alarmed = lines.filter((line) => maskGivenNames(line, '⟨tên⟩') !== line)
    expect(alarmed.length / lines.length).toBeLessThanOrEqual(0.01)
  })
})
