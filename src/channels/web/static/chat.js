// Sends without leaving the page, shows what arrives, and keeps what could not be sent until it can.
// The page works without this file: every form posts and the server shows the answer.
const chat = document.getElementById('chat')
const status = document.getElementById('status')
const box = document.getElementById('box')
const input = document.getElementById('text')
const place = document.getElementById('noi')
const footer = document.querySelector('footer')
const words = document.body.dataset
const KEY = 'chua-gui'
const RETRY_MS = 3000
/** An answer that has not begun by then is no longer announced as coming. */
const TYPING_MS = 20_000
/** The word about an erasure follows it at once, if at all. */
const FORGOTTEN_MS = 2000

let cursor = words.cursor
let stream
/** Messages on their way, each with the id made for it: the server takes a repeated id once. */
const waiting = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
let sending = false
let typingEnds

const remember = () => sessionStorage.setItem(KEY, JSON.stringify(waiting))
const newId = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`
function say(text) {
  clearTimeout(typingEnds)
  status.textContent = text
  if (text === words.typing) typingEnds = setTimeout(() => say(''), TYPING_MS)
}

// ---- what arrives

function show({ element, from, html }) {
  const holder = document.createElement('template')
  holder.innerHTML = html
  const article = holder.content.firstElementChild
  const old = document.getElementById(element)
  if (old) {
    const hadFocus = old.contains(document.activeElement)
    // A pressed list only loses its buttons: reading it out again would hide the answer that follows.
    if (article.querySelector('.chon')) article.setAttribute('aria-live', 'off')
    old.replaceWith(article)
    // The pressed button is gone: the keyboard goes on from here, with the next message's choices one Tab away.
    if (hadFocus) article.focus({ preventScroll: true })
    return
  }
  if (article.dataset.ma) document.getElementById(`doi-${article.dataset.ma}`)?.remove()
  document.getElementById('mo')?.remove()
  const unsent = chat.querySelector('.doi')
  if (unsent) unsent.before(article)
  else chat.append(article)
  reveal()
  if (from === 'bot') say('')
}

/**
 * Scrolls down to what is new, but never past its beginning: a long answer is read from there. The person's own words stay in
 * sight above it unless they are long themselves (a pasted message).
 */
function reveal() {
  // What was pressed is written under its question, so that question counts as the person's own words.
  const own = [...chat.querySelectorAll('.toi, .tin:has(.chon)')].at(-1)
  const last = chat.lastElementChild
  if (!last?.matches('.tin')) return
  const view = innerHeight - covered()
  const bottom = status.getBoundingClientRect().bottom - view
  const isLong = own && own.offsetHeight > view / 3
  const from = (isLong ? own.nextElementSibling : own) ?? last
  const top = from.getBoundingClientRect().top - 8
  const by = Math.min(bottom, top)
  if (by > 0) scrollBy({ top: by })
}

/** Height of what stays at the bottom of the window, in pixels. */
function covered() {
  const fixed = getComputedStyle(footer).display === 'contents' ? box.closest('.o') : footer
  return fixed.getBoundingClientRect().height
}
new ResizeObserver(() => {
  document.documentElement.style.scrollPaddingBottom = `${covered() + 8}px`
}).observe(footer)

function listen() {
  stream?.close()
  stream = new EventSource(`/su-kien?sau=${encodeURIComponent(cursor)}`)
  stream.addEventListener('open', () => {
    if (waiting.length === 0) say('')
    flush()
  })
  stream.addEventListener('tin', (event) => {
    if (event.lastEventId) cursor = event.lastEventId
    show(JSON.parse(event.data))
  })
  stream.addEventListener('noi', (event) => {
    place.textContent = JSON.parse(event.data).text
  })
  stream.addEventListener('dang-go', () => say(words.typing))
  // Somebody asked to be forgotten: what was said goes from an open page as it went from the server.
  stream.addEventListener('quen', () => {
    for (const article of chat.querySelectorAll('.tin:not(.doi)')) article.remove()
    // Forgotten from elsewhere, nothing follows: an empty page is made one to begin on.
    setTimeout(() => chat.querySelector('.tin') || input.value || location.reload(), FORGOTTEN_MS)
  })
  stream.addEventListener('error', () => {
    say(words.reconnecting)
    // A stream the server refused stays closed; one that broke reconnects by itself.
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_MS)
  })
}

// ---- what is sent

/** The person's words at once, marked until the server has them: nothing somebody typed disappears. */
function showUnsent({ id, shown }) {
  if (chat.querySelector(`[data-ma="${id}"]`)) return
  document.getElementById('mo')?.remove()
  const article = document.createElement('article')
  article.className = 'tin toi doi'
  article.id = `doi-${id}`
  article.setAttribute('aria-live', 'off')
  const text = document.createElement('p')
  text.textContent = shown
  article.append(text)
  chat.append(article)
  reveal()
}

function markUnsent() {
  for (const { id } of waiting) {
    const article = document.getElementById(`doi-${id}`)
    if (!article || article.querySelector('.chuagui')) continue
    const note = document.createElement('p')
    note.className = 'chuagui'
    note.textContent = words.unsent
    article.append(note)
  }
  reveal()
}

async function flush() {
  if (sending) return
  sending = true
  while (waiting.length > 0) {
    const { shown, ...fields } = waiting[0]
    const answer = await fetch('/tin-nhan', {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(fields),
    }).catch(() => null)
    const notice = (await answer?.json().catch(() => null))?.notice ?? null
    if (!answer || answer.status >= 500 || answer.status === 429) {
      say(notice ?? words.waiting)
      markUnsent()
      setTimeout(flush, RETRY_MS)
      break
    }
    waiting.shift()
    remember()
    // A press that arrived stands under its question and needs no bubble of its own.
    if (answer.ok && fields.choice) document.getElementById(`doi-${fields.id}`)?.remove()
    // The stream may have brought the answer already.
    if (answer.ok) say(chat.lastElementChild?.matches('.toi, :has(.chon)') ? words.typing : '')
    else {
      // Refused for good: the words go back into the box, with the reason.
      document.getElementById(`doi-${fields.id}`)?.remove()
      if (fields.text && !input.value) input.value = shown
      say(notice ?? '')
    }
  }
  sending = false
}

/** Longest side of a photo as it is sent, in pixels: a code stays readable, and a phone's ten megabytes become a few hundred kB. */
const PHOTO_SIDE = 1800

/** The photo made smaller; anything else, and what the browser cannot read, as it is. */
async function smaller(file) {
  if (!file.type.startsWith('image/')) return file
  const picture = await createImageBitmap(file).catch(() => null)
  const scale = picture ? PHOTO_SIDE / Math.max(picture.width, picture.height) : 1
  if (!picture || scale >= 1) return file
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height)
  const made = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.9))
  return made && made.size < file.size ? new File([made], file.name, { type: made.type }) : file
}

/** A file is not kept for later as words are: refused or unsent, it stays chosen, with the reason. */
async function sendFile(form) {
  const chosen = form.elements.tep
  if (!chosen.files[0]) return
  const body = new FormData()
  body.set('id', newId())
  body.set('tep', await smaller(chosen.files[0]))
  say(words.typing)
  const answer = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' }, body }).catch(
    () => null,
  )
  if (answer?.ok) {
    form.reset()
    form.closest('details').removeAttribute('open')
    return
  }
  say((await answer?.json().catch(() => null))?.notice ?? words.fileUnsent)
}

document.addEventListener('submit', (event) => {
  const form = event.target
  event.preventDefault()
  if (form.enctype === 'multipart/form-data') {
    sendFile(form)
    return
  }
  const fields = Object.fromEntries(new FormData(form, event.submitter))
  if (form === box) {
    if (!input.value.trim()) return
    input.value = ''
    grow()
    input.focus()
  }
  // What unfolded would lie over the answer.
  for (const each of document.querySelectorAll('details[open]')) each.removeAttribute('open')
  const shown = fields.choice ? event.submitter.lastElementChild.textContent : fields.text
  const message = { ...fields, id: newId(), shown }
  waiting.push(message)
  remember()
  showUnsent(message)
  flush()
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

// Where little is high enough to stay in view, what unfolds at the end of the page would unfold out of sight.
for (const each of document.querySelectorAll('details'))
  each.addEventListener('toggle', () => each.open && each.scrollIntoView({ block: 'nearest' }))

for (const message of waiting) showUnsent(message)
markUnsent()
// With very large letters the words in the empty box take two lines.
grow()
document.documentElement.classList.add('muot')
listen()
addEventListener('online', listen)
