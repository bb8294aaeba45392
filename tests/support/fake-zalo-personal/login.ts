import { toDataURL } from 'qrcode'
import { newCode, newSession, SERVICES } from './accounts.ts'
import { loginKey, open, readZcid, seal, signature } from './cipher.ts'
import type { Asked, FakeZaloPersonal, Reply } from './server.ts'

/** The answers of id.zalo.me, jr.chat.zalo.me and wpa.chat.zalo.me: logging in by code, then by cookie. */

const json = (value: unknown): Reply => ({ status: 200, body: JSON.stringify(value) })
const LOGIN_SCRIPT = 'https://stc-zlogin.zdn.vn/main-3.4.1.js'

export async function answerLogin(fake: FakeZaloPersonal, asked: Asked): Promise<Reply | null> {
  switch (asked.method) {
    case 'account':
      return { status: 200, body: `<html><script src="${LOGIN_SCRIPT}"></script></html>` }
    case 'logininfo':
    case 'verify-client':
      return json({ error_code: 0, data: {} })
    case 'generate': {
      fake.code = newCode()
      const image = await toDataURL(fake.code.text, { scale: 6 })
      const { code } = fake.code
      return json({ error_code: 0, data: { code, image, token: code, options: {} } })
    }
    case 'waiting-scan':
    case 'waiting-confirm':
      return waitForPhone(fake, asked)
    case 'checksession':
      return openSession(fake)
    case 'userinfo': {
      const account = fake.accountOf(asked.cookie)
      return json({ data: { logged: account !== null, info: { name: account?.name ?? '', avatar: '' } } })
    }
    case 'getLoginInfo':
      return loginInfo(fake, asked)
    case 'getServerInfo':
      return serverInfo(fake, asked)
    default:
      return null
  }
}

/** Held open until the phone does the next thing; answered "not yet" (8) now and then, as the real one does. */
async function waitForPhone(fake: FakeZaloPersonal, { method, form }: Asked): Promise<Reply> {
  const { code } = fake
  if (!code || form.get('code') !== code.code) return json({ error_code: -1, error_message: 'unknown code' })
  const isThere = () => code.answer !== 'open' || (method === 'waiting-scan' && code.scannedBy !== null)
  if (!isThere())
    await new Promise<void>((done) => {
      const timer = setTimeout(done, fake.holdMs)
      code.waiting.push(() => {
        clearTimeout(timer)
        done()
      })
    })
  if (code.answer === 'lapsed') return json({ error_code: -14, error_message: 'expired', data: null })
  if (!isThere()) return json({ error_code: 8 })
  if (method === 'waiting-scan')
    return json({ error_code: 0, data: { avatar: '', display_name: code.scannedBy?.name } })
  return json(code.answer === 'declined' ? { error_code: -13, error_message: 'declined' } : { error_code: 0, data: {} })
}

/** Two cookies, one for all of Zalo and one for the chat, with a date whose comma must not be taken for the end of a cookie. */
function openSession({ code }: FakeZaloPersonal): Reply {
  if (code?.answer !== 'confirmed' || !code.scannedBy) return json({ error_code: -1 })
  const kept = 'Path=/; Expires=Wed, 18 Mar 2037 08:00:00 GMT; Secure; HttpOnly'
  return {
    status: 200,
    body: '',
    headers: {
      'set-cookie': [
        `zpsid=${newSession(code.scannedBy)}; Domain=zalo.me; ${kept}`,
        `zpw_sek=sek-of-${code.scannedBy.uid}; Domain=chat.zalo.me; ${kept}`,
      ],
    },
  }
}

function loginInfo(fake: FakeZaloPersonal, { query, cookie }: Asked): Reply {
  const { zcid = '', zcid_ext = '', params = '', type = '', client_version = '', enc_ver = '' } = query
  const signed = signature('getlogininfo', { zcid, zcid_ext, enc_ver, params, type, client_version })
  const key = loginKey(zcid, zcid_ext)
  const { imei } = open(key, params)
  if (query.signkey !== signed || !readZcid(zcid).startsWith(`${type},${String(imei)},`))
    return json({ error_code: -99, error_message: 'bad signature' })
  const account = fake.accountOf(cookie)
  if (!account) {
    const error_message = 'The session key was improperly submitted or has reached its timeout'
    return json({ error_code: 0, data: seal(key, { error_code: 102, error_message, data: null }) })
  }
  fake.logins += 1
  const data = {
    uid: account.uid,
    zpw_enk: account.key.toString('base64'),
    zpw_ws: [fake.socketUrl],
    zpw_service_map_v3: Object.fromEntries(SERVICES.map((name) => [name, [`https://tt-${name}-wpa.chat.zalo.me`]])),
  }
  return json({ error_code: 0, data: seal(key, { error_code: 0, data }) })
}

function serverInfo(fake: FakeZaloPersonal, { query }: Asked): Reply {
  const { imei = '', type = '', client_version = '', computer_name = '' } = query
  if (query.signkey !== signature('getserverinfo', { imei, type, client_version, computer_name }))
    return json({ error_code: -99, error_message: 'bad signature' })
  const socket = {
    ping_interval: fake.pingMs,
    // 1006 is listed as worth retrying; 4999 without saying how often, which the client cannot take.
    close_and_retry_codes: [1006, 4999],
    rotate_error_codes: [],
    retries: { 1006: { times: [0], max: 2 } },
  }
  const sharefile = {
    max_file: 50,
    max_size_share_file_v3: 1024,
    restricted_ext_file: ['exe'],
    chunk_size_file: 2_097_152,
  }
  // Three t's: so it is spelled there.
  return json({ error_code: 0, data: { setttings: { features: { sharefile, socket }, keepalive: {} }, extra_ver: {} } })
}
