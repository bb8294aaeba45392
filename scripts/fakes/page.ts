const FILE = '<input type="file" name="file" aria-label="Gửi ảnh, tiếng nói hay tệp">'
const box = (file: string) =>
  `<form id="box"><input name="text" aria-label="Tin nhắn" autocomplete="off" autofocus><button>Gửi</button>${file}</form>`

/**
 * The page on which one chats as the fake platform's user, or only reads. A picked file goes at once. Texts are set with
 * `textContent`, so nothing needs escaping.
 */
export function page(title: string, can: { says: boolean; sends: boolean }): string {
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
body { font: 18px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 1rem auto; padding: 0 1rem; background: #eef2f5 }
.tin { white-space: pre-wrap; background: #fff; border-radius: 10px; padding: .6rem .9rem; margin: .5rem 3rem .5rem 0 }
.toi { background: #d6f5c9; margin: .5rem 0 .5rem 3rem }
button { display: block; font: inherit; width: 100%; margin: .3rem 0; padding: .5rem; border: 1px solid #456; border-radius: 8px; background: #fff }
form { display: flex; flex-wrap: wrap; gap: .5rem; position: sticky; bottom: 0; background: #eef2f5; padding: .6rem 0 }
input { flex: 1; min-width: 12rem; font: inherit; padding: .5rem }
form button { width: auto; margin: 0 }
</style>
<h1>${title}</h1>
<div id="chat" role="log" aria-live="polite"></div>
${can.says ? box(can.sends ? FILE : '') : ''}
<script>
const chat = document.getElementById('chat'); let shown = ''
const post = (fields) => fetch('/', { method: 'POST', body: new URLSearchParams(fields) })
const box = document.getElementById('box')
if (box) box.onsubmit = (event) => { event.preventDefault(); const text = box.text.value.trim(); if (text) post({ text }); box.text.value = '' }
if (box && box.file) box.file.onchange = () => {
  const [file] = box.file.files
  if (file) fetch('/tep?' + new URLSearchParams({ ten: file.name }), { method: 'POST', body: file })
  box.file.value = ''
}
async function draw() {
  const answer = await fetch('/tin').then((r) => r.text()).catch(() => shown)
  if (answer !== shown) {
    shown = answer
    const { sent, mine } = JSON.parse(answer)
    chat.replaceChildren()
    const add = (text, own) => { const tin = document.createElement('div'); tin.className = own ? 'tin toi' : 'tin'; tin.textContent = text; chat.append(tin); return tin }
    for (let at = 0; at <= sent.length; at += 1) {
      for (const one of mine) if (one.at === at) add(one.text, true)
      if (at === sent.length) break
      const tin = add(sent[at].text, false)
      for (const row of sent[at].reply_markup?.inline_keyboard ?? []) for (const key of row) {
        const button = document.createElement('button')
        button.textContent = key.text
        button.onclick = () => post({ data: key.callback_data, message: sent[at].message_id })
        tin.append(button)
      }
    }
    scrollTo(0, document.body.scrollHeight)
  }
  setTimeout(draw, 400)
}
draw()
</script>
</html>`
}
