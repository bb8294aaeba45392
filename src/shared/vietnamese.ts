/** How a Vietnamese syllable is built and typed: which letter strings can be one, where its tone stands, what Telex and VNI leave behind. */

const ONSET = '(?:ngh|ng|nh|ch|th|tr|kh|ph|gh|gi|qu|[bcdghklmnprstvx])?'

/** Every rime of standard spelling without marks (Hoàng Phê's dictionary lists about 160 marked ones, which fold to these), and "ak" of Đắk Nông. */
const RIMES = [
  'a|ac|ach|ai|ak|am|an|ang|anh|ao|ap|at|au|ay',
  'e|ec|ech|em|en|eng|enh|eo|ep|et|eu',
  'i|ia|ich|iec|iem|ien|ieng|iep|iet|ieu|im|in|inh|ip|it|iu',
  'o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oc|oe|oen|oeo|oet|oi|om|on|ong|op|ot',
  'u|ua|uan|uang|uat|uay|uc|ue|uech|uenh|ui|um|un|ung|uo|uoc|uoi|uom|uon|uong|uop|uot|uou|up|ut|uu',
  'uy|uya|uych|uyen|uyet|uyn|uynh|uyt|uyu|y|ych|yem|yen|yeng|yet|yeu|ynh|yt',
].join('|')

const SYLLABLE = new RegExp(`^${ONSET}(?:${RIMES})$`, 'u')

/** Syllables met before. There are some four thousand; what is none is not kept. */
const MET = new Set<string>()

/** True when `folded` (lower case, no marks, đ as d) can be a Vietnamese syllable: "nghieng" yes, "phogn", "shop", "lafm" no. */
export function isSyllable(folded: string): boolean {
  if (MET.has(folded)) return true
  if (folded.length > 7 || !SYLLABLE.test(folded)) return false
  MET.add(folded)
  return true
}

const TONES = '\u0300\u0301\u0303\u0309\u0323'
const PARTS =
  /^(ngh|ng|nh|ch|th|tr|kh|ph|gh|gi(?=[aeiouy])|qu|[bcdđghklmnprstvx])?([aeiouyăâêôơư]+)(ch|ng|nh|[ckmnpt])?$/u

/** Puts a tone (one combining mark, or '') on the right vowel of a toneless syllable: ("hoa", grave) -> "hòa". */
function withTone(toneless: string, tone: string): string {
  if (tone === '') return toneless
  const parts = PARTS.exec(toneless)
  if (!parts) return toneless
  const [, onset = '', vowels = '', coda = ''] = parts
  const letters = [...vowels]
  const hatted = letters.findLastIndex((letter) => 'ăâêôơư'.includes(letter))
  let at = hatted
  if (at < 0) at = coda !== '' ? letters.length - 1 : letters.length === 3 ? 1 : 0
  letters[at] = `${letters[at]}${tone}`.normalize('NFC')
  return onset + letters.join('') + coda
}

/** By its code, every small vowel with a tone: what it is without, and the tone; other marked letters are their own. */
const TONED: { plain: string; tone: string }[] = []
for (const letter of 'ăâêôơưđ') TONED[letter.charCodeAt(0)] = { plain: letter, tone: '' }
for (const plain of 'aăâeêioôơuưy') {
  for (const tone of TONES) TONED[`${plain}${tone}`.normalize('NFC').charCodeAt(0)] = { plain, tone }
}
const FIRST_MARKED = 128

/** Splits a lower-case word into its letters without tone (hats and horns kept) and its first tone mark. */
function toneOf(word: string): { toneless: string; tone: string } {
  let tone = ''
  let toneless = ''
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charAt(at)
    const code = word.charCodeAt(at)
    const toned = TONED[code]
    if (toned === undefined && code >= FIRST_MARKED) return toneOfAny(word)
    toneless += toned?.plain ?? letter
    if (tone === '' && toned) tone = toned.tone
  }
  return { toneless, tone }
}

