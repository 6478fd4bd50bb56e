import type { LanguageModelV4CallOptions } from '@ai-sdk/provider'
import type { ModelCall } from '@salesboy/contract/decision'
import { linkOf, readyModel } from '#domains/models/ready-model.ts'
import { askChain, type Line, type Link, type Said, type Toolbox } from '#llms/chain.ts'
import { llmNamed } from '#llms/index.ts'
import type { WithUnderstood } from '../thinking.ts'
import type { Turn } from '../turn.ts'
import { unfit } from './unfit.ts'

/** Asks the turn's models in order, the offline composer last; what no customer should read is passed over. */
export async function askModels(
  { turn, understood, calls }: WithUnderstood,
  options: LanguageModelV4CallOptions,
  purpose: ModelCall['purpose'],
  toolbox: Toolbox | null = null,
): Promise<Said> {
  const offline: Link = { model: (await llmNamed('offline')).model({}), modelId: null, door: null }
  const { links, allowance } = await lineFor(turn)
  return askChain({ links: [...links, offline], allowance }, options, purpose, calls, (text) => unfit(text, understood.language), toolbox)
}

/** The turn's models, ready to be asked. A half-filled form must not silence the business; the settings page says what is missing. */
export async function lineFor(turn: Pick<Turn, 'models' | 'allowance'>): Promise<Line> {
  const ready = await Promise.all(turn.models.map(readyModel))
  return { links: ready.filter((model) => model !== null).map(linkOf), allowance: turn.allowance }
}
