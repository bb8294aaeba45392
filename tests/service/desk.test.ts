import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { textEvent } from '../support/fake-zalo-bot/events.ts'
import { FakeZaloBot } from '../support/fake-zalo-bot/server.ts'
import { dataFolder, hvs, type Running, startService } from '../support/serviceProcess.ts'
import { until } from '../support/until.ts'

/** A person at the desk, with `hvs tickets` in a process of its own beside the running service. */

let data: Awaited<ReturnType<typeof dataFolder>>
let fake: FakeZaloBot
let service: Running
const settings = () => ({
  DATA_DIR: data.folder,
  ZALO_BOT_TOKEN: fake.token,
  ZALO_BOT_API_ROOT: fake.apiRoot,
  DESK_HOURS: '0:00-24:00 T2-CN',
  OPERATOR_NAME: 'Tổ công nghệ số xã Sao Mai',
})

beforeEach(async () => {
  data = await dataFolder()
  fake = await new FakeZaloBot().start({ holdMs: 500 })
  service = await startService(settings())
})
afterEach(async () => {
  service?.signal('SIGKILL')
  await service?.ended
  await fake.stop()
  data.remove()
})

const said = (words: string) => fake.sent.filter(({ text }) => text.includes(words)).length
async function says(text: string, answer: string): Promise<void> {
  fake.push(textEvent(text))
  await until(() => said(answer) > 0)
}
const tickets = async (...args: string[]) => {
  const { status, stdout } = await hvs(['tickets', ...args], settings())
  return { status, stdout }
}

describe('hvs tickets', () => {
  it('lists who waits with what they allowed, answers in their chat while the bot runs, and closes', async () => {
    expect(await tickets()).toEqual({ status: 0, stdout: 'Không có phiếu nào đang mở.\n' })
    await says('lam sao quet qr tra tien', 'Nguồn:')
    await says('gọi người', 'chuyển bác tới Tổ công nghệ số xã Sao Mai')
    await says('1', 'Đã ghi phiếu số 1.')
    const listed = await tickets()
    expect(listed.stdout).toContain('Phiếu 1 · mở ')
    expect(listed.stdout).toContain('chưa ai trả lời\n  Bà con: lam sao quet qr tra tien\n')

    expect((await tickets('answer', '7', 'chào')).status).toBe(1)
    expect((await tickets('answer', '1', 'Bác ra nhà văn hóa, cháu chỉ.')).stdout).toContain('phiếu 1')
    await until(() => said('Người trực trả lời phiếu 1: Bác ra nhà văn hóa, cháu chỉ.') === 1)
    const ready = (await (await fetch(`${service.url}/readyz`)).json()) as { desk: unknown }
    expect(ready.desk).toEqual({ open: 1, unanswered: 0 })
    expect((await tickets('close', '1')).status).toBe(0)
    await until(() => said('Phiếu 1 đã khép.') === 1)
    expect((await tickets()).stdout).toBe('Không có phiếu nào đang mở.\n')
    expect((await tickets('answer', '1')).status).toBe(2)
  })

  it('has a letter carried out by the next start, once', async () => {
    await says('gọi người', 'chuyển bác tới')
    await says('1', 'Đã ghi phiếu số 1.')
    service.signal('SIGTERM')
    await service.ended
    await tickets('answer', '1', 'Cháu nghe đây.')
    service = await startService(settings())
    await until(() => said('Cháu nghe đây.') === 1)
  })
})
