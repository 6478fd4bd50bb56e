import type { LanguageModelV4FunctionTool, LanguageModelV4ToolResultOutput } from '@ai-sdk/provider'
import type { Action } from '@salesboy/contract/actions'
import type { Fact, Verdict } from '@salesboy/contract/decision'
import { z } from 'zod'
import type { Toolbox } from '#llms/chain.ts'
import { log } from '#platform/log.ts'
import { rememberedOf } from '#platform/remembered.ts'
import { cut } from '#platform/text/cut.ts'
import { allSkills, choiceOf, type NamedSkill } from '../skills/index.ts'
import type { Declined, Found } from '../skills/skill.ts'
import type { WithRecalled } from '../thinking.ts'
import { cleanMaterial } from './clean-material.ts'

/** What came of the tools that the model who wrote the draft had called. */
export interface Used {
  /** The draft may state these too. */
  facts: Fact[]
  /** What the model was told, in words. */
  notes: string[]
  /** Proposed, not done: they are carried out with the decision, once the draft has passed review. */
  actions: Action[]
  /** Calls that were refused. */
  verdicts: Verdict[]
}

/** Said to the model when it proposed something. */
export const NOTED = 'Noted. It happens once your answer has been checked; a person confirms it. Do not say that it is done.'

export interface OpenToolbox extends Toolbox {
  used: Used
  /** What its calls were declined with: words for the model, not for a customer. */
  declined: string[]
}

export const nothingUsed: Used = { facts: [], notes: [], actions: [], verdicts: [] }

/**
 * The persona's skills as tools. A model may obey whoever wrote last, so every call is checked here: the skill must be on, the input must
 * fit its schema, and the skill itself holds it against what the customer said. Nothing is written.
 */
export async function openToolbox(thinking: WithRecalled): Promise<OpenToolbox> {
  const skills = await allSkills()
  const on = skills.filter((skill) => choiceOf(thinking.turn.persona, skill).on)
  const used: Used = { facts: [], notes: [], actions: [], verdicts: [] }
  const declined: string[] = []
  const refuse = (detail: string, value: string): LanguageModelV4ToolResultOutput => {
    declined.push(value)
    used.verdicts.push({ guard: 'skills', verdict: 'blocked', detail })
    return { type: 'error-text', value }
  }
  let calls = 0

  return {
    used,
    declined,
    tools: on.map(toolOf),
    async answer(name, input) {
      if (++calls > MOST_CALLS)
        return refuse(`The model called more than ${MOST_CALLS} tools.`, 'No more calls. Answer with what you have.')
      const skill = on.find((candidate) => candidate.name === name)
      if (!skill) return refuse(`The model called “${cut(name, 60)}”, which ${whyNot(skills, name)}.`, 'There is no such tool.')
      const read = skill.input.safeParse(jsonOf(input))
      if (!read.success) return { type: 'error-text', value: `That is not what ${name} takes: ${faultsIn(read.error)}` }

      const occasion = { ...thinking, settings: choiceOf(thinking.turn.persona, skill).settings }
      const outcome = await attempt(skill, () =>
        skill.kind === 'reads' ? skill.run(read.data, occasion) : skill.action(read.data, occasion),
      )
      if ('declined' in outcome) return refuse(`${skill.label}: ${outcome.declined}`, outcome.declined)
      if (Array.isArray(outcome)) {
        used.actions.push(...outcome)
        return { type: 'text', value: NOTED }
      }
      const text = cut(cleanMaterial(outcome.text), LONGEST)
      used.facts.push(...outcome.facts)
      used.notes.push(text)
      return { type: 'text', value: text }
    },
    forget() {
      for (const list of [used.facts, used.notes, used.actions]) list.length = 0
    },
  }
}

/** Proposals first; of what our own reading of the wish adds, only what they do not already hold. */
export function withProposals(own: Action[], { actions: proposed }: Used): Action[] {
  const kindOf = (action: Action) => (action.type === 'create_task' ? `task ${action.kind}` : action.type)
  const kinds = new Set(proposed.map(kindOf))
  return [...firstOfEach(proposed, kindOf), ...own.filter((action) => !kinds.has(kindOf(action)))]
}

/** A model that calls the same thing twice means it once. */
const firstOfEach = (actions: Action[], kindOf: (action: Action) => string): Action[] =>
  actions.filter((action, at) => actions.findIndex((other) => kindOf(other) === kindOf(action)) === at)

/** A skill as models are told of it: written once, for it never changes. */
export const toolOf = rememberedOf(({ name, describe, input }: NamedSkill): LanguageModelV4FunctionTool => {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input' })
  return { type: 'function', name, description: describe, inputSchema: schema as LanguageModelV4FunctionTool['inputSchema'] }
})

/** A skill that breaks must not cost the customer an answer. */
async function attempt(
  skill: NamedSkill,
  work: () => Promise<Found | Declined> | Action[] | Declined,
): Promise<Found | Declined | Action[]> {
  try {
    return await work()
  } catch (error) {
    log.error({ err: error, skill: skill.name }, 'a skill failed')
    return { declined: 'That cannot be looked up now. Answer without it.' }
  }
}

const whyNot = (skills: NamedSkill[], name: string): string =>
  skills.some((skill) => skill.name === name) ? 'is switched off' : 'does not exist'

const faultsIn = (error: z.ZodError): string =>
  error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'the input'}: ${message}`)
    .join('; ')

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text)
  } catch {
    return null
  }
}

/** In one answer, over all rounds. */
const MOST_CALLS = 12
const LONGEST = 4000
