import type { LanguageModelV4CallOptions } from '@ai-sdk/provider'
import type { ModelCall } from '@salesboy/contract/decision'
import { boldOn } from '#channels/index.ts'
import { linkOf, readyModel } from '#domains/models/ready-model.ts'
import { askChain, type Line, type Link, type Said } from '#llms/chain.ts'
import { llmNamed } from '#llms/index.ts'
import { toDraft } from '#llms/manners/to-draft.ts'
import { NO_SOURCE } from '#llms/offline/material.ts'
import { allSkills, type NamedSkill } from '../skills/index.ts'
import type { WithRecalled } from '../thinking.ts'
import type { Turn } from '../turn.ts'
import { UNDERSTOOD } from './prompt.ts'
import { NOTED, type OpenToolbox, toolOf } from './toolbox.ts'
import { type Reader, unfit } from './unfit.ts'

/** Asks the turn's models in order, the offline composer last; what no customer should read is passed over. */
export async function askModels(
  thinking: WithRecalled,
  options: LanguageModelV4CallOptions,
  purpose: ModelCall['purpose'],
  toolbox: OpenToolbox | null = null,
): Promise<Said> {
  const { turn, calls } = thinking
  const offline: Link = { model: (await llmNamed('offline')).model({}), modelId: null, door: null }
  const { links, allowance } = await lineFor(turn)
  const setting = { bold: boldOn(turn.channel), names: [turn.persona.agentName, turn.business.name], unknown: NO_SOURCE }
  const reader = readerOf(thinking, await allSkills())
  const fault = (text: string) =>
    unfit(toDraft(text, setting), { ...reader, toldModel: [...reader.toldModel, ...(toolbox?.declined ?? [])] })
  const said = await askChain({ links: [...links, offline], allowance }, options, purpose, calls, fault, toolbox)
  return said.provider === offline.model.provider ? said : { ...said, text: toDraft(said.text, setting) }
}

function readerOf({ understood, recalled }: WithRecalled, skills: NamedSkill[]): Reader {
  const goods = recalled.products.flatMap(({ named, shelf }) => [...named, ...shelf].map(({ name }) => name))
  return {
    language: understood.language,
    asks: understood.asks,
    question: understood.text,
    known: [
      ...recalled.passages.map(({ heading, text }) => `${heading ?? ''} ${text}`),
      ...recalled.facts.map(({ value }) => value),
      ...goods,
    ],
    toldModel: [UNDERSTOOD, NOTED],
    tools: skills.map(toolOf),
  }
}

/** The turn's models, ready to be asked. A half-filled form must not silence the business; the settings page says what is missing. */
export async function lineFor(turn: Pick<Turn, 'models' | 'allowance'>): Promise<Line> {
  const ready = await Promise.all(turn.models.map(readyModel))
  return { links: ready.filter((model) => model !== null).map(linkOf), allowance: turn.allowance }
}
