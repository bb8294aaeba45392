import type { Guide } from '../../knowledge/guide.ts'
import { MENU as R } from '../../replies/menu.ts'
import { say } from '../../replies/voice.ts'
import { choiceOf, type Draft, type DraftChoice, draft, fromTemplate } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'

/** What was not understood: asked back once, and every further time in a row with another way out, never in the same words. */

/** Things to try shown at once; with a person and the menu they are five choices. */
const EXAMPLES = 3

export function unclear(turn: TurnContext): Outcome {
  const { unclear: before } = turn.memory
  return says('ask', before === 0 ? firstList(turn) : wayOut(turn, before), { memory: { unclear: before + 1 } })
}

function firstList(turn: TurnContext): Draft {
  return fromTemplate(
    R.unclear,
    turn.voice,
    {},
    {
      dvc: { do: 'guides', skills: ['vneid', 'dvc'] },
      qr: { do: 'guides', skills: ['qr', 'muasam'] },
      scam: { do: 'scam-ask' },
      lesson: { do: 'lesson', guide: null },
      human: { do: 'human' },
    },
    'clarify',
  )
}

/** Another way out for each time in a row: shorter words, things to try, a person; then other things to try. */
export function wayOut(turn: TurnContext, time: number): Draft {
  const ways = { human: { do: 'human' }, menu: { do: 'menu' } } as const
  if (time === 1) return fromTemplate(R.unclearAgain, turn.voice, {}, ways, 'clarify')
  if (time % 2 === 1) {
    const { desk } = turn.parts.operator
    const text = turn.parts.desk && desk ? R.unclearDesk : R.unclearPlace
    return fromTemplate(text, turn.voice, {}, ways, 'clarify')
  }
  const rest = [
    choiceOf(R.unclearAgain, 'human', turn.voice, ways.human),
    choiceOf(R.unclearAgain, 'menu', turn.voice, ways.menu),
  ]
  const examples = examplesOf(turn, time / 2 - 1).map(
    (guide): DraftChoice => ({ label: guide.name, intent: { do: 'guide', guide: guide.id } }),
  )
  return draft(say(R.unclearExamples.text, turn.voice), [...examples, ...rest], 'clarify')
}

/** A few core guides of different skills, others each time round. */
function examplesOf({ parts }: TurnContext, round: number): Guide[] {
  const bySkill = new Map<string, Guide[]>()
  for (const guide of parts.catalog.guides.values())
    if (guide.core) bySkill.set(guide.skill, [...(bySkill.get(guide.skill) ?? []), guide])
  const skills = [...bySkill.values()]
  return Array.from({ length: Math.min(EXAMPLES, skills.length) }, (_, at) => {
    const index = round * EXAMPLES + at
    const guides = skills[index % skills.length] ?? []
    return guides[Math.floor(index / skills.length) % guides.length]
  }).flatMap((guide) => guide ?? [])
}
