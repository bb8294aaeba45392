interface Can {
  says: boolean
  sends: boolean
  /** Buttons below the box; `needsWords`: they take what stands in it. */
  acts: readonly { label: string; needsWords: boolean }[]
}

const FILE = '<label>Ảnh, tiếng nói, tệp (chữ trong ô đi cùng): <input type="file" name="file"></label>'

function box({ sends, acts }: Can): string {
  const buttons = acts.map(({ label, needsWords }) => {
    const hint = needsWords ? ' title="Gõ chữ mới vào ô trước"' : ''
    return `<button type="button" class="viec" value="${label}"${hint}>${label}</button>`
  })
  return `<form id="box"><input name="text" aria-label="Tin nhắn" autocomplete="off" autofocus><button>Gửi</button>
${sends ? FILE : ''}${buttons.join('')}</form>`
}

/**
 * The page on which one chats as the fake platform's user, or only reads. A picked file goes at once, with the words in the box.
 * Texts are set with `textContent`, so nothing needs escaping; titles and labels are our own.
 */
export function page(title: string, can: Can): string {
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
label { flex-basis: 100% }
.viec { padding: .2rem .6rem; font-size: .85em }
</style>
<h1>${title}</h1>
<div id="chat" role="log" aria-live="polite"></div>
${can.says ? box(can) : ''}
<script>
const chat = document.getElementById('chat'); let shown = ''
const post = (fields) => fetch('/', { method: 'POST', body: new URLSearchParams(fields) })
const box = document.getElementById('box')
if (box) box.onsubmit = (event) => { event.preventDefault(); const text = box.text.value.trim(); if (text) post({ text }); box.text.value = '' }
if (box && box.file) box.file.onchange = () => {
  const [file] = box.file.files
  if (file) fetch('/tep?' + new URLSearchParams({ ten: file.name, chu: box.text.value }), { method: 'POST', body: file })
  box.file.value = box.text.value = ''
}
for (const act of document.querySelectorAll('.viec')) act.onclick = async () => {
  const done = await post({ act: act.value, text: box.text.value })
  if (done.ok) box.text.value = ''
  box.text.focus()
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
