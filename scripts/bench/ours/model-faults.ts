import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMind } from '../../../src/app/mind.ts'
import { chooseModel } from '../../../src/app/model.ts'
import { readConfig } from '../../../src/config.ts'
import { beginTalk, onboardedMemory, SCRIPT_START } from '../../../src/conversation/converse.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { countingLog } from '../../../src/shared/log.ts'
import { openMemory } from '../../../src/storage/index.ts'
import { BROKEN } from '../../../tests/support/model-servers/broken.ts'
import { careful } from '../../../tests/support/model-servers/honest.ts'
import { type Behaviour, startModelServer } from '../../../tests/support/model-servers/server.ts'
import { beside, computed } from '../../../tests/support/timing.ts'
import { printResult, settingsOf } from '../sides.ts'

/** A model that is broken or slow, behind the whole conversation and the real clock: how soon a cited answer comes all the same. */

export interface FaultsSettings {
  /** Questions to each server, one after another. */
  questions: number
}

export interface FaultRow {
  fault: string
  questions: number
  /** Answers that cite something. */
  cited: number
  /** Slowest answer. */
  ms: number
  /** Answers later than a person is made to wait, on a machine that does nothing else. */
  late: number
  /** Requests the server got. */
  requests: number
  /** Lines in the log about the model. */
  lines: number
  /** Only where messages can be edited: when the model's answer took the place of the first, and whether it was one. */
  replaced?: { ms: number; cited: boolean; late: boolean }
}

const { questions } = settingsOf<FaultsSettings>()
/** Within so long a first answer is out, and the one in its place. */
const FIRST_MS = 8_000
const REPLACED_MS = 20_000
const folder = mkdtempSync(join(tmpdir(), 'hvs-faults-'))
/** Later than the first answer must be out, sooner than it may be replaced. */
const LATE_MS = 9_000
/** A place short enough to be said whole. */
const ASKED =
  'Lai Châu năm 2026 đặt chỉ tiêu cán bộ, công chức, viên chức hiểu biết về chuyển đổi số bao nhiêu phần trăm'
const SLOW: Record<string, Behaviour> = {
  'hangs for a minute': (_call, response) => void setTimeout(() => response.end(), 60_000).unref(),
  'a byte a second': (_call, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const dripping = setInterval(() => response.write(' '), 1000)
    response.once('close', () => clearInterval(dripping))
  },
}

async function under(fault: string, behaviour: Behaviour, count: number): Promise<FaultRow> {
  const server = await startModelServer(behaviour)
  const config = readConfig({ DATA_DIR: folder, OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'broken' })
  const { log, events } = countingLog()
  const { wrap } = chooseModel(config, systemClock(), log)
  const { parts, hide, catalog } = await openMind(config, wrap ? { wrap } : {})
  const asks = [...catalog.guides.values()].flatMap((guide) => guide.ask.slice(0, 3))
  const row: FaultRow = { fault, questions: count, cited: 0, ms: 0, late: 0, requests: 0, lines: 0 }
  for (const question of asks.slice(0, count)) {
    const stop = watch()
    const talk = beginTalk(parts, hide, openMemory(), onboardedMemory(SCRIPT_START), `terminal:fault:${question}`)
    const report = await talk.say(question, SCRIPT_START)
    const { ms, isLate } = stop(FIRST_MS)
    row.ms = Math.max(row.ms, ms)
    if (isLate) row.late += 1
    if (report.citations.length > 0 || report.scam !== null || report.emergency || report.clarify) row.cited += 1
  }
  row.requests = server.calls.length
  row.lines = [...events.values()].reduce((sum, times) => sum + times, 0)
  await server.close()
  return row
}

/** Milliseconds until it is asked, and whether that is too late: what the machine did besides, or computes slowly, is not ours. */
function watch(): (limitMs: number) => { ms: number; isLate: boolean } {
  const [began, before] = [performance.now(), computed()]
  return (limitMs) => {
    const ms = Math.round(performance.now() - began)
    return { ms, isLate: ms > limitMs && ms > beside(limitMs + computed() - before) }
  }
}

/** A model that needs longer than eight seconds, on a channel that edits what it sent: the first answer, and the one in its place. */
async function edited(): Promise<FaultRow> {
  const server = await startModelServer((call, response) => void setTimeout(() => careful(call, response), LATE_MS))
  const config = readConfig({ DATA_DIR: folder, OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'late' })
  const { log, events } = countingLog()
  const { wrap } = chooseModel(config, systemClock(), log)
  const { assistant } = await openMind(config, wrap ? { wrap } : {})
  const stop = watch()
  const question = { text: ASKED, place: null, cadre: true, topics: [], now: Date.now(), replaceable: true }
  const first = await assistant.answer(question)
  const { ms, isLate } = stop(FIRST_MS)
  const later = await first.later
  const second = stop(REPLACED_MS)
  const isCited = later?.kind === 'cited' && later.composedBy === 'model'
  await server.close()
  return {
    ...{ fault: 'nine seconds, on a channel that edits', questions: 1, ms, late: isLate ? 1 : 0 },
    cited: first.answer.kind === 'cited' && first.answer.composedBy === 'rules' ? 1 : 0,
    requests: server.calls.length,
    lines: [...events.values()].reduce((sum, times) => sum + times, 0),
    replaced: { ms: second.ms, cited: isCited, late: second.isLate },
  }
}

// The index is built once, before the clock counts.
await openMind(readConfig({ DATA_DIR: folder }))
const rows: FaultRow[] = []
for (const [fault, { behaviour }] of Object.entries(BROKEN)) rows.push(await under(fault, behaviour, questions))
// One question each: every one takes the whole time a model is given.
const slow = Object.entries(SLOW).map(([fault, behaviour]) => under(fault, behaviour, 1))
rows.push(...(await Promise.all([...slow, edited()])))
rmSync(folder, { recursive: true, force: true })
printResult(rows)
