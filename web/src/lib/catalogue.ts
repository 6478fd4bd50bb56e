import { language, locale, pseudo, source } from './language.ts'
import { type NamesIn, type Part, parse, type Values, write } from './message.ts'

/** Sentences by key; words that belong to the values of one thing, such as the states of a run, form a group. */
interface Messages {
  [key: string]: string | Record<string, string>
}

type Sentence<M extends string> = NamesIn<M> extends never ? string : (values: { [Name in NamesIn<M>]: string | number }) => string

/** A message without arguments is its words; one with arguments is a function of them. */
export type Say<M extends Messages> = {
  readonly [Key in keyof M]: M[Key] extends string
    ? Sentence<M[Key]>
    : { readonly [Inner in keyof M[Key]]: M[Key][Inner] extends string ? Sentence<M[Key][Inner]> : never }
}

interface Entry {
  name: string
  english: Messages
  /** By key, and by “group.key”. */
  parts: Map<string, Part[]>
  loaded?: Promise<void>
}

const entries: Entry[] = []

/**
 * The sentences of one folder, in English: the keys, their types, and what is said where a translation is missing. `name` is the
 * file's path under src, and a translation stands beside it: pages/orders/say.ts, pages/orders/say.sw.ts.
 */
export function catalogue<const M extends Messages>(name: string, english: M): Say<M> {
  const entry: Entry = { name, english, parts: new Map() }
  entries.push(entry)
  learn(entry, english)
  const speaker = (messages: Messages, prefix = ''): object =>
    Object.defineProperties(
      {},
      Object.fromEntries(
        Object.entries(messages).map(([key, message]) => {
          const group = typeof message === 'string' ? null : speaker(message, `${key}.`)
          return [key, { enumerable: true, get: () => group ?? speak(entry.parts.get(prefix + key) ?? []) }]
        }),
      ),
    )
  return speaker(english) as Say<M>
}

type Load = () => Promise<{ default: Messages }>
let find: (name: string, tag: string) => Load | undefined = () => undefined

/** How the app finds the translation of a catalogue. */
export const translateBy = (finder: typeof find) => {
  find = finder
}

/** Waits for code, and then for its sentences in the reader's language. English comes with the code. */
export async function translated<Module = void>(code?: Promise<Module>): Promise<Module> {
  const module = await code
  const tag = language()
  if (tag !== source) await Promise.all(entries.map((entry) => (entry.loaded ??= translate(entry, tag))))
  return module as Module
}

async function translate(entry: Entry, tag: string) {
  const messages = tag === pseudo ? (await import('./pseudo.ts')).pseudoMessages(entry.english) : (await find(entry.name, tag)?.())?.default
  if (messages) learn(entry, messages)
}

function learn({ parts }: Entry, messages: Messages, prefix = '') {
  for (const [key, message] of Object.entries(messages)) {
    if (typeof message === 'string') parts.set(prefix + key, parse(message))
    else learn({ parts } as Entry, message, `${key}.`)
  }
}

function speak(parts: Part[]): unknown {
  if (parts.every((part) => typeof part === 'string')) return parts.join('')
  return (values: Values) => write(parts, values, locale())
}
