import type { Topic } from '../assistant/assistant.ts'
import type { Guide } from '../knowledge/guide.ts'

/** What a talk is about, newest first: a later "nó", "chỗ đó" or "mất phí không" is read against it. */

/** As many as are kept; a question looks at the newest three, a summary tells all. */
const KEPT = 5

/** The topics with one more on top; a thing spoken of again moves up. */
export function withTopic(topics: readonly Topic[], topic: Topic): Topic[] {
  return [topic, ...topics.filter((each) => each.about !== topic.about)].slice(0, KEPT)
}

/** A guide as a topic. `words`: what was asked, without personal data. */
export function topicOf(guide: Guide, words: string, now: number): Topic {
  return { about: guide.id, kind: 'guide', words, plans: [], skill: guide.skill, agency: null, at: now }
}
