import { describe, expect, it } from 'vitest'
import { openTalk, type Talk } from '../support/talk.ts'

async function atStepThree(): Promise<Talk> {
  const talk = openTalk()
  await talk.send('trước khi bấm chuyển phải xem những gì')
  await talk.send('1')
  await talk.send('1')
  const { texts } = await talk.send('tiếp')
  expect(texts[0]).toMatch(/^Bước 3\/6\./u)
  return talk
}

describe('a guide at step 3', () => {
  it('"tiếp" shows step 4', async () => {
    const talk = await atStepThree()
    expect((await talk.send('tiếp')).texts[0]).toMatch(/^Bước 4\/6\./u)
  })

  it('"lại" shows step 3 in simpler words, and twice offers help', async () => {
    const talk = await atStepThree()
    expect((await talk.send('lại')).texts[0]).toMatch(/^Bước 3\/6, nói lại\./u)
    expect((await talk.send('chưa hiểu')).texts[0]).toContain('9. Gọi người')
  })

  it('"lùi" shows step 2', async () => {
    const talk = await atStepThree()
    expect((await talk.send('lùi')).texts[0]).toMatch(/^Bước 2\/6\./u)
  })

  it('"tiếp" after a day says where it stopped first', async () => {
    const talk = await atStepThree()
    talk.wait(25 * 3_600_000)
    const { texts } = await talk.send('tiếp')
    expect(texts[0]).toContain('Lần trước bác dừng ở bước 3/6')
    expect((await talk.send('2')).texts[0]).toMatch(/^Bước 1\/6\./u)
  })

  it('3 offers the ways it may go differently, by digits alone', async () => {
    const talk = await atStepThree()
    const other = await talk.send('3')
    expect(other.texts[0]).toContain('1. Gọi không được')
    expect((await talk.send('1')).texts[0]).toContain('2. Quay lại bước 3')
  })

  it('another question in between offers the way back', async () => {
    const talk = await atStepThree()
    expect((await talk.send('quét mã qr trả tiền thế nào')).texts[0]).toContain('Quay lại bước 3')
  })

  it('the last step asks whether it worked', async () => {
    const talk = await atStepThree()
    await talk.send('tiếp')
    await talk.send('tiếp')
    const { texts } = await talk.send('tiếp')
    expect(texts[0]).toContain('Hết rồi ạ. Bác làm được không?')
    expect((await talk.send('1')).texts[0]).toContain('làm được rồi')
  })
})
