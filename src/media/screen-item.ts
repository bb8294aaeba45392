/** What an item of a drawn screen is, read from the word in front of it, and the label that is left to print. */

/**
 * `button`: a pressed shape · `field`: a box to type into · `boxes`: six boxes for a code · `row`: a line of a menu that opens ·
 * `icon`: a tile of the home screen · `link`: underlined words · `text`: words to read.
 */
export type ItemKind = 'button' | 'field' | 'boxes' | 'row' | 'icon' | 'link' | 'text'

export interface ScreenItem {
  kind: ItemKind
  label: string
}

const PREFIXES: readonly [RegExp, ItemKind][] = [
  [/^Nút:\s*/u, 'button'],
  // "Nút đỏ: Kết thúc": on paper the colour is known by its word alone, so the words stay.
  [/^(?=Nút \p{L}+:)/u, 'button'],
  [/^(?:Ô|Chỗ gõ|Khung):\s*/u, 'field'],
  [/^(?=Ô \p{L})/u, 'field'],
  [/^Sáu ô:\s*/u, 'boxes'],
  [/^(?=Sáu ô )/u, 'boxes'],
  [/^Mục:\s*/u, 'row'],
  [/^Hình:\s*/u, 'icon'],
  [/^Dòng chữ:\s*/u, 'link'],
]

export function readItem(item: string): ScreenItem {
  for (const [prefix, kind] of PREFIXES) {
    if (!prefix.test(item)) continue
    const label = item.replace(prefix, '').trim()
    return { kind, label: label === '' ? item : label.charAt(0).toLocaleUpperCase('vi') + label.slice(1) }
  }
  return { kind: 'text', label: item }
}
