import { defineConfig } from 'vitest/config'

/** The suffix of a test says what it needs: nothing, time for random trials, or a database on disk. */
const trials = ['**/*.fuzz.test.ts']
const databases = ['**/*.db.test.ts']
const never = ['**/node_modules/**', '**/build/**', '**/.svelte-kit/**', 'apps/e2e/**']

export default defineConfig({
  test: {
    // All processors: by itself one is left to whoever sits before the machine, which on two is half of them.
    maxWorkers: '100%',
    // What is waited for comes late on a busy machine, which fails no test.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        test: {
          name: 'unit',
          // Modules hold no state, so files may share them: five times as fast.
          isolate: false,
          // What is slow is measured elsewhere: a busy machine fails no test.
          testTimeout: 60_000,
          include: ['{packages,apps}/*/src/**/*.test.ts'],
          exclude: [...never, ...trials, ...databases],
        },
      },
      {
        test: {
          name: 'fuzz',
          isolate: false,
          include: trials,
          exclude: never,
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'db',
          // As with unit tests: importing the whole server anew for each file took a quarter of the time.
          isolate: false,
          include: databases,
          exclude: never,
          testTimeout: 60_000,
        },
      },
    ],
  },
})
