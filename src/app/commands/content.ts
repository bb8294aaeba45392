import { join } from 'node:path'
import { AppError } from '../../errors.ts'
import { fillLine, operatorLines } from '../../replies/operator.ts'
import { localDate } from '../../shared/clock.ts'
import { mindOf } from '../command-mind.ts'
import { KNOWLEDGE } from '../mind.ts'
import { type Command, JSONL, misused, parse } from './command.ts'

/** The content: its plans, its index, its state, its lessons on paper. */

const USAGE = {
  plan: 'hvs plan tree <plan-id> --jsonl',
  index: 'hvs index',
  check: 'hvs check [--complete] [TỆP …]',
  content: 'hvs content report [--json]',
  lesson: 'hvs lesson preview|sheet|loudspeaker|picture <mã-bài> [--out THƯ_MỤC]',
} as const

export const CONTENT: Record<string, Command> = {
  plan: {
    usage: USAGE.plan,
    run: async ({ args, config, output }) => {
      const { values, positionals } = parse(USAGE.plan, args, JSONL)
      const [verb, id = ''] = positionals
      if (verb !== 'tree' || !values.jsonl) throw misused(USAGE.plan)
      const { planTree } = await import('../../cli/plan-tree.ts')
      const plan = (await mindOf(config)).catalog.plans.get(id)
      if (!plan) throw new AppError('PLAN_ADDRESS_UNKNOWN', { address: id })
      for (const row of planTree(plan)) output.write(`${JSON.stringify(row)}\n`)
      return 0
    },
  },
  index: {
    usage: USAGE.index,
    run: async ({ config, output }) => {
      const { rmSync } = await import('node:fs')
      rmSync(join(config.DATA_DIR, 'index'), { recursive: true, force: true })
      const { catalog, outside } = await mindOf(config, { indexing: true })
      if (outside) {
        const { described: embedder, content } = outside
        output.write(`${fillLine(operatorLines.embedded, { embedder, ...content.counts })}\n`)
      }
      output.write(
        `${fillLine(operatorLines.indexed, { passages: catalog.passages.length, guides: catalog.guides.size })}\n`,
      )
      return 0
    },
  },
  check: {
    usage: USAGE.check,
    run: async ({ args, output, now }) => {
      const { values, positionals } = parse(USAGE.check, args, { complete: { type: 'boolean' } })
      const { check } = await import('../../cli/check.ts')
      const print = (line: string) => void output.write(`${line}\n`)
      return check(KNOWLEDGE, localDate(now()), positionals, print, { complete: values.complete ?? false })
    },
  },
  content: {
    usage: USAGE.content,
    run: async ({ args, output, now }) => {
      const { values, positionals } = parse(USAGE.content, args, { json: { type: 'boolean' } })
      if (positionals.join(' ') !== 'report') throw misused(USAGE.content)
      const { contentReportCommand } = await import('../../cli/content-report.ts')
      return contentReportCommand(KNOWLEDGE, localDate(now()), values.json ?? false, output)
    },
  },
  lesson: {
    usage: USAGE.lesson,
    run: async ({ args, config, output }) => {
      const { values, positionals } = parse(USAGE.lesson, args, { out: { type: 'string' } })
      const { LESSON_VERBS, lessonCommand } = await import('../../cli/lesson.ts')
      const verb = LESSON_VERBS.find((each) => each === positionals[0])
      const [, guide = '', ...others] = positionals
      if (!verb || guide === '' || others.length > 0) throw misused(USAGE.lesson)
      const phone = config.OPERATOR_PHONE
      await lessonCommand(
        KNOWLEDGE,
        {
          verb,
          guide,
          out: values.out ?? 'out',
          publicUrl: config.PUBLIC_URL ?? null,
          helper: phone ? { name: config.OPERATOR_NAME, phone } : null,
        },
        {
          print: (line) => void output.write(`${line}\n`),
          note: (line) => void process.stderr.write(`${line}\n`),
        },
      )
      return 0
    },
  },
}
