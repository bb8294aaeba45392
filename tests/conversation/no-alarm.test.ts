import { describe, expect, it } from 'vitest'
import { readEmergency } from '../../src/assistant/emergency.ts'
import { readDanger } from '../../src/conversation/danger.ts'
import { fold } from '../../src/shared/text.ts'
import { realAssistant } from '../assistant/build.ts'
import { openTalk } from '../support/talk.ts'

const { assistant } = await realAssistant()

describe('a danger looked up, feared or worn out is no danger', () => {
  it.each([
    'mưa to quá xem cảnh báo lũ quét ở đâu',
    'bản tôi hay bị sạt lở, nhận tin báo trước bằng điện thoại cách nào',
    'cháy máy giặt thì đổi trả được không',
    'máy bơm nhà tôi bị cháy mô tơ, mua trên mạng được không',
  ])('%s', (text) => {
    for (const spelling of [text, fold(text)]) expect(readDanger(spelling)).toBeNull()
  })

  it.each([
    ['lũ quét đang về cứu với', 'water'],
    ['sạt lở vùi nhà hàng xóm rồi', 'water'],
    ['cháy nhà rồi', 'fire'],
    ['máy giặt đang cháy, khói lan ra nhà', 'fire'],
  ])('but "%s" is', (text, kind) => {
    expect(readDanger(text)).toBe(kind)
  })
})

describe('what others say they lost is no loss of the teller', () => {
  it.each([
    'khách nói lỡ chuyển dư 300 nghìn đòi tôi trả lại tiền mặt',
    'em chia sẻ bài bắt cóc trẻ con lên nhóm có sao không',
    'dân muốn phản ánh mà sợ lộ tên bị trả đũa',
  ])('%s', (text) => {
    for (const spelling of [text, fold(text)]) expect(readEmergency(spelling).level).toBeNull()
  })

  it.each([
    'nó bảo chuyển nhầm, tôi trả lại 5 triệu rồi, giờ biết bị lừa',
    'nó gửi video bắt cóc con tôi đòi tiền chuộc',
    'em lỡ chuyển 3 triệu cho đứa kia rồi nó chặn',
  ])('but "%s" is an emergency', (text) => {
    for (const spelling of [text, fold(text)]) expect(readEmergency(spelling).level).toBe('sure')
  })
})

describe('a card that had to come first', () => {
  it('keeps its own guide first and opens the guide on what was asked besides', async () => {
    const talk = openTalk({ assistant })
    const { report, texts } = await talk.send(
      'tôi vừa quét mã QR dán ở quầy bán hàng để trả tiền thì tài khoản bị trừ sạch tiền',
    )
    expect(report).toMatchObject({ emergency: true, guide: 'antoan-08-bi-lua' })
    expect(texts[0]).toMatch(/NGÂN HÀNG.*CÔNG AN/su)
    expect(report.guides).toContain('qr-02-quet-tra-tien')
    expect(texts.join('\n')).toContain('Xem bài: ')
  })

  it('does not ask whose message it is when a person asks, worded like a notice', async () => {
    const { report } = await openTalk({ assistant }).send(
      'Bà con trong xóm cài ứng dụng VNeID mà máy báo không tương thích thì phải làm sao ạ',
    )
    expect(report.scam).toBeNull()
    expect(['vneid-01-cai-dat', 'coban-01-ung-dung']).toContain(report.guide)
  })
})
