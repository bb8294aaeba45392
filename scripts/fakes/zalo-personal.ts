import { otherSaid, textSaid } from '../../tests/support/fake-zalo-personal/events.ts'
import { FakeZaloPersonal } from '../../tests/support/fake-zalo-personal/server.ts'
import { OTHERS, type RunningFake, serveChat } from './chat-server.ts'

const USER = { uid: '7341234567890123456', name: 'Người thử' }
const SAID_AS = { image: 'chat.photo', voice: 'chat.voice', file: 'share.file' } as const
const SCAN = 'quet'
const CONFIRM = 'dong-y'
const DECLINE = 'tu-choi'

/**
 * All of Zalo's hosts with a chat page beside them. The page is also the phone of the bot's own account: while a login code
 * waits, its last message has the buttons to scan and to confirm. A text with a link comes as a card, as on the real one.
 */
export async function startZaloPersonalFake(pagePort: number): Promise<RunningFake> {
  const fake = await new FakeZaloPersonal().start()
  fake.holdMs = 20_000
  const phone = () => {
    const { code } = fake
    if (code?.answer !== 'open') return []
    const keys =
      code.scannedBy === null
        ? [['Quét mã', SCAN]]
        : [
            ['Đồng ý', CONFIRM],
            ['Từ chối', DECLINE],
          ]
    const inline_keyboard = keys.map(([text, callback_data]) => [{ text, callback_data }])
    return [{ message_id: code.code, text: `[điện thoại của trợ lý] ${code.text}`, reply_markup: { inline_keyboard } }]
  }
  const chat = await serveChat(
    {
      title: 'Zalo cá nhân giả lập',
      sent: () => [
        ...fake.sent.map((one) =>
          one.picture === null ? one : { ...one, text: `[ảnh ${one.picture} byte]\n${one.text}` },
        ),
        ...phone(),
      ],
      says: (text) => {
        const [href] = /https?:\/\/\S+/iu.exec(text) ?? []
        fake.push(
          href
            ? otherSaid('chat.recommended', { title: text, href, action: 'recommened.link' }, USER)
            : textSaid(text, USER),
        )
      },
      acts: [
        { label: OTHERS.sticker, does: () => fake.push(otherSaid('chat.sticker', { id: 1, catId: 1, type: 1 }, USER)) },
        {
          label: OTHERS.location,
          does: () => fake.push(otherSaid('chat.location.new', { title: '', href: '' }, USER)),
        },
        {
          label: OTHERS.contact,
          does: () => fake.push(otherSaid('chat.recommended', { title: 'Ai đó', action: 'recommened.user' }, USER)),
        },
        { label: 'Thứ chưa ai biết', does: () => fake.push(otherSaid('chat.todo', { params: '{}' }, USER)) },
      ],
      sends({ kind, key, name, bytes }, caption) {
        fake.files.set(key, bytes)
        const title = kind === 'file' ? name : caption
        fake.push(otherSaid(SAID_AS[kind], { title, href: `${fake.root}/file/${key}` }, USER))
      },
      taps: (data) => {
        if (data === SCAN) fake.scan()
        else fake.answerScan(data === CONFIRM ? 'confirmed' : 'declined')
      },
    },
    pagePort,
  )
  return {
    page: chat.url,
    settings: { ZALO_PERSONAL_ENABLED: 'yes', ZALO_PERSONAL_API_ROOT: fake.root },
    stop: async () => {
      chat.stop()
      await fake.stop()
    },
  }
}
