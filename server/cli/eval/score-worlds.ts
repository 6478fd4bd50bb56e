import { execFile } from 'node:child_process'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const scorer = join(import.meta.dirname, '..', '..', '..', 'worlds', 'score.mjs')
const run = promisify(execFile)

/**
 * The table that worlds/score.mjs prints, one for each folder that worlds lie in. `score.json` and the failing turns, one a line in
 * `failures.jsonl`, are left beside the results.
 */
export async function scoreWorlds(dirs: string[], out: string): Promise<string> {
  const folders = Map.groupBy(dirs, (dir) => dirname(resolve(dir)))
  const tables: string[] = []
  for (const [folder, inside] of folders) {
    const [only] = inside
    const [worlds, results] = inside.length === 1 && only ? [only, join(out, `${basename(resolve(only))}.jsonl`)] : [folder, out]
    const files = ['--json', join(out, 'score.json'), '--failures', join(out, 'failures.jsonl')]
    const { stdout } = await run(process.execPath, [scorer, worlds, results, '--by-tag', ...files], { maxBuffer: 16 * 1024 * 1024 })
    tables.push(stdout)
  }
  return tables.join('\n')
}
