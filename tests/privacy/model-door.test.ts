import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { questionData } from '../../src/assistant/composer-prompt.ts'
import { DOOR_MARKS, hideFromModel } from '../../src/privacy/model-door.ts'
import { fold } from '../../src/shared/text.ts'
import { computesWithin } from '../support/timing.ts'

const ROOT = join(import.meta.dirname, '../..')

describe('who somebody is and where they live stays out of what a model is sent', () => {
  it.each([
    ['Tôi là Nguyễn Văn Bí ở Mường So, hỏi VNeID', 'Tôi là ⟨tên⟩ ở Mường So, hỏi VNeID'],
    ['toi ten la nguyen van bi o muong so', 'toi ten la ⟨tên⟩ o muong so'],
    ['TÔI TÊN NGUYỄN VĂN BÍ Ở MƯỜNG SO', 'TÔI TÊN ⟨tên⟩ Ở MƯỜNG SO'],
    ['chồng tôi tên Giàng A Páo bị lừa', 'chồng tôi tên ⟨tên⟩ bị lừa'],
    ['con gái em tên Hoa quên mật khẩu', 'con gái em tên ⟨tên⟩ quên mật khẩu'],
    ['Tôi là Lan ở Lai Châu', 'Tôi là ⟨tên⟩ ở Lai Châu'],
    ['bé tên là vàng thị mai sinh năm 2019', 'bé tên là ⟨tên⟩ sinh năm ⟨ngày sinh⟩'],
    ['họ tên: Lò Thị Pành, 1/2/1960', 'họ tên: ⟨tên⟩, ⟨ngày sinh⟩'],
    ["chuyển cho K'Brông, H'Hen Niê, Y Moan Êban", 'chuyển cho ⟨tên⟩, ⟨tên⟩, ⟨tên⟩'],
    ['tôi sinh ngày 12/3/1957 có được không', 'tôi sinh ngày ⟨ngày sinh⟩ có được không'],
    ['em sinh ngày 12 tháng 3 năm 1957 quê Lai Châu', 'em sinh ngày ⟨ngày sinh⟩ quê Lai Châu'],
    ['bà sinh mười hai tháng ba năm năm bảy', 'bà sinh ⟨ngày sinh⟩'],
    ['nhà số 12 ngõ 5 đường Lê Lợi thì làm ở đâu', '⟨địa chỉ⟩ thì làm ở đâu'],
    ['so nha 12 ngo 5 duong le loi muon hoi', '⟨địa chỉ⟩ muon hoi'],
    ['số 45/3 hẻm 8 phố Trần Phú, tổ 5, bản Nà Củng xã Mường So', '⟨địa chỉ⟩ xã Mường So'],
    ['nhà tôi ở bản Nà Củng xã Mường So', 'nhà tôi ở ⟨địa chỉ⟩ xã Mường So'],
    ['xe biển 25B1-123.45 bị phạt', 'xe biển ⟨biển số⟩ bị phạt'],
    ['xe máy 29-H1 1234', 'xe máy ⟨biển số⟩'],
    ['số tôi 0912345678', 'số tôi ⟨số điện thoại⟩'],
  ])('%s', (text, sent) => {
    expect(hideFromModel(text)).toBe(sent)
  })

  it.each([
    'Hồ Chí Minh, Hà Nội, Lâm Đồng, Hà Tĩnh, Cà Mau',
    'UBND xã Lê Lợi, đường Lê Lợi, trường THPT Nguyễn Trãi làm gì',
    'Lưu Văn phòng Tỉnh ủy, Sở Y Tế',
    'tôi tên gì thì ghi vào ô họ tên',
    'em tên đăng nhập quên rồi',
    'Tôi là Bí thư chi bộ',
    'in nguyên văn kế hoạch, in nguyen van ke hoach',
    'gọi 1900 0368 lúc 24h hoặc 12h30',
    'VNeID mức 2, bản 2.1.10 trở lên',
    'học sinh năm 2026, phát sinh 20/11/2026, khai sinh cho con',
    '20 đường truyền, 12 thôn bản, 3 tổ công nghệ số cộng đồng',
    'Kế hoạch số 1234/KH-UBND ngày 12/3/2025',
  ])('is left alone: %s', (text) => {
    expect(hideFromModel(text)).toBe(text)
  })

  it('never lets a name, address, birth date or plate of any make stand in the data', () => {
    const pick = (list: string) => fc.constantFrom(...list.split(' '))
    const surname = pick(
      'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lò Lường Giàng Vàng Sùng Tẩn Mùa Hà Cà Quàng Tòng Mai Cao Ma',
    )
    const given = pick('Bí Pành Khuyến Tuệ Phượng Xoan Chứ Dếnh Thắm Quỳnh Súa Ngoãn')
    const middle = pick('Văn Thị')
    const name = fc.tuple(surname, middle, given).map((words) => words.join(' '))
    const spelled = fc.tuple(name, fc.constantFrom('as-is', 'small', 'bare', 'capitals', 'split')).map(([it, how]) => {
      if (how === 'small') return it.toLowerCase()
      if (how === 'bare') return fold(it)
      if (how === 'capitals') return it.toUpperCase()
      return how === 'split' ? it.replaceAll(' ', ' \n ').normalize('NFD') : it
    })
    const introduced = fc
      .tuple(
        fc.constantFrom(
          'tên tôi là',
          'tôi tên là',
          'họ tên:',
          'bé tên là',
          'chồng tôi tên là',
          'vợ tôi tên là',
          'con tôi tên',
        ),
        fc.oneof(spelled, given),
      )
      .map((parts) => parts.join(' '))
    const written = fc
      .tuple(fc.constantFrom('Tôi là', 'gửi cho', 'nhờ chị', 'ông'), name)
      .map((parts) => parts.join(' '))
    const number = fc.integer({ min: 101, max: 999 })
    const street = pick('Lê_Lợi Trần_Phú Hoa_Ban Điện_Biên').map((it) => it.replace('_', ' '))
    const address = fc
      .tuple(
        fc.constantFrom('số nhà', 'nhà số', 'số'),
        number,
        pick('ngõ ngách hẻm'),
        number,
        pick('đường phố'),
        street,
      )
      .map((parts) => parts.join(' '))
    const hamlet = fc
      .tuple(number, pick('thôn bản ấp'), fc.constantFrom('Nà Củng', 'Huổi Luông'))
      .map(([no, kind, it]) => `nhà số ${no} ${kind} ${it}`)
    const day = fc.tuple(
      fc.integer({ min: 10, max: 28 }),
      fc.integer({ min: 10, max: 12 }),
      fc.integer({ min: 1931, max: 2019 }),
    )
    const born = fc
      .tuple(fc.constantFrom('sinh ngày', 'sinh', 'ngày sinh:', 'sinh ngay'), day, pick('/ - .'))
      .map(([how, it, sign]) => `${how} ${it.join(sign)}`)
    const plate = fc
      .tuple(
        fc.integer({ min: 11, max: 99 }),
        pick('A B1 H2 AA'),
        fc.constantFrom('-', ' ', ''),
        number,
        fc.integer({ min: 10, max: 99 }),
      )
      .map(([province, series, sign, a, b]) => `xe ${province}${series}${sign}${a}.${b}`)
    const tail = fc.constantFrom('', ', hỏi cách quét mã QR', ' muốn hỏi cách cài VNeID', '. Làm sao bây giờ?')
    fc.assert(
      fc.property(fc.oneof(introduced, written, address, hamlet, born, plate), tail, (personal, rest) => {
        const sent = fold(questionData(`Chào ạ, ${personal}${rest}`)).replaceAll(/⟨[^⟩]*⟩/gu, '')
        const values = fold(personal.normalize('NFC')).match(
          /\b(?:bi|panh|khuyen|tue|phuong|xoan|chu|denh|tham|quynh|sua|ngoan|le loi|tran phu|hoa ban|dien bien|na cung|huoi luong)\b|(?<!\d)\d{3,4}(?!\d)/gu,
        )
        expect(values).not.toBeNull()
        for (const value of values ?? [])
          expect(sent.split(/[^\p{L}\d]+/u).join(' ')).not.toMatch(
            new RegExp(`(?<![\\p{L}\\d])${value}(?!\\d|\\p{L})`, 'u'),
          )
      }),
      { numRuns: 1000 },
    )
  })

  it('never throws, keeps one line, and hiding twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const once = hideFromModel(text)
        expect(once).not.toContain('\n')
        expect(hideFromModel(once)).toBe(once)
      }),
    )
  })

  it('reads a long text in time that grows with its length', async () => {
    const long = 'tên tôi là số 12 đường Lê Lợi sinh ngày ông Nguyễn Văn '.repeat(4000)
    await computesWithin(2000, () => hideFromModel(long))
  })
})

