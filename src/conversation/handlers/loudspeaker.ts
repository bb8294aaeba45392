import type { Guide } from '../../knowledge/guide.ts'
import { TALK as R } from '../../replies/talk.ts'
import { say } from '../../replies/voice.ts'
import { words } from '../../shared/text.ts'
import { type DraftChoice, draft, fromTemplate, fromWords } from '../draft.ts'
import { type Outcome, says, type TurnContext } from '../handler.ts'
import type { IntentOf } from '../intent.ts'

/** D36: a text of at most 100 words to read out, from the guide last spoken of. */

const SHORT_WORDS = 50

export async function loudspeaker(turn: TurnContext, intent: IntentOf<'loud'>): Promise<Outcome> {
  const { catalog } = turn.parts
  const speakable = (guide: Guide | undefined): guide is Guide => guide?.loudspeaker != null
  const topics = turn.memory.topics.map((topic) => catalog.guides.get(topic.about)).filter(speakable)
  const named = intent.about ? await guideAbout(turn, intent.about) : topics[0]
  const guide = [intent.guide ? catalog.guides.get(intent.guide) : named].find(speakable)
  if (!guide?.loudspeaker) return chooseTopic(turn)
  const speech = intent.short ? shorter(guide.loudspeaker.text) : guide.loudspeaker.text
  const text = fromTemplate(
    R.loud,
    turn.voice,
    { words: words(speech).length, speech, guide: guide.id.split('-').slice(0, 2).join('-') },
    {
      shorter: intent.short ? null : { do: 'loud', guide: guide.id, short: true, about: null },
      other: { do: 'loud', guide: 'other', short: false, about: null },
    },
  )
  return says('answer', text, { guide: guide.id, guides: [guide.id], citations: [guide.id] })
}

/** The guide the person's words fit best, among those with a text to read out. */
async function guideAbout(turn: TurnContext, about: string): Promise<Guide | undefined> {
  const { assistant, catalog } = turn.parts
  const reply = await assistant.answer({ text: about, place: null, cadre: false, topics: [], now: turn.now })
  const ranked = reply.answer.kind === 'cited' ? reply.guides : []
  return ranked.flatMap((id) => catalog.guides.get(id) ?? []).find((guide) => guide.loudspeaker !== null)
}

function chooseTopic(turn: TurnContext): Outcome {
  const choices = [...turn.parts.catalog.guides.values()]
    .filter((guide) => guide.loudspeaker !== null)
    .slice(0, 6)
    .map(
      (guide): DraftChoice => ({
        label: guide.name,
        intent: { do: 'loud', guide: guide.id, short: false, about: null },
      }),
    )
  if (choices.length === 0) return says('answer', fromWords(R.loudNone, turn.voice))
  return says('ask', draft(say(R.loudTopics.text, turn.voice), choices, 'clarify'))
}

/** The opening, and as many whole sentences as fit; the last one, the warning, always stays. */
function shorter(speech: string): string {
  const sentences = speech.match(/[^.!?]+[.!?]+/gu)?.map((sentence) => sentence.trim()) ?? [speech]
  const last = sentences.at(-1) ?? ''
  const kept: string[] = []
  for (const sentence of sentences.slice(0, -1)) {
    if (words([...kept, sentence, last].join(' ')).length > SHORT_WORDS) break
    kept.push(sentence)
  }
  return [...kept, last].join(' ')
}
