import type { Guide, Picture } from './guide.ts'

/** The drawn screen of a step, or undefined when the step shows none. */
export function pictureOf(guide: Guide, step: number): Picture | undefined {
  return guide.pictures.find((picture) => picture.steps.includes(step))
}
