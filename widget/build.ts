import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const configFile = `${import.meta.dirname}/vite.config.ts`
const maxGzipBytes = 15 * 1024

/** Builds dist/widget.js and dist/page/. Throws when the script has outgrown what a stranger's page should have to load. */
export async function buildWidget(): Promise<{ gzipBytes: number }> {
  await build({ configFile, mode: 'bubble' })
  await build({ configFile, mode: 'page' })

  const gzipBytes = gzipSync(await readFile(`${import.meta.dirname}/dist/widget.js`), { level: 9 }).length
  if (gzipBytes > maxGzipBytes) {
    throw new Error(`widget.js is ${gzipBytes} bytes gzipped; at most ${maxGzipBytes} are allowed. Take something out.`)
  }
  return { gzipBytes }
}

if (import.meta.main) {
  const { gzipBytes } = await buildWidget()
  console.log(`widget.js: ${(gzipBytes / 1024).toFixed(1)} KB gzipped (at most ${maxGzipBytes / 1024} KB)`)
}
