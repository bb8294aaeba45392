import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'

/** Zalo's obfuscation of its web protocol, as the client undoes and makes it. */

const ZERO = Buffer.alloc(16)
const ZCID_KEY = '3FC4F0D2AB50057BCE0D90D9187A22B1'

function encrypt(key: Buffer, text: string, encoding: 'base64' | 'hex'): string {
  const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, ZERO)
  return cipher.update(text, 'utf8', encoding) + cipher.final(encoding)
}

function decrypt(key: Buffer, text: string, encoding: 'base64' | 'hex'): string {
  const decipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, ZERO)
  return decipher.update(text, encoding, 'utf8') + decipher.final('utf8')
}

function everySecond(text: string, from: 0 | 1): string[] {
  return [...text].filter((_, at) => at % 2 === from)
}

/** The key of a login, made from what the client says of itself. */
export function loginKey(zcid: string, zcidExt: string): Buffer {
  const digest = createHash('md5').update(zcidExt).digest('hex').toUpperCase()
  const made = [
    ...everySecond(digest, 0).slice(0, 8),
    ...everySecond(zcid, 0).slice(0, 12),
    ...everySecond(zcid, 1).toReversed().slice(0, 12),
  ].join('')
  return Buffer.from(made, 'utf8')
}

/** `type,imei,time` as the client hid it in `zcid`. */
export function readZcid(zcid: string): string {
  return decrypt(Buffer.from(ZCID_KEY, 'utf8'), zcid, 'hex')
}

export function seal(key: Buffer, value: unknown): string {
  return encrypt(key, JSON.stringify(value), 'base64')
}

export function open(key: Buffer, text: string): Record<string, unknown> {
  return JSON.parse(decrypt(key, text, 'base64')) as Record<string, unknown>
}

/** What the client must sign its login calls with. */
export function signature(type: string, params: Readonly<Record<string, string>>): string {
  const values = Object.keys(params)
    .toSorted()
    .map((name) => params[name] ?? '')
  return createHash('md5')
    .update(`zsecure${type}${values.join('')}`)
    .digest('hex')
}

/** How a frame's payload is hidden: 0 not at all, 1 packed, 2 packed and encrypted, 3 encrypted. */
export type Hiding = 0 | 1 | 2 | 3

export function hide(how: Hiding, key: Buffer, json: string): { encrypt: Hiding; data: string } {
  if (how === 0) return { encrypt: 0, data: json }
  const packed = how === 3 ? Buffer.from(json) : deflateSync(json)
  if (how === 1) return { encrypt: 1, data: packed.toString('base64') }
  const iv = randomBytes(16)
  const aad = randomBytes(16)
  const cipher = createCipheriv('aes-128-gcm', key, iv).setAAD(aad)
  const body = Buffer.concat([cipher.update(packed), cipher.final()])
  const data = Buffer.concat([iv, aad, body, cipher.getAuthTag()]).toString('base64')
  return { encrypt: how, data: encodeURIComponent(data) }
}
