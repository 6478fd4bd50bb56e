import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A seeded demo shop with a server and a data folder of its own. Each worker has one, so that two spec files never meet. */
export interface Shop {
  port: number
  url: string
  dataDir: string
  /** Where Flora's session is kept. */
  session: string
}

export const WORKERS = 2
const firstPort = Number(process.env.BROWSER_TEST_PORT ?? 3170)

// The workers read this file again and find the folder that the first reading made.
process.env.BROWSER_TEST_DATA ??= mkdtempSync(join(tmpdir(), 'salesboy-browser-'))
const folder = process.env.BROWSER_TEST_DATA

export const shops: Shop[] = Array.from({ length: WORKERS }, (_, index) => ({
  port: firstPort + index,
  url: `http://localhost:${firstPort + index}`,
  dataDir: join(folder, `shop-${index}`),
  session: join(folder, `flora-${index}.json`),
}))

/** The shop of the worker that reads this. */
export const shop = shops[Number(process.env.TEST_PARALLEL_INDEX ?? 0)] as Shop

/** What the seed made up for its owner. */
export const loginOf = ({ dataDir }: Shop) =>
  JSON.parse(readFileSync(join(dataDir, 'demo-login.json'), 'utf8')) as { email: string; password: string }
