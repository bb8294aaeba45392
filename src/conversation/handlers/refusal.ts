import { type Answer, citationsOf, type RefusalReason, type Sentence } from '../../assistant/answer.ts'
import type { GuideId } from '../../knowledge/guide.ts'
import { MENU } from '../../replies/menu.ts'
import { REFUSALS as R } from '../../replies/refusals.ts'
import { TALK } from '../../replies/talk.ts'
import { say } from '../../replies/voice.ts'
import { words as textWords } from '../../shared/text.ts'
import { joinSentences, sourceLines } from '../answer-words.ts'
import { choiceOf, type Draft, type DraftChoice, draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import { holds } from '../words.ts'
import { othersHere } from './people.ts'
import { wayOut } from './unclear.ts'

/** D13-D15, D36, D39: declined in one or two lines, then what the bot can do. */

type Line = 'profit' | 'health' | null

/** `facts`: what the documents really say, set against a forged figure. */
export function refuse(turn: TurnContext, reason: RefusalReason, line: Line, facts: readonly Sentence[]): Outcome {
  return says('refuse', words(turn, reason, line, facts), {
    refused: true,
    citations: [...new Set(facts.flatMap((fact) => [...fact.cites]))],
  })
}

function words(turn: TurnContext, reason: RefusalReason, line: Line, facts: readonly Sentence[]): Draft {
  const { voice } = turn
  switch (reason) {
    case 'offtopic': {
      const template = line === 'profit' ? R.offtopicProfit : line === 'health' ? R.offtopicHealth : R.offtopic
      return fromTemplate(
        template,
        voice,
        {},
        {
          dvc: { do: 'guides', skills: ['dvc', 'vneid'] },
          qr: { do: 'guides', skills: ['qr', 'muasam'] },
          antoan: { do: 'guides', skills: ['antoan'] },
          lesson: { do: 'lesson', guide: null },
        },
      )
    }
    case 'attack':
      return facts.length > 0
        ? fromWords(R.attackFact, voice, { fact: joinSentences(facts, voice, false) })
        : fromWords(R.attack, voice)
    case 'others': {
      const here = othersHere(turn)
      return here === null ? fromWords(R.others, voice) : draft(here)
    }
    case 'act-for-you':
      return fromWords(R.actForYou, voice)
    case 'language':
      return fromTemplate(
        R.language,
        voice,
        {},
        {
          vneid: { do: 'guides', skills: ['vneid'] },
          qr: { do: 'guides', skills: ['qr'] },
          human: { do: 'human' },
        },
      )
    case 'not-found':
      return fromWords(R.notFoundPlace, voice)
  }
}

/** Not in the documents: said so, with the nearest thing that is written and whom to ask. Nothing is guessed. */
export function notFound(
  turn: TurnContext,
  answer: Extract<Answer, { kind: 'refused' }>,
  text: string,
  guides: readonly GuideId[],
): Outcome {
  const { voice, parts } = turn
  const place = answer.nearest[0]?.cites[0] ?? answer.sources[0]?.address ?? ''
  const named = [...parts.catalog.plans.values()].find((each) => answer.subject?.startsWith(`${each.meta.name}: `))
  const plan = named ?? parts.catalog.plans.get(place.split('#')[0] ?? '')
  const kept = {
    refused: true,
    guides: [...guides],
    citations: citationsOf(answer),
    memory: {
      lastAnswer: {
        text: '',
        rest: [],
        sources: sourceLines(answer, voice),
        question: text.slice(0, 500),
        at: turn.now,
      },
    },
  }
  if (plan && answer.subject) {
    const nearest =
      answer.nearest.length > 0
        ? `\n${say(TALK.nearest.text, voice, { fact: joinSentences(answer.nearest, voice, true) })}`
        : ''
    const slots = {
      plan: plan.meta.name,
      subject: say(answer.subject.replace(`${plan.meta.name}: `, ''), voice),
      nearest,
      source: answer.sources.map((source) => say(source.text, voice)).join(' '),
      askWhom: answer.askWhom ? say(TALK.askWhom.text, voice, { whom: say(answer.askWhom, voice) }) : '',
    }
    return says(
      'refuse',
      // Asked of no plan by name, the silence of one must not be told for all: the nearest words only say where they stand.
      fromTemplate(named ? R.notFoundPlan : R.notFoundPlans, voice, slots, {
        note: { do: 'note-gap' },
        other: { do: 'other-thing' },
      }),
      kept,
    )
  }
  if (isElsewhere(turn, text)) return says('refuse', fromWords(R.notFoundPlace, voice), kept)
  const { unclear } = turn.memory
  const counted = { ...kept, memory: { ...kept.memory, unclear: unclear + 1 } }
  if (unclear > 0) {
    const out = wayOut(turn, unclear)
    const note = choiceOf(R.notFound, 'note', voice, { do: 'note-gap' })
    const opening = say(MENU.notFoundAgain.text, voice)
    return says('refuse', { ...out, text: `${opening} ${out.text}`, choices: [note, ...out.choices] }, counted)
  }
  const near = nearGuides(turn, guides)
  const slots = {
    subject: answer.subject ?? '',
    askWhom: answer.askWhom ? say(answer.askWhom, voice) : TALK.askWhomUsual.text,
    near: near.length > 0 ? say(R.nearGuides.text, voice) : '',
  }
  const declined = fromTemplate(answer.subject === null ? R.notFound : R.notFoundAbout, voice, slots, {
    note: { do: 'note-gap' },
    other: { do: 'other-thing' },
    human: { do: 'human' },
  })
  return says('refuse', { ...declined, choices: [...near, ...declined.choices] }, counted)
}

/** Guides that come nearest, to be opened by a digit: whoever meant one of them is a step away from it. */
function nearGuides({ parts }: TurnContext, guides: readonly GuideId[]): DraftChoice[] {
  return guides.flatMap((id) => {
    const guide = parts.catalog.guides.get(id)
    return guide ? [{ label: guide.name, intent: { do: 'guide', guide: id } }] : []
  })
}

/** A province or commune without a plan of ours is named. */
function isElsewhere(turn: TurnContext, text: string): boolean {
  const typed = textWords(text)
  return turn.parts.catalog.places.some(
    (place) =>
      place.plans.length === 0 &&
      place.offers.length === 0 &&
      [place.name, ...place.aliases].some((name) => textWords(name).length > 1 && holds(typed, name)),
  )
}

/** An English question with a Vietnamese word or two in it. */
export function languageEnglish(turn: TurnContext): Outcome {
  return refuse(turn, 'language', null, [])
}

/** "Ghi câu này": the masked question, without any address, for the people who write the guides. */
export function noteGap(turn: TurnContext): Outcome {
  const question = turn.memory.lastAnswer?.question ?? ''
  return says('answer', fromWords(TALK.noted, turn.voice), {
    effects: question === '' ? [] : [{ type: 'gapNoted', question, at: turn.now }],
  })
}
