import { describe, expect, it } from 'vitest'
import { citationsOf } from '../../src/assistant/answer.ts'
import { fold } from '../../src/shared/text.ts'
import { NOW, realAssistant } from './build.ts'

const { assistant, catalog } = await realAssistant()

async function ask(text: string, about: string | null) {
  const guide = catalog.guides.get(about ?? '')
  const topic = guide && {
    about: guide.id,
    kind: 'guide' as const,
    words: guide.title,
    plans: [],
    skill: guide.skill,
    agency: null,
    at: NOW,
  }
  const topics = topic ? [topic] : []
  return (await assistant.answer({ text, place: null, cadre: false, topics, now: NOW })).answer
}

describe('what is asked of a thing is answered by the section that says it, not by a summary', () => {
  it.each([
    ['dvc-06-khai-sinh', 'phải đóng bao nhiêu tiền', 'hoi-tien'],
    ['dvc-06-khai-sinh', 'mấy bữa thì lấy được giấy', 'hoi-bao-lau'],
    ['dvc-06-khai-sinh', 'cần mang giấy tờ gì', 'can-co'],
    ['dvc-06-khai-sinh', 'làm trễ có sao không', 'ket-qua-han'],
    ['dvc-07-cu-tru', 'giấy đó xài được mấy tháng', 'hoi-giay-bao-lau'],
    ['dvc-05-tra-cuu-ho-so', 'trễ hẹn rồi mà chưa có', 'ket-qua-hen'],
    ['dvc-04-thanh-toan-phi', 'đóng tiền mặt được không', 'hoi-tien-mat'],
    ['muasam-02-dat-hang', 'tiền ship ai chịu', 'hoi-phi-giao'],
    ['muasam-02-dat-hang', 'mấy hôm thì nhận được', 'hoi-may-ngay-toi'],
    ['muasam-08-nghia-vu', 'sàn trừ mấy phần trăm', 'hoi-san-tru-bao-nhieu'],
    ['qr-02-quet-tra-tien', 'tối đa bao nhiêu', 'hoi-nhieu-nhat'],
    ['qr-06-chuyen-nham', 'có tốn phí không', 'hoi-bao-lau'],
    ['vneid-02-kich-hoat', 'bao nhiêu tuổi thì làm được', 'hoi-may-tuoi'],
    ['vneid-03-mat-khau', 'nhờ con làm giùm được không', 'hoi-nho-con'],
    ['vneid-07-luu-tru', 'mấy giờ là trễ', 'hoi-may-gio'],
    ['vneid-07-luu-tru', 'ai phải đi báo', 'hoi-ai-bao'],
  ])('going on from %s, "%s": %s', async (about, text, section) => {
    for (const spelling of [text, fold(text)])
      expect(citationsOf(await ask(spelling, about)), spelling).toEqual([`${about}#${section}`])
  })

  it.each([
    ['làm khai sinh cho con hết bao nhiêu tiền', 'dvc-06-khai-sinh#hoi-tien'],
    ['mở tài khoản ngân hàng cần giấy tờ gì', 'qr-01-mo-tai-khoan#can-co'],
    ['tiền ship ai chịu', 'muasam-02-dat-hang#hoi-phi-giao'],
    ['không báo lưu trú bị phạt bao nhiêu', 'vneid-07-luu-tru#hoi-phat'],
    ['đặt lịch khám giùm mẹ được không', 'suckhoe-01-dat-kham#hoi-dat-giup'],
  ])('asked outright, "%s": %s', async (text, section) => {
    for (const spelling of [text, fold(text)])
      expect(citationsOf(await ask(spelling, null)), spelling).toEqual([section])
  })

  it('says so where the guide holds nothing about it', async () => {
    expect(await ask('vậy bao nhiêu tuổi thì được', 'coban-02-mang')).toMatchObject({
      kind: 'cited',
      notes: ['Riêng số tuổi thì bài này không ghi, {b} không đoán.'],
    })
  })
})

describe('the same words told of a danger ask no price', () => {
  it.each([
    ['bấm nhầm link lạ rồi thoát ra có bị mất tiền không', 'antoan-03-link-la'],
    ['nhân viên ngân hàng gọi nâng hạn mức thẻ rồi hỏi số sau lưng thẻ', 'antoan-01-mat-khau-otp'],
  ])('%s: from %s, and no note on fees', async (text, guide) => {
    expect(await ask(text, guide)).toMatchObject({ kind: 'cited', notes: [] })
  })

  it('a guide on fees treats a fee as its subject', async () => {
    const cites = citationsOf(await ask('trả lệ phí hồ sơ qua mạng làm sao', null))
    expect(cites).toContain('dvc-04-thanh-toan-phi#muc-dich')
  })
})
