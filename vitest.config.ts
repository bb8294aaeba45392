import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Promises in milliseconds: measured alone, or they would measure what runs beside them. */
const TIMED = [
  'tests/assistant/model-lines.test.ts',
  'tests/delivery/inbox.test.ts',
  'tests/faults/platform.test.ts',
  'tests/learning/today.test.ts',
  'tests/media/qr-photo.test.ts',
  'tests/privacy/hide.test.ts',
  'tests/retrieval/odd-questions.test.ts',
  'tests/retrieval/tokens.test.ts',
  'tests/service/start.test.ts',
]

/** Functions of their arguments, without processes, ports or settings: files share what they have loaded, for half the time. */
const PURE = [
  // Left out: those that set what LangChain reads as it is loaded.
  'tests/assistant/!(langchain|reasoning).test.ts',
  ...['conversation', 'knowledge', 'learning', 'privacy', 'replies', 'retrieval', 'shared'].map(
    (folder) => `tests/${folder}/**/*.test.ts`,
  ),
]

const SAME_CASES = join(import.meta.dirname, 'tests/support/same-cases.ts')

export default defineConfig({
  plugins: [
    {
      name: 'same-cases',
      enforce: 'pre',
      resolveId: (source, importer) => (source === 'fast-check' && importer !== SAME_CASES ? SAME_CASES : undefined),
    },
  ],
  test: {
    environment: 'node',
    globalSetup: ['tests/support/run-folder.ts'],
    // What hangs is ended; how long the rest may take is no promise of ours but the mood of the machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // As many as there are processors: most of the time goes by waiting for other processes.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: PURE, exclude: TIMED, isolate: false, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'side by side',
          include: ['tests/**/*.test.ts'],
          exclude: [...TIMED, ...PURE],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: TIMED, maxWorkers: 1, sequence: { groupOrder: 2 } },
      },
    ],
  },
})
