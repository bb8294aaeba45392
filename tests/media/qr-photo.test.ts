import QR from 'qrcode'
import { afterAll, describe, expect, it } from 'vitest'
import { pictureSize } from '../../src/media/qr-photo/picture-size.ts'
import { openPhotoReader } from '../../src/media/qr-photo/reader.ts'
import { pngOf } from '../../src/media/raster.ts'
import { computed } from '../support/timing.ts'
import { vietQr } from '../support/vietqr.ts'

const reader = openPhotoReader()
afterAll(() => reader.close())

const png = (text: string, width = 500) => QR.toBuffer(text, { width })

/** Codes side by side on one sheet, turned by `degrees`. */
async function sheet(texts: readonly string[], degrees: number): Promise<Uint8Array> {
  const codes = await Promise.all(texts.map((text) => QR.create(text, {}).modules))
  const drawn = codes.map(({ size, data }, at) => {
    const cells = Array.from(data).flatMap((dark, cell) =>
      dark ? [`<rect x="${cell % size}" y="${Math.floor(cell / size)}" width="1.02" height="1.02"/>`] : [],
    )
    return `<g transform="translate(${60 + at * 420} 120) scale(${340 / size})">${cells.join('')}</g>`
  })
  const width = 60 + texts.length * 420
  return pngOf(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="600"><rect width="100%" height="100%" fill="#fff"/><g transform="rotate(${degrees} ${width / 2} 300)">${drawn.join('')}</g></svg>`,
  )
}

describe('a photo with QR codes', () => {
  it('gives the text of its code, marks included', async () => {
    for (const text of [vietQr({ amount: 150_000 }), 'Trả tiền rau chị Lan', 'https://dichvucong.gov.vn'])
      expect(await reader.read(await png(text))).toEqual([text])
  })

  it('is read turned, and with several codes', async () => {
    const texts = [vietQr({ account: '111111' }), vietQr({ account: '222222' })]
    for (const degrees of [0, 17, 45, 90, 180])
      expect((await reader.read(await sheet(texts.slice(0, 1), degrees)))?.toSorted()).toEqual(texts.slice(0, 1))
    expect((await reader.read(await sheet(texts, 0)))?.toSorted()).toEqual(texts)
  })

  it('without one gives none; bytes that are no picture, and one that would unpack to gigabytes, give nothing', async () => {
    const empty = await pngOf('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>')
    expect(await reader.read(empty)).toEqual([])
    expect(await reader.read(Buffer.from('không phải ảnh'))).toBeNull()
    const huge = Buffer.from(await png('x'))
    huge.writeUInt32BE(60_000, 16)
    huge.writeUInt32BE(60_000, 20)
    expect(pictureSize(huge)).toEqual({ width: 60_000, height: 60_000 })
    expect(await reader.read(huge)).toBeNull()
  })

  it('that is cut in the middle is no picture, and the next one is read', async () => {
    const whole = await png('sau ảnh hỏng')
    expect(await reader.read(whole.subarray(0, whole.length / 2))).not.toEqual(['sau ảnh hỏng'])
    expect(await reader.read(whole)).toEqual(['sau ảnh hỏng'])
  })

  it('that takes too long is given up, with its thread, and the next one is read', async () => {
    const hurried = openPhotoReader(0)
    expect(await hurried.read(await png('không kịp'))).toBeNull()
    await hurried.close()
    expect(await reader.read(await png('kịp'))).toEqual(['kịp'])
  })

  it('never holds up the conversation for 50 ms', async () => {
    const large = await png(vietQr(), 3000)
    await reader.read(large)
    let longest = 0
    let last = computed()
    const look = () => {
      longest = Math.max(longest, computed() - last)
      last = computed()
    }
    const beat = setInterval(look, 1)
    const before = process.cpuUsage()
    await reader.read(large)
    const { user, system } = process.cpuUsage(before)
    look()
    clearInterval(beat)
    // What this thread computes in one go, against what all threads do: nearly all of it, if the photo were read here.
    expect(longest).toBeLessThan(50)
    expect(longest).toBeLessThan((user + system) / 1000 / 4)
  })
})
