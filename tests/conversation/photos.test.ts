import { describe, expect, it } from 'vitest'
import type { Media } from '../../src/channels/channel.ts'
import { saidText } from '../../src/conversation/handlers/steps.ts'
import type { Heard, Senses } from '../../src/conversation/senses.ts'
import { DEFAULT_VOICE } from '../../src/replies/voice.ts'
import { catalog, openTalk } from '../support/talk.ts'
import { field, signed, vietQr } from '../support/vietqr.ts'

/** A machine that sees these codes in every photo and hears these words in every voice. */
const senses = (texts: string[] | null, heard: Heard | null = null): Senses => ({
  look: async () => texts,
  hear: async () => heard,
})
const media = (kind: Media['kind']): Media => ({ kind, ref: 'f1' })
const photo = (caption?: string) => ({
  type: 'media' as const,
  media: media('image'),
  ...(caption === undefined ? {} : { caption }),
})
const voice = { type: 'media', media: media('voice') } as const

async function seen(texts: string[] | null, caption?: string) {
  const talk = openTalk({ senses: senses(texts) })
  return { talk, ...(await talk.send(photo(caption))) }
}

describe('a photo of a payment code', () => {
  it('is told by bank, end of the account, amount and content, and whose it is stays to be read in the banking app', async () => {
    const { texts, report } = await seen([
      vietQr({ account: '0123456789', amount: 150_000, content: 'Tra tien rau', name: 'NGUYEN THI HOA' }),
    ])
    expect(texts[0]).toContain('Vietcombank (theo bảng cháu có)')
    expect(texts[0]).toContain('••••6789')
    expect(texts[0]).toContain('150.000 đồng')
    expect(texts[0]).toContain('"Tra tien rau"')
    expect(texts[0]).toContain('Ai làm mã cũng ghi được tên này')
    expect(texts[0]).toContain('đọc tên người nhận')
    expect(texts[0]).not.toMatch(/an toàn/u)
    expect(report.guide).toBe('qr-04-kiem-tra')
  })

  it('leaves nothing of the account behind but its last four digits, anywhere', async () => {
    const { talk, commit } = await seen([vietQr({ account: '98765012345678', content: 'tk 98765012345678' })])
    expect(JSON.stringify([commit, talk.memory()])).not.toContain('98765')
    expect(JSON.stringify(commit)).toContain('••••5678')
  })

  it('that was changed or is cut is called damaged, and one of another network is not', async () => {
    const good = vietQr()
    const changed = (await seen([good.replace('0123456789', '0123456780')])).texts[0]
    expect(changed).toContain('bị hỏng hoặc đã bị sửa')
    const vnpay = signed(`000201010211${field('26', field('00', 'A000000775'))}53037045802VN`)
    const other = (await seen([vnpay])).texts[0]
    expect(other).toContain('VNPAY')
    expect(other).not.toMatch(/lừa|hỏng/u)
  })

  it('beside another with a different account is said to differ: one may have been pasted on', async () => {
    const { texts } = await seen([vietQr({ account: '1111111111' }), vietQr({ bin: '970405', account: '2222222222' })])
    expect(texts[0]).toContain('có 2 mã QR')
    expect(texts[0]).toContain('khác tài khoản nhau')
    expect(texts[0]).toContain('Agribank, ••••2222')
  })
})

