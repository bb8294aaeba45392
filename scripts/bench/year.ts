import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openContent } from '../../src/knowledge/catalog-snapshot.ts'
import { simulateYear } from '../simulate-year.ts'
import { type Benchmark, median, ratioOf, round } from './benchmark.ts'

/** A year of daily messages: reviews against a fixed plan over the same facts, and the promises of when we write. */
export const year: Benchmark = {
  name: 'year',
  title: 'Một năm gửi bài: số lượt ôn so với ôn đều ba ngày một lần, và lời hứa về giờ giấc',
  async run({ full }) {
    const knowledge = resolve(import.meta.dirname, '../../knowledge')
    const { catalog } = await openContent(knowledge, join(tmpdir(), `hvs-year-${process.pid}.json`))
    const result = await simulateYear(catalog, { days: 365, each: full ? 10 : 2, seed: 20_261_121 })
    // Whoever answers half of what comes is shown in the rows, and promises nothing about a plan.
    const faithful = result.people.filter(({ kind }) => kind !== 'absent')
    const ours = round(median(faithful.map(({ reviews }) => reviews)))
    const peer = round(median(faithful.map(({ fixedReviews }) => fixedReviews)))
    const share = round(median(faithful.map(({ reviews, fixedReviews }) => reviews / fixedReviews)))
    const predicted = round(median(faithful.map((one) => one.predicted)))
    const { quiet, doubles, crowded, broken } = result
    return {
      ours,
      peer,
      ratio: ratioOf(peer, ours),
      unit: 'lượt ôn một người một năm',
      peerName: 'ôn mỗi dữ kiện đều ba ngày một lần, cùng dữ kiện, cùng trí nhớ giả định',
      raw: result.people.map((one) => ({
        ...one,
        predicted: round(one.predicted),
        trueRecall: round(one.trueRecall),
        fixedTrue: round(one.fixedTrue),
      })),
      also: {
        'tỉ lệ lượt ôn': share,
        'mức nhớ dự đoán cuối năm': predicted,
        'mức nhớ thật (giả lập) cuối năm': round(median(faithful.map((one) => one.trueRecall))),
        'mức nhớ thật của bên so sánh': round(median(faithful.map((one) => one.fixedTrue))),
        'tin đã gửi': result.messages,
        'lần gián đoạn': result.outages,
      },
      goals: [
        { text: 'lượt ôn ≤ 0,6 lần', met: share <= 0.6, hard: false },
        { text: 'mức nhớ dự đoán ≥ 90 %', met: predicted >= 0.9, hard: false },
        { text: `tin trong giờ nghỉ: ${quiet}`, met: quiet === 0, hard: true },
        { text: `hai tin một ngày: ${doubles}`, met: doubles === 0, hard: true },
        { text: `hai tin một máy cách dưới 30 phút: ${crowded}`, met: crowded === 0, hard: true },
        { text: `nhịp học mất vì gián đoạn: ${broken}`, met: broken === 0, hard: true },
      ],
    }
  },
}
