import type { IncomingMessage } from '../channels/channel.ts'

/**
 * In trials our clock is moved (`TEST_CLOCK_OFFSET_SECONDS`) and the platforms' clocks are not: unmoved, every answer would look
 * older than the question it answers. A time that the channel itself took from our clock stands nearer to `now` as it is, and stays.
 */
export function onTrialTime(message: IncomingMessage, offsetSeconds: number, now: number): IncomingMessage {
  const moved = message.at + offsetSeconds * 1000
  return Math.abs(moved - now) < Math.abs(message.at - now) ? { ...message, at: moved } : message
}
