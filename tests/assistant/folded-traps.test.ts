import { describe, expect, it } from 'vitest'
import { phrase, readPhrases, says } from '../../src/assistant/phrases.ts'

describe('without marks, a word inside a commoner compound is that compound', () => {
  it.each([
    ['đừng hỏi ai', 'ung dung hoi ai', 'dung hoi ai het'],
    ['kiếm (thêm)?', 'so tiet kiem cua ba', 'kiem them moi ngay'],
    ['chuyển ~ tiền', 'chuyen gia noi gia tien', 'chuyen gap tien'],
    ['đóng phí', 'hop dong phi', 'chi dong phi truoc'],
    ['sở', 'so tiet kiem', 'em ben so thue'],
    ['số đề', 'cong nghe so de hoi bai', 'choi so de khong'],
    ['ví', 'vi sao', 'nap vao vi'],
    ['hòm', 'hom nay', 'gui hom ve'],
    ['mổ', 'mo khoa may', 'sap mo ruot thua'],
    ['tài khoản cô', 'xem tai khoan co chua', 'vao tai khoan co lan'],
    ['rồi nhận', 'chuyen roi nhan con', 'coc roi nhan hang'],
    ['thằng', 'cho nua thang roi', 'gap thang do'],
    ['đố đi', 'lay do di vay', 'cau do di'],
    ['cưng', 'xem cung chau', 'cung oi'],
  ])('"%s" is not in "%s" but in "%s"', (sought, harmless, meant) => {
    expect(says(readPhrases(harmless), phrase(sought))).toBe(false)
    expect(says(readPhrases(meant), phrase(sought))).toBe(true)
  })

  it('is left as typed where marks are typed', () => {
    expect(says(readPhrases('ứng dụng đừng hỏi ai'), phrase('đừng hỏi ai'))).toBe(true)
  })
})
