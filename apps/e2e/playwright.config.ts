import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const browser = process.env['CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync)

export default defineConfig({
  testDir: 'src',
  testMatch: '*.journey.ts',
  // One journey at a time: each has several browsers and a server of its own, and figures are measured.
  workers: 1,
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
    trace: 'retain-on-failure',
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
