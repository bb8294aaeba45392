import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/channels/plain-text.ts'

const words = { choose: 'Bác nhắn {digits}.', or: 'hoặc' }

describe('a list on a channel without buttons', () => {
  it('is numbered lines, then the digits to type, the fixed ones in brackets', () => {
    const text = plainText(
      {
        type: 'text',
        text: 'Câu 1/3. Bác đọc ba thứ nào?',
        choices: [
          { id: 'a', label: 'Tên người nhận', digit: 1 },
          { id: 'b', label: 'Số dư', digit: 2 },
          { id: 'c', label: 'Tên mình', digit: 3 },
          { id: 'd', label: 'Chưa biết', digit: 7 },
          { id: 'e', label: 'Để sau', digit: 8 },
        ],
      },
      words,
    )
    expect(text.split('\n')).toEqual([
      'Câu 1/3. Bác đọc ba thứ nào?',
      '1. Tên người nhận',
      '2. Số dư',
      '3. Tên mình',
      'Bác nhắn 1, 2 hoặc 3. (7 chưa biết, 8 để sau)',
    ])
  })

  it('says a picture and a sound by their words and a single choice without "or"', () => {
    expect(plainText({ type: 'image', alt: 'Màn hình xác nhận' }, words)).toBe('Màn hình xác nhận')
    expect(plainText({ type: 'voice', mime: 'audio/ogg', transcript: 'Mở VNeID.' }, words)).toBe('Mở VNeID.')
    expect(plainText({ type: 'text', text: 'Xong.', choices: [{ id: 'a', label: 'Tiếp', digit: 1 }] }, words)).toBe(
      'Xong.\n1. Tiếp\nBác nhắn 1.',
    )
    expect(plainText({ type: 'text', text: 'Chào bác.' }, words)).toBe('Chào bác.')
  })
})
