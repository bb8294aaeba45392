/** How a loudspeaker reads what the eye reads as letters, and the lines around a text to read out. */

/** Written form (whole words) → spoken form. Names of products stay names; only those read letter by letter are spelt. */
export const SPOKEN: readonly [string, string][] = [
  ['VNeID', 'Vi-en-i-đi'],
  ['VssID', 'Vi-ét-ét-i-đi'],
  ['VietQR', 'Việt Quy-a'],
  ['QR', 'quy-a'],
  ['OTP', 'ô-tê-pê'],
  ['PIN', 'pin'],
  ['SIM', 'sim'],
  ['SMS', 'tin nhắn'],
  ['NFC', 'en-ép-xê'],
  ['AI', 'ây-ai'],
  ['Wi-Fi', 'oai-phai'],
  ['WiFi', 'oai-phai'],
  ['3G', 'ba gờ'],
  ['4G', 'bốn gờ'],
  ['5G', 'năm gờ'],
  ['CCCD', 'căn cước công dân'],
  ['BHXH', 'bảo hiểm xã hội'],
  ['BHYT', 'bảo hiểm y tế'],
  ['UBND', 'Ủy ban nhân dân'],
  ['ANTT', 'an ninh trật tự'],
  ['PAKN', 'phản ánh kiến nghị'],
  ['CH Play', 'Xê-hát Plây'],
  ['App Store', 'Áp Xto'],
]

export const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const

/** Names of letters, for an abbreviation the table does not know. */
export const LETTERS: Readonly<Record<string, string>> = {
  A: 'a',
  B: 'bê',
  C: 'xê',
  D: 'dê',
  Đ: 'đê',
  E: 'e',
  F: 'ép',
  G: 'gờ',
  H: 'hát',
  I: 'i',
  K: 'ca',
  L: 'en-lờ',
  M: 'em-mờ',
  N: 'en-nờ',
  O: 'o',
  P: 'pê',
  Q: 'quy',
  R: 'e-rờ',
  S: 'ét',
  T: 'tê',
  U: 'u',
  V: 'vê',
  X: 'ích',
  Y: 'i dài',
}

export const SPEECH = {
  dot: 'chấm',
  attention: 'Bà con chú ý.',
  bot: 'trợ lý',
  people: 'bà con',
  head: 'Bản đọc loa: {title} ({words} chữ, đọc khoảng {seconds} giây).',
  twice: 'Đọc hai lần, giữa hai lần nghỉ một nhịp.',
  source: 'Nguồn (không đọc): bài {guide}, kiểm ngày {checkedOn}.',
} as const
