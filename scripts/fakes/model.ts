import { startModelServer } from '../../tests/support/model-servers/server.ts'
import { wholeService } from '../../tests/support/model-servers/whole.ts'
import { type RunningFake, serveChat } from './chat-server.ts'

/** The name under which the stand-in is asked for; any would do, but for that of the careful one. */
const NAME = 'gia-lap'
/** Requests on the page, the latest last. */
const SHOWN = 20

/**
 * A loopback language model and embedder, so that the model path can be seen without a key. It rewords nothing cleverly: it says the
 * first sentence of each passage it was sent, or, asked for as `gia-lap-ky`, all that the rules said in plainer words. Its page shows every request as it came: what would leave the machine.
 */
export async function startModelFake(pagePort: number): Promise<RunningFake> {
  const server = await startModelServer(wholeService())
  const chat = await serveChat(
    {
      title: 'Mô hình giả lập: những gì nó được gửi',
      sent: () =>
        server.calls.slice(-SHOWN).map(({ system, user, input }) => ({
          text: input.length > 0 ? `[${input.length} đoạn để tạo vectơ]\n${input[0]}` : `${system}\n\n${user}`,
        })),
    },
    pagePort,
  )
  return {
    page: chat.url,
    pageIs: 'Trang xem mô hình được gửi những gì',
    settings: { OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: NAME, OPENAI_EMBEDDING_MODEL: NAME },
    stop: async () => {
      chat.stop()
      await server.close()
    },
  }
}
