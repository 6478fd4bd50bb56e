import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { crossTable, type Scores } from './eval-cross/cross-table.ts'
import { evaluate, knownWorlds } from './eval-cross/evaluate.ts'
import { splits } from './worlds/businesses.ts'
import { writeWorlds } from './worlds/write-worlds.ts'

/**
 * `npm run eval:cross`: how the bot does on the businesses it was made with and on others, side by side. What was said in `train`
 * and `dev` stays in --out to be read; of `test` only the totals leave this program.
 */
const { values } = parseArgs({ options: { out: { type: 'string' }, json: { type: 'string' } } })
const place = mkdtempSync(join(tmpdir(), 'salesboy-cross-'))
try {
  const scores: Record<string, Scores> = { known: await evaluate(knownWorlds, join(values.out ?? place, 'known')) }
  for (const split of splits) {
    const folder = join(place, `worlds-${split}`)
    writeWorlds(folder, { split })
    scores[split] = await evaluate(folder, join(split === 'test' ? place : (values.out ?? place), split))
  }
  console.log(crossTable(scores))
  if (values.json) writeFileSync(values.json, `${JSON.stringify(scores, null, 2)}\n`)
  if (values.out) console.log(`What was said in known, train and dev, and what was wrong with it, is in ${values.out}.`)
} finally {
  rmSync(place, { recursive: true, force: true })
}
