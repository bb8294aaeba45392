import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compose } from '../../src/conversation/compose.ts'
import { emptyMemory } from '../../src/conversation/session.ts'
import { REPLIES } from '../../src/replies/index.ts'
import { FORMS, type Form, type Slots, say, type Template, type Voice } from '../../src/replies/voice.ts'
import { words } from '../../src/shared/text.ts'
import { demandsIn, ownWords, verdictsIn } from '../support/forbidden.ts'

/** What every sentence the bot says by itself has to keep, in all ten forms of address. */

const forms = Object.keys(FORMS) as Form[]
const templates = Object.entries(REPLIES).flatMap(([group, all]) =>
  Object.entries(all).map(([name, template]) => ({ name: `${group}.${name}`, template })),
)

/** A plausible value for any slot; content filled in by guides and plans is measured where it is written. */
function slotsOf(template: Template): Slots {
  const names = [template.text, ...(template.choices ?? []).map((choice) => choice.label)].flatMap((text) =>
    [...text.matchAll(/\{([a-zA-ZđĐ_]+)\}/gu)].map((match) => match[1] ?? ''),
  )
  return Object.fromEntries(names.filter((name) => !['u', 'b', 'a'].includes(name)).map((name) => [name, '7']))
}

function rendered(template: Template, form: Form): string {
  const voice: Voice = { form, mode: template.cadre ? 'cadre' : 'simple' }
  return say(template.text, voice, slotsOf(template))
}

const REPLIES_FOLDER = join(import.meta.dirname, '../../src/replies')

/** Exported tables of `src/replies` whose every entry is a template, by file and name. */
async function tablesOfTemplates(): Promise<[string, unknown][]> {
  const isTemplate = (value: unknown) => typeof (value as { text?: unknown } | null)?.text === 'string'
  const files = readdirSync(REPLIES_FOLDER).filter((name) => name.endsWith('.ts') && name !== 'index.ts')
  const modules = await Promise.all(
    files.map(async (file): Promise<[string, object]> => [file, await import(join(REPLIES_FOLDER, file))]),
  )
  return modules
    .flatMap(([file, exported]) => Object.entries(exported).map(([name, table]) => [`${file} ${name}`, table] as const))
    .filter(([, table]) => typeof table === 'object' && table !== null && Object.values(table).length > 0)
    .filter(([, table]) => Object.values(table).every(isTemplate))
    .map(([name, table]) => [name, table])
}

/** Pronouns of each form, as they could only address the person or name the bot. */
const PRONOUNS = ['bác', 'cô', 'chú', 'anh', 'chị', 'bạn', 'ông', 'bà', 'cháu', 'em', 'con']
/** Words that hold a pronoun and are none. */
const COMPOUNDS = ['bà con', 'con số', 'ông bà', 'chị em', 'trẻ em', 'con người', 'anh em', 'thầy cô']

describe('every sentence of the bot', () => {
  it('stands in the table these tests read: a file that is not listed there would be read by nobody', async () => {
    const tables = await tablesOfTemplates()
    const listed = new Set<unknown>(Object.values(REPLIES))
    expect(tables.length).toBeGreaterThan(20)
    expect(tables.filter(([, table]) => !listed.has(table)).map(([name]) => name)).toEqual([])
  })

  it.each(templates)('$name fits one message with its choices, in all ten forms', ({ template }) => {
    for (const form of forms) {
      const voice: Voice = { form, mode: template.cadre ? 'cadre' : 'simple' }
      const slots = slotsOf(template)
      const choices = (template.choices ?? []).map((choice) => ({
        label: say(choice.label, voice, slots),
        intent: { do: 'ok' } as const,
      }))
      const settings = { ...emptyMemory().settings, form, mode: voice.mode }
      const draft = { text: rendered(template, form), choices, kind: 'menu', foot: '' } as const
      const more = { label: 'Xem thêm', intent: { do: 'more' } } as const
      const { messages, rest } = compose([{ ...draft, choices }], settings, more, () => 'l', 0)
      expect(messages).toHaveLength(1)
      expect(rest, `${form}: too long`).toEqual([])
    }
  })

  it.each(templates)('$name holds no pronoun of another form', ({ template }) => {
    for (const form of forms) {
      const own = new Set(words(`${FORMS[form].u} ${FORMS[form].b}`))
      const text = COMPOUNDS.reduce(
        (left, compound) => left.replaceAll(compound, ' '),
        ownWords(rendered(template, form)).toLowerCase(),
      )
      const foreign = words(text).filter((word) => PRONOUNS.includes(word) && !own.has(word))
      expect(foreign, `${form}: ${text}`).toEqual([])
    }
  })

  it.each(templates)('$name gives no verdict and makes no promise that nobody can keep', ({ template }) => {
    expect(verdictsIn(template.text)).toEqual([])
  })

  it.each(templates)('$name asks for no code, password, card, account or identity number', ({ template }) => {
    expect(demandsIn(template.text)).toEqual([])
  })

  it.each(templates)('$name says "dạ" or "ạ" at most once', ({ template }) => {
    const polite = words(rendered(template, 'bac')).filter((word) => word === 'dạ' || word === 'ạ')
    expect(polite.length).toBeLessThanOrEqual(1)
  })

  it.each(templates)('$name keeps its sentences under 23 syllables, lists of things excepted', ({ template }) => {
    if (template.cadre) return
    const text = ownWords(rendered(template, 'bac'))
    for (const sentence of text.split(/(?<=[.!?:…])\s|\n/u)) {
      const isList = (sentence.match(/[,;]/gu) ?? []).length >= 2
      if (!isList) expect(words(sentence).length, sentence).toBeLessThanOrEqual(22)
    }
  })

  it.each(templates)('$name numbers its choices 1 to 6 besides the fixed digits', ({ template }) => {
    const counted = (template.choices ?? []).filter((choice) => choice.digit === undefined)
    // Label lists are picked from, never shown whole.
    if (!/labels$/u.test(templates.find((each) => each.template === template)?.name ?? ''))
      expect(counted.length).toBeLessThanOrEqual(6)
    for (const choice of template.choices ?? [])
      if (choice.digit !== undefined) expect([0, 7, 8, 9]).toContain(choice.digit)
    const ids = (template.choices ?? []).map((choice) => choice.id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('saying a template', () => {
  it('capitalises an address that opens a sentence and leaves it small inside one', () => {
    expect(say('{u} nghe {b}. {b} nói. ⏎ {u}, {u}?', { form: 'bac', mode: 'simple' })).toBe(
      'Bác nghe cháu. Cháu nói.\nBác, bác?',
    )
  })

  it('leaves no blank where a form has no particle', () => {
    expect(say('Xong rồi {a}. Được {a}?', { form: 'ban', mode: 'simple' })).toBe('Xong rồi. Được?')
  })

  it('refuses a slot without a value', () => {
    expect(() => say('Có {count} bước.', { form: 'bac', mode: 'simple' })).toThrow(/count/u)
  })

  it('calls the bot con where the person does', () => {
    expect(say('{b} chào {u}.', { form: 'bac', bot: 'con', mode: 'simple' })).toBe('Con chào bác.')
  })
})
