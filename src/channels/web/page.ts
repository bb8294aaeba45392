import { html, raw } from 'hono/html'
import { webLabels } from '../../replies/web.ts'
import type { OutgoingMessage } from '../channel.ts'
import { choicesOf, listOf, type Shown } from './sessions.ts'

/** The page and its pieces, rendered on the server: the same markup with and without JavaScript. Everything is escaped by `html`. */

type Markup = ReturnType<typeof html>

export interface PageState {
  shown: readonly Shown[]
  /** Id of the last event, for the stream to go on from. */
  cursor: string
  placeName: string | null
  /** Fresh ids for messages, so that a form sent twice counts once. */
  newId: () => string
  /** True when the person waits for an answer that is not there yet (without JavaScript). */
  pending: boolean
  notice: string | null
}

export function page(state: PageState): Markup {
  const l = webLabels
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${l.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/tinh/chat.css">
<script src="/tinh/chat.js" defer></script>
</head>
<body data-cursor="${state.cursor}" data-waiting="${l.waiting}" data-reconnecting="${l.reconnecting}" data-typing="${l.typing}" data-person="${l.fromPerson}">
<header><h1>${l.title}</h1><p>${l.tagline}</p></header>
<main>
<section id="chat" role="log" aria-live="polite" aria-label="${l.log}" tabindex="0">
${state.shown.length === 0 ? starters(state) : ''}
${state.shown.map((one) => message(one, state.newId))}
</section>
<p id="status" role="status">${state.notice ?? ''}</p>
${state.pending ? html`<noscript><p class="cho">${l.notYet} <a href="/">${l.refresh}</a></p></noscript>` : ''}
</main>
<footer>
<form class="noi" method="post" action="/tin-nhan">
<input type="hidden" name="id" value="${state.newId()}"><input type="hidden" name="text" value="${l.placeQuestion}">
<span>${l.place.replace('{place}', state.placeName ?? l.placeUnknown)}</span>
<button type="submit">${l.placeChange}</button>
</form>
<form id="box" method="post" action="/tin-nhan">
<input type="hidden" name="id" value="${state.newId()}">
<label class="an" for="text">${l.boxLabel}</label>
<textarea id="text" name="text" rows="1" maxlength="8000" required placeholder="${l.boxLabel}" autocomplete="off"></textarea>
<button type="submit">${l.send}</button>
</form>
<details><summary>${l.emergencyTitle}</summary><p>${l.emergency}</p></details>
</footer>
</body>
</html>`
}

function starters(state: PageState): Markup {
  return html`<div class="mo" id="mo"><p>${webLabels.intro}</p>
${webLabels.starters.map(
  (question) =>
    html`<form method="post" action="/tin-nhan"><input type="hidden" name="id" value="${state.newId()}"><button name="text" value="${question}">${question}</button></form>`,
)}</div>`
}

/** One message as an article; the bot's choices as a form of buttons, one per row. */
export function message(one: Shown, newId: () => string): Markup {
  if (one.from === 'person') {
    return html`<article class="tin toi" id="tin-${one.number}"><h2 class="an">${webLabels.fromPerson}</h2><p>${lines(one.text)}</p></article>`
  }
  const choices = one.picked === null ? choicesOf(one.message) : []
  return html`<article class="tin may" id="tin-${one.number}"><h2 class="an">${webLabels.fromBot}</h2>
${body(one.message)}
${one.picked === null ? '' : html`<p class="chon">${webLabels.chosen.replace('{label}', one.picked)}</p>`}
${
  choices.length === 0
    ? ''
    : html`<form class="luachon" method="post" action="/tin-nhan"><input type="hidden" name="id" value="${newId()}"><input type="hidden" name="list" value="${listOf(one.message)}">
${choices.map((choice) => html`<button name="choice" value="${choice.id}"><span class="so">${choice.digit}</span>${choice.label}</button>`)}</form>`
}</article>`
}

function body(message: OutgoingMessage): Markup {
  if (message.type === 'quiz') return html`<p>${lines(message.question)}</p>`
  if (message.type === 'voice') return html`<p>${lines(message.transcript)}</p>`
  if (message.type === 'image') {
    const source = message.bytes
      ? `data:image/png;base64,${Buffer.from(message.bytes).toString('base64')}`
      : message.url
    return source ? html`<img src="${source}" alt="${message.alt}">` : html`<p>${lines(message.alt)}</p>`
  }
  return html`<p>${boldLines(message.text, message.bold ?? [])}</p>
${(message.links ?? []).map((link) => html`<p><a href="${link.url}" rel="noopener noreferrer">${link.label}</a></p>`)}`
}

/** Line breaks become `<br>`; all else is escaped by the template. */
function lines(text: string): Markup[] {
  return text.split('\n').map((line, at) => (at === 0 ? html`${line}` : html`<br>${line}`))
}

/** Bold ranges are UTF-16 offsets into the whole text. */
function boldLines(text: string, bold: readonly [number, number][]): Markup[] {
  const out: Markup[] = []
  let at = 0
  for (const [start, length] of [...bold].sort((a, b) => a[0] - b[0])) {
    if (start < at || start + length > text.length) continue
    out.push(...lines(text.slice(at, start)), html`<strong>${text.slice(start, start + length)}</strong>`)
    at = start + length
  }
  return [...out, ...lines(text.slice(at))]
}

/** A finished piece as text, for the event stream. */
export async function fragment(markup: Markup): Promise<string> {
  return String(await raw(await markup))
}
