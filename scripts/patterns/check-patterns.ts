import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { patternsBuilt } from './patterns-built.ts'
import { type PatternFound, patternsIn } from './patterns-in.ts'
import { slowPattern } from './slow-pattern.ts'

/** Says which patterns a text could stop, one to a line: a step of `npm run check`, in a process of its own. */
const root = join(import.meta.dirname, '..', '..')

/** Everything that meets what strangers write, in whatever room; the tools of ours meet only our own files. */
const files = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard', 'contract', 'server', 'web/src', 'widget'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\0')
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|-for-tests\./.test(file) && existsSync(join(root, file)))

/** These meet only plain words, as `plainWords` leaves them. */
const PLAIN = ['server/agent/lexicons/match.ts', 'server/agent/language/language.ts']
const isPlain = (char: string): boolean => /[\p{L}\p{M}\p{N} ]/u.test(char)

const texts = files.map((file) => [file, readFileSync(join(root, file), 'utf8')] as const)
const building = texts.filter(([file, text]) => /^server\/(?!cli|roles)/.test(file) && /\bRegExp\(/.test(text)).map(([file]) => file)
const found: PatternFound[] = [...texts.flatMap(([file, text]) => patternsIn(file, text)), ...(await patternsBuilt(root, building))]
const faults = found.flatMap(({ file, line, source, flags }) => {
  const slow = slowPattern(source, flags, PLAIN.includes(file) ? isPlain : undefined)
  if (!slow) return []
  return [`${file}:${line} /${shorten(slow.part)}/ is slow for ${JSON.stringify(slow.text.slice(0, 30))}…`]
})
if (faults.length > 0) console.log(faults.join('\n'))
process.exit(faults.length > 0 ? 1 : 0)

function shorten(part: string): string {
  return part.length > 160 ? `${part.slice(0, 160)}…` : part
}
