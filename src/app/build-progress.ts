import type { AppError } from '../errors.ts'
import { fillLine, operatorLines, operatorSentence } from '../replies/operator.ts'

const BAR = 24
/** Lines a build writes where no terminal shows a bar. */
const LINES = 10

interface Output {
  isTTY?: boolean
  write(text: string): unknown
}

/** The one line before a build; `outside` as its choice describes it. */
export function buildingLine(outside: string | null): string {
  return outside === null ? operatorLines.building : fillLine(operatorLines.buildingWith, { embedder: outside })
}

/** Said once at a start whose second embedder failed: answers go on with the built-in one. */
export function embedderLostLine({ code, details }: AppError): string {
  return fillLine(operatorLines.embedderLost, { sentence: operatorSentence(code, details) })
}

/** Shows how far a build is: a bar that fills on a terminal, some lines in a file. */
export function buildProgress(output: Output): (done: number, of: number) => void {
  let shown = 0
  return (done, of) => {
    const share = of === 0 ? 1 : done / of
    const text = fillLine(operatorLines.embedding, { done, of, percent: Math.floor(100 * share) })
    if (output.isTTY) {
      const full = Math.round(BAR * share)
      output.write(`\r[${'█'.repeat(full)}${'·'.repeat(BAR - full)}] ${text}${done === of ? '\n' : ''}`)
      return
    }
    const line = Math.floor(LINES * share)
    if (line > shown) output.write(`${text}\n`)
    shown = line
  }
}
