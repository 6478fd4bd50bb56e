import type { Llm } from './llm.ts'

/** The kind of model server with this name. Loaded when first asked for: most turns never leave the offline composer. */
export async function llmNamed(name: string): Promise<Llm> {
  const load = Object.hasOwn(llms, name) ? llms[name as keyof typeof llms] : undefined
  if (!load) throw new Error(`There is no model provider "${name}". Choose one of: ${llmNames.join(', ')}.`)
  return (await load()).default as unknown as Llm
}

const llms = {
  offline: () => import('./offline/index.ts'),
  'openai-compatible': () => import('./openai-compatible/index.ts'),
}

export const llmNames = Object.keys(llms)
