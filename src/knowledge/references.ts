import type { OutsideBlock, Place, PlanId, Reference } from './plan.ts'
import type { Report } from './plan-places.ts'
import { resolveRun, type Target } from './reference-paths.ts'
import { type PlacedToken, referenceRuns } from './reference-tokens.ts'

/** Documents a mention belongs to when their name follows it: "mục 2 phần II Nghị quyết số 57" is no place of this plan. */
const OTHER_DOCUMENT =
  /^\s*,?\s*(?:(?:của|tại|ban hành|kèm theo|thuộc)\s+)*(?:Nghị quyết|Nghị định|Quyết định|Thông tư|Luật|Bộ luật|Chỉ thị|Công văn|Công điện|Kết luận|Quy chế|Quy định|Hướng dẫn số|Kế hoạch số|Chương trình|Đề án|Điều\s+\d|Phụ lục)/u

/** Every mention of other places of the same plan, in document order. A mention that points nowhere is reported, not guessed. */
export function findReferences(
  plan: PlanId,
  places: readonly Place[],
  outside: readonly OutsideBlock[],
  report: Report,
): Reference[] {
  const paths = new Set(places.map((place) => place.path))
  const inPlaces = places.flatMap((place) =>
    place.blocks.flatMap((block) => inText(`${plan}#${place.path}`, place.path, block.text, block.line)),
  )
  const inOutside = outside
    .filter((block) => block.kind === 'closing')
    .flatMap((block) => inText(plan, null, block.text, block.line))
  return [...inPlaces, ...inOutside]

  function inText(from: string, own: string | null, text: string, line: number): Reference[] {
    return referenceRuns(text).flatMap((run) => {
      const start = run[0]?.start ?? 0
      const end = run.at(-1)?.end ?? 0
      if (OTHER_DOCUMENT.test(text.slice(end))) return []
      const printed = text.slice(start, end)
      const targets = resolveRun(run.map(({ token }) => token))
      const to = targets.flatMap((target) => settle(target, own, run, printed, line))
      return to.length > 0 ? [{ from, to: [...new Set(to)], text: printed, line }] : []
    })
  }

  function settle(target: Target, own: string | null, run: PlacedToken[], printed: string, line: number): string[] {
    const path = target.part === null ? withPart(target.path, own) : join(target.part, target.path)
    if (path === null || !paths.has(path)) {
      // "mục 2 nêu trên" without a part is ordinary talk; a part or a dotted number is a promise that the place exists.
      if (target.part !== null || run.some(({ token }) => token.kind === 'number' && token.numbers.length > 1)) {
        report('warn', line, 'refUnknown', { text: printed })
      }
      return []
    }
    if (target.against !== null) report('warn', line, 'refAgainstWords', { text: printed, path, said: target.against })
    return [`${plan}#${path}`]
  }

  /** A mention without its part: the one place so numbered, or the one in the writer's own part when there are several. */
  function withPart(path: string, own: string | null): string | null {
    const found = [...paths].filter((candidate) => candidate.replace(/^[IVX]+\./u, '') === path && candidate !== path)
    const here = found.filter((candidate) => own !== null && candidate.split('.')[0] === own.split('.')[0])
    return here[0] ?? (found.length === 1 ? (found[0] ?? null) : null)
  }
}

function join(part: string, path: string): string {
  return path === '' ? part : `${part}.${path}`
}
