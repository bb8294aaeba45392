import type { FakeZaloBot, ZaloSent } from './server.ts'

/** What the platform answers to each method, with its checks. */

export interface Refusal {
  code: number
  description: string
}

export type Answer = { result: unknown } | Refusal

export function refused(answer: Answer): answer is Refusal {
  return 'code' in answer
}

const bad = (description: string): Refusal => ({ code: 400, description: `Bad request: ${description}` })
const SECRET = /^.{8,256}$/u

export function answerOf(fake: FakeZaloBot, method: string, body: Record<string, unknown>): Answer {
  switch (method) {
    case 'getMe':
      return {
        result: { id: fake.botId, account_name: 'Bot Học Vụ Số', account_type: 'BASIC', can_join_groups: false },
      }
    case 'setWebhook':
      if (!/^https?:\/\//u.test(String(body.url))) return bad('url')
      if (!SECRET.test(String(body.secret_token ?? ''))) return bad('secret_token')
      fake.webhook = { url: String(body.url), secret: String(body.secret_token) }
      void fake.deliver()
      return { result: { url: fake.webhook.url, updated_at: 1 } }
    case 'deleteWebhook':
      fake.webhook = null
      return { result: { url: '', updated_at: 1 } }
    case 'getWebhookInfo':
      if (!fake.webhook && fake.drift.noWebhook === '404') return { code: 404, description: 'Not found' }
      return { result: { url: fake.webhook?.url ?? '', updated_at: 1 } }
    case 'sendChatAction':
      return body.action === 'typing' ? { result: { ok: true } } : bad('action')
    case 'sendMessage':
    case 'sendPhoto':
    case 'sendSticker':
    case 'sendVoice':
      return send(fake, method, body)
    default:
      return { code: 404, description: 'Not found' }
  }
}

function send(fake: FakeZaloBot, method: string, body: Record<string, unknown>): Answer {
  const text = String(body.text ?? body.caption ?? '')
  if (typeof body.chat_id !== 'string' || body.chat_id === '') return bad('chat_id')
  if (method === 'sendMessage' && (text.length < 1 || text.length > 2000)) return bad('text must be 1 to 2000')
  if (method === 'sendPhoto' && (!/^https?:\/\//u.test(String(body.photo)) || text.length > 2000)) return bad('photo')
  if (method === 'sendVoice' && !String(body.voice_url).endsWith('.aac')) return bad('voice_url')
  const styles = body.text_styles as ZaloSent['text_styles']
  if (styles?.some(({ start, len }) => start < 0 || len < 1 || start + len > text.length)) return bad('text_styles')
  if (fake.sent.length >= fake.monthly) return { code: 429, description: 'Quota exceeded' }
  const message: ZaloSent = {
    message_id: `zs${fake.sent.length + 1}`,
    chat: body.chat_id,
    text,
    ...(styles ? { text_styles: styles } : {}),
    ...(typeof body.photo === 'string' ? { photo: body.photo } : {}),
    ...(typeof body.voice_url === 'string' ? { voice: body.voice_url } : {}),
  }
  fake.sent.push(message)
  fake.onSent(message)
  return { result: { message_id: message.message_id, date: Date.now() } }
}
