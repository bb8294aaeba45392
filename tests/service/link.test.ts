import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeTelegram } from '../support/fake-telegram/server.ts'
import { commandUpdate, tapUpdate, textUpdate } from '../support/fake-telegram/updates.ts'
import { textEvent } from '../support/fake-zalo-bot/events.ts'
import { FakeZaloBot } from '../support/fake-zalo-bot/server.ts'
import { dataFolder, type Running, startService } from '../support/serviceProcess.ts'
import { LIMIT_MS, until } from '../support/until.ts'

/** One person on Telegram, on Zalo and on the web page of a whole service in its own process. */

const CHAT = '42'
let data: Awaited<ReturnType<typeof dataFolder>>
let telegram: FakeTelegram
let zalo: FakeZaloBot
let service: Running
let cookie = ''

beforeEach(async () => {
  data = await dataFolder()
  telegram = await new FakeTelegram().start()
  zalo = await new FakeZaloBot().start({ holdMs: 500 })
  service = await startService({
    DATA_DIR: data.folder,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ZALO_BOT_TOKEN: zalo.token,
    ZALO_BOT_API_ROOT: zalo.apiRoot,
    SEND_PACE_PER_SECOND: '1000',
  })
  cookie = ''
})
afterEach(async () => {
  service?.signal('SIGKILL')
  await service?.ended
  await telegram.stop()
  await zalo.stop()
  data.remove()
})

/** What a platform's list of sent messages has from now on that fits. */
async function answered(sent: readonly { text: string }[], say: () => void, fitting: RegExp): Promise<string> {
  const before = sent.length
  say()
  const found = () => sent.slice(before).find(({ text }) => fitting.test(text))?.text
  await until(() => found() !== undefined)
  return found() ?? ''
}

const onTelegram = (text: string, fitting: RegExp) =>
  answered(
    telegram.sent,
    () => {
      const [command, args = ''] = text.slice(1).split(' ')
      const update = text.startsWith('/')
        ? commandUpdate(command ?? '', args, undefined, Date.now())
        : textUpdate(text, undefined, Date.now())
      telegram.push(update)
    },
    fitting,
  )

const onZalo = (text: string, fitting: RegExp) => answered(zalo.sent, () => zalo.push(textEvent(text)), fitting)

/** The last words of the page after saying this, without JavaScript. */
async function onWeb(text: string, fitting: RegExp): Promise<string> {
  const sent = await fetch(`${service.url}/tin-nhan`, {
    method: 'POST',
    headers: cookie === '' ? {} : { cookie },
    body: new URLSearchParams({ text }),
    redirect: 'manual',
  })
  cookie ||= sent.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const url = new URL(sent.headers.get('location') ?? '/', service.url)
  const end = performance.now() + LIMIT_MS
  for (;;) {
    const page = await fetch(url, { headers: { cookie } })
    const last = (await page.text()).split('class="tin may"').at(-1) ?? ''
    // A page is shown with the first answer on it; a second one of the same turn is there when it is loaded again.
    if (fitting.test(last)) return last
    if (performance.now() > end) throw new Error(`the page ends with ${last}`)
  }
}

const codeIn = (text: string) => /NOI (\d{3} \d{3})/u.exec(text)?.[1] ?? ''

async function onboardOnTelegram(): Promise<void> {
  await onTelegram('/start', /xin phép/u)
  await onTelegram('1', /xưng hô/u)
  await onTelegram('1', /tỉnh nào/u)
  await onTelegram('5', /chọn giờ/u)
  await onTelegram('3', /Xong rồi/u)
  await onTelegram('tên tôi là Lan', /Lan/u)
}

describe('one person in several chats', () => {
  it('begins on Telegram, goes on on Zalo and on the web page, and is erased everywhere by one word', async () => {
    await onboardOnTelegram()
    await onZalo('xin chào', /máy trả lời tự động/u)
    const code = codeIn(await onTelegram('nối máy', /NOI \d/u))
    await onZalo(`noi ${code}`, /Mã này của bác Lan, bên Telegram/u)
    const question = answered(telegram.sent, () => {}, /vừa gõ mã nối của bác/u)
    await onZalo('1', /mở Telegram/u)
    await question
    const asked = telegram.sent.findLast(({ text }) => text.includes('vừa gõ mã nối'))
    const yes = asked?.reply_markup?.inline_keyboard?.[0]?.[0]?.callback_data ?? ''
    const there = answered(zalo.sent, () => {}, /Nối xong rồi.*Telegram/su)
    await answered(
      telegram.sent,
      () => telegram.push(tapUpdate(yes, { messageId: asked?.message_id ?? 0, text: asked?.text ?? '' })),
      /Bài hằng ngày gửi ở đâu/u,
    )
    await there
    await onTelegram('2', /gửi ở Zalo Bot/u)
    await onZalo('đang nối với đâu', /Zalo Bot \(ở đây\), nhận bài hằng ngày/u)

    await onWeb('xin chào', /Đồng ý/u)
    const second = codeIn(await onZalo('nối máy', /NOI \d/u))
    await onWeb(`NOI ${second}`, /Mã này của bác Lan, bên Zalo Bot/u)
    const again = answered(zalo.sent, () => {}, /bên trang web vừa gõ mã nối/u)
    await onWeb('1', /mở Zalo Bot/u)
    await again
    await onZalo('phải, nối', /Nối xong rồi/u)
    await onWeb('dữ liệu của tôi', /nơi đã nối: Telegram, Zalo Bot, trang web/u)

    await onWeb('xóa dữ liệu', /ở mọi nơi đã nối/u)
    await onWeb('1', /Đã xóa/u)
    expect(await onTelegram('tôi học đến đâu rồi', /không lưu gì/u)).toContain('chưa xong bài nào')
    await onZalo('dữ liệu của tôi', /không giữ gì/u)
    expect(telegram.textsTo(CHAT).join()).not.toContain('undefined')
  })
})