describe('a photo of another code', () => {
  it('that opens an address is judged exactly as if the address had been pasted', async () => {
    for (const url of [
      'https://vneid.gov.vn.dongphi.example/nop',
      'https://dichvucong.gov.vn',
      'http://qua-tang.example',
    ]) {
      const fromPhoto = await seen([url])
      const pasted = await openTalk({}).send(url)
      expect(fromPhoto.texts[0]).toBe(`Trong ảnh có mã QR mở một đường dẫn.\n${pasted.texts[0]}`)
      expect(fromPhoto.report.scam).toBe(pasted.report.scam)
    }
  })

  it.each([
    ['WIFI:T:WPA;S:QuanCafe;P:matkhau123;;', 'nối mạng Wi-Fi', 'matkhau123'],
    ['tel:+84912345678', 'gọi một số điện thoại', '912345678'],
    ['SMSTO:8888:DK VIP', 'soạn sẵn một tin nhắn', 'VIP'],
    ['Chuyển ngay cho tôi', 'hiện một đoạn chữ', 'Chuyển ngay'],
  ])('is told by its kind, without what is in it: %s', async (text, what, secret) => {
    const { texts } = await seen([text])
    expect(texts[0]).toContain(what)
    expect(texts[0]).not.toContain(secret)
  })

  it('on an identity card is neither read nor kept, and the person is warned', async () => {
    const { talk, commit, report, texts } = await seen([
      '068012345678|123456789|Nguyễn Thị Hoa|01011960|Nữ|Thôn 1, xã Sao Mai|01012022',
    ])
    expect(report.warned_pii).toBe(true)
    expect(texts[0]).toContain('thẻ căn cước')
    expect(JSON.stringify([commit, talk.memory()])).not.toMatch(/068012345678|Nguyễn Thị Hoa/u)
  })

  it('that holds a log-in is not read either', async () => {
    expect((await seen(['otpauth://totp/a?secret=JBSWY3DP'])).texts[0]).toContain('đừng đưa cho ai')
  })
})

describe('a photo without a code', () => {
  it('is declined kindly and not kept, also when it could not be fetched', async () => {
    const looked = (await seen([])).texts[0]
    const unseen = (await seen(null)).texts[0]
    expect(looked).toContain('chỉ đọc được mã QR, ảnh này cháu không thấy mã nào')
    expect(unseen).toContain('Ảnh này cháu chưa xem được')
    expect(unseen).not.toContain('không thấy mã nào')
    for (const text of [looked, unseen]) {
      expect(text).toContain('không giữ')
      expect(text).toContain('gõ chữ đang hiện trên màn hình')
    }
  })

  it('whose words ask about a fraud gets the question for the message’s words', async () => {
    expect((await seen([], 'tin này có phải lừa đảo không')).texts[0]).toContain('chưa đọc được chữ trong ảnh')
  })

  it('with another question under it is answered by the question', async () => {
    const { texts } = await seen([], 'làm sao kiểm tra trước khi bấm chuyển')
    expect(texts[0]).toContain('trả lời theo chữ bác viết')
  })
})

describe('words under a photo of a code', () => {
  it('are answered together with it', async () => {
    const { texts } = await seen([vietQr()], 'lấy lại mật khẩu VNeID thế nào')
    expect(texts.join('\n')).toContain('Vietcombank')
    expect(texts.length).toBe(2)
  })

  it('that only ask what it is get the code', async () => {
    const { texts } = await seen([vietQr()], 'cái này là gì vậy')
    expect(texts[0]).toContain('Vietcombank')
  })

  it('that cry for help come first, before anything is fetched', async () => {
    let fetched = 0
    const look = async () => {
      fetched += 1
      return [vietQr()]
    }
    const counting: Senses = { look, hear: async () => null }
    const talk = openTalk({ senses: counting })
    const { report } = await talk.send(photo('tôi vừa chuyển 20 triệu cho nó xong, bị lừa rồi'))
    expect([report.emergency, fetched]).toEqual([true, 0])
  })
})

describe('a photo in a group', () => {
  it('is not looked at', async () => {
    const talk = openTalk({ kind: 'group', senses: senses([vietQr()]) })
    expect((await talk.send(photo())).texts[0]).not.toContain('Vietcombank')
  })
})

