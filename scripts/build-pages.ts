import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const stamps = join(root, 'node_modules', '.cache', 'salesboy')

interface Page {
  name: string
  label: string
  /** What it is made of; a change in any of these files makes it stale. */
  from: string[]
  /** What it is made into. */
  makes: string[]
  command: string[]
  cwd: string
}

const pages: Page[] = [
  {
    name: 'web',
    label: 'the dashboard',
    from: ['web', 'contract', 'tsconfig.base.json', 'package-lock.json'],
    makes: ['web/dist/index.html'],
    command: [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    cwd: 'web',
  },
  {
    name: 'widget',
    label: 'the chat bubble',
    from: ['widget', 'contract', 'tsconfig.base.json', 'package-lock.json'],
    makes: ['widget/dist/widget.js', 'widget/dist/page/page.html'],
    command: ['build.ts'],
    cwd: 'widget',
  },
]

/** Builds web/dist and widget/dist where they are missing or older than their sources, both at once. Throws when a build fails. */
export async function buildPages(): Promise<void> {
  const stale = pages
    .map((page) => ({ page, fingerprint: fingerprintOf(page) }))
    .filter(({ page, fingerprint }) => !isFresh(page, fingerprint))
  if (!stale.length) return

  const startedAt = Date.now()
  console.log(`Building ${stale.map(({ page }) => page.label).join(' and ')} …`)
  await Promise.all(stale.map(({ page, fingerprint }) => build(page, fingerprint)))
  console.log(`Built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`)
}

function isFresh({ name, makes }: Page, fingerprint: string): boolean {
  const stamp = join(stamps, `${name}.sha256`)
  return makes.every((file) => existsSync(join(root, file))) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint
}

async function build({ name, label, command, cwd }: Page, fingerprint: string) {
  const { code, output } = await run(command, join(root, cwd))
  if (code !== 0) throw new Error(`Building ${label} failed:\n${output}`)

  mkdirSync(stamps, { recursive: true })
  writeFileSync(join(stamps, `${name}.sha256`), fingerprint)
}

function run(command: string[], cwd: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

function fingerprintOf({ from }: Page): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of from.flatMap((path) => filesIn(path)).sort()) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

const aside = /^(dist|node_modules)$|\.test\.tsx?$/

function filesIn(path: string): string[] {
  if (!existsSync(join(root, path))) return []
  const entries = /\.\w+$/.test(path) ? null : readdirSync(join(root, path), { withFileTypes: true })
  if (!entries) return [path]
  return entries
    .filter(({ name }) => !aside.test(name))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(`${path}/${entry.name}`) : [`${path}/${entry.name}`]))
}

if (import.meta.main) await buildPages()
