import type { Intent } from './intent.ts'
import type { ChatMemory } from './session.ts'
import { holds, madeOf } from './words.ts'

/** Wishes to hear what stands on the screen. */

const ALOUD_WORDS =
  'đọc nghe cho tôi tui mình bác cô chú ông bà anh chị dì cậu mợ thím mẹ má ba cụ giúp giùm hộ với to lớn rõ lên lại thành ra tiếng bằng giọng bật phát âm thanh bài bước thẻ câu này đó đi nhé muốn được không mắt kém nói từ chậm'
const ALOUD = [
  'đọc giúp',
  'đọc giùm',
  'đọc hộ',
  'đọc to',
  'đọc lớn',
  'đọc rõ',
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

/** Said outright, wherever one is; "muốn nghe" and "đọc giúp" mean it only with something in sight. */
const OUTRIGHT = ['đọc to', 'đọc lớn', 'đọc lên', 'đọc thành tiếng']

/** A voice is wanted, not larger letters: "đọc to lên", "đọc lớn cho bác nghe". */
export function isAloudWish(typed: readonly string[]): boolean {
  return madeOf(typed, ALOUD_WORDS, holds(typed, 'nghe') ? ['đọc'] : OUTRIGHT)
}

/** "đọc cho tôi nghe": the card, the step or the answer in sight, as sound. */
export function readAloud(typed: readonly string[], memory: ChatMemory): Intent | null {
  const { shown } = memory
  const inSight = shown !== null && (shown.kind === 'step' || shown.kind === 'card')
  return isAloudWish(typed) || (inSight && madeOf(typed, ALOUD_WORDS, ALOUD)) ? { do: 'read-aloud' } : null
}
