/** Removes bot tokens and bearer keys from a text that may hold a request. */
export function redact(text: string): string {
  return text
    .replaceAll(/\/bot[^/\s"']{6,}/gu, '/bot<token>')
    .replaceAll(/\b\d{5,}:[\w-]{10,}/gu, '<token>')
    .replaceAll(/\b(?:sk|Bearer)[-\s][\w.-]{8,}/gu, '<key>')
}
