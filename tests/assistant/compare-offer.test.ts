import { beforeAll, describe, expect, it } from 'vitest'
import { type Answer, citationsOf } from '../../src/assistant/answer.ts'
import { NOW, realAssistant } from './build.ts'

let built: Awaited<ReturnType<typeof realAssistant>>

async function ask(text: string): Promise<Answer> {
  return (await built.assistant.answer({ text, place: null, cadre: true, topics: [], now: NOW })).answer
}

function plansOf(answer: Answer): string[] {
  return [...new Set(citationsOf(answer).map((cited) => cited.split('#')[0] ?? ''))].toSorted()
}

beforeAll(async () => {
  built = await realAssistant()
})

describe('a plan answer offers to set another plan beside it', () => {
  it.each([
    ['Đắk Nông báo cáo định kỳ khi nào, gửi cho ai', 'So với Lai Châu'],
    ['cong an tinh lai chau phai chu tri nhung viec gi', 'So với Đắk Nông'],
    ['ai đứng ra lo Gia đình số ở Lai Châu', 'So với Đắk Nông'],
  ])('"%s" offers "%s", and what is offered quotes both', async (question, label) => {
    const answer = await ask(question)
    if (answer.kind !== 'cited') throw new Error('not answered')
    const offer = answer.next.find((next) => next.kind === 'ask')
    expect(offer?.label).toBe(label)
    const compared = await ask(offer?.question ?? '')
    expect(plansOf(compared)).toEqual(['dak-nong', 'lai-chau'])
    // Each of the two is offered in its own words.
    if (compared.kind !== 'cited') throw new Error('not compared')
    expect(
      compared.next.map((next) => (next.kind === 'section' ? next.address.split('#')[0] : null)).toSorted(),
    ).toEqual(['dak-nong', 'lai-chau'])
  })

  it('of a place asked for by its number offers none: the number means something else elsewhere', async () => {
    const answer = await ask('Lai Châu mục VI.5 ghi gì')
    expect(answer.kind === 'cited' ? answer.next.map(({ kind }) => kind) : []).toEqual(['verbatim'])
  })
})

describe('a question that fits several plans', () => {
  it.each(['tỉnh mình nộp báo cáo trước ngày mấy', 'tinh minh nop bao cao truoc ngay may'])(
    '"%s" may be answered for all of them, and a chosen one is understood as the question was typed',
    async (question) => {
      const answer = await ask(question)
      if (answer.kind !== 'clarify') throw new Error('not asked back')
      expect(answer.options.at(-1)?.label).toBe('Cả bốn')
      expect(plansOf(await ask(answer.options.at(-1)?.value ?? '')).length).toBeGreaterThan(1)
      const chosen = answer.options.find(({ label }) => label === 'Lai Châu')
      expect(citationsOf(await ask(chosen?.value ?? ''))).toContain('lai-chau#VI.10')
    },
  )
})
