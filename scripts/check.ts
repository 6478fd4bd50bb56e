import { execFileSync, spawn } from 'node:child_process'
import { existsSync, lstatSync, readFileSync, readlinkSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { floors } from './floors.ts'
import { type Lock, lockFaults } from './lock-faults.ts'
import { waysOut } from './ways-out.ts'

/** `npm run check`: everything that can be said about the code without running it. Each step runs, whatever the others found. */
const root = join(import.meta.dirname, '..')

interface Step {
  name: string
  /** What to do about it. */
  remedy: string
  /** What is wrong; '' when nothing is. */
  find(): Promise<string> | string
}

const steps: Step[] = [
  {
    name: 'lint and format',
    remedy: 'Run “npm run format”; what is left needs your eyes.',
    find: tool('@biomejs/biome/bin/biome', 'check', '--colors=off'),
  },
  { name: 'types, server', remedy: 'Fix the types; they are checked with tsc -p .', find: types('.') },
  { name: 'types, dashboard', remedy: 'Fix the types; they are checked with tsc -p web', find: types('web') },
  { name: 'types, chat bubble', remedy: 'Fix the types; they are checked with tsc -p widget', find: types('widget') },
  {
    name: 'nothing unused',
    remedy: 'Delete what nobody uses, or use it.',
    find: tool('knip/bin/knip.js', '--no-progress', '--no-config-hints'),
  },
  {
    name: 'floors',
    remedy: 'Imports go down, domains look back, circles are cut: see scripts/floors.ts.',
    find: () => floors(sources()).join('\n'),
  },
  {
    name: 'no text stops a pattern',
    remedy:
      'Begin where the match begins, with (?<!…) before what repeats, give * and + a most ({0,8}), and let no two alternatives begin alike: see docs/decisions/2026-11-30-patterns-that-end.md.',
    find: command(join(root, 'scripts/patterns/check-patterns.ts')),
  },
  {
    name: 'walls',
    remedy: 'Each line says what to do; scripts/walls/ has the walls that imports cannot see, and what is forgiven for now.',
    find: command(join(root, 'scripts/walls/check-walls.ts')),
  },
  { name: 'lock', remedy: 'Mend package-lock.json before anyone installs from it.', find: () => lockFaults(lock()).join('\n') },
  { name: 'stays inside', remedy: 'Copy what is needed into the repository.', find: () => outside().join('\n') },
]

const results = await Promise.all(steps.map(run))
for (const { name, remedy, found, ms } of results) {
  console.log(`${found ? '✗' : '✓'} ${name.padEnd(24)} ${(ms / 1000).toFixed(1)} s`)
  if (found) console.log(`${shorten(found)}\n  → ${remedy}\n`)
}
const failed = results.filter(({ found }) => found)
console.log(
  failed.length ? `${failed.length} of ${steps.length} checks failed: ${failed.map(({ name }) => name).join(', ')}.` : 'All checks passed.',
)
process.exitCode = failed.length ? 1 : 0

async function run(step: Step) {
  const startedAt = Date.now()
  const found = await Promise.resolve()
    .then(step.find)
    .catch((error: Error) => error.message)
  return { ...step, found: found.trim(), ms: Date.now() - startedAt }
}

/** What a command of node_modules says when it is not content. */
function tool(path: string, ...args: string[]): Step['find'] {
  return command(join(root, 'node_modules', path), ...args)
}

function command(path: string, ...args: string[]): Step['find'] {
  return () =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [path, ...args], {
        cwd: root,
        env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      })
      let output = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()))
      child.once('error', reject)
      child.once('close', (code) => resolve(code === 0 ? '' : output || `${path} ended with ${code}.`))
    })
}

function types(project: string): Step['find'] {
  return tool('typescript/bin/tsc', '--noEmit', '--pretty', 'false', '-p', project)
}

/** Files that git tracks or would track. */
function tracked(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return listed.split('\0').filter((file) => file && existsSync(join(root, file)))
}

function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

function sources() {
  const code = tracked().filter((file) => /^(contract|server|web\/src|widget|test|scripts)\/.*\.tsx?$/.test(file))
  return Object.fromEntries(code.map((file) => [file, textOf(file)]))
}

function lock(): Lock {
  return JSON.parse(textOf('package-lock.json'))
}

function outside(): string[] {
  const around = `${dirname(root)}/`
  // A folder as common as these stands in addresses and routes too.
  const machine = ['/', '/src/', '/app/', '/tmp/'].includes(around) ? [] : [around]
  const files = tracked()
  const links = files
    .filter((file) => lstatSync(join(root, file)).isSymbolicLink())
    .filter((file) => normalize(join(dirname(file), readlinkSync(join(root, file)))).startsWith('..'))
    .map((file) => `${file} is a link out of the repository.`)
  const texts = files.filter((file) => /\.(tsx?|js|json|md|sql|ya?ml|html|css|sh)$|^\.ci\//.test(file))
  // Fixtures and tests hold hostile paths on purpose; what a test imports is judged by its floor.
  const honest = texts.filter((file) => !/^test\/fixtures\/|\.(test|spec)\.tsx?$|^package-lock\.json$/.test(file))
  return [...links, ...honest.flatMap((file) => waysOut(file, textOf(file), machine))]
}

function shorten(text: string): string {
  const lines = text.split('\n')
  const kept = lines.length > 60 ? [...lines.slice(0, 60), `… and ${lines.length - 60} more lines.`] : lines
  return kept.map((line) => `  ${line}`).join('\n')
}
