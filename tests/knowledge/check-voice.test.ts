import { describe, expect, it } from 'vitest'
import { forbiddenWord, loosePronoun } from '../../src/knowledge/check/voice.ts'

describe('a guide promises nothing it cannot keep', () => {
  it.each([
    ['Trang này an toàn.', 'an toàn'],
    ['Kiểm tra rồi. {u} cứ yên tâm bấm.', 'yên tâm'],
    ['Gọi sớm là lấy lại được tiền.', 'lấy lại được tiền'],
    ['Đừng lo. Trang này an toàn.', 'an toàn'],
    ['{u} phải bấm nút này.', '{u} phải'],
    ['Đừng mở link lạ.', 'link'],
    // A denial before the word, a quotation, or the name of a topic is no promise.
    ['Không có cảnh báo chưa có nghĩa là an toàn.', null],
    ['Càng sớm càng có cơ hội, chưa chắc lấy lại được tiền.', null],
    ['Đòi chuyển vào "tài khoản an toàn" là dấu hiệu lừa.', null],
    ['Hôm nay học về an toàn số.', null],
    ['Đừng mở đường dẫn (link) lạ.', null],
    ['{u} bấm bên phải.', null],
  ])('%s', (text, word) => {
    expect(forbiddenWord(text)).toBe(word)
  })
})

describe('a guide calls nobody by a fixed word', () => {
  it.each([
    ['Bác mở ứng dụng.', 'Bác'],
    ['Gọi cho con trước đã.', 'con'],
    ['{{Cháu gái}} nhờ chị chuyển giùm.', 'chị'],
    // The same syllables meaning something else, third persons marked as such, and oneself.
    ['Bà con chú ý con số ở cuối.', null],
    ['{{Anh Nam}} gọi cho {{cháu}}.', null],
    ['{u} tự mình làm được.', null],
    ['Kết bạn với bác sĩ qua Zalo.', null],
  ])('%s', (text, word) => {
    expect(loosePronoun(text)).toBe(word)
  })
})
