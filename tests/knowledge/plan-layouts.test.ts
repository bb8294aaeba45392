import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parsePlan } from '../../src/knowledge/plan-parser.ts'
import { PLAN_FOLDER, planOf } from '../support/plan-folder.ts'

/** Breaks every line at a width, as a plain-text export does. */
function brokenAt(width: number, text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line.split(' ').reduce((done, word) => {
        const last = done.slice(done.lastIndexOf('\n') + 1)
        return last !== '' && `${last} ${word}`.length > width
          ? `${done}\n${word}`
          : `${done}${done === '' ? '' : ' '}${word}`
      }, ''),
    )
    .join('\n')
}

const LAYOUTS: Record<string, (text: string) => string> = {
  'broken at 60 letters': (text) => brokenAt(60, text),
  'broken at 80 letters': (text) => brokenAt(80, text),
  'broken at 100 letters': (text) => brokenAt(100, text),
  'without blank lines': (text) => text.replaceAll(/\n\s*\n+/gu, '\n'),
  'with a blank line after each': (text) => text.replaceAll('\n', '\n\n'),
  'without marks': (text) => text.replaceAll(/[#*]+ ?/gu, ''),
  'with Windows line ends and decomposed letters': (text) => text.replaceAll('\n', '\r\n').normalize('NFD'),
  'with rules and page numbers between pages': (text) =>
    text.replaceAll(/(?<=[\p{Ll}])\n\n(?=\p{Ll})/gu, '\n\n7\n\n---\n\n'),
}

describe('the same plan in another layout', () => {
  const ids = ['lam-dong', 'lam-vy', 'dak-nong', 'lai-chau']
  it.each(ids.flatMap((id) => Object.keys(LAYOUTS).map((layout) => [id, layout] as const)))(
    'has the same places: %s %s',
    (id, layout) => {
      const { meta, places } = planOf(id)
      const changed = LAYOUTS[layout]?.(readFileSync(resolve(PLAN_FOLDER, `${id}.txt`), 'utf8')) ?? ''
      const tree = (list: typeof places) =>
        list.map(({ path, parent, heading, children, blocks }) => [
          path,
          parent,
          heading,
          children,
          blocks.map(({ kind, text }) => [kind, text]),
        ])
      expect(tree(parsePlan(changed, meta, `${id}.txt`).plan.places)).toEqual(tree(places))
    },
  )
})
