import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checksum, readPaymentCode } from '../../src/assistant/vietqr.ts'
import { field, signed, vietQr } from '../support/vietqr.ts'

const STATIC = '00020101021138540010A00000072701240006970436011001234567890208QRIBFTTA53037045802VN63046A15'
const ONCE =
  '00020101021238540010A00000072701240006970436011001234567890208QRIBFTTA530370454061500005802VN62240820Tra tien rau Chi Lan6304113C'
const NAMED =
  '00020101021138570010A00000072701270006970405011312345678901230208QRIBFTTA5204541153037045802VN5914NGUYEN THI HOA6008LAI CHAU6304C91F'
const NAPAS_613 =
  '00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E'
/** NAPAS's own sample 6.1.1: the account has 13 signs and says 12, so one is left over. */
const NAPAS_611 = '00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5'

describe('the sum of a payment code', () => {
  it('is CRC-16/CCITT-FALSE, over bytes', () => {
    expect(checksum('123456789')).toBe('29B1')
    expect(checksum('')).toBe('FFFF')
  })
})

describe('a payment code', () => {
  it('that is static names bank and account and leaves the amount to whoever pays', () => {
    expect(readPaymentCode(STATIC)).toEqual({
      kind: 'vietqr',
      bin: '970436',
      account: '0123456789',
      to: 'account',
      use: 'always',
      amount: null,
      content: null,
      name: null,
    })
  })

  it('for one payment names amount and content, in the samples of NAPAS too', () => {
    expect(readPaymentCode(ONCE)).toMatchObject({ amount: 150_000, content: 'Tra tien rau Chi Lan', use: 'once' })
    expect(readPaymentCode(NAPAS_613)).toMatchObject({
      bin: '970403',
      account: '0011012345678',
      amount: 180_000,
      content: 'thanh toan don hang',
    })
    expect(readPaymentCode(NAMED)).toMatchObject({ name: 'NGUYEN THI HOA', bin: '970405', account: '1234567890123' })
  })

  it('to a card, a merchant or a wallet whose number has letters is read', () => {
    expect(readPaymentCode(vietQr({ service: 'QRIBFTTC' }))).toMatchObject({ to: 'card' })
    expect(readPaymentCode(vietQr({ service: 'QRPUSH', name: 'PHUONG CAC' }))).toMatchObject({
      to: 'merchant',
      name: 'PHUONG CAC',
    })
    expect(readPaymentCode(vietQr({ bin: '971025', account: 'PSP123456789012345' }))).toMatchObject({
      account: 'PSP123456789012345',
    })
  })

  it.each([
    ['whose account was changed under the old sum', ONCE.replace('0123456789', '0123456788')],
    ['that holds a sign more than its lengths say', NAPAS_611],
    ['that is cut', STATIC.slice(0, -6)],
    ['with something after its sum', `${STATIC}0`],
    ['whose sum is written small', STATIC.replace('6A15', '6a15')],
    ['without a receiver’s account', signed(STATIC.slice(0, -8).replace(/3854.*QRIBFTTA/u, '38180010A0000007270100'))],
    ['in another money', signed(STATIC.slice(0, -8).replace('5303704', '5303840'))],
    ['whose amount is no whole number', signed(`${STATIC.slice(0, -8)}${field('54', '15,000')}`)],
    ['that says a field twice', signed(`${STATIC.slice(0, -8)}${field('58', 'VN')}`)],
    ['with an unknown service', vietQr({ service: 'QRNGOALA' })],
    ['with an account of 20 signs', vietQr({ account: '12345678901234567890' })],
    ['with an empty field', signed(`${STATIC.slice(0, -8)}5900`)],
  ])('%s is damaged, whoever made its sum right', (_what, text) => {
    expect(readPaymentCode(text)).toEqual({ kind: 'damaged' })
  })

  it('of another network is said to be one, and no fraud', () => {
    const vnpay = signed(`000201010211${field('26', field('00', 'A000000775'))}53037045802VN`)
    expect(readPaymentCode(vnpay)).toEqual({ kind: 'other-network', network: 'VNPAY' })
    const other = signed(`000201010211${field('38', field('00', 'A000000999'))}53037045802VN`)
    expect(readPaymentCode(other)).toEqual({ kind: 'other-network', network: null })
  })

  it('whose content has marks is read whether its maker counted characters or bytes', () => {
    const content = 'Trả tiền'
    for (const length of [[...content].length, Buffer.byteLength(content)]) {
      const inner = `08${String(length).padStart(2, '0')}${content}`
      const outer = String(4 + length).padStart(2, '0')
      const text = signed(`${STATIC.slice(0, -8)}62${outer}${inner}`)
      expect(readPaymentCode(text)).toMatchObject({ content, account: '0123456789' })
    }
  })

  it('is null for whatever does not begin like one', () => {
    for (const text of ['https://vietqr.example', '', '00020', 'xin chào', '0002'])
      expect(readPaymentCode(text)).toBeNull()
  })
})

const payment = fc.record({
  bin: fc.stringMatching(/^\d{6}$/u),
  account: fc.stringMatching(/^[A-Z0-9]{1,19}$/u),
  service: fc.constantFrom('QRIBFTTA', 'QRIBFTTC', 'QRPUSH'),
  amount: fc.option(fc.integer({ min: 1, max: 9_999_999_999_999 }), { nil: null }),
  content: fc.option(fc.stringMatching(/^[A-Za-z0-9 ]{1,25}$/u), { nil: null }),
  name: fc.option(fc.stringMatching(/^[A-Z ]{1,25}$/u), { nil: null }),
})

describe('every payment code that can be made', () => {
  it('is read back as it was made', () => {
    fc.assert(
      fc.property(payment, (made) => {
        const { service: _service, ...rest } = made
        expect(readPaymentCode(vietQr(made))).toMatchObject(rest)
      }),
      { numRuns: 500 },
    )
  })

  it('is refused when any one sign of it is another', () => {
    fc.assert(
      fc.property(payment, fc.nat(), fc.integer({ min: 0x21, max: 0x7e }), (made, at, code) => {
        const text = vietQr(made)
        const place = at % text.length
        const sign = String.fromCharCode(code)
        fc.pre(text[place] !== sign)
        const read = readPaymentCode(text.slice(0, place) + sign + text.slice(place + 1))
        // Before the seventh sign it no longer begins like a payment code.
        expect(read).toEqual(place < 6 ? null : { kind: 'damaged' })
      }),
      { numRuns: 1000 },
    )
  })

  it('never breaks the reader, whatever follows its beginning', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (tail) => {
        const read = readPaymentCode(`000201${tail}`)
        expect(['damaged', 'other-network', 'vietqr']).toContain(read?.kind)
      }),
    )
  })
})
