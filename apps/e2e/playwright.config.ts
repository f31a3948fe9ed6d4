import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const browsers = ['chromium-headless-shell', 'chromium', 'chromium-browser'].map((name) => `/usr/bin/${name}`)
const browser = process.env['CHROMIUM'] ?? browsers.find(existsSync)

/** Journeys that measure how long something takes, for which they must have the machine to themselves. */
const measuring = 'key-to-paint.journey.ts'

export default defineConfig({
  testDir: 'src',
  projects: [
    { name: 'journeys', testMatch: '*.journey.ts', testIgnore: measuring },
    { name: 'figures', testMatch: measuring },
  ],
  // Two journeys at a time: each has several browsers and a server of its own, which wait for one another a third of
  // the time.
  workers: 2,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: process.env['JOURNEYS_JSON']
    ? [['list'], ['json', { outputFile: process.env['JOURNEYS_JSON'] }]]
    : [['list']],
  outputDir: 'test-results',
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    // The service worker keeps all of the build in each new browser, which takes a third of the time of a journey:
    // those that open something without a network let it.
    serviceWorkers: 'block',
    // Recording everything takes a third of the time of all journeys; the picture and the roles of the page as it
    // failed are kept in any case. `TRACE=on` records.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    actionTimeout: 10_000,
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
