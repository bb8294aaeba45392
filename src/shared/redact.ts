/** What a secret is called, in requests, addresses, settings and people's words. */
const NAMED_SECRET =
  /(?<![\p{L}\d])((?:[\w-]*(?:pass(?:word|wd|code|phrase)?|pwd|secret|token|api[_-]?key|authorization|cookie|signature|otp|pin)|mật khẩu|mat khau|mk|mã (?:otp|pin|xác (?:thực|nhận))|ma (?:otp|pin|xac (?:thuc|nhan)))["'\\]*\s*(?:[:=]|là|la)\s*(?:(?:bearer|basic|bot)\s+)?["'\\]*)(?!(?:bearer|basic|bot) )[^\s"'\\,;&{}<>]{3,}/giu
/** Letters and digits so long and mixed are no word and no address: a key, quoted without its name. */
const LONG_KEY = /(?<![\w./-])(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{24,}(?:\.[\w-]{8,}){0,2}(?![\w/-])/giu

/**
 * Removes bot tokens, keys and passwords from a text that may hold a request, and what may be somebody's number or address: services
 * quote what they were sent in their refusals. Ports, statuses and IP addresses stay.
 */
export function redact(text: string): string {
  return text
    .replaceAll(/(?<=:\/\/)[^/\s@"']{1,200}@/gu, '<secret>@')
    .replaceAll(/\/bot[^/\s"']{6,}/gu, '/bot<token>')
    .replaceAll(/\b\d{5,}:[\w-]{10,}/gu, '<token>')
    .replaceAll(/\b(?:sk|Bearer)[-\s][\w.-]{8,}/gu, '<key>')
    .replaceAll(NAMED_SECRET, '$1<secret>')
    .replaceAll(LONG_KEY, '<key>')
    .replaceAll(/[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/gu, '<address>')
    .replaceAll(/(?<![\w.])\+?\d(?:[ -]?\d){5,}(?![\w.])|(?<!\w)0\d{2,3}(?:\.\d{3}){2,3}(?!\w)/gu, '<digits>')
}
