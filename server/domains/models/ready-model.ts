import type { Link } from '#llms/chain.ts'
import type { Door } from '#llms/door.ts'
import { llmNamed } from '#llms/index.ts'
import type { Llm } from '#llms/llm.ts'
import type { ChosenModel } from './chosen-model.ts'

/** A chosen model ready to be asked: its provider, its settings as they are read, its door. */
export interface ReadyModel {
  id: string
  llm: Llm
  settings: Record<string, unknown>
  door: Door
}

/** Null when its form is not filled in well enough to ask it; the settings page says what is missing. */
export async function readyModel({ id, provider, settings }: ChosenModel): Promise<ReadyModel | null> {
  const llm = await llmNamed(provider)
  const parsed = llm.settings.safeParse(settings)
  if (!parsed.success) return null
  const { apiKey } = parsed.data as { apiKey?: string }
  return { id, llm, settings: parsed.data, door: { provider, address: llm.address(parsed.data as never), apiKey: apiKey ?? '' } }
}

/** As a link of a chain that writes. */
export function linkOf({ id, llm, settings, door }: ReadyModel): Link {
  const { temperature } = settings as { temperature?: number }
  return {
    model: llm.model(settings as never),
    modelId: id,
    door,
    ...(temperature === undefined ? {} : { temperature }),
    ...(llm.thinkingTokens === undefined ? {} : { thinkingTokens: llm.thinkingTokens }),
  }
}
