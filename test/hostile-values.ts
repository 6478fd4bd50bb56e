import type { z } from 'zod'

/** A request's part with one place made hostile. `path` is the place, `hostile` what stands there. */
export interface Attack {
  path: string
  hostile: unknown
  value: unknown
}

/** JSON knows numbers that JavaScript does not: these are written into the body as they stand. */
export const written = (number: string) => `@@${number}@@`
export const asJson = (value: unknown) => JSON.stringify(value)?.replace(/"@@([^@]+)@@"/g, '$1')

/** No text that a database keeps. */
export const unstorable = ['a\0b', '\0', 'half \ud83d', '\udc00 half']
const strings = [
  ...unstorable,
  '',
  'x'.repeat(20_000),
  '😀'.repeat(150),
  '\u202e\u200b\ufeff',
  "'; drop table contacts; --",
  `${'../'.repeat(2)}etc/passwd`,
  '%00',
  '__proto__',
  'infinity',
  'NaN',
  '99999999999999999999',
  '2147483648',
  '9223372036854775808',
  '2026-02-31',
  '0000-01-01',
  '2026-13-45T99:99:99Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-14:00',
  '-271821-04-20T00:00:00Z',
]
const numbers = [
  ...['1e400', '-1e400', '1e308', '9223372036854775808', '-9223372036854775809', '0.1e-400', '-0'].map(written),
  2_147_483_648,
  -2_147_483_649,
  Number.MAX_SAFE_INTEGER,
  -1,
  0.5,
]
const wrongKinds: unknown[] = [null, true, {}, [], [[]], { toString: 'x' }]
const forgedNames = ['a\0b', '\ud800', 'constructor', 'x'.repeat(5_000)]

export interface Samples {
  /** A valid value for a field of this name, where its schema alone does not say one. */
  named: Record<string, unknown>
  /** More texts to try, such as random ones. */
  texts: string[]
  /** A number below another one, by the seed. */
  next(below: number): number
}

/** Every way to make one place of a value hostile, however deep; what is not touched stays as `given`, or a valid sample. */
export function* attacks(schema: z.ZodType, given: unknown, samples: Samples, path = ''): Generator<Attack> {
  const at = (key: string | number) => (path ? `${path}.${key}` : String(key))
  const here = (hostile: unknown): Attack => ({ path, hostile, value: hostile })
  const def = bare(schema)._zod.def as unknown as Def

  const leaf = (values: unknown[]) => worthTrying(schema, values, samples.next).map(here)

  yield* path ? leaf(wrongKinds) : []
  switch (def.type) {
    case 'object': {
      const whole = (given ?? sample(schema, samples)) as Record<string, unknown>
      for (const [key, inner] of Object.entries(def.shape))
        for (const attack of attacks(inner, whole[key], { ...samples, named: named(samples, key, inner) }, at(key)))
          yield { ...attack, value: { ...whole, [key]: attack.value } }
      for (const name of forgedNames) yield { path, hostile: name, value: { ...whole, [name]: 1 } }
      break
    }
    case 'array': {
      const item = sample(def.element, samples)
      for (const attack of attacks(def.element, (given as unknown[] | undefined)?.[0], samples, at(0)))
        yield { ...attack, value: [attack.value] }
      yield here(Array(5_000).fill(item))
      break
    }
    case 'tuple':
      for (const [index, inner] of def.items.entries())
        for (const attack of attacks(inner, undefined, samples, at(index)))
          yield { ...attack, value: def.items.map((other, place) => (place === index ? attack.value : sample(other, samples))) }
      break
    case 'record':
      for (const attack of attacks(def.valueType, undefined, samples, at('a'))) yield { ...attack, value: { a: attack.value } }
      for (const name of forgedNames) yield { path, hostile: name, value: { [name]: sample(def.valueType, samples) } }
      break
    case 'union':
      for (const option of def.options)
        for (const attack of attacks(option, undefined, samples, path)) if (attack.path !== path || path === '') yield attack
      yield* leaf(strings)
      break
    case 'number':
      yield* leaf([...numbers, ...strings])
      break
    case 'unknown':
    case 'any':
      yield* leaf([...strings, ...numbers, deep(40), written(`${'['.repeat(5_000)}${']'.repeat(5_000)}`)])
      break
    default:
      yield* leaf([...strings, ...samples.texts, ...numbers])
  }
}

