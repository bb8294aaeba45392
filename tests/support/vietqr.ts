import { checksum } from '../../src/assistant/vietqr.ts'

/** Payment codes as a bank's program writes them. */

export interface Payment {
  bin?: string
  account?: string
  service?: string
  amount?: number | null
  content?: string | null
  name?: string | null
}

/** Id, length in characters, value. */
export function field(id: string, value: string): string {
  return `${id}${String([...value].length).padStart(2, '0')}${value}`
}

/** The text with its sum behind it. */
export function signed(body: string): string {
  return `${body}6304${checksum(`${body}6304`)}`
}

export function vietQr(payment: Payment = {}): string {
  const { bin = '970436', account = '0123456789', service = 'QRIBFTTA', amount, content, name } = payment
  const holder = field('00', bin) + field('01', account)
  const receiver = field('00', 'A000000727') + field('01', holder) + field('02', service)
  return signed(
    [
      field('00', '01'),
      field('01', amount ? '12' : '11'),
      field('38', receiver),
      field('53', '704'),
      ...(amount ? [field('54', String(amount))] : []),
      field('58', 'VN'),
      ...(name ? [field('59', name)] : []),
      ...(content ? [field('62', field('08', content))] : []),
    ].join(''),
  )
}
