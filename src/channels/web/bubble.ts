import { html, raw } from 'hono/html'
import { webLabels } from '../../replies/web.ts'
import type { OutgoingMessage } from '../channel.ts'
import { choicesOf, listOf, type Shown } from './sessions.ts'

/** One message of the talk as markup, the same on the page and in the stream. Everything is escaped by `html`. */

export type Markup = ReturnType<typeof html>

/** Numbers begin anew with every run of the server, so the run is part of an element's name. */
export function elementId(run: string, number: number): string {
  return `tin-${run}-${number}`
}

/** One message as an article; the bot's choices as a form of buttons, one per row. */
export function bubble(one: Shown, run: string, newId: () => string): Markup {
  const name = elementId(run, one.number)
  if (one.from === 'person') {
    return html`<article class="tin toi" id="${name}" data-ma="${one.id}"><h2 class="an">${webLabels.fromPerson}</h2>${blocks(one.text, [])}</article>`
  }
  const look = one.message.type === 'text' && one.message.large ? 'tin may to' : 'tin may'
  return html`<article class="${look}" id="${name}" tabindex="-1"><h2 class="an">${webLabels.fromBot}</h2>
${body(one.message)}
${one.picked === null ? choices(one.message, newId()) : html`<p class="chon">${webLabels.chosen.replace('{label}', one.picked)}</p>`}</article>`
}

function choices(message: OutgoingMessage, id: string): Markup | string {
  const given = choicesOf(message)
  if (given.length === 0) return ''
  return html`<form class="luachon" method="post" action="/tin-nhan" aria-label="${webLabels.choices}"><input type="hidden" name="id" value="${id}"><input type="hidden" name="list" value="${listOf(message)}">
${given.map((choice) => html`<button name="choice" value="${choice.id}"><span class="so">${choice.digit}</span> <span>${choice.label}</span></button>`)}</form>`
}

function body(message: OutgoingMessage): Markup | Markup[] {
  if (message.type === 'quiz') return blocks(message.question, [])
  if (message.type === 'voice') {
    const words = blocks(message.transcript, [])
    if (!message.url) return words
    // The browser's own control: it works without JavaScript and by keyboard, and plays nothing by itself.
    const sound = html`<audio controls preload="none" src="${message.url}" aria-label="${webLabels.listen}"></audio>`
    return [html`<p class="nghe"><span aria-hidden="true">${webLabels.listen}</span> ${sound}</p>`, ...words]
  }
  if (message.type === 'image') {
    const source = message.bytes
      ? `data:image/png;base64,${Buffer.from(message.bytes).toString('base64')}`
      : message.url
    if (!source) return blocks(message.alt, [])
    // Without its size the words under a picture jump out of sight when it has come.
    return message.size
      ? html`<img src="${source}" alt="${message.alt}" width="${message.size.width}" height="${message.size.height}">`
      : html`<img src="${source}" alt="${message.alt}">`
  }
  if (message.type === 'file') {
    if (!message.url) return blocks(message.alt, [])
    return [
      ...blocks(message.alt, []),
      html`<p><a href="${message.url}" download rel="noopener noreferrer">${webLabels.takeFile}</a></p>`,
    ]
  }
  const links = (message.links ?? []).map(
    (link) => html`<p><a href="${link.url}" rel="noopener noreferrer">${link.label}</a></p>`,
  )
  return [...blocks(message.text, message.bold ?? []), ...links]
}

const DASH = '– '

/**
 * Lines as paragraphs, lines that begin with a dash as a list, the source line as a quieter one: a wall of text is not read.
 * Bold ranges are UTF-16 offsets into the whole text.
 */
function blocks(text: string, bold: readonly [number, number][]): Markup[] {
  const out: Markup[] = []
  let items: Markup[] = []
  const closeList = () => {
    if (items.length > 0) out.push(html`<ul>${items}</ul>`)
    items = []
  }
  let at = 0
  for (const line of text.split('\n')) {
    const inner = (from: number) => boldIn(text, at + from, at + line.length, bold)
    if (line.startsWith(DASH)) items.push(html`<li>${inner(DASH.length)}</li>`)
    else if (line.trim() !== '') {
      closeList()
      const isSource = line.startsWith(webLabels.sourceStart)
      out.push(isSource ? html`<p class="nguon">${inner(0)}</p>` : html`<p>${inner(0)}</p>`)
    }
    at += line.length + 1
  }
  closeList()
  return out
}

/** `text` from `start` to `end` with the bold ranges that touch it; ranges that overlap or leave the text are cut. */
function boldIn(text: string, start: number, end: number, bold: readonly [number, number][]): Markup[] {
  const out: Markup[] = []
  let at = start
  for (const [from, length] of [...bold].sort((a, b) => a[0] - b[0])) {
    const first = Math.max(at, from)
    const last = Math.min(end, from + length)
    if (first >= last) continue
    out.push(html`${text.slice(at, first)}<strong>${text.slice(first, last)}</strong>`)
    at = last
  }
  return [...out, html`${text.slice(at, end)}`]
}

/** A finished piece as text, for the event stream. */
export async function fragment(markup: Markup): Promise<string> {
  return String(await raw(await markup))
}
