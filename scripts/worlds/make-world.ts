import { type Business, businesses } from './businesses.ts'
import { contactsOf } from './contacts.ts'
import { openDesk } from './dialogues/desk.ts'
import type { Dialogue } from './dialogues/dialogue.ts'
import { codeOf, makeDialogues } from './dialogues/make-dialogues.ts'
import { buildPapers, type Written } from './documents/build-papers.ts'
import { writePaper } from './documents/write-paper.ts'
import { plainText } from './documents/write-text.ts'
import { profileOf } from './profile.ts'
import { settle, type Truth } from './settle.ts'

export interface MadeWorld {
  /** Path inside the world's folder, and what stands in it: the format of worlds/README.md. */
  files: Map<string, Buffer>
  truth: Truth
  written: Written
  dialogues: Dialogue[]
}

/** A business with its papers, its catalogue and its customers, from its name alone: the same bytes every time. */
export function makeWorld(business: Business): MadeWorld {
  const truth = settle(business)
  const written = buildPapers(truth, businesses.indexOf(business))
  const desk = openDesk(truth, written)
  const dialogues = makeDialogues(desk)
  const contacts = contactsOf(truth)
  const files = new Map<string, Buffer>()
  const put = (path: string, text: string | Buffer) => files.set(path, Buffer.from(text))

  put('business.json', `${JSON.stringify(profileOf(truth), null, 2)}\n`)
  put('products.csv', catalogue(truth))
  put('leads.csv', contacts.csv)
  put('leads.expected.jsonl', lines(contacts.expected))
  put('conversations.jsonl', lines(dialogues))
  put('retrieval.jsonl', lines(searches(truth, written)))
  for (const paper of written.papers) {
    put(`knowledge/${paper.fileName}`, writePaper(paper, truth.random.named(paper.fileName)))
    put(`gold/${paper.fileName}.txt`, plainText(paper))
  }
  return { files, truth, written, dialogues }
}

const lines = (objects: object[]) => objects.map((one) => `${JSON.stringify(one)}\n`).join('')

function catalogue({ goods, country, money, random }: Truth): string {
  // Only signs that any program of shops exports: the others write the bare number.
  const withSign = random.named('catalogue').chance(0.4) && /^[$£€₹₦]/.test(money.write(1))
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const rows = goods.map(({ sku, name, category, amount, stock, detail }) =>
    [
      sku,
      name,
      category,
      withSign ? money.write(amount) : String(amount),
      country.currency,
      String(stock),
      `${sku.toLowerCase()}.png`,
      detail,
    ]
      .map(cell)
      .join(','),
  )
  return `${['sku,name,category,price,currency,stock,image,description', ...rows].join('\n')}\n`
}

/** Searches in the owner's own words for what stands in one place only. */
function searches({ business, facts, told }: Truth, { places }: Written) {
  const fileOf = (place: string) => place.split('#')[0]!
  const wanted = [
    ...facts.map((fact) => ({ query: fact.asks[0]!, doc: fileOf(places.facts.get(fact)!), passage: fact.says })),
    ...told.slice(0, 4).map(({ topic, asked, says }) => ({ query: asked, doc: fileOf(places.topics.get(topic)!), passage: says })),
  ]
  return wanted.map(({ query, doc, passage }, at) => ({
    id: `${codeOf(business.slug)}-R${String(at + 1).padStart(3, '0')}`,
    query,
    kind: 'paraphrase',
    language: 'en',
    relevant: [{ doc, passage, key: [], group: 0 }],
  }))
}
