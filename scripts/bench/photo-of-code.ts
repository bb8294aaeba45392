import { crc32, deflateSync } from 'node:zlib'
import QR from 'qrcode'

/** Photos of QR codes as a shaky hand under a bad lamp takes them, made from numbers: the same seed, the same photo. */

export const HARMS = ['straight', 'turned', 'small', 'dark', 'blurred', 'noisy', 'slanted', 'pasted', 'all'] as const
export type Harm = (typeof HARMS)[number]

/** Pixels each way. */
const SIDE = 640

/** Signs of the code beneath a pasted one: as many modules as most payment codes have. */
const BENEATH = 100
/** The sticker with its white edge, as a part of the code beneath. */
const STICKER = 0.8
/** Modules of white around a sticker's code. */
const EDGE = 2

/** Whether this place of a code, each way from 0 to 1, is dark; outside it is paper. */
type Print = (x: number, y: number) => boolean

function printOf(text: string): Print {
  const { size, data } = QR.create(text, { errorCorrectionLevel: 'M' }).modules
  return (x, y) => {
    const [column, row] = [Math.floor(x * size), Math.floor(y * size)]
    return column >= 0 && row >= 0 && column < size && row < size && data[row * size + column] === 1
  }
}

/** A sticker with `text` over the middle of somebody else's code. */
function pastedOver(text: string): Print {
  const beneath = printOf('9'.repeat(BENEATH))
  const { size } = QR.create(text, { errorCorrectionLevel: 'M' }).modules
  const print = printOf(text)
  const onSticker = (at: number) => (at - 0.5) / STICKER + 0.5
  const onPrint = (at: number) => (onSticker(at) * (size + 2 * EDGE) - EDGE) / size
  const covered = (at: number) => onSticker(at) >= 0 && onSticker(at) <= 1
  return (x, y) => (covered(x) && covered(y) ? print(onPrint(x), onPrint(y)) : beneath(x, y))
}

/** A greyscale PNG of `text` as a code, harmed. */
export function photoOf(text: string, harm: Harm, random: () => number): Uint8Array {
  const isDark = harm === 'pasted' ? pastedOver(text) : printOf(text)
  const has = (kind: Harm) => harm === kind || harm === 'all'
  const angle = has('turned') ? random() * 2 * Math.PI : 0
  // One side up to half again as far away as the other, as from a counter's edge.
  const slant = has('slanted') ? { x: (random() - 0.5) * 0.9, y: (random() - 0.5) * 0.9 } : { x: 0, y: 0 }
  const light = has('dark') ? { base: harm === 'dark' ? 70 : 150, fall: 0.5 } : { base: 235, fall: 0.1 }
  // Held near or far: modules of some 4 to 9 pixels, of a small one 2 to 3.
  const across = SIDE * (harm === 'small' ? 0.17 + random() * 0.05 : 0.3 + random() * 0.3)
  const pixels = new Float32Array(SIDE * SIDE)
  for (let y = 0; y < SIDE; y += 1)
    for (let x = 0; x < SIDE; x += 1) {
      const [u, v] = [x / SIDE - 0.5, y / SIDE - 0.5]
      const depth = 1 + slant.x * u + slant.y * v
      const [turnedX, turnedY] = [u * Math.cos(angle) - v * Math.sin(angle), u * Math.sin(angle) + v * Math.cos(angle)]
      const dark = isDark((turnedX * SIDE) / depth / across + 0.5, (turnedY * SIDE) / depth / across + 0.5)
      const paper = light.base * (1 - light.fall * (u + 0.5))
      pixels[y * SIDE + x] = dark ? paper * 0.2 : paper
    }
  const reach = 1 + Math.floor(random() * 3)
  if (has('blurred')) for (let pass = 0; pass < 2; pass += 1) blur(pixels, harm === 'all' ? 1 : reach)
  const spread = has('noisy') ? (harm === 'all' ? 60 : 100 + random() * 100) : 0
  return png(Uint8Array.from(pixels, (value) => Math.max(0, Math.min(255, value + (random() - 0.5) * spread))))
}

/** A box blur of `reach` pixels each side, along rows and then columns. */
function blur(pixels: Float32Array, reach: number): void {
  for (const [step, line] of [
    [1, SIDE],
    [SIDE, 1],
  ] as const)
    for (let at = 0; at < SIDE; at += 1) {
      const old = Float32Array.from({ length: SIDE }, (_, place) => pixels[at * line + place * step] ?? 0)
      for (let place = 0; place < SIDE; place += 1) {
        let sum = 0
        for (let near = -reach; near <= reach; near += 1) sum += old[Math.max(0, Math.min(SIDE - 1, place + near))] ?? 0
        pixels[at * line + place * step] = sum / (2 * reach + 1)
      }
    }
}

function png(pixels: Uint8Array): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(SIDE, 0)
  head.writeUInt32BE(SIDE, 4)
  // Eight bits of grey, no palette, no interlacing.
  head[8] = 8
  const lines = Buffer.alloc(SIDE * (SIDE + 1))
  for (let y = 0; y < SIDE; y += 1) lines.set(pixels.subarray(y * SIDE, (y + 1) * SIDE), y * (SIDE + 1) + 1)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), body])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, sum])
}
