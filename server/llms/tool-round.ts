import type { LanguageModelV4Content, LanguageModelV4Message, LanguageModelV4ToolResultPart } from '@ai-sdk/provider'
import type { Toolbox } from './chain.ts'

/** What a model said with its calls, and their results: the messages with which it is asked again. */
export async function toolRound(content: LanguageModelV4Content[], toolbox: Toolbox): Promise<LanguageModelV4Message[]> {
  const results: LanguageModelV4ToolResultPart[] = []
  for (const part of content) {
    if (part.type !== 'tool-call') continue
    const { toolCallId, toolName, input } = part
    const output =
      results.length < MOST_AT_ONCE
        ? await toolbox.answer(toolName, input)
        : { type: 'error-text' as const, value: 'Too many calls at once.' }
    results.push({ type: 'tool-result', toolCallId, toolName, output })
  }
  return [
    { role: 'assistant', content: content.flatMap(saidAgain) },
    { role: 'tool', content: results },
  ]
}

/** Some servers sign what they thought and want it back as it was. */
function saidAgain(part: LanguageModelV4Content): Said[] {
  const signed = 'providerMetadata' in part && part.providerMetadata ? { providerOptions: part.providerMetadata } : {}
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return part.text === '' ? [] : [{ type: part.type, text: part.text, ...signed }]
    case 'tool-call':
      return [{ type: part.type, toolCallId: part.toolCallId, toolName: part.toolName, input: inputOf(part.input), ...signed }]
    default:
      return []
  }
}

type Said = Extract<LanguageModelV4Message, { role: 'assistant' }>['content'][number]

/** What is no JSON object goes back as an empty one: servers refuse a history that does not parse. */
function inputOf(text: string): unknown {
  try {
    const input: unknown = JSON.parse(text)
    return input !== null && typeof input === 'object' ? input : {}
  } catch {
    return {}
  }
}

const MOST_AT_ONCE = 8