function toneOfAny(word: string): { toneless: string; tone: string } {
  let tone = ''
  let rest = ''
  for (const char of word.normalize('NFD')) {
    if (!TONES.includes(char)) rest += char
    else if (tone === '') tone = char
  }
  return { toneless: rest.normalize('NFC'), tone }
}

/**
 * One spelling for tone marks put on different letters: "hoà" and "hòa", "uỷ" and "ủy" become "hòa", "ủy"; a mark typed one letter
 * late ("naỳ") is moved. A lower-case word that is no Vietnamese syllable comes back as it was.
 */
export function placeTone(word: string): string {
  const { toneless, tone } = toneOf(word)
  return tone === '' ? word : withTone(toneless, tone)
}

const TELEX_TONE: Record<string, string> = { f: '\u0300', s: '\u0301', x: '\u0303', r: '\u0309', j: '\u0323' }
const VNI_TONE: Record<string, string> = { 2: '\u0300', 1: '\u0301', 4: '\u0303', 3: '\u0309', 5: '\u0323' }
const HAT: Record<string, string> = { a: 'â', e: 'ê', o: 'ô' }
const HORN: Record<string, string> = { a: 'ă', o: 'ơ', u: 'ư' }
const VOWEL = /[aeiouyăâêôơư]/u

/** Gives the vowel the key stands for its horn or breve; "uo" takes both ("duowcj" is "được"). */
function addHorn(letters: string[]): boolean {
  for (let at = letters.length - 1; at >= 0; at--) {
    const horned = HORN[letters[at] ?? '']
    if (horned === undefined) continue
    letters[at] = horned
    if (horned === 'ơ' && letters[at - 1] === 'u') letters[at - 1] = 'ư'
    if (horned === 'ư' && letters[at + 1] === 'o') letters[at + 1] = 'ơ'
    return true
  }
  return false
}

function addHat(letters: string[], vowel: string): boolean {
  const at = letters.lastIndexOf(vowel)
  const hatted = HAT[vowel]
  if (at < 0 || hatted === undefined) return false
  letters[at] = hatted
  return true
}

function addBar(letters: string[]): boolean {
  if (letters[0] !== 'd') return false
  letters[0] = 'đ'
  return true
}

/** One keystroke that changes letters already typed; false when it is a letter of its own. */
function telexKey(letters: string[], key: string): boolean {
  if (key === 'w') return addHorn(letters) || letters.push('ư') > 0
  if (key === 'd') return letters.length > 0 && addBar(letters)
  if (key === 'a' || key === 'e' || key === 'o') return addHat(letters, key)
  return false
}

function vniKey(letters: string[], key: string): boolean {
  if (key === '6') return ['a', 'e', 'o'].some((vowel) => addHat(letters, vowel))
  if (key === '7' || key === '8') return addHorn(letters)
  if (key === '9') return addBar(letters)
  return false
}

function decode(word: string, tones: Record<string, string>, change: (letters: string[], key: string) => boolean) {
  if (word.length > 14) return null
  const start = toneOf(word)
  const letters: string[] = []
  let tone = start.tone
  let keys = 0
  for (const key of start.toneless) {
    const mark = tones[key]
    if (mark !== undefined && letters.some((letter) => VOWEL.test(letter))) {
      if (tone === '') tone = mark
      keys++
    } else if (change(letters, key)) keys++
    else letters.push(key)
  }
  const toneless = letters.join('')
  const plain = toneless.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd')
  return keys > 0 && isSyllable(plain) && PARTS.test(toneless) ? withTone(toneless, tone) : null
}

/** The syllable behind Telex keystrokes that were never composed ("ddawng" -> "đăng", "lâys" -> "lấy"), or null when it is not one. Lower case in, lower case out. */
export function fromTelex(word: string): string | null {
  return decode(word, TELEX_TONE, telexKey)
}

/** The syllable behind VNI keystrokes ("d9a8ng" -> "đăng"), or null. */
export function fromVni(word: string): string | null {
  return decode(word, VNI_TONE, vniKey)
}
