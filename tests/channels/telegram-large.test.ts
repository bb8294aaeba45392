import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makePictures } from '../../src/app/pictures.ts'
import type { OutgoingMessage } from '../../src/channels/channel.ts'
import { readConfig } from '../../src/config.ts'
import { openKeptFiles } from '../../src/media/kept-files.ts'
import { silentLog } from '../../src/shared/log.ts'
import { tapUpdate } from '../support/fake-telegram/updates.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { catalog } from '../support/talk.ts'
import { type TelegramBench, telegramBench } from '../support/telegram-bench.ts'
import { until } from '../support/until.ts'

let bench: TelegramBench
const folder = mkdtempSync(join(tmpdir(), 'hvs-large-'))
const pictures = makePictures(
  readConfig({ DATA_DIR: folder }),
  openKeptFiles(join(folder, 'media'), Date.now),
  () => catalog,
  silentLog(),
  fakeClock(),
)
const TO = { channel: 'telegram', account: '999', chat: '7', user: '7', kind: 'private' } as const
const ASKED: OutgoingMessage = {
  type: 'text',
  text: 'Bác làm gì trước?',
  bold: [[0, 3]],
  list: 'l1',
  choices: [{ id: 'l1.1', label: 'Gọi lại số đã lưu', digit: 1 }],
  large: true,
}

beforeEach(async () => {
  bench = await telegramBench()
})
afterEach(async () => {
  await bench.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function send(message: OutgoingMessage) {
  const prepared = await pictures.prepare(bench.channel, message)
  return bench.channel.send(TO, prepared, { id: 'row', why: 'reply', deadline: Number.MAX_SAFE_INTEGER })
}
const sentKinds = () => bench.fake.sent.map(({ photo, text }) => [photo === true, text])

describe('large letters on Telegram', () => {
  it('are a picture with the words, their bold and their buttons beneath: one message, and nothing on the disk', async () => {
    expect(await send(ASKED)).toMatchObject({ status: 'sent', parts: 1 })
    expect(bench.fake.sent).toMatchObject([
      {
        photo: true,
        text: 'Bác làm gì trước?',
        entities: [{ type: 'bold', offset: 0, length: 3 }],
        reply_markup: { inline_keyboard: [[{ text: 'Gọi lại số đã lưu', callback_data: 'c:l1:l1.1' }]] },
      },
    ])
    expect(() => readdirSync(join(folder, 'media'))).toThrow()
  })

  it('stand above words too long for a caption, which follow with their buttons', async () => {
    const text = `${'Bác đọc tên người nhận. '.repeat(50).trim()}`
    expect(await send({ ...ASKED, text })).toMatchObject({ status: 'sent', parts: 2 })
    expect(sentKinds()).toEqual([
      [true, ''],
      [false, text],
    ])
    expect(bench.fake.sent[1]?.reply_markup?.inline_keyboard).toHaveLength(1)
  })

  it('go as words where the platform takes no photo, and a flood is waited for with nothing out yet', async () => {
    bench.fake.faults.push({
      method: 'sendPhoto',
      times: 1,
      kind: 'error',
      code: 400,
      description: 'Bad Request: PHOTO_INVALID_DIMENSIONS',
    })
    expect(await send(ASKED)).toMatchObject({ status: 'sent', parts: 1 })
    expect(sentKinds()).toEqual([[false, 'Bác làm gì trước?']])
    const parameters = { retry_after: 7 }
    bench.fake.faults.push({
      method: 'sendPhoto',
      times: 1,
      kind: 'error',
      code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters,
    })
    expect(await send(ASKED)).toMatchObject({ status: 'retry', afterMs: 7000 })
    expect(sentKinds()).toHaveLength(1)
  })

  it('leave a doubt when the words after the picture fail, so that the picture is not sent twice', async () => {
    bench.fake.faults.push({ method: 'sendMessage', times: 1, kind: 'error', code: 429, description: 'Too Many' })
    expect(await send({ ...ASKED, text: 'từ '.repeat(500) })).toMatchObject({ status: 'unknown' })
  })

  it('are drawn anew when better words take the place of the first', async () => {
    const sent = await send(ASKED)
    const better = await pictures.prepare(bench.channel, { ...ASKED, text: 'Bác gọi lại số đã lưu.' })
    const id = sent.status === 'sent' ? sent.messageId : ''
    expect(await bench.channel.edit?.(TO, id, better)).toMatchObject({ status: 'sent' })
    expect(bench.fake.sent).toMatchObject([{ photo: true, text: 'Bác gọi lại số đã lưu.', edited: true }])
  })

  it('lose their buttons after the first press, as every list does', async () => {
    await bench.run()
    await send(ASKED)
    bench.fake.push(tapUpdate('c:l1:l1.1', { messageId: 1, text: 'Bác làm gì trước?', photo: true }))
    await until(() => bench.fake.sent[0]?.edited === true)
    expect(bench.fake.sent[0]).toMatchObject({ photo: true, text: 'Bác làm gì trước?' })
    expect(bench.fake.sent[0]).not.toHaveProperty('reply_markup')
  })
})
