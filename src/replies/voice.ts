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

/**
 * Fills `{u} {b} {a}` and the named slots, capitalises an address that opens a sentence, turns `⏎` into a line break and
 * strips the `{{…}}` marks around third persons. An unknown slot is a programming error and throws.
 */
export function say(template: string, voice: Voice, slots: Slots = {}): string {
  const form = FORMS[voice.form]
  const address: Record<string, string> = { u: form.u, b: voice.bot ?? form.b, a: form.a }
  const source = template.replaceAll(/\s*⏎\s*/gu, '\n').replaceAll(/\{\{(.*?)\}\}/gu, '\uE000$1\uE001')
  let out = ''
  let at = 0
  for (const match of source.matchAll(/\{([a-zA-ZđĐ_]+)\}/gu)) {
    out += source.slice(at, match.index)
    at = match.index + match[0].length
    const name = match[1] ?? ''
    const word = address[name]
    if (word !== undefined) out += SENTENCE_START.test(out) ? capitalise(word) : word
    else if (name in slots) out += String(slots[name])
    else throw new Error(`template slot {${name}} has no value: ${template.slice(0, 60)}`)
  }
  out += source.slice(at)
  return out
    .replaceAll(/[\uE000\uE001]/gu, '')
    .replaceAll(/ +([.,?;:])(?!\d)/gu, '$1')
    .replaceAll(/ {2,}/gu, ' ')
    .replaceAll(/ +\n/gu, '\n')
    .trim()
}

function capitalise(word: string): string {
  return word.charAt(0).toLocaleUpperCase('vi') + word.slice(1)
}
