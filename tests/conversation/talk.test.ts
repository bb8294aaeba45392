import { describe, expect, it } from 'vitest'
import { openTalk } from '../support/talk.ts'

describe('a person asked for', () => {
  it.each(['gọi người', '9', 'cho gặp cán bộ'])(
    'by "%s" without a desk is not promised: places to ask are named',
    async (text) => {
      const { texts } = await openTalk().send(text)
      expect(texts[0]).toContain('chưa có người trực')
      expect(texts[0]).toContain('1900 0368')
      expect(texts[0]).not.toMatch(/đã chuyển|phiếu/u)
    },
  )
})

describe('everything that is no text is answered', () => {
  it.each([
    [{ type: 'media', media: { kind: 'voice', ref: 'f' } }, 'chưa nghe được tiếng'],
    [{ type: 'media', media: { kind: 'image', ref: 'f' } }, 'chưa xem được, và không giữ'],
    [{ type: 'media', media: { kind: 'file', name: 'a.pdf', ref: 'f' } }, 'không mở tệp'],
    [{ type: 'other', what: 'location' }, 'không cần vị trí'],
    [{ type: 'other', what: 'contact' }, 'không cần danh bạ'],
  ] as const)('%j', async (body, words) => expect((await openTalk().send(body)).texts[0]).toContain(words))

  it.each([
    ['telegram', 'unknown kind', 'chưa xem được thứ bác vừa gửi'],
    ['zalo-oa', 'unknown kind', 'chưa xem được thứ bác vừa gửi'],
    ['zalo-bot', 'withheld by the platform', 'Zalo không chuyển nội dung sang'],
  ] as const)('on %s, something unreadable (%s): "%s"', async (channel, why, words) =>
    expect((await openTalk({ channel }).send({ type: 'unsupported', why })).texts[0]).toContain(words),
  )

  it('a heart gets one word, once a day', async () => {
    const talk = openTalk()
    expect((await talk.send({ type: 'other', what: 'sticker' })).texts).toEqual(['Dạ.'])
    expect((await talk.send({ type: 'other', what: 'sticker' })).texts).toEqual([])
    expect((await talk.send('👍🏻')).texts).toEqual([])
  })

  it('words under a picture are answered, the picture is not', async () => {
    const { report } = await openTalk().send({
      type: 'media',
      media: { kind: 'image', ref: 'f' },
      caption: 'quét mã qr trả tiền thế nào',
    })
    expect(report.guide).toBe('qr-02-quet-tra-tien')
  })

  it('a status change is noted and not answered', async () => {
    const { commit, texts } = await openTalk().send({ type: 'status', status: 'blocked' })
    expect(texts).toEqual([])
    expect(commit.effects).toContainEqual(expect.objectContaining({ type: 'reachabilityChanged', reachable: false }))
  })

  it('another language is answered with a sentence about it', async () => {
    expect((await openTalk().send('hello how to install vneid')).texts[0]).toContain('answers in Vietnamese only')
    expect((await openTalk().send('你好请帮我安装')).texts[0]).toContain('mới biết tiếng Việt')
  })

  it('an answer more than ten minutes late says which message it answers', async () => {
    const talk = openTalk()
    const sent = talk.now
    talk.wait(20 * 60_000)
    expect((await talk.send('menu', sent)).texts[0]).toMatch(/^Trả lời câu lúc 9 giờ của bác:/u)
  })
})

describe('a word that means something to machines', () => {
  it.each(['constructor', '__proto__', '/constructor', 'toString valueOf', 'null'])(
    '"%s" is answered like any other',
    async (text) => {
      expect((await openTalk().send(text)).messages.length).toBeGreaterThan(0)
    },
  )
})

describe('who is talking', () => {
  it.each(['ai đang nói', 'bot hả', 'mày là ai'])(
    '"%s" is told: a machine, who runs it, what it draws on',
    async (text) => {
      const { texts } = await openTalk().send(text)
      expect(texts[0]).toContain('Cháu là máy, chương trình trợ lý do Tổ công nghệ số xã Sao Mai vận hành')
      expect(texts[0]).toContain('Không dùng mô hình ngôn ngữ')
    },
  )
})

