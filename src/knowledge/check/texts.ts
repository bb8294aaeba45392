import type { Guide, QuizItem, Said } from '../guide.ts'

/** One text a learner reads or hears, and where it stands. */
export interface LearnerText {
  item: string
  text: string
  /** `step` sentences are the shortest; `label` texts are the person's own words; `spoken` has no slots. */
  kind: 'step' | 'prose' | 'card' | 'quiz' | 'option' | 'label' | 'picture' | 'spoken'
}

/** Every text of a guide that reaches a learner, in reading order. */
export function learnerTexts(guide: Guide): LearnerText[] {
  const texts: LearnerText[] = [
    { item: 'title', text: guide.title, kind: 'label' },
    { item: 'name', text: guide.name, kind: 'label' },
    { item: 'remember', text: guide.remember, kind: 'card' },
  ]
  for (const { item, said, kind } of saidBlocks(guide)) texts.push({ item, text: joined(said), kind })
  for (const step of guide.steps) {
    texts.push({ item: `#buoc-${step.number}`, text: step.title, kind: 'label' })
    for (const { label } of step.branches) texts.push({ item: `#buoc-${step.number}`, text: label, kind: 'label' })
  }
  for (const { section, heading } of [...guide.troubles, ...guide.questions]) {
    texts.push({ item: `#${section}`, text: heading, kind: 'label' })
  }
  for (const [index, card] of guide.cards.entries()) {
    texts.push({ item: `cards.${index + 1}`, text: card.text, kind: 'card' })
  }
  for (const item of guide.quiz) texts.push(...quizTexts(item))
  for (const [index, { caption, alt, items }] of guide.pictures.entries()) {
    for (const text of [caption, alt, ...items]) texts.push({ item: `pictures.${index + 1}`, text, kind: 'picture' })
  }
  if (guide.loudspeaker) texts.push({ item: 'loudspeaker', text: guide.loudspeaker.text, kind: 'spoken' })
  return texts
}

function quizTexts(item: QuizItem): LearnerText[] {
  const at = `quiz.${item.id}`
  const quiz = (text: string | null): LearnerText[] => (text === null ? [] : [{ item: at, text, kind: 'quiz' }])
  if (item.type === 'practice') return quiz(item.stem)
  const asked = [...quiz(item.stem), ...quiz(item.say)]
  if (item.type === 'truefalse') return [...asked, ...quiz(item.why)]
  const shown = item.type === 'order' ? item.items : item.options
  const labels = shown.map(({ text }): LearnerText => ({ item: at, text, kind: 'option' }))
  const whys = item.type === 'order' ? [] : item.options.flatMap(({ why }) => quiz(why))
  return [...asked, ...labels, ...whys]
}

/** A place of the prose with its runs; steps hold the step itself, its simpler wording and each branch apart. */
export interface SaidBlock {
  item: string
  said: Said[]
  kind: 'step' | 'prose'
  /** False for texts that only repeat what stands above them, which need no mark of their own. */
  needsMark: boolean
}

/** The parts of a guide that are written as runs with facts behind them, each with where it stands. */
export function saidBlocks(guide: Guide): SaidBlock[] {
  const block = (section: string, said: Said[], needsMark = true): SaidBlock => ({
    item: `#${section}`,
    said,
    kind: 'prose',
    needsMark,
  })
  return [
    block('muc-dich', guide.purpose),
    block('can-co', guide.needs),
    ...guide.steps.flatMap(({ number, said, simpler, branches }): SaidBlock[] => {
      const at = `#buoc-${number}`
      return [
        { item: at, said, kind: 'step', needsMark: true },
        { item: `${at} Nói lại`, said: simpler, kind: 'step', needsMark: false },
        ...branches.map(
          (branch): SaidBlock => ({
            item: `${at} Nếu "${branch.label}"`,
            said: branch.said,
            kind: 'prose',
            needsMark: true,
          }),
        ),
      ]
    }),
    ...[...guide.troubles, ...guide.questions].map(({ section, said }) => block(section, said)),
    block('canh-bao', guide.warning, false),
  ]
}

/** Every text that states facts as one message: a place of the prose, a card, the loudspeaker text. */
export function statements(guide: Guide): { item: string; text: string; facts: string[] }[] {
  return [
    ...saidBlocks(guide).map(({ item, said }) => ({
      item,
      text: joined(said),
      facts: [...new Set(said.flatMap(({ facts }) => facts))],
    })),
    ...guide.cards.map(({ text, facts }, index) => ({ item: `cards.${index + 1}`, text, facts })),
    ...(guide.loudspeaker ? [{ item: 'loudspeaker', ...guide.loudspeaker }] : []),
  ]
}

/** The words of several runs, as shown. */
export function joined(said: readonly Said[]): string {
  return said.map(({ text }) => text).join(' ')
}

/** A text as long as it can get: slots in their longest form, `⏎` as a line break, third-person marks dropped. */
export function longest(text: string): string {
  return text
    .replaceAll('{u}', 'anh/chị')
    .replaceAll('{b}', 'cháu')
    .replaceAll('{a}', 'ạ')
    .replaceAll(/\{\{(.*?)\}\}/gu, '$1')
    .replaceAll(/\s*⏎\s*/gu, '\n')
    .normalize('NFC')
}
