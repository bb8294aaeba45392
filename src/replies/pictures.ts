/** Words on drawn pictures: everything else on them is the guide's own, or the message's. */
export const PICTURE = {
  /** The badge above the screen. */
  step: 'Bước {number}',
  /** A choice of a message in large letters. */
  choice: '{digit}. {label}',
  /** The last line of a picture that does not hold the whole message. */
  goesOn: 'Còn nữa, đọc tiếp ở dưới hình.',
} as const
