import { FORMS, type Form } from '../replies/voice.ts'
import { words } from '../shared/text.ts'
import type { Settings } from './session.ts'
import { holdsAny } from './words.ts'

/** How to address somebody who has not chosen: from their own words alone, never from name, place or photo. */

/**
 * Inferred from the person's own words, before they chose: self "em" makes the bot a friend, "con ơi" a grandchild. Only
 * short messages count, since a pasted one speaks with somebody else's mouth.
 */
export function inferredForm(text: string, settings: Settings): Settings {
  const typed = words(text)
  if (settings.bot === null && FORMS[settings.form].b === 'cháu' && callsBotCon(typed))
    return { ...settings, bot: 'con' }
  if (settings.formChosen || typed.length > 14) return settings
  // "Anh/chị cho em hỏi" is how one adult asks another in an office: no friend among friends.
  const isOffice = settings.mode === 'cadre' || holdsAny(typed, ['anh chị', 'các anh', 'quý'])
  if (isOffice) return settings
  if (isCall(typed, 'em')) return { ...settings, form: 'anhchi', bot: null }
  const self = SELVES.find(([word]) => speaksAs(typed, word))
  return self ? { ...settings, form: self[1], bot: null } : settings
}

/** "gửi lại đi con", "con ơi": at an end of the message, where a call stands; "con tôi" is the person's child, "bà con" are people. */
function callsBotCon(typed: readonly string[]): boolean {
  if (typed.length > 14 || typed.length < 2) return false
  return (
    (typed.at(-1) === 'con' && !['bà', 'ba'].includes(typed.at(-2) ?? '')) || (typed[0] === 'con' && typed[1] === 'ơi')
  )
}

/** "em ơi" calls the bot em, so it speaks to an elder brother or sister. */
function isCall(typed: readonly string[], name: string): boolean {
  return typed[0] === name && ['ơi', 'oi'].includes(typed[1] ?? '')
}

function speaksAs(typed: readonly string[], self: string): boolean {
  const calls = ['ơi', 'oi', 'ạ', 'này', 'nó', 'ấy', 'gái', 'trai', 'bé']
  const opens = typed[0] === self && typed.length > 1 && !calls.includes(typed[1] ?? '')
  const asked = typed.some(
    (word, index) =>
      ['cho', 'giúp', 'chỉ', 'giùm'].includes(word) &&
      typed[index + 1] === self &&
      !calls.includes(typed[index + 2] ?? ''),
  )
  return opens || asked
}

/** Only words that a person uses of themselves at such a place. */
const SELVES: readonly [string, Form][] = [
  ['em', 'ban'],
  ['mình', 'ban'],
  ['chị', 'chi'],
  ['cô', 'co'],
  ['chú', 'chu'],
]
