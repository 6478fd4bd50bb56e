/**
 * Sentences in ICU's message format, as translators know it: `{name}`, `{count, plural, =0 {…} one {# order} other {# orders}}`,
 * `{kind, select, audio {…} other {…}}`. Write ’ for an apostrophe; a brace is always an argument. Plural rules are the browser's.
 */
export type Part = string | Argument

interface Argument {
  name: string
  /** What the value chooses from; without it, the value itself is written. */
  choose?: { by: 'plural' | 'select'; branches: Record<string, Part[]> }
}

export type Values = Record<string, string | number>

export function parse(message: string): Part[] {
  const reader = { text: message, at: 0 }
  const parts = readText(reader)
  if (reader.at < message.length) throw new Error(`A brace closes nothing in “${message}”.`)
  return parts
}

/** Writes a message out; numbers as the language writes them. */
export function write(parts: Part[], values: Values, locale: string, counted?: number): string {
  const number = (value: number) => new Intl.NumberFormat(locale).format(value)
  return parts
    .map((part) => {
      if (typeof part === 'string') return counted === undefined ? part : part.replaceAll('#', number(counted))
      const value = values[part.name] ?? ''
      if (!part.choose) return typeof value === 'number' ? number(value) : value
      const { by, branches } = part.choose
      const chosen = by === 'select' ? branches[value] : (branches[`=${value}`] ?? branches[ruleOf(Number(value), locale)])
      return write(chosen ?? branches.other ?? [], values, locale, by === 'plural' ? Number(value) : counted)
    })
    .join('')
}

/** The names a message asks for, read out of its text by the compiler. */
export type NamesIn<Message extends string> = TextOf<Message, never>[1]

type TextOf<S extends string, Found> = S extends `${infer Before}{${infer Rest}`
  ? Before extends `${string}}${string}`
    ? S extends `${string}}${infer After}`
      ? [After, Found]
      : never
    : ArgumentOf<Rest, Found>
  : S extends `${string}}${infer After}`
    ? [After, Found]
    : ['', Found]

type ArgumentOf<S extends string, Found> = S extends `${infer Head}}${infer Tail}`
  ? Head extends `${infer Name}, ${Chooses}, ${string}`
    ? S extends `${Name}, ${Chooses}, ${infer Branches}`
      ? BranchesOf<Branches, Found | Name>
      : never
    : TextOf<Tail, Found | Head>
  : never

type Chooses = 'plural' | 'select'

type BranchesOf<S extends string, Found> = S extends ` ${infer Rest}`
  ? BranchesOf<Rest, Found>
  : S extends `}${infer After}`
    ? TextOf<After, Found>
    : S extends `${string}{${infer Body}`
      ? TextOf<Body, Found> extends [infer After extends string, infer More]
        ? BranchesOf<After, More>
        : never
      : never

interface Reader {
  text: string
  at: number
}

/** Up to the brace that closes it, or the end. */
function readText(reader: Reader): Part[] {
  const parts: Part[] = []
  for (;;) {
    const words = take(reader, /([^{}]*)/y)
    if (words) parts.push(words)
    if (reader.text[reader.at] !== '{') return parts
    reader.at++
    parts.push(readArgument(reader))
  }
}

function readArgument(reader: Reader): Argument {
  const name = take(reader, /\s*(\w+)\s*/y)
  if (!reader.text.startsWith(',', reader.at)) {
    take(reader, /(\})/y)
    return { name }
  }
  const by = take(reader, /,\s*(plural|select)\s*,\s*/y) as 'plural' | 'select'
  const branches: Record<string, Part[]> = {}
  while (reader.text[reader.at] !== '}') {
    const selector = take(reader, /(=?\w+)\s*\{/y)
    branches[selector] = readText(reader)
    take(reader, /(\})\s*/y)
  }
  reader.at++
  if (!branches.other) throw new Error(`“${reader.text}” does not say what {${name}} is otherwise: add other {…}.`)
  return { name, choose: { by, branches } }
}

function take(reader: Reader, pattern: RegExp): string {
  pattern.lastIndex = reader.at
  const match = pattern.exec(reader.text)
  if (!match) throw new Error(`“${reader.text}” cannot be read at “${reader.text.slice(reader.at, reader.at + 20)}”.`)
  reader.at += match[0].length
  return match[1] ?? ''
}

const rules = new Map<string, Intl.PluralRules>()

function ruleOf(count: number, locale: string): string {
  const known = rules.get(locale) ?? new Intl.PluralRules(locale)
  rules.set(locale, known)
  return known.select(count)
}
