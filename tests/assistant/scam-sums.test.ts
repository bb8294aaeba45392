import { describe, expect, it } from 'vitest'
import { phrase, readPhrases, says } from '../../src/assistant/phrases.ts'
import { SUM } from '../../src/assistant/scam-money.ts'
import { fold } from '../../src/shared/text.ts'

const sum = phrase(SUM)

describe('an amount of money in a message', () => {
  it.each([
    'mười lăm triệu',
    'mười bốn triệu',
    'hai mươi mốt triệu',
    'ba trăm năm mươi nghìn',
    'một trăm linh năm triệu',
    'hai triệu rưỡi',
    'triệu rưỡi',
    'một trăm rưỡi',
    'mấy chục triệu',
    '15 triệu',
    '500k',
  ])('is read with marks and without: "%s"', (amount) => {
    const text = `phải nộp thêm ${amount} thì mới rút được số dư đã hứa`
    for (const written of [text, fold(text)]) expect(says(readPhrases(written), sum)).toBe(true)
  })

  it.each(['nộp thêm giấy tờ', 'nộp hai bản sao', 'ba mươi người', 'năm trăm năm trước'])(
    'is not seen in "%s"',
    (text) => expect(says(readPhrases(text), sum)).toBe(false),
  )
})
