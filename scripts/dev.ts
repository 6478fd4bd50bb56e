import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildPages } from './build-pages.ts'

/** `npm run dev`: the server, started again at every change, and the dashboard's own dev server in front of it. */
const root = join(import.meta.dirname, '..')
const port = process.env.PORT ?? '3000'

await buildPages()
const server = start(['--watch', '--watch-preserve-output', 'server/bin/salesboy.js', 'start'], root)
const web = start([join(root, 'node_modules', 'vite', 'bin', 'vite.js')], join(root, 'web'), { API_URL: `http://localhost:${port}` })

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(signal))
for (const child of [server, web]) child.once('exit', () => end('SIGTERM'))

function start(command: string[], cwd: string, env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, command, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' })
}

function end(signal: NodeJS.Signals) {
  for (const child of [server, web]) child.kill(signal)
}
