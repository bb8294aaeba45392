import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs'

/**
 * A file cut short. SQLite reads what is missing as zeros, and where only the end of some text is gone no check of its own
 * sees that. Pages the log still holds are no loss: a checkpoint that was cut off leaves both.
 * Formats: https://www.sqlite.org/fileformat2.html
 */
export function isTorn(file: string): boolean {
  const header = firstBytes(file, 100)
  if (header.length < 100) return false
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  const whole = Math.floor(statSync(file).size / pageSize)
  const pages = header.readUInt32BE(28)
  if (whole >= pages) return false
  const logged = pagesInLog(`${file}-wal`)
  for (let page = whole + 1; page <= pages; page += 1) if (!logged.has(page)) return true
  return false
}

/** Numbers of the pages in committed, undamaged frames of the log: those SQLite reads from it. */
function pagesInLog(file: string): Set<number> {
  const pages = new Set<number>()
  const log = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
  if (log.length < 32) return pages
  const frame = 24 + log.readUInt32BE(8)
  const bigEndian = (log.readUInt32BE(0) & 1) === 1
  const salt = log.subarray(16, 24)
  let sum = checksum([0, 0], log.subarray(0, 24), bigEndian)
  let open: number[] = []
  for (let at = 32; at + frame <= log.length; at += frame) {
    const header = log.subarray(at, at + 24)
    sum = checksum(checksum(sum, header.subarray(0, 8), bigEndian), log.subarray(at + 24, at + frame), bigEndian)
    if (!header.subarray(8, 16).equals(salt)) break
    if (sum[0] !== header.readUInt32BE(16) || sum[1] !== header.readUInt32BE(20)) break
    open.push(header.readUInt32BE(0))
    if (header.readUInt32BE(4) === 0) continue
    for (const page of open) pages.add(page)
    open = []
  }
  return pages
}

function checksum([first, second]: [number, number], bytes: Buffer, bigEndian: boolean): [number, number] {
  // Not the buffer's own readers: they check each of the million words of a full log, and a start waits for them.
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let a = first
  let b = second
  for (let at = 0; at < bytes.length; at += 8) {
    a = (a + words.getUint32(at, !bigEndian) + b) >>> 0
    b = (b + words.getUint32(at + 4, !bigEndian) + a) >>> 0
  }
  return [a, b]
}

function firstBytes(file: string, count: number): Buffer {
  const bytes = Buffer.alloc(count)
  const handle = openSync(file, 'r')
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, count, 0))
  } finally {
    closeSync(handle)
  }
}
