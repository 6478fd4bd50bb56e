import { isRecord } from '#platform/is-record.ts'
import { elementsIn } from './elements.ts'
import { type Found, valuesIn } from './json-in-text.ts'

/** A tool that may be called, by its name and what it takes. */
export interface Callable {
  name: string
  inputSchema: unknown
}

export interface CallInText {
  name: string
  /** JSON. */
  input: string
}

/**
 * Calls that a model wrote as text because its server does not read them: JSON in whatever frame, elements with parameters, a function
 * with its arguments. `rest` is what it wrote besides. A name that no tool has counts where nothing but a call looks so.
 */
export function callsIn(text: string, tools: readonly Callable[]): { calls: CallInText[]; rest: string } {
  if (!MAY_CALL.test(text)) return { calls: [], rest: text }
  const pieces = [...inElements(text, tools), ...jsonIn(text, tools), ...functionsIn(text, tools)].sort((a, b) => a.from - b.from)
  const calls: CallInText[] = []
  let rest = ''
  let at = 0
  for (const piece of pieces) {
    if (piece.from < at) continue
    calls.push(...piece.calls)
    rest += text.slice(at, piece.from)
    at = piece.to
  }
  if (calls.length === 0) return { calls, rest: text }
  const left = `${rest}${text.slice(at)}`.replace(FRAMES, '').trim()
  return { calls, rest: /[\p{L}\p{N}]/u.test(left) ? left : '' }
}

interface Piece {
  from: number
  to: number
  calls: CallInText[]
}

function jsonIn(text: string, tools: readonly Callable[]): Piece[] {
  return valuesIn(text).flatMap((found) => {
    const named = nameBefore(text, found.from, tools)
    const read =
      named && isRecord(found.value) && !('name' in found.value)
        ? [call(named.name, found.value)]
        : callsOf(found.value, tools, isFramed(text, found))
    return read.length === 0 ? [] : [{ from: named?.from ?? found.from, to: found.to, calls: read }]
  })
}

/** JSON that says which tool it calls, in one of the shapes in use. */
function callsOf(value: unknown, tools: readonly Callable[], framed: boolean): CallInText[] {
  if (Array.isArray(value)) return value.flatMap((one) => callsOf(one, tools, framed))
  if (!isRecord(value)) return []
  const many = value.tool_calls ?? value.calls ?? value.tool_uses ?? value.tool_call ?? value.function_call ?? value.toolCall
  if (many !== null && typeof many === 'object') return callsOf(many, tools, true)
  if (isRecord(value.function)) return callsOf(value.function, tools, true)
  const key = NAME_KEYS.find((one) => typeof value[one] === 'string')
  if (key) {
    const name = plainName(String(value[key]))
    const inputKey = INPUT_KEYS.find((one) => one in value)
    const known = tools.some((tool) => tool.name === name)
    if (known || (inputKey && key !== 'action') || framed) {
      const { [key]: _, id: _id, type: _type, ...others } = value
      return [call(name, inputKey ? value[inputKey] : others)]
    }
    return []
  }
  // {"catalog": {"query": "…"}}
  const [only, ...more] = Object.keys(value)
  return only !== undefined && more.length === 0 && tools.some(({ name }) => name === plainName(only))
    ? [call(plainName(only), value[only])]
    : []
}

/** `catalog {"query": …}`, "<function=catalog>{…}", "[TOOL_CALLS]catalog[ARGS]{…}", "Action: catalog\nAction Input: {…}". */
function nameBefore(text: string, at: number, tools: readonly Callable[]): { name: string; from: number } | null {
  const before = text.slice(Math.max(0, at - 120), at)
  const found = tools
    .flatMap(({ name }) => {
      const match = new RegExp(
        `(?:functions?[.=]|tools?[.=]|to=)*(?<![\\w-])${escaped(name)}(?![\\w-])((?:[^\\p{L}.!?]|\\.call|action input|args|arguments|input|json|constrain|message|sep|code)*)$`,
        'iu',
      ).exec(before)
      return match && !/\n\s*\n/.test(match[1] ?? '') ? [{ name, from: at - before.length + match.index }] : []
    })
    .at(0)
  return found ?? null
}

