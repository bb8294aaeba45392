import type { Guide } from '../knowledge/guide.ts'
import { pictureOf } from '../knowledge/guide-picture.ts'
import { say, type Voice } from '../replies/voice.ts'
import { sha256 } from '../shared/ids.ts'
import { drawStep } from './step-drawing.ts'
import { svgOf } from './svg.ts'

/** The pictures of a guide, step by step, as SVG with the name of their content. */

export interface DrawnStep {
  step: number
  svg: string
  /** In pixels. */
  width: number
  height: number
  /** What the picture shows, for who does not see it. */
  alt: string
  /** 32 hex digits of the content: the same picture has the same name, a changed one another. */
  key: string
}

/** The picture of one step, or null when the step shows no screen. */
export function drawGuideStep(guide: Guide, step: number, voice: Voice): DrawnStep | null {
  const picture = pictureOf(guide, step)
  const title = guide.steps[step - 1]?.title
  if (!picture || title === undefined) return null
  const drawing = drawStep({ picture, number: step, title }, voice)
  const { width, height } = drawing
  const svg = svgOf(drawing)
  return { step, svg, width, height, alt: say(picture.alt, voice), key: sha256(svg).slice(0, 32) }
}

/** All pictures of a guide, in the order of its steps. */
export function drawGuide(guide: Guide, voice: Voice): DrawnStep[] {
  return guide.steps.flatMap(({ number }) => drawGuideStep(guide, number, voice) ?? [])
}
