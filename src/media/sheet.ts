import type { Guide } from '../knowledge/guide.ts'
import { fillLine } from '../replies/operator.ts'
import { SHEET } from '../replies/sheet.ts'
import { fontFile } from './font.ts'
import { qrSquares } from './qr.ts'
import {
  type Block,
  BODY,
  codeBlock,
  fontName,
  PAPER,
  type Page,
  questionBlock,
  ROOM,
  stack,
  stepBlock,
  text,
  warningBlock,
  writeLine,
} from './sheet-blocks.ts'
import { type SheetContent, type SheetStep, sheetContent } from './sheet-content.ts'

/** A guide on one sheet of paper: the steps in large letters, and on the back three questions to check oneself. */

export interface SheetOptions {
  /** Where the code leads; null prints none. */
  link: string | null
  /** Who helps, when a phone number is known; else lines to fill in by hand. */
  helper: { name: string; phone: string } | null
}

export interface Sheet {
  pdf: Uint8Array
  /** What did not fit in 18 points: the simpler wordings, or the hint whom to ask; steps that went to the back. */
  left: ('simpler' | 'askWhom')[]
  /** Points left free on each side; below 0 something would overlap. */
  spare: { front: number; back: number }
  /** First step printed on the back, or null. */
  turnOverAt: number | null
}

/** More steps than this on one side are a wall of text. */
const MOST_STEPS = 7
const CODE = 80
const GAP = 6
const SMALL = 11

export async function printSheet(guide: Guide, options: SheetOptions): Promise<Sheet> {
  const content = sheetContent(guide)
  const code = options.link ? codeBlock(await qrSquares(options.link), CODE) : null
  const front = fillFront(content, code, options)
  const back = fillBack(content, content.steps.slice(front.printed))
  const left: Sheet['left'] = []
  if (!front.withSimpler) left.push('simpler')
  if (!back.withAskWhom) left.push('askWhom')
  const pdf = await write(guide, (page) => {
    front.draw(page)
    page.addPage()
    back.draw(page)
  })
  const spare = { front: front.spare, back: back.spare }
  return { pdf, left, spare, turnOverAt: front.printed < content.steps.length ? front.printed + 1 : null }
}

/** Steps with their simpler wording where all fit; else without; else as many as fit, the others on the back. */
function fillFront(content: SheetContent, code: Block | null, { helper }: SheetOptions) {
  const width = code ? ROOM - CODE - 16 : ROOM
  const title = stack(
    [
      text(content.title, { size: 24, weight: 700 }, PAPER.margin, width),
      text(content.remember, { size: BODY, weight: 700 }, PAPER.margin, width),
    ],
    4,
  )
  const top = PAPER.margin + Math.max(title.height, code ? CODE + SMALL + 6 : 0) + 12
  const foot = stack(
    [
      text(helper ? fillLine(SHEET.helper, helper) : SHEET.helperEmpty, { size: 14, weight: 700 }),
      text(content.foot, { size: SMALL, weight: 500 }),
    ],
    5,
  )
  const warning = warningBlock(SHEET.warning, content.warning)
  const footTop = PAPER.height - PAPER.margin - foot.height
  const warningTop = footTop - 8 - warning.height
  const { steps, printed, withSimpler } = chooseSteps(content.steps, warningTop - 10 - top)
  return {
    printed,
    withSimpler,
    spare: warningTop - 10 - top - steps.height,
    draw(page: Page) {
      title.draw(page, PAPER.margin)
      if (code) {
        code.draw(page, PAPER.margin)
        writeLine(page, SHEET.scan, { size: SMALL, weight: 700 }, PAPER.margin + ROOM - CODE, PAPER.margin + CODE + 4)
      }
      // What is left of the page goes between the steps, up to a point: lines far apart lose each other.
      const loose = (warningTop - 10 - top - steps.height) / Math.max(1, printed)
      stack(steps.blocks, GAP + Math.min(18, Math.max(0, loose))).draw(page, top)
      warning.draw(page, warningTop)
      foot.draw(page, footTop)
    },
  }
}

function chooseSteps(all: readonly SheetStep[], room: number) {
  const blocksOf = (steps: readonly SheetStep[], withSimpler: boolean) => {
    const blocks = steps.map((step) => stepBlock(step, withSimpler))
    const next = all[steps.length]
    if (next) blocks.push(text(fillLine(SHEET.turnOver, { from: next.number }), { size: 14, weight: 700 }))
    return { blocks, height: stack(blocks, GAP).height }
  }
  for (const withSimpler of [true, false]) {
    const steps = blocksOf(all, withSimpler)
    if (all.length <= MOST_STEPS && steps.height <= room) return { steps, printed: all.length, withSimpler }
  }
  let printed = Math.min(MOST_STEPS, all.length)
  while (printed > 1 && blocksOf(all.slice(0, printed), false).height > room) printed -= 1
  return { steps: blocksOf(all.slice(0, printed), false), printed, withSimpler: false }
}

function fillBack(content: SheetContent, rest: readonly SheetStep[]) {
  const heading = (words: string) => text(words, { size: 22, weight: 700 })
  const steps =
    rest.length > 0 ? [stack([heading(SHEET.stepsOn), ...rest.map((step) => stepBlock(step, false))], GAP)] : []
  const questions = stack(
    [
      heading(fillLine(SHEET.check, { count: content.questions.length })),
      ...content.questions.map((question, index) => questionBlock(question, index + 1)),
    ],
    12,
  )
  const whom = stack([heading(SHEET.askWhom), text(content.askWhom, { size: BODY, weight: 500 })], 4)
  const answers = fillLine(SHEET.answers, {
    answers: content.questions
      .map(({ right }, index) => fillLine(SHEET.answer, { number: index + 1, letter: right }))
      .join(' · '),
  })
  const room = PAPER.height - 2 * PAPER.margin - 26
  const withAskWhom = stack([...steps, questions, whom], 22).height <= room
  const blocks = withAskWhom ? [...steps, questions, whom] : [...steps, questions]
  return {
    withAskWhom,
    spare: room - stack(blocks, 22).height,
    draw(page: Page) {
      stack(blocks, 22).draw(page, PAPER.margin)
      // Upside down, so that nobody reads the answers with the questions.
      page.save()
      page.rotate(180, { origin: [PAPER.width / 2, PAPER.height - PAPER.margin - 9] })
      writeLine(page, answers, { size: 14, weight: 700 }, PAPER.margin, PAPER.height - PAPER.margin - 18)
      page.restore()
    },
  }
}

/** Two pages as PDF, the font inside, with the guide's date so that the same guide gives the same bytes. */
async function write(guide: Guide, draw: (page: Page) => void): Promise<Uint8Array> {
  const { default: PDFDocument } = await import('pdfkit')
  const page = new PDFDocument({
    size: 'A4',
    margin: 0,
    lang: 'vi-VN',
    displayTitle: true,
    info: { Title: guide.title, CreationDate: new Date(`${guide.checkedOn}T00:00:00Z`) },
  })
  const chunks: Buffer[] = []
  page.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((done) => page.on('end', done))
  for (const weight of [500, 700] as const) page.registerFont(fontName(weight), fontFile(weight))
  draw(page)
  page.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}
