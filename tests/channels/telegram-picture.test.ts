import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { makePictures } from '../../src/app/pictures.ts'
import { readConfig } from '../../src/config.ts'
import { openKeptFiles } from '../../src/media/kept-files.ts'
import { silentLog } from '../../src/shared/log.ts'
import { fakeClock } from '../support/fakeClock.ts'
import { catalog } from '../support/talk.ts'
import { type TelegramBench, telegramBench } from '../support/telegram-bench.ts'

let bench: TelegramBench
const folder = mkdtempSync(join(tmpdir(), 'hvs-photo-'))
afterEach(async () => {
  await bench.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a step’s picture on Telegram', () => {
  it('goes out as a photo with its description under it', async () => {
    bench = await telegramBench()
    const pictures = makePictures(
      readConfig({ DATA_DIR: folder }),
      openKeptFiles(join(folder, 'media'), Date.now),
      () => catalog,
      silentLog(),
      fakeClock(),
    )
    const drawing = { guide: 'qr-04-kiem-tra', step: 5, form: 'bac' }
    const alt = 'Màn hình cảnh báo: nút Hủy được đóng khung, ghi chữ BẤM.'
    expect(pictures.seenOn(bench.channel)).toBe(true)
    const message = await pictures.prepare(bench.channel, { type: 'image', alt, drawing })
    const to = { channel: 'telegram', account: '999', chat: '7', user: '7', kind: 'private' } as const
    const sent = await bench.channel.send(to, message, { id: 'row', why: 'reply', deadline: Number.MAX_SAFE_INTEGER })
    expect(sent).toMatchObject({ status: 'sent', parts: 1 })
    expect(sent).not.toHaveProperty('degraded')
    expect(bench.fake.sent.map(({ text }) => text)).toEqual([alt])
  })
})
