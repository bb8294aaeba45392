import type { Writable } from 'node:stream'
import type { Traffic } from '../openai/between.ts'
import { EVAL_MODEL as L } from '../replies/eval-model.ts'
import { fillLine } from '../replies/operator.ts'
import { type EvalMind, evaluate, type Section } from './eval.ts'

/** `hvs eval --model`: the same rows without and with the language model, and what the second cost. */

export interface ModelSide {
  mind: EvalMind
  name: string
  traffic: Traffic
  /** Log events of the model's path, by name. */
  events: ReadonlyMap<string, number>
}

export interface EvalModelOptions {
  json: boolean
  /** First rows of each set only: a try before the bill. */
  limit: number
  /** The tape the answers are read from, named in the error line. */
  replayed: string | null
}

/** @returns 1 when any answer of the model is missing, failed, or was never asked for: such scores are none of the model's */
export async function evalModelCommand(
  rules: EvalMind,
  model: ModelSide,
  options: EvalModelOptions,
  output: Writable,
): Promise<0 | 1> {
  const without = await evaluate(rules, options.limit)
  const withModel = await evaluate(model.mind, options.limit)
  const errors = errorsOf(model, options.replayed)
  if (options.json) {
    const side = (sections: readonly Section[]) =>
      Object.fromEntries(sections.map((one) => [one.name, { scores: one.scores, ...timesOf(one), worded: one.worded }]))
    const { chatMs, ...traffic } = model.traffic
    const told = { ...traffic, p50: percentile(chatMs, 0.5), p95: percentile(chatMs, 0.95) }
    const events = Object.fromEntries(model.events)
    const all = { name: model.name, rules: side(without), model: side(withModel), traffic: told, events, errors }
    output.write(`${JSON.stringify(all)}\n`)
  } else {
    const lines = [
      fillLine(L.head, { model: model.name }),
      '',
      ...compared(without, withModel),
      ...costs(model),
      ...errors,
    ]
    output.write(`${lines.join('\n')}\n`)
  }
  return errors.length === 0 ? 0 : 1
}

function compared(without: readonly Section[], withModel: readonly Section[]): string[] {
  return without.flatMap((rules, at) => {
    const model = withModel[at]
    if (!model) return []
    const left = figuresOf(rules)
    const right = figuresOf(model)
    const rows = [...left].map(([name, value]) => row(name, shown(value), shown(right.get(name))))
    return [row(`## ${rules.name}`, L.rules, L.model), ...rows, '']
  })
}

/** Scores first, then how many answers the model worded and how long they took. */
function figuresOf(section: Section): Map<string, number> {
  const { p50, p95 } = timesOf(section)
  const overall = (section.scores as { overall?: object }).overall ?? (section.scores as object)
  return new Map([
    ...numbersIn(overall, ''),
    [L.worded, section.worded],
    ...(section.ms.length > 0
      ? ([
          [L.answer50, p50],
          [L.answer95, p95],
        ] as const)
      : []),
  ])
}

/** Every number by its path ("guide.core.at1"), the breakdowns by kind left out. */
function numbersIn(part: object, path: string): [string, number][] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'number') return [[`${path}${key}`, value] as [string, number]]
    return typeof value === 'object' && value !== null && !key.startsWith('by_') && !Array.isArray(value)
      ? numbersIn(value, `${path}${key}.`)
      : []
  })
}

function costs({ traffic, events }: ModelSide): string[] {
  const { requests, replayed, promptTokens: prompt, completionTokens: completion, chatMs } = traffic
  const each = requests === 0 ? 0 : Math.round((prompt + completion) / requests)
  const told = [...events].map(([name, count]) => `${name} ${count}`).join(', ')
  return [
    fillLine(L.requests, { requests, replayed }),
    fillLine(L.tokens, { prompt, completion, each }),
    fillLine(L.latency, { p50: percentile(chatMs, 0.5), p95: percentile(chatMs, 0.95) }),
    fillLine(L.events, { events: told || L.none }),
  ]
}

function errorsOf({ traffic, events }: ModelSide, file: string | null): string[] {
  const { requests, missing, failed } = traffic
  return [
    ...(events.has('model.budget_spent') ? [L.spent] : []),
    ...(missing > 0 ? [fillLine(L.missing, { missing, file: file ?? '' })] : []),
    ...(failed > 0 ? [fillLine(L.failed, { failed })] : []),
    ...(requests === 0 ? [L.unasked] : []),
  ]
}

function timesOf({ ms }: Section): { p50: number; p95: number } {
  return { p50: percentile(ms, 0.5), p95: percentile(ms, 0.95) }
}

/** 0 of nothing. */
function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 10) / 10
}

function row(name: string, left: string, right: string): string {
  return `${name.padEnd(44)} ${left.padStart(14)} ${right.padStart(14)}`
}

function shown(value: number | undefined): string {
  if (value === undefined) return '–'
  return Number.isInteger(value) ? String(value) : value.toFixed(3)
}
