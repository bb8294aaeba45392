import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { webLabels } from '../../src/replies/web.ts'
import { dataFolder, type Running, startService } from '../support/serviceProcess.ts'

const data = await dataFolder()
let service: Running

beforeAll(async () => {
  service = await startService({ DATA_DIR: data.folder })
})
afterAll(async () => {
  service?.signal('SIGTERM')
  await service?.ended
  data.remove()
})

/** What a new visitor without JavaScript sees after pressing a button of the page. */
async function press(text: string): Promise<string> {
  const sent = await fetch(`${service.url}/tin-nhan`, {
    method: 'POST',
    body: new URLSearchParams({ text }),
    redirect: 'manual',
  })
  const cookie = sent.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const page = await fetch(new URL(sent.headers.get('location') ?? '/', service.url), { headers: { cookie } })
  return (await page.text()).split('class="tin may"')[1] ?? ''
}

/** What the answer to each question the page offers must speak of. */
const FITTING: Record<(typeof webLabels.starters)[number] | typeof webLabels.emergencyQuestion, RegExp> = {
  'Quét mã QR trả tiền thế nào?': /bài qr-02/u,
  'Quên mật khẩu VNeID': /bài vneid-03/u,
  'Tin này thật hay lừa?': /dán tin vào đây/u,
  'Nộp hồ sơ qua mạng': /bài dvc-03/u,
  'Công an Lai Châu chủ trì việc gì?': /lai-chau#VI\.5/u,
  'Tôi vừa bị lừa mất tiền': /Gọi NGÂN HÀNG/u,
}

describe('every question the page offers to press', () => {
  it.each(Object.entries(FITTING))('%s: is answered with what it asks for', async (question, fitting) => {
    expect(await press(question)).toMatch(fitting)
  })
})
