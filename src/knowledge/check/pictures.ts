import type { GuideCheck } from './context.ts'
import { joined } from './texts.ts'

/** What fits a drawn screen of 1080 pixels in letters an old person reads. */
const LIMITS = { screen: 28, items: 5, item: 34 } as const

/** A step that has somebody touch or read a screen; what not to press is no such step. */
const TOUCHES =
  /(?<![\p{L}])(?:bấm|nhấn|chạm|gõ|quét|vuốt|kéo|tích|mở (?:ứng dụng|trang|máy|mục|VNeID|Zalo|CH Play|cài đặt))(?![\p{L}])/iu
const FORBIDS = /(?<![\p{L}])(?:đừng|không|chưa|khỏi)(?![\p{L}])/iu

/** Pictures are drawn from data, so that what does not fit is seen before anybody sees the drawing. */
export const checkPictures: GuideCheck = (guide, _context, found) => {
  for (const [index, { screen, items, highlight }] of guide.pictures.entries()) {
    const at = `pictures.${index + 1}`
    const long = (what: string, text: string, limit: number) => {
      if (text.length > limit) found.warn(at, 'picture.long', { what, length: text.length, limit, text })
    }
    long('Tên màn hình', screen, LIMITS.screen)
    for (const item of items) long('Dòng', item, LIMITS.item)
    if (items.length > LIMITS.items) found.warn(at, 'picture.many', { count: items.length, most: LIMITS.items })
    if (highlight.word !== highlight.word.toUpperCase()) found.warn(at, 'picture.word', { word: highlight.word })
  }
  const drawn = new Set(guide.pictures.flatMap(({ steps }) => steps))
  for (const { number, title, said } of guide.steps) {
    const touches = `${title}. ${joined(said)}`
      .replaceAll(/"[^"]*"/gu, '…')
      .split(/[.;,!?]/u)
      .some((clause) => TOUCHES.test(clause) && !FORBIDS.test(clause))
    if (touches && !drawn.has(number)) found.warn(`#buoc-${number}`, 'picture.missing')
  }
}
