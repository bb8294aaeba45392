import { FakeTelegram } from '../../tests/support/fake-telegram/server.ts'
import {
  commandUpdate,
  documentUpdate,
  editedUpdate,
  otherUpdate,
  photoUpdate,
  tapUpdate,
  textUpdate,
  voiceUpdate,
} from '../../tests/support/fake-telegram/updates.ts'
import { OTHERS, type RunningFake, SHOWN, serveChat } from './chat-server.ts'

/** The loopback Bot API with a chat page beside it: what the page's user types becomes an update. */
export async function startTelegramFake(pagePort: number): Promise<RunningFake> {
  const fake = await new FakeTelegram().start()
  const user = { id: 42, first_name: 'Người thử' }
  let tap = 0
  const chat = await serveChat(
    {
      title: 'Telegram giả lập',
      sent: () =>
        fake.sent.map((one) => {
          const file = one.photo ? 'image' : one.other
          return file ? { ...one, text: `[${SHOWN[file]}] ${one.text}`.trim() } : one
        }),
      says(text) {
        const command = /^\/(\w+)\s*(.*)$/su.exec(text)
        const now = Date.now()
        fake.push(command ? commandUpdate(command[1] ?? '', command[2], user, now) : textUpdate(text, user, now))
      },
      acts: [
        ...(['sticker', 'location', 'contact'] as const).map((kind) => ({
          label: OTHERS[kind],
          does: () => void fake.push(otherUpdate(kind, user, Date.now())),
        })),
        {
          label: 'Sửa tin vừa gửi',
          needsWords: true,
          does: (words) => void fake.push(editedUpdate(words, user, Date.now())),
        },
        { label: 'Thứ chưa ai biết', does: () => void fake.push(otherUpdate('dice', user, Date.now())) },
      ],
      sends({ kind, key, name, mime, bytes }, caption) {
        fake.files.set(key, bytes)
        const file = { id: key, mime, bytes: bytes.byteLength }
        const now = Date.now()
        if (kind === 'image') fake.push(photoUpdate(user, now, caption, file))
        else if (kind === 'voice') fake.push(voiceUpdate(user, now, file))
        else fake.push(documentUpdate(name, user, now, file))
      },
      taps(data, message) {
        tap += 1
        const messageId = Number(message)
        const shown = fake.sent.find((one) => one.message_id === messageId)
        fake.push(tapUpdate(data, { user, id: `tap-${tap}`, messageId, text: shown?.text ?? '' }))
      },
    },
    pagePort,
  )
  return {
    page: chat.url,
    settings: { TELEGRAM_API_ROOT: fake.apiRoot, TELEGRAM_BOT_TOKEN: fake.token },
    stop: async () => {
      chat.stop()
      await fake.stop()
    },
  }
}
