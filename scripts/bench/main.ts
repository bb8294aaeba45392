import { parseArgs } from 'node:util'
import makeRunFolder from '../../tests/support/run-folder.ts'
import { BENCHMARKS } from './all.ts'
import type { Benchmark, Measured } from './benchmark.ts'

/**
 * `npm run -s bench -- [NAME…] [--json] [--full] [--report]`: ours beside its peer in one run. Exit 1 only when a promise is
 * broken (a lost message, a doubled effect, a place that does not resolve, a vector leg that misses); 2 for a name nobody knows.
 */

interface Asked {
  chosen: readonly Benchmark[]
  json: boolean
  full: boolean
  report: boolean
}

const asked = readArguments(process.argv.slice(2))
if (typeof asked === 'string') {
  process.stderr.write(`${asked}\n`)
  process.exitCode = 2
} else process.exitCode = await runAll(asked)

/** @returns what is asked, or the sentence that says what is wrong with it. */
function readArguments(args: string[]): Asked | string {
  const known = BENCHMARKS.map(({ name }) => name)
  const usage = `npm run -s bench -- [${known.join('|')} …] [--json] [--full] [--report]`
  const flag = { type: 'boolean', default: false } as const
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: flag, full: flag, report: flag },
    })
    const unknown = positionals.filter((name) => !known.includes(name))
    if (unknown.length > 0)
      return `no such benchmark: ${unknown.join(', ')}; built so far: ${known.join(', ')}\n${usage}`
    if (values.report && positionals.length > 0) return `--report needs every benchmark, so it takes no names\n${usage}`
    return {
      ...values,
      chosen: BENCHMARKS.filter(({ name }) => positionals.length === 0 || positionals.includes(name)),
    }
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${usage}`
  }
}

async function runAll({ chosen, json, full, report }: Asked): Promise<number> {
  const results: Record<string, Measured> = {}
  // The services that some of them start keep their compiled modules there, as those of the tests do.
  const removeRunFolder = makeRunFolder()
  try {
    for (const benchmark of chosen) {
      process.stderr.write(`${benchmark.name}: ${benchmark.title} …\n`)
      const measured = await benchmark.run({ full })
      results[benchmark.name] = measured
      if (!json) process.stdout.write(tableOf(benchmark, measured))
    }
  } finally {
    removeRunFolder()
  }
  if (json) process.stdout.write(`${JSON.stringify(results)}\n`)
  if (report) {
    const { writeReport } = await import('./report.ts')
    await writeReport(results, full)
  }
  const broken = Object.values(results).some(({ goals }) => goals.some(({ hard, met }) => hard && !met))
  return broken ? 1 : 0
}

function tableOf({ name, title }: Benchmark, measured: Measured): string {
  const { ours, peer, ratio, unit, peerName, raw, also, goals } = measured
  return [
    `${name}  ${title}`,
    `    ours ${ours}   peer ${peer ?? '-'}   ratio ${ratio === null ? '-' : `${ratio}×`}   (${unit})`,
    ...goals.map(({ text, met, hard }) => `    ${met ? 'pass' : 'MISS'}  ${text}${hard ? '  (promise)' : ''}`),
    ...Object.entries(also).map(([key, value]) => `    ${key}: ${value}`),
    `    peer: ${peerName}`,
    ...raw.map((row) => `    raw ${JSON.stringify(row)}`),
    '',
    '',
  ].join('\n')
}
