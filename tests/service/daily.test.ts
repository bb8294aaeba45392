import { afterEach, beforeEach, expect, it } from 'vitest'
import { FakeTelegram } from '../support/fake-telegram/server.ts'
import { commandUpdate, tapUpdate, textUpdate } from '../support/fake-telegram/updates.ts'
import { dataFolder, type Running, startService } from '../support/serviceProcess.ts'
import { until } from '../support/until.ts'

/** The message of the day over a whole service in its own process, restarted at other hours of its clock. */

const CHAT = '42'
let data: Awaited<ReturnType<typeof dataFolder>>
let fake: FakeTelegram
let service: Running
let offset = 0

async function startAt(time: string): Promise<void> {
  offset = Math.round((Date.parse(time) - Date.now()) / 1000)
  service = await startService({
    DATA_DIR: data.folder,
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.apiRoot,
    SEND_PACE_PER_SECOND: '1000',
    TEST_CLOCK_OFFSET_SECONDS: `${offset}`,
  })
}

async function stop(): Promise<void> {
  service.signal('SIGTERM')
  await service.ended
}

/** The platform's own clock, which no trial moves. */
const now = () => Date.now()

/** Says it and waits for what contains `answer`. */
async function says(text: string, answer: RegExp): Promise<void> {
  const before = fake.sent.length
  fake.push(
    text.startsWith('/') ? commandUpdate(text.slice(1), '', undefined, now()) : textUpdate(text, undefined, now()),
  )
  await until(() => fake.sent.slice(before).some((message) => answer.test(message.text)))
}

beforeEach(async () => {
  data = await dataFolder()
  fake = await new FakeTelegram().start()
})
afterEach(async () => {
  service?.signal('SIGKILL')
  await service?.ended
  await fake.stop()
  data.remove()
})

it('comes the next morning, once over restarts, and its button opens the lesson', async () => {
  await startAt('2026-12-07T09:00:00+07:00')
  await says('/start', /Bác đồng ý|Cháu xin phép/u)
  await says('1', /xưng hô/u)
  await says('1', /tỉnh nào/u)
  await says('5', /Bác chọn giờ/u)
  await says('1', /Xong rồi/u)
  await stop()
  const before = fake.sent.length
  await startAt('2026-12-08T07:00:00+07:00')
  await until(() => fake.sent.length > before)
  const message = fake.sent.at(-1)
  expect(message?.chat).toBe(CHAT)
  expect(message?.text).toMatch(/2 phút/u)
  await stop()
  await startAt('2026-12-08T07:20:00+07:00')
  await says('ai đang nói', /là máy/u)
  expect(fake.sent.filter(({ text }) => text === message?.text)).toHaveLength(1)
  const tap = message?.reply_markup?.inline_keyboard?.flat()[0]
  expect(tap?.text).toBe('Học luôn')
  fake.push(tapUpdate(tap?.callback_data ?? '', { messageId: message?.message_id ?? 0, text: message?.text ?? '' }))
  await until(() => fake.textsTo(CHAT).some((text) => text.startsWith('Thẻ 1/')))
})
