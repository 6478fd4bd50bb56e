import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4Content, LanguageModelV4ToolCall } from '@ai-sdk/provider'
import { callsIn } from './manners/calls-in-text.ts'
import { withoutThoughts } from './manners/thoughts.ts'

type Result = Awaited<ReturnType<LanguageModelV4['doGenerate']>>

export interface Answer {
  /** All it wrote, for the record. */
  raw: string
  /** What it wrote for the reader. */
  text: string
  calls: LanguageModelV4ToolCall[]
  /** As it is told again with the results of its calls. */
  content: LanguageModelV4Content[]
  /** It thinks before it answers, and its server counts that as output. */
  thought: boolean
}

/** What a model said, whether its server reads thoughts and calls of tools or leaves them in the text. */
export function readAnswer({ content, usage }: Result, { tools = [], responseFormat }: LanguageModelV4CallOptions): Answer {
  const raw = content
    .map((part) => (part.type === 'text' ? part.text : ''))
    .join('')
    .trim()
    .slice(0, LONGEST)
  const native = content.filter((part): part is LanguageModelV4ToolCall => part.type === 'tool-call')
  const callable = tools.filter((tool) => tool.type === 'function')
  const spoken = withoutThoughts(raw)
  const written = native.length > 0 || responseFormat?.type === 'json' ? { calls: [], rest: spoken } : callsIn(spoken, callable)
  const calls = [
    ...native,
    ...written.calls.map(
      ({ name, input }, at): LanguageModelV4ToolCall => ({ type: 'tool-call', toolCallId: `written-${at}`, toolName: name, input }),
    ),
  ]
  const thought = spoken.length < raw.length || content.some(({ type }) => type === 'reasoning') || (usage.outputTokens.reasoning ?? 0) > 0
  return { raw, text: written.rest.trim(), calls, content: written.calls.length > 0 ? calls : content, thought }
}

/** No answer of use is longer. */
const LONGEST = 20_000
