import { AppError } from '../errors.ts'
import type { Catalog } from '../knowledge/catalog.ts'
import { localDate } from '../shared/clock.ts'

const DAY_MS = 86_400_000

/**
 * A clock that stands before the day our guides were last checked is wrong: consents, lessons and deadlines would be dated into
 * the past. One day is allowed for machines and editors in other time zones.
 * @throws AppError CLOCK_BEFORE_BUILD
 */
export function refuseEarlyClock(catalog: Pick<Catalog, 'guides'>, now: number): void {
  const built = [...catalog.guides.values()].reduce(
    (newest, { checkedOn }) => (checkedOn > newest ? checkedOn : newest),
    '',
  )
  if (localDate(now + DAY_MS) < built) throw new AppError('CLOCK_BEFORE_BUILD', { now: localDate(now), built })
}
