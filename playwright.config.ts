import { defineConfig } from '@playwright/test'
import { shop, shops, WORKERS } from './test/browser/shops.ts'

/** Journeys in Debian's Chromium through products of their own: fresh data folders, the seeded demo shop, no network. `TRACE=1` keeps a trace of each. */
export default defineConfig({
  testDir: 'test/browser',
  testMatch: '*.spec.ts',
  globalSetup: './test/browser/sign-in-once.ts',
  workers: WORKERS,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: shop.url,
    timezoneId: 'Africa/Lagos',
    locale: 'en-GB',
    trace: process.env.TRACE ? 'on' : 'off',
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
  webServer: shops.map(({ port, url, dataDir }) => ({
    command: 'npm start',
    url: `${url}/readyz`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
    env: { PORT: String(port), PUBLIC_URL: url, DATA_DIR: dataDir, NODE_ENV: 'development', LOG_LEVEL: 'warn' },
  })),
})
