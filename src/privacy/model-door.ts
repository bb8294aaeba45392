import { hidePersonalData } from './hide.ts'
import { maskAddresses } from './home-address.ts'
import { maskNames } from './person-names.ts'

/**
 * The last door before a language model. Names, dates of birth, addresses and plates help our own search and stay on this machine; in
 * what is sent a mark stands for each. Never used on public documents, which name streets and people rightly.
 */

/** What stands for the value in what is sent. */
export const DOOR_MARKS = {
  name: '⟨tên⟩',
  born: '⟨ngày sinh⟩',
  address: '⟨địa chỉ⟩',
  plate: '⟨biển số⟩',
} as const

const SPOKEN =
  'một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|mười|mươi|mốt|lăm|linh|lẻ|không|nghìn|ngàn|trăm|mùng|mồng|giêng|chạp'
const SAID = (most: number) => `(?:(?:${SPOKEN})(?![\\p{L}\\p{M}]) ?){1,${most}}`
const DATE = [
  '\\d{1,2} ?[/.-] ?\\d{1,2}(?: ?[/.-] ?\\d{2,4})?',
  '\\d{1,2} (?:tháng|thang) \\d{1,2}(?:,? (?:năm|nam)? ?\\d{2,4})?',
  '\\d{1,2} \\d{1,2} \\d{4}',
  '\\d{1,2} ?[/-] ?(?:19|20)\\d\\d',
  '\\d{1,2},? (?:năm|nam) \\d{2,4}',
  '(?:19|20)\\d\\d',
  '\\d{2}(?! ?(?:tuổi|tuoi|ngày|ngay|tháng|thang|năm|nam))',
  `${SAID(4)}tháng ${SAID(2)}(?:năm ${SAID(6)})?`,
].join('|')
/** "Sinh viên", "học sinh năm 2025", "phát sinh": born nobody. */
const BIRTH = new RegExp(
  `(?<![\\p{L}\\p{M}⟨])(?<!(?:học|khai|vệ|thí|tái|phát|nảy|tuyển|phục|hoc|khai|thi|phat|tuyen) )(?:sinh|đẻ|sn)(?: (?:vào|ngày|ngay|tháng|thang|năm|nam|hôm|của tôi|cua toi|tôi|toi|là|la)){0,5} ?[:,]? ?(?:${DATE})(?![\\p{L}\\d])`,
  'giu',
)
const VALUE = new RegExp(`(?:${DATE})$`, 'iu')
/** A whole date that stands right after a name, as on a form. */
const AFTER_NAME = /(⟨tên⟩[\s,;:()–-]{1,3})\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d(?!\d)/gu

/** 25B1-123.45, 30A 12345; with four digits, as before 2010, only where a vehicle is spoken of. */
const PLATE = /(?<![\p{L}\d/])\d{2}[ .-]?[a-zđ]{1,2}\d?[ .–-]{0,3}\d{3}[. ]?\d{2}(?![\p{L}\d/])/giu
const OLD_PLATE =
  /((?:biển|bien|xe)(?:[\s:]+[\p{L}\p{M}]+){0,4}[\s:]+)\d{2}[ .-]?[a-zđ]{1,2}\d?[ .–-]{0,3}\d{4}(?![\p{L}\d/])/giu

/**
 * A person's words as they may be sent to a language model: one line, everything `hidePersonalData` hides, and names, dates of birth,
 * addresses and plates behind marks. Never throws; linear in the length of the text.
 */
export function hideFromModel(text: string): string {
  const line = hidePersonalData(text).text.replaceAll(/\s+/gu, ' ').trim()
  const placed = maskAddresses(line, DOOR_MARKS.address)
    .replaceAll(PLATE, DOOR_MARKS.plate)
    .replaceAll(OLD_PLATE, `$1${DOOR_MARKS.plate}`)
    .replaceAll(BIRTH, (said) => said.replace(VALUE, DOOR_MARKS.born))
  return maskNames(placed, DOOR_MARKS.name).replaceAll(AFTER_NAME, `$1${DOOR_MARKS.born}`)
}
