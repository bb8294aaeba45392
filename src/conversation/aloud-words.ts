import type { Intent } from './intent.ts'
import type { ChatMemory } from './session.ts'
import { madeOf } from './words.ts'

/** Wishes to hear what stands on the screen. */

const ALOUD_WORDS =
  'đọc nghe cho tôi tui mình bác cô chú ông bà giúp giùm hộ với to lên thành ra tiếng bằng giọng bật phát âm thanh bài bước thẻ này đó đi nhé muốn được không mắt kém nói'
const ALOUD = [
  'đọc cho tôi nghe',
  'đọc cho tui nghe',
  'đọc cho mình nghe',
  'đọc cho bác nghe',
  'đọc cho nghe',
  'đọc nghe',
  'đọc giúp',
  'đọc giùm',
  'đọc hộ',
  'đọc to',
  'đọc lên',
  'đọc bài này cho',
  'đọc bước này cho',
  'thành tiếng',
  'ra tiếng',
  'bật tiếng',
  'bằng giọng',
  'bằng tiếng',
  'muốn nghe',
  'cho nghe',
]

/** "đọc cho tôi nghe": the card or step in sight, as sound. */
export function readAloud(typed: readonly string[], memory: ChatMemory): Intent | null {
  const { shown } = memory
  const inSight = shown !== null && (shown.kind === 'step' || shown.kind === 'card')
  return inSight && madeOf(typed, ALOUD_WORDS, ALOUD) ? { do: 'read-aloud' } : null
}
