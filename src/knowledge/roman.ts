const DIGITS: readonly (readonly [string, number])[] = [
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
]

/** Largest number of a part we read: beyond it L, C, D and M are needed, which at a line's start are far likelier to be initials. */
const LARGEST = 39

/** `IV` -> 4, for 1 to 39 written the usual way; null for anything else (`IIII`, `iv`, `VX`). */
export function fromRoman(text: string): number | null {
  if (!/^[IVX]+$/u.test(text)) return null
  let rest = text
  let value = 0
  for (const [digit, worth] of DIGITS) {
    while (rest.startsWith(digit)) {
      value += worth
      rest = rest.slice(digit.length)
    }
  }
  return value <= LARGEST && toRoman(value) === text ? value : null
}

/** 4 -> `IV`. */
export function toRoman(value: number): string {
  let rest = value
  let text = ''
  for (const [digit, worth] of DIGITS) {
    while (rest >= worth) {
      text += digit
      rest -= worth
    }
  }
  return text
}
