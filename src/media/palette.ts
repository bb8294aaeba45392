/** The colours of pictures and sheets, and which pairs of them letters are drawn in. A test holds every pair to 7:1. */

export const COLOURS = {
  ink: '#14202b',
  paper: '#ffffff',
  wall: '#eef2f6',
  bar: '#0b3f70',
  button: '#e6eef7',
  /** Frame and word of the thing to press: dark enough to stay near black on a copier. */
  mark: '#8a1010',
  markPaper: '#fff4f2',
  line: '#5b6b7a',
  shade: '#c3ced8',
} as const

export type Colour = keyof typeof COLOURS

/** Letters on a ground. */
export interface Pair {
  ink: Colour
  on: Colour
}

export const PAIRS = {
  heading: { ink: 'ink', on: 'wall' },
  number: { ink: 'paper', on: 'bar' },
  screen: { ink: 'paper', on: 'bar' },
  row: { ink: 'ink', on: 'paper' },
  button: { ink: 'ink', on: 'button' },
  marked: { ink: 'ink', on: 'markPaper' },
  word: { ink: 'paper', on: 'mark' },
  caption: { ink: 'ink', on: 'wall' },
  /** On the sheet. */
  print: { ink: 'ink', on: 'paper' },
  warning: { ink: 'mark', on: 'paper' },
} as const satisfies Record<string, Pair>

/** Contrast of two colours by WCAG 2: from 1 (the same) to 21 (black on white). */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(COLOURS[one]), luminance(COLOURS[other])].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
