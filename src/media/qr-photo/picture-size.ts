/** How large a received picture is, read from its first bytes: a small file may unpack to gigabytes. */

export interface PictureSize {
  /** In pixels. */
  width: number
  height: number
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Frame headers of JPEG (ITU-T T.81, table B.1); C4, C8 and CC are tables, not frames. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])

/** Null for anything that is neither a PNG nor a JPEG, or is cut before its size. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (data.length >= 24 && data.subarray(0, 8).equals(PNG)) return sized(data.readUInt32BE(16), data.readUInt32BE(20))
  return data.length >= 4 && data.readUInt16BE(0) === 0xff_d8 ? jpegSize(data) : null
}

function jpegSize(data: Buffer): PictureSize | null {
  let at = 2
  while (at + 9 <= data.length) {
    if (data[at] !== 0xff) return null
    const marker = data[at + 1] ?? 0
    // Any number of fill bytes may stand in front of a marker.
    if (marker === 0xff) at += 1
    else if (FRAMES.has(marker)) return sized(data.readUInt16BE(at + 7), data.readUInt16BE(at + 5))
    else at += 2 + Math.max(2, data.readUInt16BE(at + 2))
  }
  return null
}

function sized(width: number, height: number): PictureSize | null {
  return width > 0 && height > 0 ? { width, height } : null
}
