import { openMemory } from '../../storage/memory/index.ts'
import { mindOf } from '../command-mind.ts'
import { type Command, JSONL, misused, parse } from './command.ts'

/** Talking to the engine: by hand, line by line, and over the development sets. */

const USAGE = {
  chat: 'hvs chat',
  ask: 'hvs ask "câu hỏi" [--place lam-dong] [--json] | hvs ask --jsonl',
  converse: 'hvs converse --jsonl',
  scam: 'hvs scam --jsonl',
  eval: 'hvs eval [--json] [--model [--limit SỐ_CÂU] [--record TỆP | --replay TỆP]]',
} as const

export const TALKING: Record<string, Command> = {
  chat: {
    usage: USAGE.chat,
    run: async ({ config, input, output, now }) => {
      const { chatInTerminal } = await import('../chat.ts')
      await chatInTerminal(await mindOf(config, { spoken: true }), { now }, input, output)
      return 0
    },
  },
  ask: {
    usage: USAGE.ask,
    run: async ({ args, config, input, output, now }) => {
      const { values, positionals } = parse(USAGE.ask, args, {
        ...JSONL,
        json: { type: 'boolean' },
        place: { type: 'string' },
        'no-build': { type: 'boolean' },
      })
      const { askCommand, askLinesCommand } = await import('../../cli/ask.ts')
      const question = positionals.join(' ').trim()
      if (!values.jsonl && question === '') throw misused(USAGE.ask)
      const mind = await mindOf(config, {
        build: values['no-build'] !== true,
        spoken: true,
        once: values.jsonl !== true,
      })
      if (values.place !== undefined && !mind.catalog.places.some((row) => row.id === values.place))
        throw misused(USAGE.ask)
      if (values.jsonl) await askLinesCommand(mind.parts, mind.hide, openMemory, input, output, now())
      else
        await askCommand(
          mind.parts,
          mind.hide,
          openMemory,
          question,
          { place: values.place ?? null, json: values.json ?? false },
          now(),
          output,
        )
      return 0
    },
  },
  converse: {
    usage: USAGE.converse,
    run: async ({ args, config, input, output }) => {
      if (!parse(USAGE.converse, args, JSONL).values.jsonl) throw misused(USAGE.converse)
      const { converseCommand } = await import('../../cli/converse.ts')
      const mind = await mindOf(config)
      await converseCommand(mind.parts, mind.hide, openMemory, input, output)
      return 0
    },
  },
  scam: {
    usage: USAGE.scam,
    run: async ({ args, config, input, output }) => {
      if (!parse(USAGE.scam, args, JSONL).values.jsonl) throw misused(USAGE.scam)
      const { scamCommand } = await import('../../cli/scam.ts')
      const mind = await mindOf(config)
      await scamCommand(mind.catalog.redFlags, input, output)
      return 0
    },
  },
  eval: {
    usage: USAGE.eval,
    run: async ({ args, config, output }) => {
      const { values } = parse(USAGE.eval, args, {
        json: { type: 'boolean' },
        model: { type: 'boolean' },
        limit: { type: 'string' },
        record: { type: 'string' },
        replay: { type: 'string' },
      })
      const { model, json = false, limit, record = null, replay = null } = values
      const most = Number(limit ?? Number.MAX_SAFE_INTEGER)
      const isAboutModel = limit !== undefined || record !== null || replay !== null
      if (!Number.isInteger(most) || most < 1 || (record !== null && replay !== null) || (isAboutModel && !model))
        throw misused(USAGE.eval)
      if (model) {
        const { evalWithModel } = await import('../eval-model.ts')
        return evalWithModel(config, { json, limit: most, record, replay }, output)
      }
      const { evalCommand } = await import('../../cli/eval.ts')
      const mind = await mindOf(config)
      return evalCommand({ ...mind, newStore: openMemory }, { json }, output)
    },
  },
}
