import { randomUUID } from 'node:crypto'
import { fileEvent, linkEvent, type OaEvent, otherEvent, textEvent } from '../../tests/support/fake-zalo-oa/events.ts'
import { FakeZaloOa } from '../../tests/support/fake-zalo-oa/server.ts'
import { OTHERS, type RunningFake, serveChat } from './chat-server.ts'

/** Zalo waits from 30 s to an hour between repeats of a push; at the chat page nobody waits that long. */
const HURRY = 30
const USER = '9007199254740993123'

/** The loopback Official Account with a chat page beside it; it pushes to `webhook`, where the bot listens. */
export async function startZaloOaFake(
  pagePort: number,
  webhook = 'http://127.0.0.1:3000/webhook/zalo-oa',
): Promise<RunningFake> {
  const fake = await new FakeZaloOa().start()
  // A new consent for each start: the data folder may hold the tokens of a fake that is gone.
  const refreshToken = `consent-${randomUUID()}`
  fake.grants.consent(refreshToken)
  const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms / HURRY).unref())
  const push = (event: OaEvent) => {
    fake.webhook = webhook
    void fake.push(event, { wait })
  }
  const chat = await serveChat(
    {
      title: 'Zalo OA giả lập',
      sent: () =>
        fake.sent.map(({ text, buttons, picture, message_id }) => ({
          message_id,
          text: picture === null ? text : `[ảnh ${picture} byte]\n${text}`,
          reply_markup: {
            inline_keyboard: buttons.map(({ title, payload }) => [{ text: title, callback_data: payload }]),
          },
        })),
      says: (text) => {
        const [link] = /https?:\/\/\S+/iu.exec(text) ?? []
        push(link ? linkEvent(link, text, USER, Date.now()) : textEvent(text, USER, Date.now()))
      },
      acts: [
        { label: OTHERS.sticker, does: () => push(otherEvent('sticker', USER, Date.now())) },
        { label: OTHERS.location, does: () => push(otherEvent('location', USER, Date.now())) },
        { label: OTHERS.contact, does: () => push(otherEvent('business_card', USER, Date.now())) },
        { label: 'Thứ chưa ai biết', does: () => push(otherEvent('dice', USER, Date.now())) },
      ],
      sends({ kind, key, name, bytes }, caption) {
        const path = `/tep/${key}`
        fake.files.set(path, bytes)
        const payload = { url: `${fake.root}${path}`, name, size: bytes.byteLength }
        push(fileEvent(kind === 'voice' ? 'audio' : kind, payload, USER, Date.now(), undefined, caption))
      },
      taps: (payload) => push(textEvent(payload, USER, Date.now())),
    },
    pagePort,
  )
  return {
    page: chat.url,
    settings: {
      ZALO_OA_API_ROOT: fake.root,
      ZALO_OA_OAUTH_ROOT: fake.root,
      ZALO_OA_APP_ID: fake.appId,
      ZALO_OA_APP_SECRET: fake.appSecret,
      ZALO_OA_SECRET_KEY: fake.secretKey,
      ZALO_OA_REFRESH_TOKEN: refreshToken,
    },
    stop: async () => {
      chat.stop()
      await fake.stop()
    },
  }
}
