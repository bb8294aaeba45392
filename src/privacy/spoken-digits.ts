/** Numbers said digit by digit, written as digits, so that a code read out is masked like one typed. */

const DIGITS: Readonly<Record<string, string>> = {
  không: '0',
  khong: '0',
  linh: '0',
  lẻ: '0',
  một: '1',
  mốt: '1',
  mot: '1',
  hai: '2',
  ba: '3',
  bốn: '4',
  tư: '4',
  bon: '4',
  năm: '5',
  lăm: '5',
  nhăm: '5',
  nam: '5',
  sáu: '6',
  sau: '6',
  bảy: '7',
  bẩy: '7',
  bay: '7',
  tám: '8',
  tam: '8',
  chín: '9',
  chin: '9',
}

/** Shorter runs are words: "một hai ba", "hai năm". */
const SHORTEST = 4

/** "mã là năm năm một chín, ba không" → "mã là 551930"; digits written apart close up too. Linear; never throws. */
export function joinSpokenDigits(text: string): string {
  const pieces = text.normalize('NFC').split(/([\p{L}\d]+)/u)
  let out = ''
  let run = ''
  let digits = ''
  let count = 0
  let gap = ''
  const close = () => {
    out += (count >= SHORTEST ? digits : run) + gap
    run = ''
    digits = ''
    count = 0
    gap = ''
  }
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 0) {
      // A breath is a blank, a comma, a stop or a dash; anything else ends the number.
      if (count > 0 && /^[\s,.-]*$/u.test(piece)) gap += piece
      else {
        close()
        out += piece
      }
      continue
    }
    const said = /^\d+$/u.test(piece) ? piece : DIGITS[piece.toLowerCase()]
    if (said === undefined) {
      close()
      out += piece
      continue
    }
    run += gap + piece
    gap = ''
    digits += said
    count += said.length
  }
  close()
  return out
}
