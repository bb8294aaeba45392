import { inflateSync } from 'node:zlib'

/** Reads the text of a PDF the way a viewer copies it: glyph ids through the font's own map back to letters. */
export function pagesOf(pdf: Uint8Array): string[] {
  const raw = Buffer.from(pdf).toString('latin1')
  const objects = new Map<string, string>()
  for (const [, id = '', body = ''] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/gu)) objects.set(id, body)
  const reference = (body: string, name: string) => new RegExp(`/${name} (\\d+) 0 R`, 'u').exec(body)?.[1] ?? ''
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/u.test(body))
  return pages.map((page) => {
    const resources = objects.get(reference(page, 'Resources')) ?? page
    const fonts = new Map<string, Map<number, string>>()
    for (const [, name = '', id = ''] of (/\/Font <<([\s\S]*?)>>/u.exec(resources)?.[1] ?? '').matchAll(
      /\/(\w+) (\d+) 0 R/gu,
    ))
      fonts.set(name, lettersOf(streamOf(objects.get(reference(objects.get(id) ?? '', 'ToUnicode')) ?? '')))
    return textOf(streamOf(objects.get(reference(page, 'Contents')) ?? ''), fonts)
  })
}

function streamOf(body: string): string {
  const data = /stream\r?\n([\s\S]*)\r?\nendstream/u.exec(body)?.[1] ?? ''
  return body.includes('FlateDecode') ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data
}

function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>()
  const letter = (hex: string) =>
    String.fromCharCode(...(hex.match(/.{4}/gu) ?? []).map((unit) => Number.parseInt(unit, 16)))
  for (const [, from = '', list = ''] of map.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/gu))
    [...list.matchAll(/<(\w*)>/gu)].forEach(([, hex = ''], index) => {
      letters.set(Number.parseInt(from, 16) + index, letter(hex))
    })
  return letters
}

function textOf(content: string, fonts: ReadonlyMap<string, Map<number, string>>): string {
  let font: Map<number, string> = new Map()
  let text = ''
  for (const [, name, array] of content.matchAll(/\/(\w+) [\d.]+ Tf|\[([^\]]*)\] TJ/gu)) {
    if (name) font = fonts.get(name) ?? new Map()
    if (array === undefined) continue
    const glyphs = [...array.matchAll(/<(\w+)>/gu)].flatMap(([, hex = '']) => hex.match(/.{4}/gu) ?? [])
    text += `${glyphs.map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '�').join('')} `
  }
  return text.replaceAll(/[\s\u00A0]+/gu, ' ')
}
