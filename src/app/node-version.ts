import { AppError } from '../errors.ts'

/** First Node that runs TypeScript as written with `node:sqlite` and `--env-file-if-exists` without a flag. */
const NEEDED = 24

/** @throws AppError NODE_TOO_OLD, so that a start outside npm says what is wrong instead of a syntax error. */
export function refuseOldNode(version: string): void {
  if (Number.parseInt(version, 10) < NEEDED) throw new AppError('NODE_TOO_OLD', { version })
}