/** "<invoke name="catalog"><parameter name="query">…", "<function=catalog><parameter=query>…", "<catalog><query>…". */
function inElements(text: string, tools: readonly Callable[]): Piece[] {
  const isTool = (name: string) => tools.some((tool) => tool.name === plainName(name))
  return elementsIn(text, (name) => CALLS.test(name) || isTool(name)).flatMap(({ name: tag, attributes, inner, from, to }): Piece[] => {
    const inside = inElements(inner, tools).flatMap(({ calls }) => calls)
    if (inside.length > 0) return [{ from, to, calls: inside }]
    if (isTool(tag))
      return valuesIn(inner).length > 0
        ? []
        : [{ from, to, calls: [call(plainName(tag), parametersIn(inner) ?? attributesIn(attributes))] }]
    const name = plainName(/(?:name ?)?= ?["']?([\w.:-]{1,80})/.exec(attributes)?.[1] ?? /^[\w.-]{1,80}/.exec(inner.trim())?.[0] ?? tag)
    const input = parametersIn(inner)
    return input !== null && (isTool(name) || NAMES_CALL.test(tag)) ? [{ from, to, calls: [call(name, input)] }] : []
  })
}

/** `<parameter name="query">gold</parameter>`, `<query>gold</query>`, or a key and a value in an element each. */
function parametersIn(inner: string): Record<string, unknown> | null {
  const parts = elementsIn(inner)
  const pairs = parts.flatMap(({ name, attributes, inner: words }, at): [string, unknown][] => {
    const value = asValue(words.trim())
    if (/^arg_key$/i.test(name)) return [[words.trim(), asValue(parts[at + 1]?.inner.trim() ?? '')]]
    if (/^arg_value$/i.test(name)) return []
    if (PARAMETER.test(name)) return [[/= ?["']?([\w-]{1,80})/.exec(attributes)?.[1] ?? '', value]]
    return NO_PARAMETER.test(name) ? [] : [[name, value]]
  })
  return pairs.length > 0 ? Object.fromEntries(pairs) : null
}

const attributesIn = (text: string): Record<string, unknown> =>
  Object.fromEntries(
    [...text.matchAll(/(?<![\w-])([\w-]{1,40}) ?= ?(?:"([^"]{0,2000})"|'([^']{0,2000})')/g)].map(([, key = '', double, single]) => [
      key,
      asValue(double ?? single ?? ''),
    ]),
  )

/** `catalog(query="gold")`, `catalog.call(query="gold")`, `print(catalog("gold"))`, "Action: catalog[gold]". */
function functionsIn(text: string, tools: readonly Callable[]): Piece[] {
  return tools.flatMap((tool) =>
    [
      ...text.matchAll(
        new RegExp(
          `(?:print\\s*\\(\\s*)?(?:\\w+\\.)?(?<![\\w-])${escaped(tool.name)}(?:\\.(?:call|run|invoke))?(?:\\(((?:[^()"']|"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*')*)\\)\\)?|\\[([^\\[\\]]*)\\])`,
          'gi',
        ),
      ),
    ].flatMap((match): Piece[] => {
      const input = argumentsOf((match[1] ?? match[2] ?? '').trim(), tool)
      return input === null ? [] : [{ from: match.index, to: match.index + match[0].length, calls: [call(tool.name, input)] }]
    }),
  )
}

function argumentsOf(text: string, tool: Callable): Record<string, unknown> | null {
  if (text === '') return {}
  const object = valuesIn(text)
  if (object.length === 1 && object[0]?.from === 0 && isRecord(object[0].value)) return object[0].value
  const pairs = [
    ...text.matchAll(
      /(?<!\w)([A-Za-z_]\w{0,40}) ?[=:] ?("(?:[^"\\]|\\.){0,2000}"|'(?:[^'\\]|\\.){0,2000}'|\[[^\][]{0,2000}\]|[^,"'[\]]{1,500})/g,
    ),
  ]
  if (pairs.length > 0) return Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, asValue(value.trim())]))
  const [first] = Object.keys((tool.inputSchema as { properties?: object })?.properties ?? {})
  return first ? { [first]: asValue(text) } : null
}

/** A value as it stands in JSON or in quotes of either kind, otherwise as text. */
function asValue(text: string): unknown {
  const quoted = /^(["'])([\s\S]*)\1$/.exec(text)
  if (quoted) return quoted[2]
  try {
    return JSON.parse(text) as unknown
  } catch {
    return valuesIn(text)[0]?.value ?? text
  }
}

const call = (name: string, input: unknown): CallInText => ({
  name,
  input: typeof input === 'string' ? input : JSON.stringify(input ?? {}),
})
const plainName = (name: string): string =>
  name
    .trim()
    .replace(/^(?:functions?|tools?|default_api)[.:=]/i, '')
    .replace(/:\d+$/, '')
const isFramed = (text: string, { from }: Found): boolean =>
  /(?:tool_?calls?|function_?calls?|python_tag|tool▁call\w*)\W{0,12}(?:json)?\s*$/iu.test(text.slice(Math.max(0, from - 40), from))
const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

const NAME_KEYS = ['name', 'tool', 'tool_name', 'toolName', 'function', 'function_name', 'recipient_name', 'action'] as const
const INPUT_KEYS = ['arguments', 'args', 'parameters', 'params', 'input', 'tool_input', 'action_input', 'toolInput', 'kwargs'] as const
const MAY_CALL = /[{<([]/
const CALLS = /^(?:antml:)?(?:invoke|function|tool_call|function_call|tool|function_calls|tool_calls)$/i
const NAMES_CALL = /^(?:antml:)?(?:invoke|function)/i
const PARAMETER = /^(?:parameter|param|arg|argument)$/i
const NO_PARAMETER = /^(?:arg_|parameters?|arguments?|name|tool|function)/i
/** What stands around a call. */
const FRAMES =
  /```[\w-]{0,20}|<\|?\/?(?:antml:)?(?:tool[_▁]?calls?(?:[_▁](?:begin|end|section_begin|section_end))?|function(?:[_-]calls?)?|python_tag|invoke|tool|call|end|constrain|message|plugin)\b[^<>]{0,80}>|<｜[^｜>]{0,60}｜>(?:function)?|\[\/?TOOL_CALLS?\]|\[ARGS\]|^[ \t]{0,4}(?:action(?: input)?|tool|function) ?:[ \t]{0,4}$/gim
