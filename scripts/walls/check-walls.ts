import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { customersWords } from './customers-words.ts'
import { unheardFacts } from './facts.ts'
import type { Sources } from './fault.ts'
import { isBuilt } from './fault.ts'
import { known } from './known.ts'
import { laterTables } from './later-tables.ts'
import { newFaults, overCounted } from './shrinking.ts'
import { foreignWrites } from './tables.ts'
import { tornText } from './torn-text.ts'
import { unreadNames } from './unread.ts'
import { visibleText } from './visible-text.ts'

/** Says what stands against the walls that imports cannot see, one to a line: a step of `npm run check`. `--lower` writes smaller counts down. */
const root = join(import.meta.dirname, '..', '..')
const countsFile = join(root, 'scripts/walls/counts.json')

const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
const sources: Sources = Object.fromEntries(
  listed
    .split('\0')
    .filter((file) => /^(?:contract|server|web\/src|widget|scripts)\/.*\.(?:tsx?|sql)$/.test(file) && existsSync(join(root, file)))
    .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
)

const faults = [...foreignWrites(sources), ...laterTables(sources), ...unheardFacts(sources), ...unreadNames(sources), ...tornText(sources)]
const counts = {
  visibleText: counted(/^(?:web\/src|widget)\/.*\.tsx?$/, (file, text) => visibleText(file, text).length),
  customersWords: counted(/^server\/agent\/.*\.ts$/, customersWords),
}
const before = JSON.parse(readFileSync(countsFile, 'utf8')) as typeof counts
const said = [
  ...newFaults(faults, known),
  ...overCounted(counts.visibleText, before.visibleText, 'sentences on screen by itself', 'Put them into the catalogue of messages.'),
  ...overCounted(
    counts.customersWords,
    before.customersWords,
    'words of customers in its code',
    'Put them into server/agent/words or lexicons, with examples in every language there.',
  ),
]
if (process.argv.includes('--lower') && said.length === 0) writeFileSync(countsFile, `${JSON.stringify(counts, null, 2)}\n`)
if (said.length > 0) console.log(said.join('\n'))
process.exitCode = said.length > 0 ? 1 : 0

function counted(where: RegExp, count: (file: string, text: string) => number): Record<string, number> {
  const found = Object.entries(sources)
    .filter(([file]) => where.test(file) && isBuilt(file))
    .map(([file, text]) => [file, count(file, text)] as const)
  return Object.fromEntries(found.filter(([, number]) => number > 0))
}
