import type { Guide, QuizItem, Said, Step } from '../knowledge/guide.ts'
import { pictureOf } from '../knowledge/guide-picture.ts'
import { fillLine } from '../replies/operator.ts'
import { SHEET } from '../replies/sheet.ts'
import { DEFAULT_VOICE, say } from '../replies/voice.ts'
import { sha256 } from '../shared/ids.ts'

/** What a guide puts on one sheet of paper, before anything is measured. */

export interface SheetStep {
  number: number
  title: string
  said: string
  simpler: string
  /** The drawn screen in outline: how many items, which is marked, and its word. */
  screen: { items: number; item: number; word: string } | null
}

export interface SheetQuestion {
  stem: string
  /** "A. …" */
  options: string[]
  /** The letter of the right one. */
  right: string
}

export interface SheetContent {
  title: string
  remember: string
  steps: SheetStep[]
  warning: string
  questions: SheetQuestion[]
  askWhom: string
  /** Source, date, and what the star means. */
  foot: string
}

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F']
const QUESTIONS = 3

export function sheetContent(guide: Guide): SheetContent {
  const steps = guide.steps.map((step) => sheetStep(guide, step))
  const askWhom = guide.questions.find((question) => question.section === 'hoi-ai')?.said ?? []
  return {
    title: onPaper(guide.title),
    remember: fillLine(SHEET.remember, { remember: onPaper(guide.remember) }),
    steps,
    warning: saidOnPaper(guide.warning),
    questions: selfCheck(guide).map(sheetQuestion),
    askWhom: saidOnPaper(askWhom),
    foot: footOf(guide),
  }
}

function sheetStep(guide: Guide, step: Step): SheetStep {
  const picture = pictureOf(guide, step.number)
  return {
    number: step.number,
    title: onPaper(step.title),
    said: saidOnPaper(step.said),
    simpler: fillLine(SHEET.simpler, { said: saidOnPaper(step.simpler) }),
    screen: picture
      ? { items: picture.items.length, item: picture.highlight.item, word: onPaper(picture.highlight.word) }
      : null,
  }
}

/** Runs as one text; a tip is starred, and the foot says what the star means. */
function saidOnPaper(said: readonly Said[]): string {
  return said.map((run) => onPaper(run.text) + (run.tip ? ' (*)' : '')).join(' ')
}

/** Paper speaks to the reader as "bác" and of the bot as a third: nobody on paper says "cháu". */
function onPaper(text: string): string {
  const said = say(text.replaceAll('{b}', SHEET.bot).replaceAll('{a}', ''), DEFAULT_VOICE)
  return said
    .replaceAll('\n', ' ')
    .replaceAll(new RegExp(`(^|[.!?…]["”]?\\s)${SHEET.bot}`, 'gu'), (whole) =>
      whole.replace(SHEET.bot, SHEET.bot.charAt(0).toLocaleUpperCase('vi') + SHEET.bot.slice(1)),
    )
}

type Asked = Exclude<QuizItem, { type: 'practice' | 'order' }>

/** Three questions, one of each level where there is one, the shortest of each: they must fit on the back in large letters. */
function selfCheck(guide: Guide): Asked[] {
  const asked = guide.quiz
    .filter((item): item is Asked => item.type !== 'practice' && item.type !== 'order')
    .toSorted((a, b) => lengthOf(a) - lengthOf(b))
  const byLevel = [1, 2, 3].flatMap((level) => asked.find((item) => item.level === level) ?? [])
  const others = asked.filter((item) => !byLevel.includes(item))
  return [...byLevel, ...others].slice(0, QUESTIONS)
}

function lengthOf(item: Asked): number {
  const options = item.type === 'truefalse' ? 0 : item.options.reduce((sum, option) => sum + option.text.length + 10, 0)
  return item.stem.length + options
}

function sheetQuestion(item: Asked): SheetQuestion {
  if (item.type === 'truefalse')
    return {
      stem: `${onPaper(item.stem)} ${SHEET.trueFalse}`,
      options: [`A. ${SHEET.right}`, `B. ${SHEET.wrong}`],
      right: item.right ? 'A' : 'B',
    }
  // Shuffled by their names: always the same on paper, and the right one not always first.
  const options = item.options.toSorted((a, b) => rank(item.id, a.key).localeCompare(rank(item.id, b.key)))
  return {
    stem: onPaper(item.stem),
    options: options.map((option, index) => `${LETTERS[index]}. ${onPaper(option.text)}`),
    right: LETTERS[options.findIndex((option) => option.right)] ?? '',
  }
}

function rank(item: string, key: string): string {
  return sha256(`${item} ${key}`)
}

function footOf(guide: Guide): string {
  const sources = guide.cardSources.flatMap((id) => {
    const source = guide.sources[id]
    return source ? [`${source.name}, ${source.date}`] : []
  })
  const [year = '', month = '', day = ''] = guide.checkedOn.split('-')
  const values = { guide: guide.id, checkedOn: `${Number(day)}/${Number(month)}/${year}`, sources: sources.join('; ') }
  const line = fillLine(sources.length > 0 ? SHEET.foot : SHEET.footNoSource, values)
  return `${line} ${SHEET.tips}`
}
