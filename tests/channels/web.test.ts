import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Accepted, Choice, IncomingMessage } from '../../src/channels/channel.ts'
import { createWeb, type WebChannel } from '../../src/channels/web/index.ts'
import { webLabels } from '../../src/replies/web.ts'
import { silentLog } from '../../src/shared/log.ts'

const ORIGIN = 'http://hocvuso.example'
const CHOICES: Choice[] = [
  { id: 'co', label: 'Có', digit: 1 },
  { id: 'khong', label: 'Không', digit: 2 },
]

let web: WebChannel
let now: number
let accepted: IncomingMessage[]
let failing: boolean
let place: string

beforeEach(() => {
  now = Date.UTC(2026, 10, 21, 2)
  accepted = []
  failing = false
  place = 'tỉnh Lai Châu'
  web = createWeb({
    secret: 's'.repeat(32),
    trustProxy: true,
    placeName: async () => place,
    hide: (text) => text.replaceAll(/\d{12}/g, '⟨số căn cước⟩'),
    log: silentLog(),
    now: () => now,
    // The three seconds of a form without JavaScript are over at once; heartbeats never come.
    wait: (ms, signal) =>
      ms <= 3000
        ? Promise.resolve()
        : new Promise((done) => signal.addEventListener('abort', () => done(), { once: true })),
  })
  void web.run(async (message): Promise<Accepted> => {
    if (failing) throw new Error('disk full')
    if (accepted.some((one) => one.key === message.key)) return 'duplicate'
    accepted.push(message)
    return 'new'
  }, new AbortController().signal)
})

/** A browser that keeps its cookie. */
class Browser {
  cookie = ''
  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.keep(await web.routes.request(ORIGIN + path, { headers: { ...headers, cookie: this.cookie } }))
  }
  async post(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return this.keep(
      await web.routes.request(`${ORIGIN}/tin-nhan`, {
        method: 'POST',
        headers: {
          origin: ORIGIN,
          accept: 'application/json',
          'x-forwarded-for': '10.0.0.1',
          cookie: this.cookie,
          ...headers,
        },
        body: new URLSearchParams(fields),
      }),
    )
  }
  private keep(response: Response): Response {
    const given = /hvs=([\w-]+)/.exec(response.headers.get('set-cookie') ?? '')
    if (given) this.cookie = `hvs=${given[1]}`
    return response
  }
}

const reply = (text: string, choices?: Choice[]) =>
  web.send(
    accepted.at(-1)?.from ?? { channel: 'web', account: 'web', chat: '', user: '', kind: 'private' },
    { type: 'text', text, ...(choices ? { choices, list: 'l1' } : {}) },
    { id: 'r', why: 'reply', deadline: now + 1000 },
  )

