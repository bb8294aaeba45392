import { isSection } from './address.ts'
import type { Findings } from './content-problem.ts'
import type { Guide, GuideQuestion, Said, Step } from './guide.ts'
import { parseSaid } from './guide-parser-said.ts'

type Body = Pick<Guide, 'purpose' | 'needs' | 'steps' | 'troubles' | 'questions' | 'warning'>

interface Line {
  text: string
  /** In the file, from 1. */
  number: number
}

interface Block {
  heading: Line
  lines: Line[]
}

/** The body's headings, exactly these and in this order. */
const HEADINGS = [
  'Để làm gì {#muc-dich}',
  'Cần có {#can-co}',
  'Các bước',
  'Khi bị kẹt',
  'Hay hỏi',
  'Cảnh báo {#canh-bao}',
] as const

const SECTION_HEADING = /^(.+?)\s*\{#((?:ket|hoi)-[a-z0-9]+(?:-[a-z0-9]+)*)\}$/u
const STEP_HEADING = /^Bước (\d+) · (.+)$/u

/** Reads the prose under the fixed headings; `firstLine` is the file's line number of the body's first line. */
export function parseBody(body: string, firstLine: number, found: Findings): Body {
  const lines = body
    .split('\n')
    .map((text, index) => ({ text: text.trim(), number: firstLine + index }))
    .filter(({ text }) => text !== '')
  const { before, blocks } = splitAt(lines, '## ')
  for (const line of before) found.error(`line ${line.number}`, 'body.outside', { text: line.text.slice(0, 60) })
  const names = blocks.map(({ heading }) => heading.text)
  if (names.join('\n') !== HEADINGS.join('\n')) {
    const at = HEADINGS.findIndex((name, index) => names[index] !== name)
    const wrong = blocks[at === -1 ? HEADINGS.length : at]
    found.error(wrong ? `line ${wrong.heading.number}` : 'body', 'body.headings', {
      wanted: at === -1 ? '–' : (HEADINGS[at] ?? '–'),
      got: wrong?.heading.text ?? '–',
    })
  }
  const under = (heading: (typeof HEADINGS)[number]) =>
    blocks.find((block) => block.heading.text === heading)?.lines ?? []
  return {
    purpose: prose(under('Để làm gì {#muc-dich}'), '#muc-dich', found),
    needs: prose(under('Cần có {#can-co}'), '#can-co', found),
    steps: parseSteps(under('Các bước'), found),
    troubles: parseQuestions(under('Khi bị kẹt'), 'ket', found),
    questions: parseQuestions(under('Hay hỏi'), 'hoi', found),
    warning: prose(under('Cảnh báo {#canh-bao}'), '#canh-bao', found),
  }
}

function splitAt(lines: Line[], prefix: string): { before: Line[]; blocks: Block[] } {
  const before: Line[] = []
  const blocks: Block[] = []
  for (const line of lines) {
    if (line.text.startsWith(prefix)) {
      blocks.push({ heading: { text: line.text.slice(prefix.length).trim(), number: line.number }, lines: [] })
    } else (blocks.at(-1)?.lines ?? before).push(line)
  }
  return { before, blocks }
}

function prose(lines: Line[], item: string, found: Findings): Said[] {
  if (lines.length === 0) found.error(item, 'body.empty')
  return lines.flatMap((line) => {
    const { said, handOver } = parseSaid(line.text, item, found)
    if (handOver !== null) found.error(item, 'body.handOver', { text: line.text })
    return said
  })
}

function parseSteps(lines: Line[], found: Findings): Step[] {
  const { before, blocks } = splitAt(lines, '### ')
  for (const line of before) found.error(`line ${line.number}`, 'body.outside', { text: line.text.slice(0, 60) })
  if (blocks.length === 0) found.error('Các bước', 'body.empty')
  return blocks.map((block, index) => {
    const number = index + 1
    const heading = STEP_HEADING.exec(block.heading.text)
    if (heading?.[1] !== String(number)) {
      found.error(`line ${block.heading.number}`, 'body.stepHeading', { number, got: block.heading.text })
    }
    return parseStep(block, number, heading?.[2] ?? block.heading.text, found)
  })
}

function parseStep(block: Block, number: number, title: string, found: Findings): Step {
  const item = `#buoc-${number}`
  const step: Step = { number, title, said: [], simpler: [], branches: [] }
  for (const [index, { text, number: line }] of block.lines.entries()) {
    const branch = /^Nếu "([^"]+)":\s*(.+)$/u.exec(text)
    const simpler = /^Nói lại:\s*(.+)$/u.exec(text)
    if (index === 0) {
      const { said, handOver } = parseSaid(text, item, found)
      if (branch || simpler || handOver !== null) found.error(item, 'body.stepFirst', { text: text.slice(0, 60) })
      step.said = said
    } else if (simpler) {
      if (step.simpler.length > 0) found.error(item, 'body.simplerTwice')
      step.simpler = parseSaid(simpler[1] ?? '', `${item} Nói lại`, found).said
    } else if (branch) {
      const label = branch[1] ?? ''
      step.branches.push({ label, ...parseSaid(branch[2] ?? '', `${item} Nếu "${label}"`, found) })
    } else found.error(`line ${line}`, 'body.stepLine', { text: text.slice(0, 60) })
  }
  if (step.said.length === 0) found.error(item, 'body.empty')
  if (step.simpler.length === 0) found.error(item, 'body.noSimpler')
  return step
}

function parseQuestions(lines: Line[], kind: 'ket' | 'hoi', found: Findings): GuideQuestion[] {
  const { before, blocks } = splitAt(lines, '### ')
  for (const line of before) found.error(`line ${line.number}`, 'body.outside', { text: line.text.slice(0, 60) })
  return blocks.map((block) => {
    const heading = SECTION_HEADING.exec(block.heading.text)
    const section = heading?.[2] ?? ''
    if (!section.startsWith(`${kind}-`) || !isSection(section)) {
      found.error(`line ${block.heading.number}`, 'body.sectionId', { kind, got: block.heading.text })
    }
    const item = `#${section}`
    if (block.lines.length === 0) found.error(item, 'body.empty')
    const parsed = block.lines.map((line) => parseSaid(line.text, item, found))
    const handOvers = parsed.flatMap(({ handOver }) => (handOver === null ? [] : [handOver]))
    if (handOvers.length > 1) found.error(item, 'body.handOver', { text: handOvers.join(', ') })
    return {
      section,
      heading: heading?.[1] ?? block.heading.text,
      said: parsed.flatMap(({ said }) => said),
      handOver: handOvers[0] ?? null,
    }
  })
}
