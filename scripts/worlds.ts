import { parseArgs } from 'node:util'
import { businesses, type Split, splits } from './worlds/businesses.ts'
import { writeWorlds } from './worlds/write-worlds.ts'

/** `npm run worlds`: businesses that nobody tuned the bot for, to train and to measure on. docs/worlds.md says how they are made. */
const usage = `npm run worlds -- --out DIR [--only ${businesses[0]!.slug}] [--split ${splits.join('|')}]`

const { values } = parseArgs({ options: { out: { type: 'string' }, only: { type: 'string' }, split: { type: 'string' } } })
const split = splits.find((name) => name === values.split)
if (!values.out) fail(`Say where to write the worlds: ${usage}`)
if (values.split && !split) fail(`“${values.split}” is no split. There are ${splits.join(', ')}.`)
if (values.only && !businesses.some(({ slug }) => slug === values.only))
  fail(`There is no business “${values.only}”. There are ${businesses.map(({ slug }) => slug).join(', ')}.`)

const folders = writeWorlds(values.out, { only: values.only, split: split as Split | undefined })
console.log(`${folders.length} ${folders.length === 1 ? 'world' : 'worlds'} in ${values.out}.`)

function fail(problem: string): never {
  console.error(problem)
  process.exit(2)
}