describe('marks stand for nothing else', () => {
  const marks = new RegExp(Object.values(DOOR_MARKS).join('|'), 'gu')
  const found = (texts: readonly string[]) =>
    texts.flatMap((text) => (hideFromModel(text).match(marks) ? [text.trim()] : []))

  it('in the plans they stand for nobody but those who signed', () => {
    const folder = join(ROOT, 'knowledge/plans')
    const lines = readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    expect(lines.length).toBeGreaterThan(500)
    expect(found(lines)).toEqual(['**Lê Trọng Yên**', 'Vũ Mạnh Hà', '**Y Thanh Hà Niê Kđăm**', 'Ma Văn Quyết'])
  })

  it('in the guides for nobody but the made-up people of their screens', () => {
    const folder = join(ROOT, 'knowledge/guides')
    const lines = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    expect(lines.length).toBeGreaterThan(5000)
    const screens = /TRAN VAN BAP|NGUYEN THI MAU|LE THI LUA|Hoàng Vân|(?:anh|chị) Hai |con Lan |Bún Bà Béo/u
    expect(found(lines).filter((line) => !screens.test(line))).toEqual([])
  })

  it('in a thousand questions for nobody but the few who are named there', () => {
    const folder = join(ROOT, 'tests/eval')
    const texts = readdirSync(folder)
      .filter((file) => file.endsWith('.jsonl'))
      .flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
      .map((line) => JSON.parse(line) as { question?: string; text?: string; turns?: { user: string }[] })
      .flatMap(({ question, text, turns = [] }) => [question, text, ...turns.map(({ user }) => user)])
      .filter((text) => text !== undefined)
    expect(texts.length).toBeGreaterThan(1000)
    // Sixteen of them do name somebody ("bà Mận", "anh Long ke toan"); one names a school "Tiếng Anh Hoa Mai".
    expect(found(texts).length).toBeLessThanOrEqual(17)
  })
})
