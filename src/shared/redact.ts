/**
 * Removes bot tokens and bearer keys from a text that may hold a request, and what may be somebody's number or address: services
 * quote what they were sent in their refusals. Ports, statuses and IP addresses stay.
 */
export function redact(text: string): string {
  return text
    .replaceAll(/\/bot[^/\s"']{6,}/gu, '/bot<token>')
    .replaceAll(/\b\d{5,}:[\w-]{10,}/gu, '<token>')
    .replaceAll(/\b(?:sk|Bearer)[-\s][\w.-]{8,}/gu, '<key>')
    .replaceAll(/[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/gu, '<address>')
    .replaceAll(/(?<![\w.])\+?\d(?:[ -]?\d){5,}(?![\w.])|(?<!\w)0\d{2,3}(?:\.\d{3}){2,3}(?!\w)/gu, '<digits>')
}
