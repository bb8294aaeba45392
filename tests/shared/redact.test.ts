import { describe, expect, it } from 'vitest'
import { redact } from '../../src/shared/redact.ts'

/** What services quote back in their refusals; the secret is between the asterisks. */
const QUOTED = [
  'Invalid token: *abcDEF123xyz*',
  'access_token=*v1AbCdEf99* has expired',
  '{"app_secret":"*Ky3Tr0ng*","code":-216}',
  'Incorrect API key provided: *sk-proj-a1b2c3d4e5f6g7h8*. You can find it in your settings',
  'Incorrect API key: *gsk_9aZ8bY7cX6dW5eV4fU3gT2hS1* is not valid',
  'Authorization: Bearer *eyJhbGciOi.JIUzI1NiJ9.abc123def*',
  'connect failed postgres://hvs:*matkhau@123*@db.example:5432/hvs',
  'could not reach http://nguoidung:*BiMat99*@proxy.example:8080',
  'cannot send text "mật khẩu là *Hoamai@1234*" to chat',
  'bad request: text=mat khau: *conmeo1234*',
  'mã OTP là *834512* không gửi được',
  'X-Bot-Api-Secret-Token: *hoc-vu-so-bi-mat*',
  'cookie=*zpsid_aaaBBB111*; retry later',
  'unexpected 8a7b6c5d4e3f*2a1b0c9d8e7f6a5b4c3d2e1f*',
] as const

describe('a secret quoted in a platform’s or an endpoint’s error does not reach the log', () => {
  it.each(QUOTED)('%s', (quoted) => {
    const [, secret = ''] = quoted.split('*')
    const written = redact(quoted.replaceAll('*', ''))
    expect(written).not.toContain(secret)
    for (const piece of secret.split(/[^\p{L}\d]+/u).filter((one) => one.length > 4))
      expect(written).not.toContain(piece)
  })

  it.each([
    'HTTP 502 from api.telegram.org:443, retry after 35 s',
    'connect ECONNREFUSED 127.0.0.1:5432',
    'SQLITE_FULL: database or disk is full',
    'token is missing',
    'the password is wrong',
    'Bad Request: message to edit not found',
    'node_modules/@langchain/openai/dist/chat_models.js',
  ])('what tells the cause stays: %s', (text) => {
    expect(redact(text)).toBe(text)
  })

  it('hiding twice changes nothing more', () => {
    for (const quoted of QUOTED) expect(redact(redact(quoted))).toBe(redact(quoted))
  })
})
