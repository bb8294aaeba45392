import { describe, expect, it } from 'vitest'
import { fold } from '../../src/shared/text.ts'
import { openTalk } from '../support/talk.ts'

const both = (texts: readonly string[]) => texts.flatMap((text) => [text, fold(text)])

describe('somebody at the very beginning', () => {
  it.each(
    both([
      'bà 78 tuổi rồi học được không',
      'tôi già rồi mắt kém học có nổi không',
      'lớn tuổi như tôi học có kịp không',
      'già rồi học chi nữa',
    ]),
  )('"%s" is told yes, with an easy lesson to tap', async (text) => {
    const talk = openTalk()
    const { report, texts } = await talk.send(text)
    expect(report.refused).toBe(false)
    expect(texts[0]).toContain('Học được')
    expect((await talk.send('1')).texts[0]).toContain('Bài hôm nay')
  })

  it.each(
    both([
      'bà muốn học mà không biết bắt đầu từ đâu',
      'mấy cháu cho cái điện thoại mới không biết làm gì',
      'tôi chưa biết gì về điện thoại',
    ]),
  )('"%s" gets a short list of easy lessons', async (text) => {
    const { texts } = await openTalk().send(text)
    expect(texts[0]).toMatch(/1\. .+\n2\. /u)
    expect(texts[0]).toContain('bài')
  })

  it.each(both(['con không tin máy', 'sao tin được cháu', 'máy nói bậy', 'máy này có phải lừa không']))(
    'who doubts ("%s") is respected: told where it is from and where to ask a person',
    async (text) => {
      const { texts } = await openTalk().send(text)
      expect(texts[0]).toContain('ghi nguồn')
      expect(texts[0]).toContain('UBND xã')
    },
  )

  it.each(both(['có tốn tiền không', 'hỏi ở đây có mất tiền không', 'dùng cái này miễn phí không']))(
    '"%s" is told that nothing is charged but data',
    async (text) => {
      const { texts } = await openTalk().send(text)
      expect(texts[0]).toContain('không thu tiền')
      expect(texts[0]).toContain('dung lượng')
    },
  )

  it.each(['con tôi 12 tuổi làm căn cước được không', 'mẹ 80 tuổi làm căn cước được không'])(
    '"%s" stays a question about papers',
    async (text) => {
      expect((await openTalk().send(text)).texts[0]).not.toContain('Học được')
    },
  )
})

describe('"bấm vô chỗ nào"', () => {
  it('asks about the step on the screen, told in simpler words', async () => {
    const talk = openTalk()
    await talk.send('quét mã qr trả tiền thế nào')
    await talk.send('1')
    expect((await talk.send('bấm vô chỗ nào')).texts[0]).toContain('Bước 1/6, nói lại')
    expect((await openTalk().send('bam vo cho nao')).texts[0]).toContain('hỏi cách làm việc gì')
  })
})

describe('a wish for slower or larger', () => {
  it.each(both(['chậm chậm thôi', 'nói chậm thôi', 'từ từ thôi cháu', 'nhanh quá bà theo không kịp', 'dài quá']))(
    '"%s" turns on slow mode',
    async (text) => {
      const talk = openTalk()
      await talk.send(text)
      expect(talk.memory().settings.slow).toBe(true)
    },
  )

  it.each(both(['chữ nhỏ quá không thấy', 'to lên chút', 'cho chữ to ra', 'mắt bác kém đọc không được']))(
    '"%s" turns on large letters',
    async (text) => {
      const talk = openTalk()
      await talk.send(text)
      expect(talk.memory().settings.large).toBe(true)
    },
  )
})

describe('a lesson the person chose', () => {
  it('is opened without a reason: "bác chọn bài này" says nothing', async () => {
    const talk = openTalk()
    await talk.send('bà muốn học mà không biết bắt đầu từ đâu')
    expect((await talk.send('1')).texts[0]).not.toContain('Vì sao')
    expect((await openTalk().send('học bài')).texts[0]).toContain('Vì sao bài này: bài này dễ')
  })
})