describe('a group', () => {
  it('gets content, and nothing that concerns one person', async () => {
    const talk = openTalk({ kind: 'group', consent: 'none' })
    expect((await talk.send('quét mã qr trả tiền thế nào')).report.guide).toBe('qr-02-quet-tra-tien')
    expect((await talk.send('tôi học đến đâu rồi')).texts[0]).toContain('nhắn riêng')
    expect(talk.memory().consent.state).toBe('none')
  })
})

describe('not understood', () => {
  it('asks with one list, and never with the same list twice in a row', async () => {
    const talk = openTalk()
    const first = await talk.send('xyz')
    expect(first.texts[0]).toContain('1. VNeID, dịch vụ công')
    const second = await talk.send('zzz')
    expect(second.texts[0]).toContain('vẫn chưa hiểu')
    expect(second.texts[0]).toContain('9. Gọi người')
  })

  it.each([
    ['xyz', 'zzz', 'qqq', 'www', 'ppp', 'kkk', 'vvv', 'ggg'],
    ['xyz abc xyz', 'zzz yyy zzz', 'qqq www qqq', 'ttt rrr ttt', 'kkk lll kkk', 'vvv bbb vvv'],
    ['xyz', 'xyz abc xyz', 'zzz', 'zzz yyy zzz', 'qqq', 'qqq www qqq'],
  ])('for another time in a row widens every time: "%s", "%s", "%s" …', async (...said) => {
    const talk = openTalk()
    let before = ''
    for (const [at, text] of said.entries()) {
      const { texts } = await talk.send(text)
      expect(texts).toHaveLength(1)
      expect(texts[0]).not.toBe(before)
      before = texts[0] ?? ''
      if (at > 0) expect(before).toMatch(/9\. Gọi người\n0\. Thực đơn$/u)
      if (at === 2) expect(before).toMatch(/1\. .+\n2\. .+\n3\. /u)
    }
    expect((await talk.send('quét mã qr trả tiền thế nào')).report.guide).toBe('qr-02-quet-tra-tien')
    expect((await talk.send('xyz')).texts[0]).toMatch(/^Cháu chưa hiểu ý bác/u)
  })

  it('names the desk where there is one', async () => {
    const talk = openTalk({ desk: { days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 24 * 60 } })
    for (const text of ['xyz', 'zzz', 'qqq']) await talk.send(text)
    expect((await talk.send('www')).texts[0]).toContain('Có người trực đọc giúp được')
  })
})

describe('a recap', () => {
  it('names what was spoken of, in order, each with its one sentence', async () => {
    const talk = openTalk()
    await talk.send('quét mã qr trả tiền thế nào')
    await talk.send('trước khi bấm chuyển phải xem những gì')
    const { texts } = await talk.send('tóm lại nãy giờ phải làm gì')
    expect(texts[0]).toMatch(
      /Nãy giờ có 2 việc:\n– Quét mã QR.+\n– Kiểm tra trước khi chuyển tiền: đọc tên trước, bấm sau\./u,
    )
  })
})

describe('winding up', () => {
  it.each(['Lâm Đồng tổng kết quý mấy', 'lam dong tong ket khi nao', 'tổng kết phong trào do ai lo'])(
    '"%s" asks about a plan and wants no recap',
    async (text) => {
      expect((await openTalk().send(text)).texts[0]).not.toContain('Nãy giờ')
    },
  )

  it.each(['tổng kết lại giùm bác', 'tong ket nay gio'])('"%s" wants one', async (text) => {
    expect((await openTalk().send(text)).texts[0]).toContain('Nãy giờ')
  })
})

describe('a number where nothing is counted', () => {
  it.each(['5', '2.', '12'])('"%s" is asked back, and nothing is searched for it', async (text) => {
    const talk = openTalk()
    expect((await talk.send(text)).texts[0]).toMatch(/^Cháu chưa hiểu ý bác/u)
  })
})

describe('a text for the loudspeaker', () => {
  it('is about what was spoken of, at most a hundred words, with its source', async () => {
    const talk = openTalk()
    await talk.send('trước khi bấm chuyển phải xem những gì')
    const { texts } = await talk.send('cho xin mấy câu đọc loa')
    expect(Number(/\((\d+) chữ\)/u.exec(texts[0] ?? '')?.[1])).toBeLessThanOrEqual(100)
    expect(texts[0]).toContain('Nguồn: bài qr-04.')
    expect((await talk.press('Ngắn hơn')).texts[0]?.length).toBeLessThan(texts[0]?.length ?? 0)
  })
})
