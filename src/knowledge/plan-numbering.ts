import { comparePaths, nextLabel } from './address.ts'
import type { Draft, Report } from './plan-places.ts'

/**
 * Compares a number with the ones before it. An address is always the number as printed, so nothing shifts when one is
 * missing: it is reported instead. A repeated number or one without its parent would make two places share an address.
 */
export function checkNumber(drafts: readonly Draft[], draft: Draft, report: Report): void {
  const { path, parent, line } = draft
  const twin = drafts.find((other) => other.path === path)
  const before = drafts.findLast((other) => other.parent === parent)
  const label = lastLabel(path)
  if (twin) report('stop', line, 'repeated', { path, first: twin.line })
  else if (parent !== null && !drafts.some((other) => other.path === parent)) {
    report('stop', line, 'orphan', { path, parent })
  } else if (!before) {
    const first = firstLabel(label)
    if (label !== first) report('warn', line, 'startsLate', { path, expected: beside(path, first) })
  } else if (comparePaths(path, before.path) < 0) {
    report('warn', line, 'backwards', { path, before: before.path })
  } else {
    const expected = nextLabel(lastLabel(before.path))
    if (label !== expected)
      report('warn', line, 'jumps', { path, before: before.path, expected: beside(path, expected) })
  }
}

/** True for the number that comes next among those inside the same place. */
export function isNext(drafts: readonly Draft[], { path, parent }: Pick<Draft, 'path' | 'parent'>): boolean {
  const before = drafts.findLast((other) => other.parent === parent)
  const label = lastLabel(path)
  return label === (before ? nextLabel(lastLabel(before.path)) : firstLabel(label))
}

function firstLabel(label: string): string {
  if (/^\d/u.test(label)) return '1'
  return /^[IVX]/u.test(label) ? 'I' : 'a'
}

function lastLabel(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

function beside(path: string, label: string): string {
  return path.slice(0, path.lastIndexOf('.') + 1) + label
}
