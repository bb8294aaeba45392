/** How the person, the bot and the particle are called, and how a template becomes a sentence in that form of address. */

export const FORMS = {
  bac: { u: 'bác', b: 'cháu', a: 'ạ' },
  'co-chu': { u: 'cô chú', b: 'cháu', a: 'ạ' },
  co: { u: 'cô', b: 'cháu', a: 'ạ' },
  chu: { u: 'chú', b: 'cháu', a: 'ạ' },
  anhchi: { u: 'anh/chị', b: 'em', a: 'ạ' },
  anh: { u: 'anh', b: 'em', a: 'ạ' },
  chi: { u: 'chị', b: 'em', a: 'ạ' },
  ban: { u: 'bạn', b: 'mình', a: '' },
  ong: { u: 'ông', b: 'cháu', a: 'ạ' },
  ba: { u: 'bà', b: 'cháu', a: 'ạ' },
} as const

export type Form = keyof typeof FORMS

export interface Voice {
  form: Form
  /** "con" when the person calls the bot so; otherwise the form's own word. */
  bot?: 'con'
  /** `cadre`: up to 1,200 characters a message; `simple`: 600. */
  mode: 'simple' | 'cadre'
}

/** Everyone before a choice. */
export const DEFAULT_VOICE: Voice = { form: 'bac', mode: 'simple' }

/** A numbered choice of a template. Labels are the person's words: "tôi" may stand in them. */
export interface TemplateChoice {
  /** What choosing it does; unique inside the template. */
  id: string
  label: string
  /** Fixed digits (7, 8, 9, 0); left out, choices count from 1. */
  digit?: number
  /** Other whole messages that choose it, besides the label itself. */
  accept?: readonly string[]
}

/** One sentence group the bot says by itself. `⏎` is a line break; `{u} {b} {a}` the address; other `{names}` are filled in. */
export interface Template {
  text: string
  choices?: readonly TemplateChoice[]
  /** Said only in cadre mode: may be longer. */
  cadre?: true
  /** The emergency card: may say "ngay", names bank and police first. */
  emergency?: true
}

export type Slots = Record<string, string | number>

const SENTENCE_START = /(^|[.!?…]["”]?\s+|\n|[–-]\s)$/u

/** Literal text, or the name of a slot. */
type Piece = { text: string } | { slot: string }

/** Templates taken apart once: a message says ten of them, and a morning has a hundred thousand messages. */
const taken = new Map<string, readonly Piece[]>()
/** More than all templates and guides hold; what is said beyond them is not worth keeping. */
const MOST_TAKEN = 20_000

/**
 * Fills `{u} {b} {a}` and the named slots, capitalises an address that opens a sentence, turns `⏎` into a line break and
 * strips the `{{…}}` marks around third persons. An unknown slot is a programming error and throws.
 */
export function say(template: string, voice: Voice, slots: Slots = {}): string {
  const form = FORMS[voice.form]
  let out = ''
  for (const piece of piecesOf(template)) {
    if ('text' in piece) {
      out += piece.text
      continue
    }
    const { slot } = piece
    const word = slot === 'u' ? form.u : slot === 'b' ? (voice.bot ?? form.b) : slot === 'a' ? form.a : undefined
    if (word !== undefined) out += SENTENCE_START.test(out) ? capitalise(word) : word
    else if (slot in slots) out += String(slots[slot])
    else throw new Error(`template slot {${slot}} has no value: ${template.slice(0, 60)}`)
  }
  return tidied(out)
}

function piecesOf(template: string): readonly Piece[] {
  const known = taken.get(template)
  if (known) return known
  const source = template.replaceAll(/\s*⏎\s*/gu, '\n').replaceAll(/\{\{(.*?)\}\}/gu, '\uE000$1\uE001')
  const pieces: Piece[] = []
  let at = 0
  for (const match of source.matchAll(/\{([a-zA-ZđĐ_]+)\}/gu)) {
    if (match.index > at) pieces.push({ text: source.slice(at, match.index) })
    at = match.index + match[0].length
    pieces.push({ slot: match[1] ?? '' })
  }
  if (at < source.length) pieces.push({ text: source.slice(at) })
  if (taken.size >= MOST_TAKEN) taken.clear()
  taken.set(template, pieces)
  return pieces
}

/** Empty particles and slots leave blanks behind; most texts have none, and one look tells. */
function tidied(text: string): string {
  if (!/[\uE000\uE001]| [ .,?;:\n]/u.test(text)) return text.trim()
  return text
    .replaceAll(/[\uE000\uE001]/gu, '')
    .replaceAll(/ +([.,?;:])(?!\d)/gu, '$1')
    .replaceAll(/ {2,}/gu, ' ')
    .replaceAll(/ +\n/gu, '\n')
    .trim()
}

function capitalise(word: string): string {
  return word.charAt(0).toLocaleUpperCase('vi') + word.slice(1)
}
