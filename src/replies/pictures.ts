/** Words on drawn pictures: everything else on them is the guide's own. */
export const PICTURE = {
  /** The badge above the screen. */
  step: 'Bước {number}',
} as const
