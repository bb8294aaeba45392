import { describe, expect, it } from 'vitest'
import { realAssistant } from '../assistant/build.ts'
import { openTalk } from '../support/talk.ts'

const { assistant } = await realAssistant()

describe('two people asking in turn on one phone', () => {
  it('are understood by what they speak of: "it" finds its subject though another came between', async () => {
    const talk = openTalk({ assistant })
    const selling = await talk.send('chỉ tôi cách đăng bán bó rau lên facebook')
    expect(selling.report.guide).toBe('muasam-07-dang-ban')
    const lost = await talk.send('quên mật khẩu vneid thì lấy lại thế nào')
    expect(lost.report.guide).toBe('vneid-03-mat-khau')
    const picture = await talk.send('thế còn hình bó rau chụp thế nào cho đẹp')
    expect(picture.report.guide).toBe('muasam-07-dang-ban')
    expect(picture.texts[0]).toMatch(/^Về đăng bán hàng/u)
  })
})
