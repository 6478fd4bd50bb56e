import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Problem } from '#platform/problem.ts'
import { type Evaluated, evaluateWorld } from './eval/evaluate-world.ts'
import { type Judged, judgeSentences } from './eval/judge-sentences.ts'
import { readWorld, type World } from './eval/read-world.ts'
import { scoreWorlds } from './eval/score-worlds.ts'
import { openTemporaryDesk } from './eval/temporary-desk.ts'
import { words } from './words.ts'

/** Tries the bot on made-up businesses: what it would have said and done in each of their conversations, and how good that was. */
export default async function evaluate(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      score: { type: 'boolean', default: false },
      guards: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
    },
  })
  if (positionals.length === 0) throw new Problem('invalid', words.eval.noWorld)
  const { out } = values
  if (!out && !values.guards) throw new Problem('invalid', words.eval.noOut)

  // A shell's worlds/* also names the files beside the worlds.
  const dirs = positionals.filter((path) => positionals.length === 1 || statSync(path).isDirectory())
  const worlds = dirs.map(readWorld)
  if (values.guards) return tryGuards(worlds, values.list)
  if (!out) return
  mkdirSync(out, { recursive: true })
  const close = await openTemporaryDesk()
  try {
    for (const world of worlds) {
      console.error(words.eval.world(world.slug, world.documents.length, world.dialogues.length))
      const evaluated = await evaluateWorld(world)
      writeFileSync(join(out, `${world.slug}.jsonl`), evaluated.lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
      console.log(summaryOf(world, evaluated))
    }
  } finally {
    await close()
  }
  if (values.score) console.log(`\n${await scoreWorlds(dirs, out)}`)
}

/** What models may say and get away with, and what they may not say though it is true. */
async function tryGuards(worlds: World[], list: boolean) {
  const close = await openTemporaryDesk()
  const judged: Judged[] = []
  try {
    for (const world of worlds) judged.push(...(await judgeSentences(world)))
  } finally {
    await close()
  }
  for (const isTrue of [true, false]) {
    const rows = [
      ...Map.groupBy(
        judged.filter((one) => one.true === isTrue),
        ({ kind }) => kind,
      ),
    ].map(([kind, all]) => ({
      kind,
      asked: all.reduce((sum, { asked }) => sum + asked, 0),
      wrong: all.flatMap(({ wrong }) => wrong),
    }))
    for (const { kind, asked, wrong } of rows.toSorted((a, b) => b.wrong.length / b.asked - a.wrong.length / a.asked)) {
      console.log(words.eval.kind(wrong.length, asked, kind))
      if (list) for (const { question, said } of wrong) console.log(`     ${question} → ${said.replaceAll('\n', ' ⏎ ')}`)
    }
    const [wrong, asked] = [rows.reduce((sum, row) => sum + row.wrong.length, 0), rows.reduce((sum, row) => sum + row.asked, 0)]
    console.log(`${words.eval[isTrue ? 'refused' : 'read'](wrong, asked)}\n`)
  }
}

function summaryOf({ slug }: World, { lines, problems, milliseconds }: Evaluated): string {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
  return [words.eval.summary(slug, sorted.length, lines.length, at(0.5), at(0.95)), ...problems.map((problem) => `  ! ${problem}`)].join(
    '\n',
  )
}
