import { type Answer, citationsOf } from '../../assistant/answer.ts'
import type { Reply } from '../../assistant/assistant.ts'
import { answerGuide } from '../../assistant/guide-answer.ts'
import { readRefusal } from '../../assistant/refuse.ts'
import type { LearnerChange } from '../../learning/record.ts'
import { FIRST_CONTACT } from '../../replies/first-contact.ts'
import { TALK } from '../../replies/talk.ts'
import { say } from '../../replies/voice.ts'
import { words } from '../../shared/text.ts'
import { citedText, footOf, sourceLines } from '../answer-words.ts'
import { affordable } from '../compose.ts'
import { type Draft, type DraftChoice, draft, fromTemplate } from '../draft.ts'
import { isOtherSubject } from '../emergency-words.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { Intent, IntentOf } from '../intent.ts'
import { wishFor } from '../lesson-plan.ts'
import { asksCost } from '../newcomer.ts'
import type { ChatMemory } from '../session.ts'
import { topicOf, withTopic } from '../topics.ts'
import { staysHome } from './abroad.ts'
import { choicesOf } from './answer-choices.ts'
import { danger } from './danger.ts'
import { doubted, suspectOf } from './doubt.ts'
import { isOngoing, isOpenStory, sos } from './emergency.ts'
import { cost } from './newcomer.ts'
import { notFound, refuse } from './refusal.ts'
import { repeats, saidAbove } from './said-above.ts'
import { scam } from './scam.ts'
import { unclear } from './unclear.ts'

/** A question: declined, checked as a pasted message, or answered with citations from plans and guides. */
export async function ask(turn: TurnContext, intent: IntentOf<'ask'>): Promise<Outcome> {
  const { text } = intent
  // A number where nothing is counted: what it is meant for is asked, and no plan is searched for it.
  if (/^\W*\d{1,2}\W*$/u.test(text)) return staying(turn) ?? unclear(turn)
  if (isOpenStory(turn.memory, turn.now, 'life') && !isOtherSubject(text))
    return danger(turn, { do: 'danger', card: 'stay' })
  const suspect = suspectOf(turn, text)
  if (suspect) return scam(turn, { do: 'scam', text, sender: null }, suspect === 'retold')
  const refusal = readRefusal(text)
  // An attack goes on to the assistant, which can set the true figure against the forged one.
  // Somebody just robbed who asks about paying to get it back is no gambler.
  const isAfterLoss = refusal?.reason === 'offtopic' && isOngoing(turn.memory, turn.now)
  if (isAfterLoss) return scam(turn, { do: 'scam', text, sender: null })
  if (refusal?.reason === 'others') return staying(turn) ?? refuse(turn, refusal.reason, refusal.line, [])
  const { memory, parts, now } = turn
  const reply = await parts.assistant.answer({
    text,
    place: memory.settings.place,
    cadre: memory.settings.mode === 'cadre',
    topics: memory.topics,
    asker: turn.lane,
    ...(staysHome(turn, 'questions') ? { rulesOnly: true } : {}),
    replaceable: parts.edits?.has(turn.from.channel) ?? false,
    ...(turn.spentMs === undefined ? {} : { spentMs: turn.spentMs }),
    now,
  })
  const { answer } = reply
  // Words of another subject stand in questions of ours as well: what was found decides.
  if (refusal && refusal.reason !== 'attack' && answer.kind === 'refused')
    return staying(turn) ?? refuse(turn, refusal.reason, refusal.line, [])
  const answered = answerOf(turn, reply, text)
  const isRepeated = repeats(turn, reply, text)
  const placed = intent.place ? withPlaceOffer(turn, answered, intent.place) : answered
  const outcome = isRepeated ? saidAbove(turn, placed) : placed
  const learned = answer.kind === 'cited' && answer.guide ? await asked(turn, answer.guide) : []
  const later = laterOf(turn, reply)
  const kept = { ...remembered(turn, reply, text), ...outcome.memory }
  return { ...outcome, learned, reply, ...(later ? { later } : {}), memory: kept }
}

/** The same answer in a model's words, when they were not ready in time. "Lại" and "nguồn" go on with the words of the rules. */
function laterOf({ voice }: TurnContext, { answer, later }: Reply): Outcome['later'] {
  if (!later || answer.kind !== 'cited') return undefined
  const words = (cited: typeof answer) => ({ text: citedText(cited, voice), foot: footOf(cited, voice) })
  return later.then((other) => (other?.kind === 'cited' ? { from: words(answer), to: words(other) } : null))
}

/** What somebody asks about is the best reason for a lesson, for two weeks. */
async function asked(turn: TurnContext, guide: string): Promise<LearnerChange[]> {
  if (turn.from.kind === 'group' || !turn.parts.catalog.guides.has(guide)) return []
  const progress = wishFor(await turn.record(), guide, 'asked', turn.now)
  return progress ? [{ progress }] : []
}

/** In the middle of an emergency what nobody understands is answered with the next thing to do, not with a list of subjects. */
export function staying(turn: TurnContext): Outcome | null {
  if (isOpenStory(turn.memory, turn.now, 'life')) return danger(turn, { do: 'danger', card: 'stay' })
  return isOpenStory(turn.memory, turn.now, 'money') ? sos(turn, { do: 'sos', card: 'stay' }) : null
}

function answerOf(turn: TurnContext, reply: Reply, text: string): Outcome {
  const { answer } = reply
  switch (answer.kind) {
    case 'cited':
      return cited(turn, answer, reply)
    case 'clarify':
      return clarify(turn, answer)
    case 'refused':
      if (answer.reason === 'not-found') {
        const plan = answer.subject !== null
        return (
          staying(turn) ??
          // No fee is written for what was spoken of: what it costs to ask here is known.
          (asksCost(text) ? cost(turn) : null) ??
          (plan ? null : doubted(turn, text)) ??
          (isSaying(text) ? notFound(turn, answer, text, reply.guides) : unclear(turn))
        )
      }
      return refuse(turn, answer.reason, null, answer.nearest)
  }
}

