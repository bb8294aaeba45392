/** A slip of scanning or typing that stands in plan texts, what it means, and why a search would miss it. */
interface Slip {
  printed: RegExp
  means: string
}

/**
 * Slips seen in the plans, each of a kind that recurs in scanned Vietnamese text: a lost or wrong mark (đầu/đấu, chuyên/chuyển,
 * Lòng/Lồng, Đák/Đắk, đông/đồng, trông/trồng, PHỖ/PHÓ), a lost hook of Đ (BCD), a capital that became small (VneID). The text is
 * quoted as printed; the meaning is only searched. A row may fire on a sound phrase ("phần đầu"): that adds a word to the
 * search and changes nothing that is shown.
 */
const SLIPS: readonly Slip[] = [
  { printed: /(?<!\p{L})phần đầu(?!\p{L})/iu, means: 'phấn đấu' },
  { printed: /(?<!\p{L})chuyên đổi(?!\p{L})/iu, means: 'chuyển đổi số' },
  { printed: /(?<!\p{L})lòng ghép(?!\p{L})/iu, means: 'lồng ghép' },
  { printed: /(?<!\p{L})Đ[áăâ]k(?!\p{L})/u, means: 'Đắk Nông' },
  { printed: /(?<!\p{L})đông bào(?!\p{L})/iu, means: 'đồng bào' },
  { printed: /(?<!\p{L})(?:VneID|VNEID|VnelD|VNelD)(?!\p{L})/u, means: 'VNeID' },
  { printed: /(?<!\p{L})PH[ỖÔ] (?=CHỦ|BÍ|GIÁM)/iu, means: 'phó chủ tịch' },
  { printed: /(?<!\p{L})trông trọt(?!\p{L})/iu, means: 'trồng trọt' },
  { printed: /(?<!\p{L})BCD(?!\p{L})/u, means: 'BCĐ Ban Chỉ đạo' },
]

/** What the slips of a text mean, each once; nothing for a text without slips. */
export function slipMeanings(text: string): string[] {
  return SLIPS.filter(({ printed }) => printed.test(text)).map(({ means }) => means)
}
