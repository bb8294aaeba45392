import { describe, expect, it } from 'vitest'
import { readLines } from '../../src/assistant/composer-lines.ts'
import { whyUnsupported } from '../../src/assistant/composer-support.ts'
import { whyOn } from '../support/unfit.ts'

/** Lines made only of words that stand in the cited place, put together to say what no sentence of it says. */

const POLICE_CALLS = 'antoan-02-gia-danh#hoi-dinh-vu-an'
const CALL_BANK = 'qr-06-chuyen-nham#buoc-2'
const STRANGE_MONEY = 'qr-06-chuyen-nham#buoc-6'
const OPEN_BANK = 'qr-02-quet-tra-tien#buoc-1'
const READ_NAME = 'qr-02-quet-tra-tien#buoc-3'
const CONFIRM = 'qr-02-quet-tra-tien#buoc-5'
const WAIT = 'qr-02-quet-tra-tien#buoc-6'
const AGE = 'vneid-02-kich-hoat#hoi-may-tuoi'
const FORGOTTEN = 'vneid-03-mat-khau#ket-quen-ca-hai'
const SECTORS = 'lai-chau#VI.3'
const TARGET = 'lai-chau#III.2.d'
const PAPERS = 'lam-dong#IV.3'

const why = (text: string, ...cites: string[]) => whyOn(text, cites)

describe('two true halves of a place make no sentence of it', () => {
  it.each<[string, string, ...string[]]>([
    ['a trouble with what another line says to do', 'Tên khác tên người bán thì {u} làm tiếp.', READ_NAME],
    ['a trouble with the deed it warns of', 'Người bán giục bấm nhanh: {u} bấm.', CONFIRM],
    ['a trouble with a deed of no line', 'Người bán đòi xem máy thì {u} đưa.', WAIT],
    ['a trouble of one step with the advice of another', 'Bấm rồi mới thấy nhầm: {u} chờ một lát.', CONFIRM, WAIT],
    ['a code somebody asks for, handed over', 'Họ hỏi mã OTP thì {u} đưa.', CALL_BANK],
    ['a code somebody asks for, told', 'Họ hỏi mã OTP: {u} nói.', CALL_BANK],
    ['a code somebody asks for, typed in for them', 'Người bán hỏi mã OTP thì {u} gõ.', CONFIRM],
    ['another person doing what only oneself does', 'Máy hỏi mã hay hỏi khuôn mặt thì người bán làm.', CONFIRM],
    ['a link with the step it stands beside', 'Người bán gửi đường dẫn thì {u} mở ứng dụng từ đường dẫn.', OPEN_BANK],
    ['what swindlers demand, paid', 'Họ đòi trả lãi thì {u} trả.', STRANGE_MONEY],
    ['the question told as its answer', 'Công an gọi nói {u} dính vụ án là có thật.', POLICE_CALLS],
    ['the question told as a fact', 'Công an gọi nói {u} dính vụ án.', POLICE_CALLS],
    ['an answer with the yes of its question', 'Cuộc gọi như vậy thật lắm.', POLICE_CALLS],
    ['what is denied, without the denial', 'Công an cần lời khai thì có giấy mời.', POLICE_CALLS],
    ['what swindlers say, as the police’s own', 'Công an có giấy mời lệnh bắt.', POLICE_CALLS],
    ['an age with the rule of another age', 'Dưới 14 tuổi, có thẻ căn cước còn hạn thì làm được.', AGE],
    ['an age with the duty of another age', 'Từ đủ 14 tuổi thì cha mẹ, người giám hộ đăng ký.', AGE],
    [
      'the numbers of another agency',
      'Ngành Khoa học và Công nghệ thực hiện các nhiệm vụ 3.1, 3.2 mục 3, phần IV.',
      SECTORS,
    ],
    ['the form of another paper', 'Tờ trình theo mẫu số 08 Phụ lục I kèm theo Nghị định số 98/2023/NĐ-CP.', PAPERS],
    ['a number of people as one of officials', 'Trên 250.000 công chức được xác nhận đạt phổ cập tri thức.', TARGET],
    ['a target as something reached', 'Trên 250.000 người dân đã được xác nhận đạt phổ cập tri thức.', TARGET],
    ['a heading and nothing else', 'Chỉ tiêu cụ thể.', TARGET],
  ])('%s: %s', (_, text, ...cites) => {
    expect(why(text, ...cites)).not.toBeNull()
  })

  it.each<[string, ...string[]]>([
    ['{u} mở ứng dụng ngân hàng trên máy mình, đừng mở từ tin nhắn.', OPEN_BANK],
    ['{u} đọc tên người nhận rồi hỏi người bán tên có đúng không.', READ_NAME],
    ['Bấm nhầm rồi thì {u} gọi ngay ngân hàng của mình.', CONFIRM],
    ['Trên 10 triệu một lần, thường máy bắt quét khuôn mặt.', CONFIRM],
    ['Tiền lạ thì để yên trong tài khoản.', STRANGE_MONEY],
    ['Họ gửi mã QR thì {u} không bấm, không quét.', STRANGE_MONEY],
    ['Nếu cần, công an có giấy mời hoặc qua công an xã.', POLICE_CALLS],
    ['Từ đủ 14 tuổi, có thẻ căn cước còn hạn thì làm được.', AGE],
    ['Trên 250.000 người dân được xác nhận đạt phổ cập tri thức.', TARGET],
  ])('kept: %s', (text, ...cites) => {
    expect(why(text, ...cites)).toBeNull()
  })
})

describe('what only we put there is not said by a model', () => {
  it.each<[string, string, ...string[]]>([
    ['a source line', 'Nguồn: Công an, công an xã.', POLICE_CALLS],
    ['the mark of a machine’s words', 'Cần thì có giấy mời, hoặc qua công an xã (máy soạn từ tài liệu).', POLICE_CALLS],
    ['a choice', 'Cần thì có giấy mời ⟦1⟧, hoặc qua công an xã.', POLICE_CALLS],
    ['the bot acting for the person', '{b} tìm hình ngân hàng trên màn hình, đăng nhập.', OPEN_BANK],
    ['a secret left in the talk', '{u} lấy mật khẩu, mã 6 số để lại đây.', FORGOTTEN],
    [
      'a host with hyphens for dots',
      'Trên 250.000 người dân được xác nhận đạt phổ cập tri thức trên vneid-gov-vn.',
      TARGET,
    ],
    [
      'a host with blanks for dots',
      'Trên 250.000 người dân được xác nhận đạt phổ cập tri thức trên vneid gov vn.',
      TARGET,
    ],
    ['a mark of an app', 'Trên 250.000 người dân được xác nhận ~đạt~ phổ cập tri thức.', TARGET],
  ])('%s: %s', (_, text, ...cites) => {
    expect(why(text, ...cites)).not.toBeNull()
  })
})

it('a model’s habit of italics is taken off, its words stay', () => {
  expect(readLines('Đọc *tên* và _số tiền_ trước. [a#I]')).toEqual([
    { text: 'Đọc tên và số tiền trước.', cites: ['a#I'] },
  ])
})

it('a number keeps the thing it counts', () => {
  const source = 'Phấn đấu trên 500 người dân và 20 cán bộ được tập huấn.'
  expect(whyUnsupported('Phấn đấu trên 500 người dân được tập huấn.', source)).toBeNull()
  expect(whyUnsupported('Phấn đấu trên 500 cán bộ được tập huấn.', source)).toBe('number')
})
