import { execFile, spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Scores } from './cross-table.ts'

const root = join(import.meta.dirname, '..', '..')
/** The four businesses of the repository. */
export const knownWorlds = join(root, 'worlds')

/** Plays the conversations of every world in the folder through the bot, and scores them as one. */
export async function evaluate(folder: string, out: string): Promise<Scores> {
  mkdirSync(out, { recursive: true })
  const worlds = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [join(folder, entry.name)] : []))
  await play(worlds, out)
  const json = join(out, 'score.json')
  const scorer = [join(root, 'worlds', 'score.mjs'), folder, out, '--quiet', '--json', json, '--failures', join(out, 'failures.jsonl')]
  await promisify(execFile)(process.execPath, scorer)
  return JSON.parse(readFileSync(json, 'utf8')).overall
}

/** `salesboy eval` as a process of its own: it opens one desk, and a desk is opened once in a process. Its progress goes to the terminal. */
function play(worlds: string[], out: string): Promise<void> {
  const command = [join(root, 'server', 'bin', 'salesboy.js'), 'eval', ...worlds, '--out', out]
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`salesboy eval ended with ${code}.`))))
  })
}
