import { describe, expect, it } from 'vitest'
import { makeOwnFiles } from '../../src/app/own-files.ts'
import { readConfig } from '../../src/config.ts'
import { exportFile } from '../../src/privacy/export.ts'
import { silentLog } from '../../src/shared/log.ts'
import { recordingChannel } from '../support/recordingChannel.ts'
import { catalog, openTalk, type Talk } from '../support/talk.ts'

/** Somebody with a name, a place, an answered question and a helper. */
async function learned(): Promise<Talk> {
  const talk = openTalk({ files: true })
  await talk.send('tên tôi là Lan')
  await talk.send('tôi ở lai châu')
  await talk.send('cho 1 câu đố')
  await talk.send(String(talk.rightDigit()))
  return talk
}

function filesOf(talk: Talk, fileOut: 'bytes' | 'url', id: 'web' | 'telegram') {
  const clock = { now: () => talk.now }
  const files = makeOwnFiles(readConfig({}), () => catalog, talk.store.learners, silentLog(), clock)
  const plain = recordingChannel(clock.now)
  return { files, channel: { ...plain, id, caps: { ...plain.caps, fileOut } } }
}

describe('everything kept about a person', () => {
  it('is counted in words first: what, how much, since when, and who may see it', async () => {
    const talk = await learned()
    const { texts } = await talk.send('dữ liệu của tôi')
    expect(texts[0]).toMatch(/tên gọi: Lan.*Lai Châu.*0 bài đã học, 1 câu đã trả lời, đồng ý ngày .*chưa cho ai xem/u)
  })

  it('names the chats of somebody who writes in several, and their settings once', async () => {
    const phone = openTalk({ files: true, channel: 'telegram', chat: 'p' })
    await phone.send('tên tôi là Lan')
    const [, code = ''] = /NOI (\d{3} \d{3})/u.exec((await phone.send('nối máy')).texts[0] ?? '') ?? []
    const web = openTalk({ channel: 'web', chat: 'w', consent: 'none', store: phone.store, newId: () => 'web-1' })
    await web.send(`NOI ${code}`)
    await web.send('1')
    await phone.send('nối máy')
    await phone.send('phải, nối')
    const exported = await phone.store.learners.exportOf('script')
    const file = exportFile(exported ?? {}, 'text', (id) => id, phone.now)
    const text = new TextDecoder().decode(file.bytes)
    expect(text).toMatch(/NƠI ĐÃ NỐI\n- Telegram, từ .*\n- trang web, từ /u)
    expect(text.match(/Tên gọi: Lan/gu)).toHaveLength(1)
  })

  it('comes as two files that the queue does not hold', async () => {
    const talk = await learned()
    await talk.send('dữ liệu của tôi')
    const { messages } = await talk.send('1')
    expect(messages.map(({ type }) => type)).toEqual(['file', 'file'])
    expect(JSON.stringify(messages)).not.toMatch(/Lan|bytes|lai-chau/u)
  })

  it('is readable as text and complete as data', async () => {
    const talk = await learned()
    await talk.send('dữ liệu của tôi')
    const { messages } = await talk.send('1')
    const { files, channel } = filesOf(talk, 'bytes', 'telegram')
    const [text, data] = await Promise.all(messages.map((message) => files.prepare(channel, message)))
    if (text?.type !== 'file' || data?.type !== 'file') throw new Error('no files')
    const read = new TextDecoder().decode(text.bytes)
    for (const part of ['Tên gọi: Lan', 'Nơi ở: tỉnh Lai Châu', 'CÂU ĐÃ TRẢ LỜI\n- ', 'LỜI TÔI NHẮN'])
      expect(read).toContain(part)
    expect(read).toContain('tên tôi là Lan')
    expect(text.name).toBe('du-lieu-cua-toi.txt')
    const rows = JSON.parse(new TextDecoder().decode(data.bytes))
    expect(rows).toEqual(await talk.store.learners.exportOf('script'))
  })

  it('has on a page an address nobody can guess, for a day', async () => {
    const talk = await learned()
    await talk.send('dữ liệu của tôi')
    const { messages } = await talk.send('1')
    const { files, channel } = filesOf(talk, 'url', 'web')
    const [first] = await Promise.all(messages.map((message) => files.prepare(channel, message)))
    if (first?.type !== 'file') throw new Error('no file')
    expect(first.bytes).toBeUndefined()
    expect(first.url).toMatch(/^\/tep\/[0-9a-f]{32}$/u)
    // No digit of a name is the same in all of them: whoever knows some knows nothing of the next.
    const [asked] = messages
    const names: string[] = []
    for (let count = 0; count < 16 && asked; count += 1) {
      const again = await files.prepare(channel, asked)
      names.push(again.type === 'file' ? (again.url?.slice('/tep/'.length) ?? '') : '')
    }
    for (let at = 0; at < 32; at += 1) expect(new Set(names.map((one) => one[at])).size).toBeGreaterThan(1)
    const name = first.url?.slice('/tep/'.length) ?? ''
    expect(files.read(name)?.name).toBe('du-lieu-cua-toi.txt')
    talk.wait(24 * 3_600_000 + 1)
    expect(files.read(name)).toBeNull()
  })

  it('is gone from its address when the person is erased, and nothing is sent that waited', async () => {
    const talk = await learned()
    await talk.send('dữ liệu của tôi')
    const { messages } = await talk.send('1')
    const { files, channel } = filesOf(talk, 'url', 'web')
    const [first] = await Promise.all(messages.map((message) => files.prepare(channel, message)))
    const name = first?.type === 'file' ? (first.url?.slice('/tep/'.length) ?? '') : ''
    await talk.send('xóa dữ liệu')
    await talk.send('1')
    files.forget('script')
    expect(files.read(name)).toBeNull()
    const late = messages[0] && (await files.prepare(channel, messages[0]))
    expect(late).toMatchObject({ type: 'text', text: expect.stringContaining('dữ liệu bằng chữ') })
  })

  it('comes as words where a channel takes no files', async () => {
    const talk = openTalk()
    await talk.send('dữ liệu của tôi')
    expect((await talk.send('1')).texts[0]).toContain('Toàn bộ những gì cháu giữ')
  })

  it('is nothing for somebody who agreed to nothing', async () => {
    const talk = openTalk({ consent: 'none', files: true })
    expect((await talk.send('dữ liệu của tôi')).texts[0]).toContain('không giữ gì về bác')
  })
})
