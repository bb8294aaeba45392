import { checksum, readPaymentCode } from '../../../src/assistant/vietqr.ts'
import { decodePhoto } from '../../../src/media/qr-photo/decode.ts'
import { randomFrom } from '../benchmark.ts'
import { HARMS, type Harm, photoOf } from '../photo-of-code.ts'
import { printResult, settingsOf } from '../sides.ts'

/** Photos of payment codes read, and payment codes parsed, true and altered. */

export interface QrSettings {
  photosOfEach: number
  payloads: number
}

export interface QrResult {
  photos: { harm: Harm; read: number; wrong: number; ms: number[] }[]
  /** Photos of codes that are no whole payment code: how many were read, and how many of those passed for one. */
  others: { read: number; accepted: number }
  payloads: { right: number; alteredAccepted: number }
}

const { photosOfEach, payloads } = settingsOf<QrSettings>()
const random = randomFrom(20_261_121)
const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value
const ofSigns = (signs: string, least: number, most: number) =>
  Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, () => pick([...signs])).join('')

const DIGITS = '0123456789'
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const field = (id: string, value: string) => `${id}${String(value.length).padStart(2, '0')}${value}`

interface Made {
  text: string
  bin: string
  account: string
  amount: number | null
  content: string | null
}

function made(): Made {
  const bin = ofSigns(DIGITS, 6, 6)
  const account = ofSigns(random() < 0.8 ? DIGITS : DIGITS + CAPITALS, 6, 19)
  const amount = random() < 0.5 ? 1000 + Math.floor(random() * 1e8) : null
  const content = random() < 0.5 ? `TT ${ofSigns(CAPITALS + DIGITS, 1, 20)}` : null
  const receiver =
    field('00', 'A000000727') + field('01', field('00', bin) + field('01', account)) + field('02', 'QRIBFTTA')
  const body = [
    '000201',
    field('01', amount === null ? '11' : '12'),
    field('38', receiver),
    '5303704',
    amount === null ? '' : field('54', String(amount)),
    '5802VN',
    content === null ? '' : field('62', field('08', content)),
    '6304',
  ].join('')
  return { text: body + checksum(body), bin, account, amount, content }
}

async function photos(harm: Harm): Promise<QrResult['photos'][number]> {
  const row = { harm, read: 0, wrong: 0, ms: [] as number[] }
  for (let at = 0; at < photosOfEach; at += 1) {
    const { text } = made()
    const bytes = photoOf(text, harm, random)
    const start = performance.now()
    const found = await decodePhoto(bytes)
    row.ms.push(performance.now() - start)
    if (found.includes(text)) row.read += 1
    row.wrong += found.filter((each) => each !== text).length
  }
  return row
}

/** One sign changed, something behind the sum, or no payment code at all: by turns. */
const OTHERS: readonly ((text: string) => string)[] = [
  (text) => altered(text),
  (text) => `${text}${pick([...DIGITS])}`,
  () => `https://${ofSigns(CAPITALS, 5, 12).toLowerCase()}.example/${ofSigns(DIGITS, 3, 9)}`,
]

async function others(): Promise<QrResult['others']> {
  const row = { read: 0, accepted: 0 }
  for (let at = 0; at < photosOfEach; at += 1)
    for (const change of OTHERS) {
      const text = change(made().text)
      const found = await decodePhoto(photoOf(text, 'straight', random))
      if (found.includes(text)) row.read += 1
      row.accepted += found.filter((each) => readPaymentCode(each)?.kind === 'vietqr').length
    }
  return row
}

function altered(text: string): string {
  const place = Math.floor(random() * text.length)
  return (
    text.slice(0, place) + pick([...(DIGITS + CAPITALS)].filter((sign) => sign !== text[place])) + text.slice(place + 1)
  )
}

function parsed(): QrResult['payloads'] {
  let right = 0
  let alteredAccepted = 0
  for (let at = 0; at < payloads; at += 1) {
    const { text, bin, account, amount, content } = made()
    const read = readPaymentCode(text)
    if (
      read?.kind === 'vietqr' &&
      [read.bin, read.account, read.amount, read.content].every(
        (value, index) => value === [bin, account, amount, content][index],
      )
    )
      right += 1
    const changed = readPaymentCode(altered(text))
    if (changed !== null && changed.kind !== 'damaged') alteredAccepted += 1
  }
  return { right, alteredAccepted }
}

// The first photo loads and compiles the reader; what it costs is the first person's alone.
await decodePhoto(photoOf('x', 'straight', random))
const rows: QrResult['photos'] = []
for (const harm of HARMS) rows.push(await photos(harm))
printResult({ photos: rows, others: await others(), payloads: parsed() } satisfies QrResult)
