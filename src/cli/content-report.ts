import type { Writable } from 'node:stream'
import { readContent } from '../knowledge/content-files.ts'
import {
  type ContentReport,
  contentReport,
  type GuideCounts,
  type RecheckRow,
  SOON_DAYS,
} from '../knowledge/content-report.ts'
import { CONTENT_REPORT as L } from '../replies/content-report.ts'
import { fillLine } from '../replies/operator.ts'
import { cut } from '../shared/text.ts'

/** `hvs content report [--json]`: the state of the content of `folder` as of `today` (ISO date). */
export function contentReportCommand(folder: string, today: string, json: boolean, output: Writable): 0 {
  const { guides, curriculum, problems } = readContent(folder)
  const report = contentReport(guides, curriculum, today)
  const unreadable = new Set(problems.map(({ file }) => file)).size
  const lines = json ? [JSON.stringify({ ...report, unreadable })] : reportLines(report, unreadable)
  output.write(`${lines.join('\n')}\n`)
  return 0
}

function reportLines({ guides, total, missing, recheck }: ContentReport, unreadable: number): string[] {
  const soon = recheck.filter(({ days }) => days <= SOON_DAYS)
  const later = recheck.filter(({ days }) => days > SOON_DAYS)
  const next = guides.flatMap(({ nextRecheck }) => nextRecheck ?? []).sort()[0]
  return [
    ...table([
      [L.guide, L.steps, L.ask, L.levels, L.types, L.practice, L.facts, L.sources, L.nextRecheck],
      ...guides.map((row) => [row.id, ...cells(row), row.nextRecheck ?? L.none]),
      [`${L.total} (${guides.length})`, ...cells(total), next ?? L.none],
    ]),
    ...(missing.length > 0 ? ['', fillLine(L.missing, { count: missing.length, ids: missing.join(', ') })] : []),
    ...(unreadable > 0 ? ['', fillLine(L.unreadable, { count: unreadable })] : []),
    '',
    fillLine(L.soon, { days: SOON_DAYS, count: soon.length }),
    ...recheckTable(soon),
    '',
    fillLine(L.later, { count: later.length }),
    ...recheckTable(later),
  ]
}

function cells({ steps, ask, levels, types, practice, facts, sources }: GuideCounts): string[] {
  return [
    steps,
    ask,
    levels.join('/'),
    [types.single, types.truefalse, types.order, types['spot-scam']].join('/'),
    practice,
    [facts.sure, facts.soft, facts.unverified].join('/'),
    sources,
  ].map(String)
}

function recheckTable(rows: readonly RecheckRow[]): string[] {
  if (rows.length === 0) return []
  return table([
    [L.answers, L.nextRecheck, L.at, L.guides, L.sources, L.text],
    ...rows.map(({ answers, recheckBy, at, guides, sources, text }) => [
      String(answers),
      recheckBy,
      at,
      guides.length > 2 ? `${guides.length}` : guides.join(', '),
      sources.join(' '),
      cut(text, 80),
    ]),
  ])
}

/** Columns as wide as their widest cell, two spaces between; numbers of marked letters count as they are seen (NFC). */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
