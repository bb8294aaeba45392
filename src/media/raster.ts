import { FAMILY, fontFile } from './font.ts'

/**
 * SVG to PNG, in a thread of its own: a picture takes some 100 ms, and a turn must not wait for it. The package is loaded by the
 * first picture, never at start. Fonts come from files of ours alone, so that the same SVG gives the same bytes on every machine.
 */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: [fontFile(500), fontFile(700)], defaultFontFamily: FAMILY },
  })
  return new Uint8Array(image.asPng())
}
