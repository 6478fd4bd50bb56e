import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

/** Makes objects that live a while, in a process of its own, and answers how large the space for new ones became, in MB. */
async function youngMegabytes(first: string): Promise<number> {
  const { stdout } = await run(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { boundYoungMemory } from ${JSON.stringify(import.meta.resolve('./young-memory.ts'))}
     import v8 from 'node:v8'
     ${first}
     let kept = []
     for (let round = 0; round < 150; round++) {
       for (let i = 0; i < 100_000; i++) kept.push({ i })
       if (kept.length >= 800_000) kept = []
       await new Promise(setImmediate)
     }
     console.log(v8.getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size / 2 ** 20)`,
  ])
  return Number(stdout)
}

test('the space for new objects stops growing once it is large enough', async () => {
  expect(await youngMegabytes('')).toBeGreaterThan(48)
  expect(await youngMegabytes('boundYoungMemory()')).toBeLessThanOrEqual(48)
}, 30_000)
