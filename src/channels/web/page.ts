import { html } from 'hono/html'
import { webLabels } from '../../replies/web.ts'
import { bubble, type Markup } from './bubble.ts'
import type { Shown } from './sessions.ts'

/** The page, rendered on the server: the same markup with and without JavaScript. Everything is escaped by `html`. */

export interface PageState {
  shown: readonly Shown[]
  /** Names this run of the server: message numbers begin anew with each. */
  run: string
  /** Number of the last message, for the stream to go on from. */
  last: number
  placeName: string | null
  /** Voices are written down here, so the form asks for them too. */
  hears: boolean
  /** Fresh ids for messages, so that a form sent twice counts once. */
  newId: () => string
  /** True when the person waits for an answer that is not there yet (without JavaScript). */
  pending: boolean
  notice: string | null
}

/** "Nơi: Lâm Đồng", on the page and in the event that changes it. Without its kind a province fits one line of a small phone. */
export function placeLine(name: string | null): string {
  const kind = webLabels.placeKinds.find((each) => name?.startsWith(each)) ?? ''
  return webLabels.place.replace('{place}', name?.slice(kind.length) ?? webLabels.placeUnknown)
}

export function page(state: PageState): Markup {
  const l = webLabels
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="robots" content="noindex">
<meta name="theme-color" content="#0b3f70">
<title>${l.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/tinh/chat.css">
${state.pending ? html`<noscript><meta http-equiv="refresh" content="4;url=/"></noscript>` : ''}
<script src="/tinh/chat.js" defer></script>
</head>
<body data-run="${state.run}" data-cursor="${state.run}-${state.last}" data-waiting="${l.waiting}" data-reconnecting="${l.reconnecting}" data-typing="${l.typing}" data-unsent="${l.unsent}" data-file-unsent="${l.fileUnsent}">
<a class="nhay" href="#text">${l.skip}</a>
<header><div class="giua"><h1>${l.title}</h1><p>${l.tagline}</p></div></header>
<main class="giua">
<section id="chat" role="log" aria-live="polite" aria-label="${l.log}" tabindex="0">
${state.shown.length === 0 ? starters(state.newId) : ''}
${state.shown.map((one) => bubble(one, state.run, state.newId))}
</section>
<p id="status" role="status">${state.notice ?? ''}</p>
${state.pending ? html`<noscript><p class="cho">${l.notYet} <a href="/">${l.refresh}</a></p></noscript>` : ''}
</main>
<footer>
<div class="giua congcu">
<form class="noi" method="post" action="/tin-nhan">
<input type="hidden" name="id" value="${state.newId()}"><input type="hidden" name="text" value="${l.placeQuestion}">
<span><span id="noi">${placeLine(state.placeName)}</span>,</span>
<button type="submit" aria-label="${l.placeQuestion}">${l.placeChange}</button>
</form>
${emergency(state.newId())}
</div>
<div class="o"><div class="giua hang">${upload(state.newId(), state.hears)}<form id="box" method="post" action="/tin-nhan">
<input type="hidden" name="id" value="${state.newId()}">
<label class="an" for="text">${l.boxLabel}</label>
<textarea id="text" name="text" rows="1" maxlength="8000" required placeholder="${l.boxHint}" autocomplete="off"></textarea>
<button type="submit">${l.send}</button>
</form></div></div>
</footer>
</body>
</html>`
}

/** Help that needs no answer of ours: readable while the server is down, and 113 one tap away. */
function emergency(id: string): Markup {
  const l = webLabels
  return html`<details id="gap"><summary>${l.emergencyTitle}</summary>
<div class="khan"><ul>${l.emergency.map((line) => html`<li>${line}</li>`)}</ul>
<div><a class="goi" href="tel:113">${l.callPolice}</a>
<form method="post" action="/tin-nhan"><input type="hidden" name="id" value="${id}"><input type="hidden" name="text" value="${l.emergencyQuestion}"><button type="submit">${l.emergencyAsk}</button></form></div></div></details>`
}

/** A photo of a code, or a recording: a plain form, so that it works without JavaScript too. */
function upload(id: string, hears: boolean): Markup {
  const l = webLabels
  return html`<details id="tep"><summary aria-label="${hears ? l.fileOrVoiceTitle : l.fileTitle}">${l.fileShort}</summary>
<form class="guitep" method="post" action="/gui-tep" enctype="multipart/form-data"><p>${hears ? l.voiceHint : l.fileHint}</p>
<input type="hidden" name="id" value="${id}">
<label class="an" for="chontep">${l.fileLabel}</label>
<input id="chontep" type="file" name="tep" accept="${hears ? 'image/*,audio/*' : 'image/*'}" required>
<button type="submit">${l.fileSend}</button></form></details>`
}

function starters(newId: () => string): Markup {
  return html`<div class="mo" id="mo"><p>${webLabels.intro}</p>
${webLabels.starters.map(
  (question) =>
    html`<form method="post" action="/tin-nhan"><input type="hidden" name="id" value="${newId()}"><button name="text" value="${question}">${question}</button></form>`,
)}</div>`
}
