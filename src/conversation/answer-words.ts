import type { Answer, Sentence } from '../assistant/answer.ts'
import { TALK } from '../replies/talk.ts'
import { say, type Voice } from '../replies/voice.ts'

/** An answer's sentences as one text: bullets on lines of their own, plan places in brackets, sources and cautions below. */

type Cited = Extract<Answer, { kind: 'cited' }>

/** Plan places are cited where they end, `[lai-chau#IV.6.4]`; guides are named in the source line. */
function isPlace(address: string): boolean {
  return !/^[a-z]+-\d\d-/u.test(address)
}

export function citedText(answer: Cited, voice: Voice): string {
  const gap = answer.sentences[0].bullet ? '\n' : ' '
  const opening = answer.opening ? `${say(answer.opening, voice)}${gap}` : ''
  return opening + joinSentences(answer.sentences, voice, true)
}

/**
 * Sentences after each other; a citation stands once, at the last of the sentences that share it, and not at all when the
 * whole answer rests on one place and the source line below names it (`named`).
 */
export function joinSentences(sentences: readonly Sentence[], voice: Voice, named: boolean): string {
  let text = ''
  const restsOnOne = named && new Set(sentences.flatMap((sentence) => [...sentence.cites])).size === 1
  sentences.forEach((sentence, index) => {
    const places = sentence.cites.filter(isPlace)
    const next = sentences[index + 1]
    const isShared = restsOnOne || (next !== undefined && next.cites.join() === sentence.cites.join())
    const mark = places.length > 0 && !isShared ? ` [${places.join(', ')}]` : ''
    const words = `${say(sentence.text, voice)}${mark}`
    const previous = sentences[index - 1]
    if (sentence.bullet) text += `${text === '' ? '' : '\n'}– ${words}`
    else text += `${text === '' ? '' : previous?.bullet ? '\n' : ' '}${words}`
  })
  return text
}

/** Sources and cautions, a line each. */
export function footOf(answer: Cited, voice: Voice): string {
  const sources = [...new Set(answer.sources.map((source) => withoutStop(say(source.text, voice))))]
  const lines = [
    sources.length > 0 ? say(TALK.source.text, voice, { source: sources.join('; ') }) : '',
    ...answer.notes.map((note) => say(TALK.caution.text, voice, { note: say(note, voice).replace(/^Lưu ý:\s*/u, '') })),
    answer.composedBy === 'model' ? TALK.composed.text : '',
  ]
  return lines.filter((line) => line !== '').join('\n')
}

function withoutStop(text: string): string {
  return text.replace(/^Nguồn:\s*/u, '').replace(/\.$/u, '')
}

export function sourceLines(answer: Answer, voice: Voice): string[] {
  if (answer.kind === 'clarify') return []
  return answer.sources.map((source) => {
    const line = withoutStop(say(source.text, voice))
    return line.includes(`[${source.address}]`) ? line : `${line} [${source.address}]`
  })
}

/** Plan words as printed, with where they stand; a guide's section with its tips marked. */
export function verbatimText(name: string, words: string, voice: Voice): string {
  return say(TALK.verbatim.text, voice, { name, words: words.replaceAll('**', '') })
}