describe('the web chat', () => {
  it('shows a page in Vietnamese that names the machine, the place, and things to ask', async () => {
    const html = await (await new Browser().get('/')).text()
    expect(html).toContain('<html lang="vi">')
    expect(html).toContain(webLabels.tagline)
    expect(html).toContain('Nơi: Lai Châu')
    expect(html).toContain('role="log"')
    for (const starter of webLabels.starters) expect(html).toContain(starter)
  })

  it('stores a message once, whatever is repeated, and shows it after a reload', async () => {
    const browser = new Browser()
    expect((await browser.post({ id: 'abcdefgh-1', text: 'quét qr sao' })).status).toBe(202)
    expect((await browser.post({ id: 'abcdefgh-1', text: 'quét qr sao' })).status).toBe(202)
    expect(accepted.map((message) => message.body)).toEqual([{ type: 'text', text: 'quét qr sao' }])
    await reply('Bác mở ứng dụng ngân hàng.')
    const html = await (await browser.get('/')).text()
    expect(html.match(/quét qr sao/g)).toHaveLength(1)
    expect(html).toContain('Bác mở ứng dụng ngân hàng.')
  })

  it('shows each browser its own talk only', async () => {
    const one = new Browser()
    await one.post({ id: 'abcdefgh-1', text: 'chuyện riêng' })
    expect(await (await new Browser().get('/')).text()).not.toContain('chuyện riêng')
  })

  it('never puts the cookie into an address, so the database cannot open a talk', async () => {
    const browser = new Browser()
    await browser.post({ id: 'abcdefgh-1', text: 'alo' })
    expect(JSON.stringify(accepted)).not.toContain(browser.cookie.slice(4))
  })

  it('answers a form without JavaScript with the page that shows the answer', async () => {
    const browser = new Browser()
    await browser.get('/')
    const answer = await browser.post({ id: 'abcdefgh-1', text: 'alo' }, { accept: 'text/html' })
    expect(answer.status).toBe(303)
    const html = await (await browser.get(answer.headers.get('location') ?? '')).text()
    expect(html).toContain(webLabels.refresh)
  })

  it('takes a pressed choice with its list, writes it under the question and takes the buttons away', async () => {
    const browser = new Browser()
    await browser.post({ id: 'abcdefgh-1', text: 'alo' })
    await reply('Bác đồng ý không?', CHOICES)
    expect(await (await browser.get('/')).text()).toContain('name="choice" value="khong"')
    await browser.post({ id: 'abcdefgh-2', list: 'l1', choice: 'khong' })
    expect(accepted.at(-1)?.body).toEqual({ type: 'choice', value: 'khong', of: 'l1' })
    const html = await (await browser.get('/')).text()
    expect(html).not.toContain('name="choice"')
    expect(html).toContain('Đã chọn: Không')
    // Once is enough: no bubble of the person's own repeats it.
    expect(html.split('class="tin toi"')).toHaveLength(2)
  })

  it('says the person pressed something when the list is no longer here', async () => {
    const browser = new Browser()
    await browser.post({ id: 'abcdefgh-1', list: 'l9', choice: 'co' })
    expect(accepted.at(-1)?.body).toEqual({ type: 'choice', value: 'co', of: 'l9' })
    expect(await (await browser.get('/')).text()).toContain(webLabels.olderChoice)
  })

  it('sets lines as paragraphs and lists, bold across them, and the source apart', async () => {
    const browser = new Browser()
    await browser.post({ id: 'abcdefgh-1', text: 'alo' })
    const text = 'Làm gì:\n– Dừng lại\n– Gọi 113\n\nNguồn: bài qr-04.'
    await web.send(
      accepted[0]?.from as never,
      { type: 'text', text, bold: [[4, 10]] },
      { id: 'r', why: 'reply', deadline: 0 },
    )
    const html = await (await browser.get('/')).text()
    expect(html).toContain('<p>Làm <strong>gì:</strong></p><ul><li><strong>Dừng</strong> lại</li><li>Gọi 113</li></ul>')
    expect(html).toContain('<p class="nguon">Nguồn: bài qr-04.</p>')
  })

  it('shows only the beginning of a very long paste, so that memory stays small', async () => {
    const browser = new Browser()
    await browser.post({ id: 'abcdefgh-1', text: 'a'.repeat(100_000) })
    const html = await (await browser.get('/')).text()
    expect(html).toContain(`${'a'.repeat(4000)}…`)
    expect(html.length).toBeLessThan(12_000)
  })

  it('never shows again a number it says is hidden, nor anything after somebody asked to be forgotten', async () => {
    const browser = new Browser()
    await browser.post({ id: 'abcdefgh-1', text: 'căn cước 068123456789' })
    const before = await (await browser.get('/')).text()
    expect(before).toContain('căn cước ⟨số căn cước⟩')
    expect(before).not.toContain('068123456789')
    web.forget(accepted[0]?.from.chat ?? '')
    await reply('Đã xóa.')
    const after = await (await browser.get('/')).text()
    expect(after).not.toContain('căn cước ⟨')
    expect(after).toContain('Đã xóa.')
  })

  it('leads a form without JavaScript back to the words just said', async () => {
    const browser = new Browser()
    const answer = await browser.post({ id: 'abcdefgh-1', text: 'alo' }, { accept: 'text/html' })
    const [, anchor = ''] = /#(.+)$/.exec(answer.headers.get('location') ?? '') ?? []
    expect(await (await browser.get('/')).text()).toContain(`class="tin toi" id="${anchor}"`)
  })

  it('names another place on open pages as soon as an answer comes', async () => {
    const browser = new Browser()
    await browser.post({ id: 'abcdefgh-1', text: 'alo' })
    const reader = (await browser.get('/su-kien?sau=')).body?.getReader()
    place = 'xã Lam Vỹ'
    await reply('Dạ.')
    let text = ''
    while (reader && !text.includes('Lam Vỹ')) text += new TextDecoder().decode((await reader.read()).value)
    await reader?.cancel()
    expect(text).toContain('event: noi\ndata: {"text":"Nơi: xã Lam Vỹ"}')
  })

  it('replaces only a message of its own run: after a restart the numbers begin anew', async () => {
    const browser = new Browser()
    await browser.post({ id: 'abcdefgh-1', text: 'alo' })
    const to = accepted[0]?.from as never
    const sent = await reply('Câu trả lời thứ nhất')
    const id = sent.status === 'sent' ? sent.messageId : ''
    const better = { type: 'text', text: 'Câu trả lời kỹ hơn' } as const
    expect((await web.edit?.(to, id.replace(/^[^-]+/, 'khac'), better))?.status).toBe('blocked')
    expect(await (await browser.get('/')).text()).toContain('Câu trả lời thứ nhất')
    expect((await web.edit?.(to, id, better))?.status).toBe('sent')
    expect(await (await browser.get('/')).text()).toContain('Câu trả lời kỹ hơn')
  })

  it('turns an entry link into the start command and drops it from the address', async () => {
    const answer = await new Browser().get('/?b=p-lam-dong_r-cao-tuoi_s-qr')
    expect(answer.status).toBe(303)
    expect(accepted[0]?.body).toEqual({ type: 'command', name: 'start', args: 'p-lam-dong_r-cao-tuoi_s-qr' })
  })

  it('shows the words in larger letters to whoever asked for them, and nobody else', async () => {
    const browser = new Browser()
    await browser.post({ id: 'abcdefgh-1', text: 'to hơn' })
    await reply('Dạ, như thường.')
    const to = accepted.at(-1)?.from
    if (!to) throw new Error('nothing came')
    await web.send(
      to,
      { type: 'text', text: 'Dạ, chữ to.', large: true },
      { id: 'r2', why: 'reply', deadline: now + 1000 },
    )
    const html = await (await browser.get('/')).text()
    expect(html.match(/class="tin may to"/g)).toHaveLength(1)
    expect(html.indexOf('Dạ, chữ to.')).toBeGreaterThan(html.indexOf('class="tin may to"'))
    expect(await (await browser.get('/tinh/chat.css')).text()).toMatch(/\.to \{\s*font-size: 1\.5rem/u)
  })

  it('streams what comes after the last event seen, and everything after a restart', async () => {
    const browser = new Browser()
    await browser.post({ id: 'abcdefgh-1', text: 'một' })
    await reply('hai')
    const page = await (await browser.get('/')).text()
    const cursor = /data-cursor="([^"]+)"/.exec(page)?.[1] ?? ''
    // A word no hex id can hold: "ba" once stood in one, and the reading ended too early.
    await reply('xong rồi')
    const read = async (since: string) => {
      const reader = (await browser.get(`/su-kien?sau=${since}`)).body?.getReader()
      let text = ''
      while (reader && !text.includes('xong rồi')) text += new TextDecoder().decode((await reader.read()).value)
      await reader?.cancel()
      return [...text.matchAll(/"html":"(.*?)"}/g)].length
    }
    expect(await read(cursor)).toBe(1)
    expect(await read('khac-2')).toBe(3)
  })

  it('refuses posts from other pages', async () => {
    expect(
      (await new Browser().post({ id: 'abcdefgh-1', text: 'x' }, { origin: 'https://kegian.example' })).status,
    ).toBe(403)
    expect(accepted).toEqual([])
  })

  it('slows a browser that writes too fast, with a kind sentence, and lets others go on', async () => {
    const fast = new Browser()
    const answers: Response[] = []
    for (let n = 0; n < 20; n += 1) answers.push(await fast.post({ id: `abcdefgh-${n}`, text: `tin ${n}` }))
    const slowed = answers.filter((answer) => answer.status === 429)
    expect(slowed.length).toBeGreaterThan(5)
    expect(await slowed[0]?.json()).toEqual({ notice: webLabels.tooFast })
    expect((await new Browser().post({ id: 'abcdefgh-x', text: 'tin khác' })).status).toBe(202)
    now += 60_000
    expect((await fast.post({ id: 'abcdefgh-y', text: 'sau một phút' })).status).toBe(202)
  })

  it('answers an oversized body with 413 and a full disk with a kind sentence', async () => {
    const browser = new Browser()
    const tooLarge = await browser.post({ id: 'abcdefgh-1', text: 'x'.repeat(300_000) })
    expect(tooLarge.status).toBe(413)
    expect(await tooLarge.json()).toEqual({ notice: webLabels.tooLarge })
    failing = true
    const answer = await browser.post({ id: 'abcdefgh-2', text: 'alo' })
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({ notice: webLabels.notStored })
  })

  it('sends strict headers with every page and knows no console', async () => {
    const browser = new Browser()
    const headers = (await browser.get('/')).headers
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect((await browser.get('/quan-tri')).status).toBe(404)
    expect(headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/)
  })

  it('shows every text as text, never as markup', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom(
            '<img src=x onerror=alert(1)>',
            '</textarea>',
            '"',
            "'",
            '&',
            '<script>',
            '=HYPERLINK(',
            'bác\n',
            '😀',
          ),
          { minLength: 1 },
        ),
        async (bits) => {
          const browser = new Browser()
          const text = `mở ${bits.join('')}`
          await browser.post({ id: `abcdefgh-${accepted.length}`, text })
          await web.send(
            accepted.at(-1)?.from as never,
            {
              type: 'text',
              text,
              bold: [[0, 2]],
              choices: [{ id: 'a', label: text, digit: 1 }],
              links: [{ label: text, url: 'https://a.example/?q="<' }],
            },
            { id: 'r', why: 'reply', deadline: 0 },
          )
          const html = await (await browser.get('/')).text()
          expect(html).not.toMatch(/<img|<script>|<script [^s]|onerror=alert\(1\)>(?!&)/)
          now += 600_000
        },
      ),
      { numRuns: 30 },
    )
  })

  it('plays what is read aloud only when asked, with its words below, and shows the words alone where nothing is read', async () => {
    const browser = new Browser()
    await browser.post({ id: 'abcdefgh-1', text: 'đọc cho tôi nghe' })
    const to = accepted[0]?.from ?? { channel: 'web', account: 'web', chat: '', user: '', kind: 'private' }
    const said = { type: 'voice', mime: 'audio/mpeg', transcript: 'Mở VNeID.' } as const
    await web.send(to, { ...said, url: '/tieng/a.mp3' }, { id: 'r', why: 'reply', deadline: now })
    await web.send(to, { ...said, transcript: 'Bấm nút đỏ.' }, { id: 's', why: 'reply', deadline: now })
    const response = await browser.get('/')
    expect(response.headers.get('content-security-policy')).toContain("media-src 'self'")
    const html = await response.text()
    expect(html.match(/<audio[^>]*>/gu)).toEqual([
      `<audio controls preload="none" src="/tieng/a.mp3" aria-label="${webLabels.listen}">`,
    ])
    expect(html.indexOf('<audio')).toBeLessThan(html.indexOf('Mở VNeID.'))
    expect(html).toContain('Bấm nút đỏ.')
  })

  it('forgets a talk nobody looked at for half an hour', async () => {
    const browser = new Browser()
    await browser.post({ id: 'abcdefgh-1', text: 'chuyện cũ' })
    now += 31 * 60_000
    await new Browser().get('/')
    expect(await (await browser.get('/')).text()).not.toContain('chuyện cũ')
  })
})

