/**
 * Runs `step` whenever it is woken, one at a time. A wake-up during a step makes another step follow, so none is lost.
 * `step` must not throw.
 */
export function pump(step: () => Promise<void>): { wake(): void; idle(): Promise<void> } {
  let running: Promise<void> | null = null
  let again = false

  async function run(): Promise<void> {
    do {
      again = false
      await step()
    } while (again)
    running = null
  }

  return {
    wake() {
      again = true
      running ??= run()
    },
    idle: () => running ?? Promise.resolve(),
  }
}
