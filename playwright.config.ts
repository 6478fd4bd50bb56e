import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

const port = Number(process.env.BROWSER_TEST_PORT ?? 3170)
const baseURL = `http://localhost:${port}`

// The workers read this file again and find the folder that the first reading made.
process.env.BROWSER_TEST_DATA ??= mkdtempSync(join(tmpdir(), 'salesboy-browser-'))

/** Journeys in Debian's Chromium through a product of its own: a fresh data folder, the seeded demo shop, no network. */
export default defineConfig({
  testDir: 'test/browser',
  testMatch: '*.spec.ts',
  globalSetup: './test/browser/sign-in-once.ts',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL,
    timezoneId: 'Africa/Lagos',
    locale: 'en-GB',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--headless',
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
  webServer: {
    command: 'npm start',
    url: `${baseURL}/readyz`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: { PORT: String(port), PUBLIC_URL: baseURL, DATA_DIR: process.env.BROWSER_TEST_DATA, NODE_ENV: 'development', LOG_LEVEL: 'warn' },
  },
})
