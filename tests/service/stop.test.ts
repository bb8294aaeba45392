import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeTelegram } from '../support/fake-telegram/server.ts'
import { commandUpdate, tapUpdate, textUpdate } from '../support/fake-telegram/updates.ts'
import { dataFolder, type Running, startService } from '../support/serviceProcess.ts'
import { beside } from '../support/timing.ts'
import { until } from '../support/until.ts'

/** A whole service in its own process over a loopback Telegram: what reaches the person is counted outside of it. */

const CHAT = '42'
let data: Awaited<ReturnType<typeof dataFolder>>
let fake: FakeTelegram
let service: Running

const start = () =>
  startService({
    DATA_DIR: data.folder,
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.apiRoot,
    SEND_PACE_PER_SECOND: '1000',
  })
const says = (text: string) => textUpdate(text, undefined, Date.now())

beforeEach(async () => {
  data = await dataFolder()
  fake = await new FakeTelegram().start()
  service = await start()
})
afterEach(async () => {
  service?.signal('SIGKILL')
  await service?.ended
  await fake.stop()
  data.remove()
})

describe('the whole service over Telegram', () => {
  it('greets as a machine, answers a question with its source, and goes on by taps', async () => {
    fake.push(commandUpdate('start', '', undefined, Date.now()))
    await until(() => fake.sent.length >= 2)
    expect(fake.sent[0]?.text).toMatch(/Cháu là máy trả lời tự động, không phải người/u)
    fake.push(says('lam sao quet qr tra tien'))
    await until(() => fake.textsTo(CHAT).some((text) => text.includes('Nguồn: ')))
    const answer = fake.sent.findLast((message) => message.text.includes('Nguồn: '))
    const tap = answer?.reply_markup?.inline_keyboard?.flat()[0]
    expect(tap?.text).toContain('Chỉ từng bước')
    fake.push(tapUpdate(tap?.callback_data ?? '', { messageId: answer?.message_id ?? 0, text: answer?.text ?? '' }))
    await until(() => fake.textsTo(CHAT).some((text) => text.startsWith('Bước 1/6')))
    expect(fake.calls.some(({ method }) => method === 'answerCallbackQuery')).toBe(true)
  })

  it('answers once a message that was on its way when the process was killed', async () => {
    fake.faults.push({ method: 'sendMessage', times: 1, kind: 'hang' })
    const [id = 0] = fake.push(says('quen mat khau vneid'))
    await until(() =>
      fake.calls.some(({ method, body }) => method === 'sendMessage' && /mật khẩu/iu.test(String(body.text))),
    )
    service.signal('SIGKILL')
    await service.ended
    expect(fake.sent).toEqual([])
    // The platform never heard that the update had arrived, and brings it again.
    fake.replay([{ ...says('quen mat khau vneid'), update_id: id }])
    service = await start()
    await until(() => fake.sent.length > 0 && fake.pending === 0)
    fake.push(says('cảm ơn'))
    await until(() => fake.sent.length > 1)
    expect(fake.sent.filter(({ text }) => text.includes('Về mật khẩu'))).toHaveLength(1)
  })

  it('on SIGTERM lets the answer that is being sent arrive, and ends with 0 within nine seconds', async () => {
    fake.faults.push({ method: 'sendMessage', times: 1, kind: 'slow', ms: 1500 })
    fake.push(says('quen mat khau vneid'))
    await until(() => fake.calls.some(({ method }) => method === 'sendMessage'))
    const from = performance.now()
    service.signal('SIGTERM')
    const ended = await service.ended
    expect(ended.status).toBe(0)
    expect(performance.now() - from).toBeLessThan(beside(9000))
    expect(fake.sent).toHaveLength(1)
    expect(ended.stdout).toMatch(/Đang dừng.*\nĐã dừng\.\n$/u)
    service = await start()
    fake.push(says('cảm ơn'))
    await until(() => fake.sent.length > 1)
    expect(fake.sent.filter(({ text }) => text.includes('Về mật khẩu'))).toHaveLength(1)
  })
})
