import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMind } from '../../../src/app/mind.ts'
import { chooseModel } from '../../../src/app/model.ts'
import type { Answer } from '../../../src/assistant/answer.ts'
import { evaluate } from '../../../src/cli/eval.ts'
import { readConfig } from '../../../src/config.ts'
import type { Catalog } from '../../../src/knowledge/catalog.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { silentLog } from '../../../src/shared/log.ts'
import { openMemory } from '../../../src/storage/index.ts'
import { obedient, passagesIn } from '../../../tests/support/model-servers/honest.ts'
import { type Behaviour, reply, startModelServer } from '../../../tests/support/model-servers/server.ts'
import { printResult, settingsOf } from '../sides.ts'

/** An obedient model: whether every number it says stands in the place it cites, and whether places get lost. */

export interface NumbersSettings {
  questions: number
  /** Rows of the development sets; all of them with 0. */
  rows: number
}

export interface NumbersResult {
  answers: number
  worded: number
  numbers: number
  /** Numbers that stand in no cited place. */
  loose: { number: string; sentence: string; cites: readonly string[] }[]
  /** Citation recall and precision on the plan questions: without and with the model. */
  rules: { recall: number; precision: number }
  model: { recall: number; precision: number }
}

const { questions, rows } = settingsOf<NumbersSettings>()
const folder = mkdtempSync(join(tmpdir(), 'hvs-numbers-'))

/** Says the sentences with figures first: a model that has nothing but numbers on its mind. */
const countingModel: Behaviour = (call, response) => {
  const lines = passagesIn(call).flatMap(({ address, text }) => {
    const sentences = text.split(/(?<=[.;])\s|\n/u)
    const figures = sentences.filter((sentence) => /\d/u.test(sentence))
    return [...new Set([...figures.slice(0, 2), sentences[0]])].map((sentence) => `${sentence} [${address}]`)
  })
  reply(response, lines.join('\n'))
}

async function mindWith(behaviour: Behaviour) {
  const server = await startModelServer(behaviour)
  const config = readConfig({ DATA_DIR: folder, OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'obedient' })
  const { wrap } = chooseModel(config, systemClock(), silentLog())
  return { mind: await openMind(config, wrap ? { wrap } : {}), close: () => server.close() }
}

function asked({ guides, plans }: Catalog): string[] {
  const ofGuides = [...guides.values()].flatMap(({ ask }) => ask)
  const ofPlans = [...plans.values()].flatMap(({ meta, places }) =>
    places.flatMap(({ blocks: [block] }) =>
      block ? [`${meta.name} nói gì về ${block.text.split(/\s+/u).slice(0, 12).join(' ')}`] : [],
    ),
  )
  const all = [...ofPlans, ...ofGuides]
  return Array.from({ length: questions }, (_, at) => all[Math.floor((at * all.length) / questions)] ?? '')
}

/** Every number of the answer, whoever's words it stands in. What the rules alone may say without a place: how many steps a guide has. */
function looseNumbers(answer: Answer & { kind: 'cited' }, catalog: Catalog) {
  return answer.sentences.flatMap(({ text, cites }) => {
    const places = cites.flatMap((address) => {
      const inside = catalog.passages.filter((one) => one.address.startsWith(`${address}.`))
      return [...(catalog.passage(address) ? [catalog.passage(address)] : []), ...inside]
    })
    const held = places.flatMap((place) => (place ? [place.address, place.docName, ...place.headings, place.text] : []))
    return (text.match(/\d+(?:[.,/]\d+)*/gu) ?? []).map((number) => ({
      number,
      sentence: text,
      cites,
      isLoose:
        !new RegExp(`(?<!\\d)${number.replaceAll(/[.]/gu, '\\.')}(?!\\d)`, 'u').test(held.join('\n')) &&
        Number(number) !== cites.length,
    }))
  })
}

const counting = await mindWith(countingModel)
const result: NumbersResult = {
  answers: 0,
  worded: 0,
  numbers: 0,
  loose: [],
  rules: { recall: 0, precision: 0 },
  model: { recall: 0, precision: 0 },
}
for (const [at, text] of asked(counting.mind.catalog).entries()) {
  const question = { text, place: null, cadre: at % 2 === 0, topics: [], now: 0, asker: `a${at}` }
  const { answer } = await counting.mind.assistant.answer(question)
  result.answers += 1
  if (answer.kind !== 'cited' || answer.composedBy !== 'model') continue
  result.worded += 1
  const numbers = looseNumbers(answer, counting.mind.catalog)
  result.numbers += numbers.length
  result.loose.push(
    ...numbers.filter(({ isLoose }) => isLoose).map(({ number, sentence, cites }) => ({ number, sentence, cites })),
  )
}
await counting.close()

const plain = await openMind(readConfig({ DATA_DIR: folder }))
const honest = await mindWith(obedient)
const limit = rows === 0 ? Number.POSITIVE_INFINITY : rows
for (const [side, mind] of [
  ['rules', plain],
  ['model', honest.mind],
] as const) {
  const [plans] = await evaluate({ ...mind, newStore: openMemory }, limit, ['plan-questions'])
  if (!plans) throw new Error('the plan questions are not scored')
  const { overall } = plans.scores as { overall: { citation_recall: number; citation_precision: number } }
  result[side] = { recall: overall.citation_recall, precision: overall.citation_precision }
}
await honest.close()
rmSync(folder, { recursive: true, force: true })
printResult(result)
