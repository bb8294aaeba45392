/** The text of a payment code (EMVCo merchant-presented, VietQR of NAPAS), read strictly: a code with one sign too many is no code. */

export interface VietQr {
  kind: 'vietqr'
  /** Six digits, the bank's number at NAPAS. */
  bin: string
  /** Account, card or wallet number, at most 19 letters and digits. Never stored and never shown whole. */
  account: string
  to: 'account' | 'card' | 'merchant'
  /** Made for one payment, or for any number of them; null when the code does not say. */
  use: 'once' | 'always' | null
  /** In dong; null: whoever pays types it. */
  amount: number | null
  /** Transfer content as printed in the code. */
  content: string | null
  /** Whatever name the code's maker put in: proves nothing. */
  name: string | null
}

export type PaymentCode =
  | VietQr
  /** A payment code of another network, whole in itself. */
  | { kind: 'other-network'; network: 'VNPAY' | null }
  /** Begins like a payment code and does not hold together: cut, misprinted or changed. */
  | { kind: 'damaged' }

interface Field {
  id: string
  value: string
}

const NAPAS = 'A000000727'
const VNPAY = 'A000000775'
const SERVICES: Readonly<Record<string, VietQr['to']>> = { QRIBFTTA: 'account', QRIBFTTC: 'card', QRPUSH: 'merchant' }
const USES: Readonly<Record<string, 'always' | 'once'>> = { '11': 'always', '12': 'once' }
const DAMAGED: PaymentCode = { kind: 'damaged' }

/** Null for a text that is no payment code at all. Never throws. */
export function readPaymentCode(raw: string): PaymentCode | null {
  const text = raw.trim()
  if (!text.startsWith('000201')) return null
  if (!hasRightSum(text)) return DAMAGED
  const read = readBody(text, 'characters')
  if (/^[\x20-\x7e]*$/u.test(text)) return read ?? DAMAGED
  // Lengths count characters; half of the makers count UTF-8 bytes where the content has marks. Both readings may hold, with
  // different fields: then nobody can say what the code means.
  const byBytes = readBody(text, 'bytes')
  if (read && byBytes && JSON.stringify(read) !== JSON.stringify(byBytes)) return DAMAGED
  return read ?? byBytes ?? DAMAGED
}

function readBody(text: string, unit: Unit): PaymentCode | null {
  const fields = readFields(text, unit)
  if (fields?.at(0)?.id !== '00' || fields.at(-1)?.id !== '63') return null
  const value = (id: string) => fields.find((field) => field.id === id)?.value ?? null
  const transfer = value('38')
  if (transfer === null) return { kind: 'other-network', network: isVnpay(value('26'), unit) ? 'VNPAY' : null }
  if (value('53') !== '704' || value('58') !== 'VN') return null
  const receiver = readReceiver(transfer, unit)
  if (receiver === 'other') return { kind: 'other-network', network: null }
  const more = value('62')
  const extra = more === null ? [] : readFields(more, unit)
  const use = value('01')
  const amount = value('54')
  if (!receiver || !extra) return null
  if ((use !== null && !(use in USES)) || (amount !== null && !/^\d{1,13}$/u.test(amount))) return null
  return {
    kind: 'vietqr',
    ...receiver,
    use: use === null ? null : (USES[use] ?? null),
    // Some makers write 0 for "to be typed".
    amount: amount === null || Number(amount) === 0 ? null : Number(amount),
    content: extra.find(({ id }) => id === '08')?.value ?? null,
    name: value('59'),
  }
}

/** `other`: field 38 belongs to another network. */
function readReceiver(text: string, unit: Unit): Pick<VietQr, 'bin' | 'account' | 'to'> | 'other' | null {
  const fields = readFields(text, unit)
  if (!fields) return null
  const value = (id: string) => fields.find((field) => field.id === id)?.value ?? ''
  if (value('00') !== NAPAS) return 'other'
  const to = SERVICES[value('02')]
  const holder = readFields(value('01'), unit)
  if (!to || !holder || holder.length !== 2) return null
  const [bin, account] = ['00', '01'].map((id) => holder.find((field) => field.id === id)?.value ?? '')
  if (!bin || !account || !/^\d{6}$/u.test(bin) || !/^[A-Za-z0-9]{1,19}$/u.test(account)) return null
  return { bin, account, to }
}

function isVnpay(text: string | null, unit: Unit): boolean {
  return text !== null && (readFields(text, unit)?.some(({ id, value }) => id === '00' && value === VNPAY) ?? false)
}

type Unit = 'characters' | 'bytes'

/** Id, length, value, one after the other to the last sign; null when anything is left over, missing or said twice. */
function readFields(text: string, unit: Unit): Field[] | null {
  const signs: readonly string[] = unit === 'characters' ? [...text] : [...Buffer.from(text).toString('latin1')]
  const fields: Field[] = []
  for (let at = 0; at < signs.length; ) {
    const head = /^(\d\d)(\d\d)$/u.exec(signs.slice(at, at + 4).join(''))
    const length = Number(head?.[2] ?? 0)
    const id = head?.[1] ?? ''
    if (length === 0 || at + 4 + length > signs.length || fields.some((field) => field.id === id)) return null
    const value = signs.slice(at + 4, at + 4 + length).join('')
    const whole = unit === 'characters' ? value : Buffer.from(value, 'latin1').toString()
    // A cut through the middle of a letter.
    if (whole.includes('\uFFFD')) return null
    fields.push({ id, value: whole })
    at += 4 + length
  }
  return fields.length > 0 ? fields : null
}

function hasRightSum(text: string): boolean {
  const [, body = '', sum = ''] = /^(.*6304)([0-9A-F]{4})$/su.exec(text) ?? []
  return body !== '' && checksum(body) === sum
}

/** CRC-16/CCITT-FALSE over UTF-8: polynomial 0x1021, start 0xFFFF, nothing reflected; four capital hexadecimal digits. */
export function checksum(text: string): string {
  let sum = 0xffff
  for (const byte of Buffer.from(text)) {
    sum ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x8000 ? ((sum << 1) ^ 0x1021) & 0xffff : (sum << 1) & 0xffff
  }
  return sum.toString(16).toUpperCase().padStart(4, '0')
}
