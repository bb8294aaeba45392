import type { Benchmark } from './benchmark.ts'
import { citation } from './citation.ts'
import { crash } from './crash.ts'
import { cut } from './cut.ts'
import { delivery } from './delivery.ts'
import { due } from './due.ts'
import { forged } from './forged.ts'
import { injection } from './injection.ts'
import { missed } from './missed.ts'
import { pii } from './pii.ts'
import { qr } from './qr.ts'
import { quizCrash } from './quiz-crash.ts'
import { quizTurns } from './quiz-turns.ts'
import { searchTime } from './search-time.ts'
import { spelling } from './spelling.ts'
import { start } from './start.ts'
import { webhooks } from './webhooks.ts'
import { year } from './year.ts'

/** Every benchmark that is built, in the order it is run and printed. */
export const BENCHMARKS: readonly Benchmark[] = [
  spelling,
  citation,
  missed,
  searchTime,
  crash,
  delivery,
  quizTurns,
  start,
  quizCrash,
  cut,
  due,
  year,
  qr,
  webhooks,
  forged,
  pii,
  injection,
]
