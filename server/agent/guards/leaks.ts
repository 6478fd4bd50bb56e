import { words } from '#platform/text/fold.ts'
import { houseRules } from '../prompting/prompt.ts'
import type { Guard } from './guard.ts'

/** No tool calls, role markers or template tokens, and nothing of our own or the owner's instructions. */
export const leaks: Guard = ({ draft, turn }) => {
  const syntax = draft.text.match(SYNTAX)
  if (syntax) return `text that looks like machinery ("${syntax[0].slice(0, 40)}")`
  if (runsOf(draft.text, 7).some((run) => RULES.has(run))) return 'a part of the instructions'
  if (!turn.persona.instructions) return null
  const own = new Set(runsOf(turn.persona.instructions, 12))
  return runsOf(draft.text, 12).some((run) => own.has(run)) ? 'a part of the owner’s instructions' : null
}

/** Every run of so many words: long enough that nobody writes one by chance. */
function runsOf(text: string, length: number): string[] {
  const all = words(text)
  return all.slice(length - 1).map((_, i) => all.slice(i, i + length).join(' '))
}

const RULES = new Set(houseRules.flatMap((rule) => runsOf(rule, 7)))
const SYNTAX =
  /<\/?(?:tool_call|tool_response|function_call|function|system|assistant|user|material|source|business|customer|instructions|prompt|think(?:ing)?|s|im_start|im_end)\b[^<>]*>|<\|[^|>]{1,40}\|>|\[\/?INST\]|<<\/?SYS>>|```|\{\s*"(?:name|tool|function|arguments|tool_calls|action|role)"\s*:|"(?:arguments|tool_calls)"\s*:|^[^\S\n]*(?:system|assistant|user|tool)\s*:|\bsystem prompt\b|\bmy (?:system )?(?:instructions|prompt) (?:are|is|say)\b|\bNO_SOURCE\b|\bINTERNAL:/im
