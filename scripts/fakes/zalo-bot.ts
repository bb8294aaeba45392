import {
  imageEvent,
  stickerEvent,
  textEvent,
  unsupportedEvent,
  voiceEvent,
} from '../../tests/support/fake-zalo-bot/events.ts'
import { FakeZaloBot } from '../../tests/support/fake-zalo-bot/server.ts'
import { OTHERS, type RunningFake, SHOWN, serveChat } from './chat-server.ts'

/** The loopback Zalo Bot Platform with a chat page beside it. A text with a link, and a file, arrive without their content, as on the real one. */
export async function startZaloBotFake(pagePort: number): Promise<RunningFake> {
  const fake = await new FakeZaloBot().start()
  const user = { id: 'feedfacefeedfacefeed', display_name: 'Người thử' }
  const chat = await serveChat(
    {
      title: 'Zalo Bot giả lập',
      sent: () =>
        fake.sent.map((one) => {
          const [kind, url] = one.photo ? [SHOWN.image, one.photo] : [SHOWN.voice, one.voice]
          return url ? { ...one, text: `[${kind}] ${url}\n${one.text}`.trim() } : one
        }),
      says: (text) => fake.push(/https?:\/\//iu.test(text) ? unsupportedEvent(user) : textEvent(text, user)),
      acts: [
        { label: OTHERS.sticker, does: () => fake.push(stickerEvent(user)) },
        // The platform only says that something came.
        ...[OTHERS.location, OTHERS.contact].map((label) => ({ label, does: () => fake.push(unsupportedEvent(user)) })),
      ],
      sends({ kind, key, bytes }, caption) {
        const path = `/tep/${key}`
        fake.files.set(path, bytes)
        const url = `${fake.apiRoot}${path}`
        if (kind === 'image') fake.push(imageEvent('photo_url', caption || undefined, user, url))
        else fake.push(kind === 'voice' ? voiceEvent(user, url) : unsupportedEvent(user))
      },
    },
    pagePort,
  )
  return {
    page: chat.url,
    settings: { ZALO_BOT_API_ROOT: fake.apiRoot, ZALO_BOT_TOKEN: fake.token },
    stop: async () => {
      chat.stop()
      await fake.stop()
    },
  }
}
