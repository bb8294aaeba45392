/** What no sentence of the bot may hold (statements 1 and 2), whoever wrote it: a template, a guide or an answer put together. */

/** Words in quotation marks are somebody else's: a label on a screen, what a swindler says. */
export function ownWords(text: string): string {
  return text.replaceAll(/"[^"]*"|“[^”]*”/gu, ' ')
}

const PROMISES = ['yên tâm', 'chắc chắn đúng', 'lấy lại được tiền', 'sai rồi', 'quên rồi', 'phải ngay lập tức']
/** "an toàn" may only be a topic ("an toàn số"), never what a message is found to be. */
const VERDICT = /(?:là|rất|hoàn toàn|này|đều) an toàn/u
const SECRET = 'otp|mật khẩu|passcode|số thẻ|số tài khoản|căn cước|cccd|ngày sinh'
const BOT = '\\{b\\}|cháu|em|con|mình|vào đây'
const DEMANDS = [
  new RegExp(`(?:cho|đưa|gửi|nhắn|đọc|gõ|nhập|cung cấp) (?:${BOT})[^.?!⏎\\n]*(?:${SECRET})`, 'u'),
  /(?:otp|mật khẩu|passcode|số thẻ|số căn cước|số tài khoản) (?:của (?:\{u\}|bác) )?là (?:gì|bao nhiêu|mấy)\?/u,
]

/** Verdicts and promises nobody can keep. */
export function verdictsIn(text: string): string[] {
  const own = ownWords(text).toLowerCase()
  return [...PROMISES.filter((each) => own.includes(each)), ...(VERDICT.exec(own)?.slice(0, 1) ?? [])]
}

/** Where the bot asks for a code, a password, a card, an account or an identity number. */
export function demandsIn(text: string): string[] {
  return DEMANDS.flatMap((each) => each.exec(text.toLowerCase())?.slice(0, 1) ?? [])
}
