import { fold } from '../shared/text.ts'
import { fromTelex, isSyllable, placeTone } from '../shared/vietnamese.ts'

/**
 * The text as it is read for commands, choices and settings: lower case, tone marks in one place, Telex left-overs composed
 * ("duwngf lai" -> "dừng lai"). The assistant reads the person's own spelling; this copy is never shown or stored.
 */
export function readable(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\p{L}\p{M}]+/gu, (word) => {
      const placed = placeTone(word)
      return isSyllable(fold(placed)) ? placed : (fromTelex(word) ?? placed)
    })
}