describe('a voice', () => {
  const said = (text: string, sure = true) => openTalk({ senses: senses(null, { text, sure }) })

  it('that was heard is said back and answered as if typed', async () => {
    const { texts, report } = await said('làm sao lấy lại mật khẩu VNeID').send(voice)
    expect(texts[0]).toMatch(/^Cháu nghe: "làm sao lấy lại mật khẩu VNeID"/u)
    expect(report.guide).toBe((await openTalk().send('làm sao lấy lại mật khẩu VNeID')).report.guide)
  })

  it('with a code read out digit by digit is masked before anything else, and not said back', async () => {
    const talk = said('mã nó gửi về là năm năm một chín, ba không đúng không')
    const { texts, report, commit } = await talk.send(voice)
    expect(report.warned_pii).toBe(true)
    expect(JSON.stringify([texts, commit, talk.memory()])).not.toMatch(/551930|năm năm một chín/u)
  })

  it('that cries for help gets the emergency card first', async () => {
    const { texts, report } = await said('tôi vừa chuyển hai mươi triệu cho thằng lừa đảo rồi', false).send(voice)
    expect(report.emergency).toBe(true)
    expect(texts[0]).not.toContain('Cháu nghe')
  })

  it('heard with doubt is asked about before it does anything', async () => {
    const talk = said('dừng', false)
    const { texts, report } = await talk.send(voice)
    expect(report.clarify).toBe(true)
    expect(texts[0]).toContain('1. Đúng ý')
    expect(talk.memory().settings.stoppedAt).toBeNull()
    await talk.send('1')
    expect(talk.memory().settings.stoppedAt).not.toBeNull()
  })

  it('that could not be heard gets the list to choose from', async () => {
    const talk = openTalk({ senses: senses(null) })
    expect((await talk.send(voice)).texts[0]).toContain('chưa nghe được tiếng')
  })
})

describe('"đọc cho tôi nghe"', () => {
  const saidOf = (step: number) =>
    saidText(catalog.guides.get('qr-04-kiem-tra')?.steps[step - 1]?.said ?? [], DEFAULT_VOICE)
  const atStep = (talk: Parameters<typeof openTalk>[0]) =>
    openTalk({
      ...talk,
      channel: 'telegram',
      change: (memory) => ({ ...memory, shown: { kind: 'step', guide: 'qr-04-kiem-tra', step: 2, again: 0, at: 0 } }),
    })

  it.each([
    'đọc cho tôi nghe',
    'doc cho toi nghe',
    'đọc thành tiếng giúp bác',
    'đọc to lên',
    'doc to len',
    'đọc cho bác nghe',
    'đọc lên nghe',
    'đọc lớn lên cho bà nghe với',
    'đọc lại cho bác nghe',
    'muốn nghe',
  ])('sends the words of the step as sound: "%s"', async (text) => {
    const { messages } = await atStep({ voices: true }).send(text)
    expect(messages.map(({ type }) => type)).toEqual(['voice', 'text'])
    expect(messages[0]).not.toHaveProperty('bytes')
    expect(messages[0]).toMatchObject({ transcript: saidOf(2) })
  })

  it('reads the answer in sight, and nothing else of the talk', async () => {
    const talk = openTalk({ channel: 'telegram', voices: true })
    await talk.send('kiểm tra trước khi chuyển tiền qr')
    const { messages } = await talk.send('đọc to lên')
    expect(messages[0]).toMatchObject({ type: 'voice', transcript: talk.memory().lastAnswer?.text })
  })

  it('asks what to read when nothing is in sight', async () => {
    const { texts } = await openTalk({ voices: true }).send('đọc to lên cho bác nghe')
    expect(texts[0]).toMatch(/^Bác muốn nghe gì ạ\?/u)
  })

  it.each(['chữ to lên', 'to lên đọc không thấy', 'mắt kém đọc không được', 'đọc không được chữ nhỏ quá'])(
    'is not "%s", which wants larger letters',
    async (text) => {
      const talk = atStep({ voices: true })
      const { messages } = await talk.send(text)
      expect(messages.map(({ type }) => type)).not.toContain('voice')
      expect(talk.memory().settings.large).toBe(true)
    },
  )

  it('gives the words where nothing can be heard', async () => {
    const { texts } = await atStep({}).send('đọc cho tôi nghe')
    expect(texts[0]).toContain('chưa đọc thành tiếng được')
    expect(texts).toHaveLength(1)
  })
})
