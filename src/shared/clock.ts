/** The one source of time. Only `app.ts` makes one; every other function takes `now` as an argument. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
}

/** The machine's clock, moved by `offsetSeconds` in trials (`TEST_CLOCK_OFFSET_SECONDS`). */
export function systemClock(offsetSeconds = 0): Clock {
  return { now: () => Date.now() + offsetSeconds * 1000 }
}

/** Vietnam keeps UTC+7 all year (no daylight saving since 1975), so local time is a fixed shift. */
export const VIETNAM_OFFSET_MS = 7 * 3_600_000

/** Local date in Asia/Ho_Chi_Minh as `YYYY-MM-DD`. */
export function localDate(now: number): string {
  return new Date(now + VIETNAM_OFFSET_MS).toISOString().slice(0, 10)
}

/** Days since 1 January 1970 in Asia/Ho_Chi_Minh: counts whole local days. */
export function localDay(now: number): number {
  return Math.floor((now + VIETNAM_OFFSET_MS) / 86_400_000)
}

/** Epoch milliseconds of a wall-clock time on a local day. */
export function timeOn(day: number, hour: number, minute: number): number {
  return day * 86_400_000 + hour * 3_600_000 + minute * 60_000 - VIETNAM_OFFSET_MS
}

/** Local wall-clock time in Asia/Ho_Chi_Minh: hour 0-23, minute 0-59, weekday 0 (Sunday) - 6. */
export function localTime(now: number): { hour: number; minute: number; weekday: number } {
  const local = new Date(now + VIETNAM_OFFSET_MS)
  return { hour: local.getUTCHours(), minute: local.getUTCMinutes(), weekday: local.getUTCDay() }
}
