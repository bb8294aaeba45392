import type { OutgoingMessage } from '../channel.ts'
import { type PlainWords, plainParts } from '../plain-text.ts'
import type { PackageMessage } from './package-types.ts'

/** Messages as the package takes them: styles by offset (nothing is ever escaped), lists as numbered lines, pictures as bytes. */

/** Zalo's limit is not known; the official channels take 2,000. */
export const TEXT_LIMIT = 2000
const BOLD = 'b'
/** The larger of the two sizes the package names. */
const LARGE = 'f_18'

/** One or more messages. */
export function renderText(message: OutgoingMessage, words: PlainWords): PackageMessage[] {
  const isLarge = message.type === 'text' && message.large === true
  return plainParts(message, words, TEXT_LIMIT).map(({ text, ranges }) => {
    const styles = [
      ...(isLarge ? [{ start: 0, len: text.length, st: LARGE }] : []),
      ...ranges.map(({ offset, length }) => ({ start: offset, len: length, st: BOLD })),
    ]
    return { msg: text, ...(styles.length > 0 ? { styles } : {}) }
  })
}

/** A picture with its words beneath, or null when it must go as its words alone. */
export function renderPicture(message: OutgoingMessage): PackageMessage | null {
  if (message.type !== 'image' || !message.bytes || message.alt.length > TEXT_LIMIT) return null
  const data = Buffer.from(message.bytes)
  const size = message.size ?? sizeOf(data)
  if (size === null) return null
  const metadata = { totalSize: data.length, ...size }
  return { msg: message.alt, attachments: [{ data, filename: 'hinh.png', metadata }] }
}

/** Width and height from a PNG's header; all our drawings are PNG. */
function sizeOf(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length < 24 || bytes.readUInt32BE(0) !== 0x89_50_4e_47) return null
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}
