import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['tests/support/run-folder.ts'],
    // The slowest promises start a real browser or kill a real process; everything else answers in milliseconds.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
