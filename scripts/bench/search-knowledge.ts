import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom } from '../../server/cli/drill/seeded-random.ts'
import { createTenant } from '../../server/domains/identity/create-tenant.ts'
import { findPassages } from '../../server/domains/knowledge/find-passages.ts'
import { read } from '../../server/domains/knowledge/read.ts'
import { uploadSource } from '../../server/domains/knowledge/upload-source.ts'
import { inTenant } from '../../server/platform/db.ts'
import { giveAnswer } from './give-answer.ts'
import { openHere } from './open-here.ts'
import { worldDirs } from './worlds.ts'

/** In the first argument, as JSON. */
export interface SearchOrder {
  passages: number
}

export interface Searched {
  passages: number
  /** One for each question. */
  milliseconds: number[]
}

const questions = 300
/** Under the reader's limit of two million characters a document. */
const passagesEach = 400

/** One tenant with so many passages, read by the real reader into the built-in vectors, asked through the door that turns ask through. */
async function search({ passages }: SearchOrder): Promise<Searched> {
  const tenantId = await createTenant({ name: 'Bench', timeZone: 'UTC', currency: 'USD', country: 'US' })
  const write = writer()
  let found = 0
  for (let document = 1; found < passages; document++) {
    const text = write(Math.min(passagesEach, passages - found))
    const source = await uploadSource(
      tenantId,
      { fileName: `handbook-${document}.md`, mimeType: 'text/markdown', bytes: once(Buffer.from(text)) },
      (work) => inTenant(tenantId, work),
    )
    await read.run({ sourceId: source.id }, tenantId)
    const { passages: more, problem } = await inTenant(tenantId, (tx) =>
      tx.selectFrom('sources').select(['passages', 'problem']).where('id', '=', source.id).executeTakeFirstOrThrow(),
    )
    if (!more) throw new Error(problem ?? 'A document was not read.')
    found += more
  }

  const asked = customersQuestions().slice(0, questions)
  // Loads the index, as the first question after a start does.
  for (const question of asked.slice(0, 10)) await findPassages(tenantId, question.toUpperCase())
  const milliseconds: number[] = []
  for (const question of asked) {
    const startedAt = performance.now()
    const quotes = await findPassages(tenantId, question)
    milliseconds.push(performance.now() - startedAt)
    if (!quotes.length) throw new Error(`Nothing was found for “${question}”.`)
  }
  return { passages: found, milliseconds }
}

/** All different: what the four worlds are searched for, in the words of their customers. */
function customersQuestions(): string[] {
  const all = worldDirs().flatMap((dir) =>
    linesOf(join(dir, 'retrieval.jsonl')).map((line) => (JSON.parse(line) as { query: string }).query),
  )
  const different = [...new Set(all)]
  const doubled = different.map((question, i) => `${question} ${different[(i + 1) % different.length]}`)
  return [...different, ...doubled]
}

/** Answers a text that is cut into about so many passages: sentences of the worlds' documents, shuffled, about goods with names of their own. */
function writer(): (passages: number) => string {
  const random = seededRandom(3)
  const pick = <T>(list: T[]) => list[Math.floor(random() * list.length)]!
  const sentences = worldDirs().flatMap((dir) =>
    readdirSync(join(dir, 'knowledge'))
      .filter((file) => /\.(txt|csv|html)$/.test(file))
      .flatMap((file) => plain(readFileSync(join(dir, 'knowledge', file), 'utf8'))),
  )
  const syllables = 'ka lo mi re su ta ven dor pel qui bra zan fi go'.split(' ')
  // A few names are everywhere, most are rare, as names of goods are.
  const names = Array.from({ length: 20_000 }, () => [pick(syllables), pick(syllables), pick(syllables), pick(syllables)].join(''))
  const name = () => names[Math.floor(names.length * random() ** 3)]!
  return (passages) => {
    const parts: string[] = []
    // About 650 tokens less a fifth of overlap for each passage: 2,100 characters.
    for (let left = passages * 2_100; left > 0; left -= parts.at(-1)!.length)
      parts.push(`## ${name()} ${name()}\n\n${Array.from({ length: 8 }, () => `${name()}: ${pick(sentences)}`).join(' ')}\n`)
    return parts.join('\n')
  }
}

const plain = (text: string) =>
  text
    .replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]+>/g, ' ')
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence.length > 30 && sentence.length < 400)

const linesOf = (path: string) => readFileSync(path, 'utf8').split('\n').filter(Boolean)

async function* once(bytes: Buffer) {
  yield bytes
}

if (import.meta.main) {
  await openHere()
  giveAnswer(await search(JSON.parse(process.argv[2]!) as SearchOrder))
}
