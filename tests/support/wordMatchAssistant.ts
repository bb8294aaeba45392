import type { Assistant, Reply } from '../../src/assistant/assistant.ts'
import type { Catalog } from '../../src/knowledge/catalog.ts'
import type { Guide } from '../../src/knowledge/guide.ts'
import { fold, words } from '../../src/shared/text.ts'

/** An assistant for tests of the talk around it: the guide that shares most words with the question, or "not found". */
export function wordMatchAssistant(catalog: Catalog): Assistant & { asked: string[] } {
  const guides = [...catalog.guides.values()].map((guide) => ({ guide, known: wordsOf(guide) }))
  const asked: string[] = []
  return {
    asked,
    async answer(question): Promise<Reply> {
      asked.push(question.text)
      const typed = new Set(words(fold(question.text)))
      const ranked = guides
        .map(({ guide, known }) => ({
          guide,
          score: [...typed].filter((word) => known.has(word)).length / (typed.size || 1),
        }))
        .sort((a, b) => b.score - a.score)
      const best = ranked[0]
      if (!best || best.score < 0.6) {
        const answer = {
          kind: 'refused',
          reason: 'not-found',
          subject: null,
          nearest: [],
          sources: [],
          askWhom: null,
        } as const
        return { answer: { ...answer, nearest: [], sources: [] }, guides: [], topic: null, searched: question.text }
      }
      const { guide } = best
      const address = `${guide.id}#muc-dich`
      return {
        answer: {
          kind: 'cited',
          guide: guide.id,
          opening: null,
          sentences: [{ text: guide.purpose[0]?.text ?? guide.title, cites: [address] }],
          sources: [{ text: `bài ${guide.id}`, address }],
          notes: [],
          next: [
            { kind: 'steps', guide: guide.id, from: 1 },
            { kind: 'lesson', guide: guide.id },
          ],
          composedBy: 'rules',
        },
        guides: ranked.slice(0, 3).map((each) => each.guide.id),
        topic: {
          about: guide.id,
          kind: 'guide',
          words: question.text,
          plans: [],
          skill: guide.skill,
          agency: null,
          at: question.now,
        },
        searched: question.text,
      }
    },
  }
}

function wordsOf(guide: Guide): Set<string> {
  return new Set([guide.title, guide.name, ...guide.ask].flatMap((phrase) => words(fold(phrase))))
}