describe('a file sent on the page', () => {
  const photo = (size = 9, type = 'image/png') => new File([new Uint8Array(size).fill(7)], 'anh.png', { type })
  const send = async (file: File | null, headers: Record<string, string> = {}, id = 'tep-so-01') => {
    const body = new FormData()
    body.set('id', id)
    if (file) body.set('tep', file)
    return web.routes.request(`${ORIGIN}/gui-tep`, {
      method: 'POST',
      headers: { origin: ORIGIN, accept: 'application/json', 'x-forwarded-for': '10.0.0.1', ...headers },
      body,
    })
  }

  it('reaches the talk once, by its kind, and is handed out once', async () => {
    const response = await send(photo())
    expect(response.status).toBe(202)
    const cookie = /hvs=[\w-]+/u.exec(response.headers.get('set-cookie') ?? '')?.[0] ?? ''
    await send(photo(), { cookie })
    expect(accepted.length).toBe(1)
    const body = accepted[0]?.body
    expect(body).toMatchObject({
      type: 'media',
      media: { kind: 'image', mime: 'image/png', bytes: 9, name: 'anh.png' },
    })
    const ref = body?.type === 'media' ? body.media.ref : ''
    const never = new AbortController().signal
    expect((await web.download?.(ref, 100, never))?.byteLength).toBe(9)
    await expect(web.download?.(ref, 100, never)).rejects.toThrow('gone')
    await send(photo(5, 'audio/mp4'), {}, 'tep-so-02')
    await send(photo(5, 'application/vnd.android.package-archive'), {}, 'tep-so-03')
    expect(accepted.slice(1).map(({ body }) => (body.type === 'media' ? body.media.kind : ''))).toEqual([
      'voice',
      'file',
    ])
  })

  it('comes back to the page without JavaScript', async () => {
    const response = await send(photo(), { accept: 'text/html' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toMatch(/^\/\?cho#/u)
  })

  it('is refused when it is too large, missing, from another page, or one of many, and changes nothing', async () => {
    const large = await send(photo(10_000_001))
    expect([large.status, await large.json()]).toEqual([413, { notice: webLabels.fileTooLarge }])
    expect((await send(photo(11_000_000))).status).toBe(413)
    expect((await send(null)).status).toBe(400)
    expect((await send(photo(), { origin: 'http://xau.example' })).status).toBe(403)
    expect(accepted).toEqual([])
    const statuses: number[] = []
    for (let count = 0; count < 30; count += 1) statuses.push((await send(photo(), {}, `tep-thu-${count}`)).status)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(5)
  })

  it('is let go after two minutes, and before that when too many wait', async () => {
    const never = new AbortController().signal
    const refs = () => accepted.map(({ body }) => (body.type === 'media' ? body.media.ref : ''))
    await send(photo(), {}, 'tep-so-01')
    now += 121_000
    await expect(web.download?.(refs()[0] ?? '', 100, never)).rejects.toThrow('gone')
    for (let count = 0; count < 8; count += 1) await send(photo(9_000_000), {}, `tep-lon-${count}`)
    await expect(web.download?.(refs()[1] ?? '', 1e8, never)).rejects.toThrow('gone')
    expect((await web.download?.(refs().at(-1) ?? '', 1e8, never))?.byteLength).toBe(9_000_000)
  })

  it('is asked for as a picture, and as a recording where voices are written down', async () => {
    const markup = await (await new Browser().get('/')).text()
    expect(markup).toContain(webLabels.fileTitle)
    expect(markup).toContain('accept="image/*"')
  })
})
