import { beforeAll, describe, expect, it } from 'vitest'
import type { Assistant } from '../../src/assistant/assistant.ts'
import { fold } from '../../src/shared/text.ts'
import { realAssistant } from '../assistant/build.ts'
import { openTalk } from '../support/talk.ts'

/** What the person reads when the plans do not say it: of which plan, and where the nearest words stand. */

let assistant: Assistant

const QUESTIONS = [
  'mỗi nơi mở bao nhiêu lớp',
  'kế hoạch có ghi phát bao nhiêu máy tính cho người học không',
  'các tỉnh thưởng bao nhiêu tiền cho người học giỏi',
  'kế hoạch của các tỉnh quy định phạt bao nhiêu tiền người không học',
]

beforeAll(async () => {
  assistant = (await realAssistant()).assistant
})

describe('what no plan says', () => {
  it.each(QUESTIONS.flatMap((text) => [text, fold(text)]))(
    'is told of no single plan that nobody asked about, with its source in the same message: %s',
    async (text) => {
      const talk = openTalk({ assistant })
      const [first = ''] = (await talk.send(text)).texts
      expect(first).not.toMatch(/Kế hoạch (tỉnh|xã) \S+ \S+ không ghi/u)
      if (first.includes('Có ghi:')) expect(first).toContain('Nguồn: ')
    },
  )

  it('is told of the plan that was named', async () => {
    const talk = openTalk({ assistant })
    const { texts } = await talk.send('kế hoạch Lâm Đồng thưởng bao nhiêu tiền cho người học giỏi')
    expect(texts[0]).toMatch(/^Kế hoạch tỉnh Lâm Đồng không ghi/u)
  })
})
