import { afterEach, describe, expect, it } from 'vitest'
import type { Address, Channel, OutgoingMessage } from '../../src/channels/channel.ts'
import { systemTimers } from '../../src/delivery/timers.ts'
import { createSender } from '../../src/delivery/worker.ts'
import { systemClock } from '../../src/shared/clock.ts'
import { silentLog } from '../../src/shared/log.ts'
import { openMemory, type Storage } from '../../src/storage/index.ts'
import { chat, draft } from '../support/messages.ts'
import { startSending } from '../support/sending.ts'
import { openTalk } from '../support/talk.ts'
import { telegramBench } from '../support/telegram-bench.ts'
import { until } from '../support/until.ts'
import { zaloBotBench } from '../support/zalo-bot-bench.ts'

let stop: () => Promise<void>
afterEach(() => stop())

const WAY = 'Tệp chưa tới được bác. Bác nhắn: dữ liệu bằng chữ. Cháu gửi ngay ở đây, không cần tệp.'

/** What a turn answered, sent by the real adapter against its fake until all of it is settled. */
async function sendAll(channel: Channel, to: Address, messages: readonly OutgoingMessage[]): Promise<Storage> {
  const storage = openMemory()
  const [clock, stopping] = [systemClock(), new AbortController()]
  const { account } = to
  const hasty = { ...channel, caps: { ...channel.caps, pace: { perSecond: 1000, perChatPerSecond: 1000 } } }
  const parts = { channel: hasty, account, outbox: storage.outbox, clock, timers: systemTimers, log: silentLog() }
  const sender = createSender({ ...parts, random: () => 0 })
  const running = sender.run(stopping.signal)
  await storage.outbox.addOnce(
    messages.map((message, n) => draft(`u:1/${n}`, to, { message })),
    clock.now(),
  )
  sender.wake()
  let isDone = false
  const look = async () => {
    const { pending, sending } = await storage.outbox.counts()
    isDone = pending + sending === 0
  }
  await until(() => void look() === undefined && isDone)
  stopping.abort()
  await running
  return storage
}

async function ownFiles(): Promise<OutgoingMessage[]> {
  const talk = openTalk({ files: true })
  await talk.send('dữ liệu của tôi')
  const { messages } = await talk.send('1')
  return messages.map((message) => ({ ...message, bytes: new Uint8Array(3) }))
}

const onTelegram: Address = { ...chat('7'), account: '999' }

describe('a reply its platform refuses for good', () => {
  it('leaves nobody waiting for a file: Telegram refuses both, and the way to read it is told once', async () => {
    const bench = await telegramBench()
    stop = bench.stop
    bench.fake.faults.push({
      method: 'sendDocument',
      times: 2,
      kind: 'error',
      code: 400,
      description: 'Bad Request: file is not allowed',
    })
    const storage = await sendAll(bench.channel, onTelegram, await ownFiles())
    expect(bench.fake.sent.map(({ text }) => text)).toEqual([WAY])
    expect(await storage.outbox.counts()).toMatchObject({ rejected: 2, sent: 1 })
  })

  it('says a picture and a voice in their words on Telegram', async () => {
    const bench = await telegramBench()
    stop = bench.stop
    const refused = { times: 1, kind: 'error', code: 400, description: 'Bad Request: not taken' } as const
    bench.fake.faults.push({ method: 'sendPhoto', ...refused }, { method: 'sendVoice', ...refused })
    await sendAll(bench.channel, onTelegram, [
      { type: 'image', bytes: new Uint8Array(3), alt: 'Màn hình mã QR' },
      { type: 'voice', bytes: new Uint8Array(3), mime: 'audio/ogg', transcript: 'Bấm nút Hủy' },
    ])
    expect(bench.fake.sent.map(({ text }) => text).toSorted()).toEqual(['Bấm nút Hủy', 'Màn hình mã QR'])
  })

  it('says a text without its marks, with what could be chosen, on Zalo', async () => {
    const bench = await zaloBotBench()
    stop = bench.stop
    bench.fake.faults.push({ method: 'sendMessage', times: 1, kind: 'error', code: 400, description: 'text_styles' })
    const to: Address = { channel: 'zalo-bot', account: bench.fake.botId, chat: 'lan', user: 'lan', kind: 'private' }
    const choices = [{ id: 'x.1', label: 'Học tiếp', digit: 1 }]
    await sendAll(bench.channel, to, [{ type: 'text', text: 'Xong bài.', bold: [[0, 4]], choices, list: 'x' }])
    expect(bench.fake.sent.map(({ text }) => text)).toEqual(['Xong bài.\n1. Học tiếp'])
  })

  it('ends there when its plain words are refused as well, and says nothing for what nobody asked', async () => {
    const sending = startSending()
    stop = sending.stop
    sending.channel.script = () => ({ status: 'rejected', why: 'bad payload' })
    const message: OutgoingMessage = { type: 'image', alt: 'Bài hôm nay', bytes: new Uint8Array(3) }
    await sending.storage.outbox.addOnce(
      [draft('a/0', chat('lan'), { message }), draft('b', chat('ba'), { message, why: 'scheduled' })],
      sending.clock.now(),
    )
    sending.sender.wake()
    await sending.clock.advance(600_000)
    expect(sending.channel.attempts.map(({ options }) => options.id)).toEqual(['a/0', 'b', 'a/0/instead'])
    expect(await sending.storage.outbox.counts()).toMatchObject({ rejected: 3, pending: 0 })
  })
})

describe('the way named instead of a file', () => {
  it('gives what is kept in words', async () => {
    stop = async () => {}
    const talk = openTalk({ files: true })
    await talk.send('dữ liệu của tôi')
    await talk.send('1')
    expect((await talk.send('dữ liệu bằng chữ')).texts[0]).toContain('Toàn bộ những gì cháu giữ')
  })
})
