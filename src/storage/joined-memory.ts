/**
 * A memory document once its person is one with another: under the one id, without the answer that could be taken back within a minute
 * (that would put back the record from before both were one) and without a schedule, which the next turn finds anew.
 */
export function joinedMemory(memory: unknown, learner: string): Record<string, unknown> {
  const document = typeof memory === 'object' && memory !== null ? (memory as Record<string, unknown>) : {}
  const { quiz } = document
  return {
    ...document,
    learner,
    schedule: null,
    ...(typeof quiz === 'object' && quiz !== null ? { quiz: { ...quiz, slip: null } } : {}),
  }
}