/** What the schema takes, since that reaches the code behind it: a part of it, another with every seed. Of what it refuses, a little. */
function worthTrying(schema: z.ZodType, values: unknown[], next: Samples['next']): unknown[] {
  const { taken = [], refused = [] } = Object.groupBy(values, (value) => (takes(schema, value) ? 'taken' : 'refused'))
  const [first, rest] = [taken.slice(0, unstorable.length), taken.slice(unstorable.length)]
  return [...first, ...Array.from({ length: Math.min(6, rest.length) }, () => rest.splice(next(rest.length), 1)[0]), ...refused.slice(0, 3)]
}

function takes(schema: z.ZodType, value: unknown): boolean {
  const parsed = typeof value === 'string' && value.startsWith('@@') ? JSON.parse(value.slice(2, -2)) : value
  try {
    return schema.safeParse(parsed).success
  } catch {
    return true
  }
}

/** A value that the schema takes, with everything in it that may be. */
export function sample(schema: z.ZodType, samples: Samples): unknown {
  const inner = bare(schema)
  const def = inner._zod.def as unknown as Def
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape).map(([key, value]) => [key, sample(value, { ...samples, named: named(samples, key, value) })]),
      )
    case 'array': {
      const list = [sample(def.element, samples)]
      return inner.safeParse(list).success ? list : []
    }
    case 'tuple':
      return def.items.map((item) => sample(item, samples))
    case 'record':
      return inner.safeParse({ a: sample(def.valueType, samples) }).success ? { a: sample(def.valueType, samples) } : {}
    case 'union':
      return sample(def.options[0]!, samples)
    case 'enum':
      return Object.values(def.entries)[0]
    case 'literal':
      return def.values[0]
    case 'number':
      return [1, 0.5, 50, 1_000].find((number) => schema.safeParse(number).success) ?? null
    default:
      return [samples.named[''], ...spelled].find((value) => value !== undefined && schema.safeParse(value).success) ?? null
  }
}

const spelled = [
  'A text',
  'a_text',
  'en',
  'NG',
  'NGN',
  '09:00',
  '2027-03-01',
  '2027-03-01T10:00:00Z',
  'ana@example.com',
  'https://example.com/',
  '01a1fe7f-c420-7000-925f-cebf4aa8fe25',
  'true',
  '#0f766e',
  true,
  1,
]

/** The sample for a field: by its name, and kept under '' for the leaf that asks. */
const named = ({ named: all }: Samples, key: string, schema: z.ZodType) => ({
  ...all,
  '': all[key] !== undefined && schema.safeParse(all[key]).success ? all[key] : undefined,
})

type Def =
  | { type: 'object'; shape: Record<string, z.ZodType> }
  | { type: 'array'; element: z.ZodType }
  | { type: 'tuple'; items: z.ZodType[] }
  | { type: 'record'; valueType: z.ZodType }
  | { type: 'union'; options: z.ZodType[] }
  | { type: 'enum'; entries: Record<string, unknown> }
  | { type: 'literal'; values: unknown[] }
  | { type: 'number' | 'unknown' | 'any' | 'string' | 'boolean' }

/** Without what only wraps: optional, nullable, default, pipe, lazy. */
function bare(schema: z.ZodType): z.ZodType {
  const def = schema._zod.def as unknown as {
    type: string
    innerType?: z.ZodType
    in?: z.ZodType
    out?: z.ZodType
    getter?: () => z.ZodType
  }
  if (def.type === 'lazy') return bare(def.getter!())
  // A codec's or preprocess' reading side may be anything; then what it ends in says more.
  if (def.type === 'pipe') return bare((def.in!._zod.def as { type: string }).type === 'transform' ? def.out! : def.in!)
  return def.innerType ? bare(def.innerType) : schema
}

function deep(levels: number): unknown {
  let value: unknown = 'at the bottom'
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { a: value }
  return value
}

/** Numbers as good as random; the same seed makes the same ones. */
export function dice(seed: number): Samples['next'] {
  let state = seed
  return (below) => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

/** Texts nobody wrote: any character, the unstorable too. */
export const randomTexts = (next: Samples['next'], count: number): string[] =>
  Array.from({ length: count }, () => String.fromCharCode(...Array.from({ length: 1 + next(60) }, () => next(next(2) ? 0x10000 : 0x80))))