/** Too few words to have been a question: what was meant is asked, not declined. */
function isSaying(text: string): boolean {
  return words(text).length >= 3
}

function cited(turn: TurnContext, answer: Extract<Answer, { kind: 'cited' }>, reply: Reply): Outcome {
  const { voice } = turn
  const foot = footOf(answer, voice)
  const text: Draft = {
    ...draft(citedText(answer, voice), affordable(choicesOf(turn, answer), foot, turn.memory.settings)),
    foot,
    // A clause cut in half misleads whoever acts on it; a way of doing something is better told in one piece.
    ...(answer.guide === null ? { goesOn: true as const } : {}),
  }
  return says('answer', text, {
    guide: answer.guide,
    guides: reply.guides,
    citations: citationsOf(answer),
    memory: isAboutSafety(turn, answer.guide) ? {} : { emergencyAbout: 'moved-on' },
  })
}

function isAboutSafety(turn: TurnContext, guide: string | null): boolean {
  return guide !== null && turn.parts.catalog.guides.get(guide)?.skill === 'antoan'
}

/** One question back, the likeliest first; a place chosen here is offered to be remembered with the answer. */
function clarify(turn: TurnContext, answer: Extract<Answer, { kind: 'clarify' }>): Outcome {
  const { voice } = turn
  const template = { place: TALK.askPlace, guide: TALK.askGuide, agency: TALK.askAgency, aspect: TALK.askAspect }[
    answer.slot
  ]
  const choices = answer.options
    .slice(0, 6)
    .map(
      (option): DraftChoice => ({ label: say(option.label, voice), intent: chosen(turn, option.value, option.label) }),
    )
  return says('ask', draft(say(template.text, voice), choices, 'clarify'), {
    clarify: true,
    memory: { askedPlace: turn.memory.askedPlace || answer.slot === 'place' },
  })
}

/** D09: the place chosen for this answer, offered to be remembered for the next. */
function withPlaceOffer(turn: TurnContext, outcome: Outcome, placeId: string): Outcome {
  const { memory, voice, parts } = turn
  const place = parts.catalog.places.find((each) => each.id === placeId)
  const [first, ...rest] = outcome.drafts
  if (!place || !first || memory.settings.place !== null || outcome.behaviour !== 'answer') return outcome
  const offer = fromTemplate(
    TALK.rememberPlace,
    voice,
    { place: place.name },
    {
      yes: { do: 'set-place', place: place.id },
      no: { do: 'noted' },
    },
  )
  const verbatim = first.choices.filter((choice) => choice.intent.do === 'verbatim').slice(0, 1)
  const foot = `${first.foot}\n${offer.text}`.trim()
  return { ...outcome, drafts: [{ ...first, foot, choices: [...offer.choices, ...verbatim] }, ...rest] }
}

/** A guide's id, or the whole question as it would have been asked with the choice in it. */
function chosen(turn: TurnContext, value: string, label: string): Intent {
  if (turn.parts.catalog.guides.has(value)) return { do: 'guide', guide: value }
  const place = turn.parts.catalog.places.find((each) => [each.name, ...each.aliases].includes(label))
  return { do: 'ask', text: value, ...(place ? { place: place.id } : {}) }
}

/** What was spoken of; the answer's words for "lại", "thêm" and "nguồn". */
function remembered(turn: TurnContext, reply: Reply, text: string): Partial<ChatMemory> {
  const { memory, voice, now } = turn
  const { answer, topic } = reply
  const said = answer.kind === 'cited' ? citedText(answer, voice) : ''
  return {
    topics: topic ? withTopic(memory.topics, topic) : memory.topics,
    lastAnswer: { text: said, rest: [], sources: sourceLines(answer, voice), question: text.slice(0, 500), at: now },
    shown: answer.kind === 'cited' ? { kind: 'answer', guide: answer.guide, at: now } : memory.shown,
    unclear: answer.kind === 'refused' ? memory.unclear : 0,
  }
}

/** A guide chosen from a list: what it is for and its steps in a line. */
export async function guide(turn: TurnContext, intent: IntentOf<'guide'>): Promise<Outcome> {
  const found = turn.parts.catalog.guides.get(intent.guide)
  const answer = found
    ? answerGuide(
        found,
        { guide: found.id, score: 1, coverage: 1, certainty: 0, unspoken: [], sections: [] },
        '',
        false,
      )
    : null
  if (!found || answer?.kind !== 'cited') return unclear(turn)
  const topic = topicOf(found, found.title, turn.now)
  const reply: Reply = { answer, guides: [found.id], topic, searched: found.title }
  const outcome = cited(turn, answer, reply)
  const learned = await asked(turn, found.id)
  return { ...outcome, learned, reply, memory: { ...remembered(turn, reply, found.title), ...outcome.memory } }
}

/** Written before an answer when it is the first thing this person ever asked. */
export function introduced(turn: TurnContext, outcome: Outcome): Outcome {
  const [first, ...rest] = outcome.drafts
  if (turn.memory.introduced || !first) return outcome
  const greeting = fromTemplate(FIRST_CONTACT.helloBeforeAnswer, turn.voice, {}, {})
  return {
    ...outcome,
    drafts: [{ ...first, text: `${greeting.text}\n${first.text}` }, ...rest],
    memory: { ...outcome.memory, introduced: true },
  }
}
