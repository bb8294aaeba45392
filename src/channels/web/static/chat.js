// Sends without leaving the page, shows what arrives, and keeps what could not be sent until it can.
// The page works without this file: every form posts and the server shows the answer.
const chat = document.getElementById('chat')
const status = document.getElementById('status')
const box = document.getElementById('box')
const input = document.getElementById('text')
const words = document.body.dataset
const KEY = 'chua-gui'

let cursor = words.cursor
let stream
/** Messages on their way, each with the id made for it: the server takes a repeated id once. */
const waiting = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
let sending = false

const remember = () => sessionStorage.setItem(KEY, JSON.stringify(waiting))
const newId = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`
const say = (text) => {
  status.textContent = text
}

function show(html, number) {
  const holder = document.createElement('template')
  holder.innerHTML = html
  const article = holder.content.firstElementChild
  const old = document.getElementById(`tin-${number}`)
  if (old) old.replaceWith(article)
  else chat.append(article)
  document.getElementById('mo')?.remove()
  article.scrollIntoView({ block: 'nearest' })
}

function listen() {
  stream?.close()
  stream = new EventSource(`/su-kien?sau=${encodeURIComponent(cursor)}`)
  stream.addEventListener('open', () => {
    if (waiting.length === 0) say('')
    flush()
  })
  stream.addEventListener('tin', (event) => {
    cursor = event.lastEventId
    const { html, number, from } = JSON.parse(event.data)
    show(html, number)
    if (from === 'bot') say('')
  })
  stream.addEventListener('dang-go', () => say(words.typing))
  stream.addEventListener('error', () => {
    say(words.reconnecting)
    // A stream the server refused stays closed; one that broke reconnects by itself.
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 3000)
  })
}

async function flush() {
  if (sending) return
  sending = true
  while (waiting.length > 0) {
    try {
      const answer = await fetch('/tin-nhan', {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams(waiting[0]),
      })
      if (answer.status >= 500) throw new Error('try again')
      const { notice } = await answer.json()
      say(notice ?? (answer.ok ? words.typing : ''))
      if (answer.status === 429) {
        setTimeout(flush, 4000)
        break
      }
      waiting.shift()
      remember()
    } catch {
      say(words.waiting)
      setTimeout(flush, 3000)
      break
    }
  }
  sending = false
}

function send(fields) {
  waiting.push({ ...fields, id: newId() })
  remember()
  flush()
}

document.addEventListener('submit', (event) => {
  const form = event.target
  event.preventDefault()
  const fields = Object.fromEntries(new FormData(form, event.submitter))
  if (form === box) {
    if (!input.value.trim()) return
    input.value = ''
    grow()
    input.focus()
  }
  delete fields.id
  send(fields)
})

function grow() {
  input.style.height = 'auto'
  input.style.height = `${input.scrollHeight + 4}px`
}
input.addEventListener('input', grow)
input.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  box.requestSubmit()
})

chat.lastElementChild?.scrollIntoView({ block: 'end' })
listen()
addEventListener('online', listen)
