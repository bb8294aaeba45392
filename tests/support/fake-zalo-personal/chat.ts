import { open, seal } from './cipher.ts'
import type { Asked, FakeZaloPersonal, Reply } from './server.ts'

/** What is asked for after a login: sending, pictures, the typing sign. Everything comes and goes under the account's key. */

export interface ZaloSent {
  msgId: string
  chat: string
  kind: 'private' | 'group'
  text: string
  /** `start`, `len`, `st`. */
  styles: { start: number; len: number; st: string }[]
  /** Size in bytes, for a picture. */
  picture: number | null
}

export interface Refusal {
  code: number
  description: string
}

export function refusal({ code, description }: Refusal): Reply {
  return { status: 200, body: JSON.stringify({ error_code: code, error_message: description, data: null }) }
}

export function answerChat(fake: FakeZaloPersonal, asked: Asked): Reply | null {
  const account = fake.accountOf(asked.cookie)
  if (asked.method === 'keepalive')
    return account ? { status: 200, body: JSON.stringify({ error_code: 0, data: {} }) } : refusal(STALE)
  if (!['sms', 'sendmsg', 'mention', 'upload', 'send', 'typing'].includes(asked.method)) return null
  if (!account || fake.isStale) return refusal(STALE)
  const params = open(account.key, asked.form.get('params') ?? asked.query.params ?? '')
  const answer = (data: unknown): Reply => ({
    status: 200,
    body: JSON.stringify({ error_code: 0, error_message: '', data: seal(account.key, { error_code: 0, data }) }),
  })
  const kind = params.grid === undefined ? 'private' : 'group'
  const chat = String(params.grid ?? params.toid ?? '')
  if (asked.method === 'typing') {
    fake.typed.push(chat)
    return answer({ status: 0 })
  }
  if (chat === '') return refusal({ code: 114, description: 'Tham số không hợp lệ' })
  if (asked.method === 'upload') {
    const size = Number(params.totalSize)
    const url = `https://photo.zdn.example/${size}.png`
    return answer({
      finished: 1,
      photoId: size,
      normalUrl: url,
      hdUrl: url,
      thumbUrl: url,
      chunkId: 1,
      clientFileId: 1,
    })
  }
  const isPicture = asked.method === 'send'
  const text = String((isPicture ? params.desc : params.message) ?? '')
  if (text.length > fake.longest) return refusal({ code: 118, description: 'Nội dung quá dài' })
  const properties = JSON.parse(String(params.textProperties ?? '{"styles":[]}')) as { styles: ZaloSent['styles'] }
  if (properties.styles.some(({ start, len }) => start < 0 || len < 1 || start + len > text.length))
    return refusal({ code: 114, description: 'Tham số không hợp lệ' })
  const msgId = String(7_000_000_000_000 + fake.sent.length)
  fake.sent.push({
    msgId,
    chat,
    kind,
    text,
    styles: properties.styles,
    picture: isPicture ? Number(params.hdSize) : null,
  })
  return answer({ msgId })
}

const STALE = { code: 600, description: 'zpw_sek bị thiếu hoặc không đúng' }
