import { type Benchmark, median, round } from './benchmark.ts'
import type { QrResult, QrSettings } from './ours/qr.ts'
import { HARMS, type Harm } from './photo-of-code.ts'
import { runSide, versionOf } from './sides.ts'

/** `qr`: codes in bad photos are read, none is read wrong, and no altered payment code passes for a good one. */

const PHOTOS_OF_EACH = { short: 12, full: 100 }
const PAYLOADS = { short: 1000, full: 20_000 }

const NAMES: Readonly<Record<Harm, string>> = {
  straight: 'thẳng',
  turned: 'xoay',
  small: 'nhỏ',
  dark: 'tối',
  blurred: 'nhòe',
  noisy: 'nhiễu',
  slanted: 'chéo',
  pasted: 'dán đè lên mã khác',
  all: 'tối, xoay, chéo, nhòe và nhiễu',
}

export const qr: Benchmark = {
  name: 'qr',
  title: 'Đọc mã QR trong ảnh chụp xấu, và đọc chặt chuỗi VietQR',
  async run({ full }) {
    const size = full ? 'full' : 'short'
    const settings: QrSettings = { photosOfEach: PHOTOS_OF_EACH[size], payloads: PAYLOADS[size] }
    const { photos, others, payloads } = await runSide<QrResult>('ours/qr.ts', settings)
    const all = settings.photosOfEach * HARMS.length
    const rate = round(photos.reduce((sum, { read }) => sum + read, 0) / all)
    const wrong = photos.reduce((sum, each) => sum + each.wrong, 0)
    const times = photos.flatMap(({ ms }) => ms).toSorted((a, b) => a - b)
    return {
      ours: rate,
      peer: null,
      ratio: null,
      unit: 'phần ảnh đọc được',
      peerName: `không có; bộ đọc là ${versionOf('zxing-wasm')}, chạy tại chỗ`,
      raw: photos.map(({ harm, read, wrong: misread }) => ({ harm, read, wrong: misread, of: settings.photosOfEach })),
      also: {
        'số ảnh': all,
        'ms mỗi ảnh (p50)': round(median(times), 1),
        'ms mỗi ảnh (p95)': round(times[Math.floor(times.length * 0.95)] ?? Number.NaN, 1),
        ...Object.fromEntries(photos.map(({ harm, read }) => [NAMES[harm], `${read}/${settings.photosOfEach}`])),
        'ảnh mã bị sửa, thừa chữ, hay không phải VietQR: đọc được': `${others.read}/${3 * settings.photosOfEach}`,
        'chuỗi VietQR đọc đúng': `${payloads.right}/${settings.payloads}`,
      },
      goals: [
        { text: 'đọc được ≥ 95 % ảnh', met: rate >= 0.95, hard: false },
        { text: 'không ảnh nào đọc ra chuỗi khác', met: wrong === 0, hard: true },
        { text: 'mọi chuỗi đúng được đọc đúng', met: payloads.right === settings.payloads, hard: true },
        { text: 'không ảnh nào trong số ấy được nhận là VietQR', met: others.accepted === 0, hard: true },
        { text: 'không chuỗi bị sửa nào được nhận', met: payloads.alteredAccepted === 0, hard: true },
      ],
    }
  },
}
