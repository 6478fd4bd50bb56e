import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { weekdays } from '@salesboy/contract/identity'
import { z } from 'zod'
import { Problem } from '#platform/problem.ts'

/** A made-up business with its documents, its catalogue, its contacts and conversations to try a bot on. docs/evaluate.md has the format. */
export interface World {
  slug: string
  business: Business
  documents: { fileName: string; bytes: Buffer }[]
  /** The catalogue as its owner exported it; null when the world sells nothing by list. */
  products: string | null
  contacts: Buffer | null
  dialogues: Dialogue[]
  queries: { id: string; query: string }[]
  /** True and false answers in the words of models, to try the guards on. */
  sentences: Sentence[]
}

/** Throws a Problem that names the file and what is wrong in it. */
export function readWorld(dir: string): World {
  const file = (name: string) => join(dir, name)
  if (!existsSync(file('business.json')))
    throw new Problem('invalid', `“${dir}” is not a world: it has no business.json. docs/evaluate.md says what belongs in one.`)
  const knowledge = existsSync(file('knowledge')) ? readdirSync(file('knowledge')).sort() : []
  const optional = (name: string) => (existsSync(file(name)) ? readFileSync(file(name)) : null)
  return {
    slug: basename(resolve(dir)),
    business: parsed(Business, file('business.json'), readFileSync(file('business.json'), 'utf8')),
    documents: knowledge.map((fileName) => ({ fileName, bytes: readFileSync(join(dir, 'knowledge', fileName)) })),
    products: optional('products.csv')?.toString('utf8') ?? null,
    contacts: optional('leads.csv'),
    dialogues: lines(Dialogue, file('conversations.jsonl')),
    queries: lines(z.object({ id: z.string(), query: z.string() }), file('retrieval.jsonl')),
    sentences: lines(Sentence, file('sentences.jsonl')),
  }
}

function lines<S extends z.ZodType>(schema: S, path: string): z.output<S>[] {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, i) => (line.trim() ? [parsed(schema, `${path}, line ${i + 1}`, line)] : []))
}

function parsed<S extends z.ZodType>(schema: S, where: string, text: string): z.output<S> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Problem('invalid', `${where} is not JSON.`)
  }
  const result = schema.safeParse(value)
  if (!result.success) throw new Problem('invalid', `${where}: ${z.prettifyError(result.error)}`)
  return result.data
}

const Spans = z.array(z.tuple([z.string(), z.string()]))
const Weekday = z.enum(weekdays)

// Private notes are typed for staff: the schema leaves them behind, so that no part of the product ever holds them.
const Business = z.object({
  name: z.string(),
  country: z.string(),
  currency: z.string(),
  timezone: z.string(),
  address: z.string().default(''),
  phone: z.string().default(''),
  email: z.string().default(''),
  website: z.string().default(''),
  hours: z.partialRecord(Weekday, Spans).default({}),
  hours_notes: z.string().default(''),
  hours_exceptions: z
    .array(z.object({ date: z.string(), closed: z.boolean().optional(), hours: Spans.optional(), reason: z.string().default('') }))
    .default([]),
  policies: z
    .looseObject({
      public_offer: z.string().optional(),
      public_offers: z.array(z.string()).default([]),
      promo: z.string().optional(),
      never: z.array(z.string()).default([]),
    })
    .default({ public_offers: [], never: [] }),
  booking: z
    .object({
      services: z
        .array(
          z.object({
            name: z.string(),
            minutes: z.number().optional(),
            days: z.array(Weekday).optional(),
            window: z.tuple([z.string(), z.string()]).optional(),
            note: z.string().optional(),
          }),
        )
        .default([]),
      lead_time_hours: z.number().default(0),
    })
    .default({ services: [], lead_time_hours: 0 }),
  compliance: z.array(z.string()).default([]),
  persona: z.object({ agent_name: z.string(), tone: z.number(), tenacity: z.number(), emoji: z.number(), length: z.number() }),
  skills: z.object({ discount_authority: z.object({ max_percent: z.number() }).optional() }).default({}),
  handoff: z.object({ person: z.string().default(''), reply_within: z.string().default('') }).default({ person: '', reply_within: '' }),
})
export type Business = z.infer<typeof Business>

const Message = z.object({
  type: z.enum(['text', 'audio', 'image', 'document', 'video', 'location', 'sticker', 'reaction', 'button']),
  text: z.string().nullish(),
  transcript: z.string().nullish(),
  caption: z.string().nullish(),
  emoji: z.string().nullish(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  name: z.string().nullish(),
  media: z.object({ mime: z.string().optional(), filename: z.string().optional() }).optional(),
})
export type DialogueMessage = z.infer<typeof Message>

const Sentence = z.object({
  kind: z.string(),
  true: z.boolean(),
  question: z.string(),
  said: z.string(),
  /** The talk before, the customer first. */
  earlier: z.array(z.string()).default([]),
})
export type Sentence = z.input<typeof Sentence>

const Dialogue = z.object({
  id: z.string(),
  channel: z.string().default('whatsapp'),
  now: z.iso.datetime({ offset: true }),
  contact: z.object({ profile_name: z.string().nullish() }).default({}),
  turns: z.array(z.object({ turn: z.int(), messages: z.array(Message).min(1) })).min(1),
})
export type Dialogue = z.infer<typeof Dialogue>
