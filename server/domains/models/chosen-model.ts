import { config } from '#platform/config.ts'
import type { Vault } from '#platform/secrets.ts'

/** A model that may be asked, its key opened. Settings are as its provider's form left them. */
export interface ChosenModel {
  /** A uuid, or `operator:<provider>`. */
  id: string
  provider: string
  settings: Record<string, unknown>
}

export interface ModelRow {
  id: string
  provider: string
  settingsSealed: string
}

const context = (id: string) => ['models', 'settings_sealed', id] as const

export const sealSettings = (vault: Vault, id: string, settings: Record<string, unknown>): string =>
  vault.seal(context(id), JSON.stringify(settings))

export const openSettings = (vault: Vault, { id, settingsSealed }: ModelRow): Record<string, unknown> =>
  JSON.parse(vault.open(context(id), settingsSealed)) as Record<string, unknown>

/** The business's own models in its order; for one that has none, those that the operator lends. */
export function openModels(vault: Vault, rows: ModelRow[]): ChosenModel[] {
  if (rows.length === 0) return operatorModels()
  return rows.map((row) => ({ id: row.id, provider: row.provider, settings: openSettings(vault, row) }))
}

/** From the environment: GEMINI_API_KEY and the like. Never shown to a business, and never kept by one. */
export function operatorModels(): ChosenModel[] {
  const lent = (provider: string, settings: Record<string, string | undefined>, given: boolean): ChosenModel[] =>
    given
      ? [
          {
            id: `operator:${provider}`,
            provider,
            settings: Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
          },
        ]
      : []
  return [
    ...lent('gemini', { apiKey: config.geminiApiKey, model: config.geminiModel }, Boolean(config.geminiApiKey)),
    ...lent('mistral', { apiKey: config.mistralApiKey, model: config.mistralModel }, Boolean(config.mistralApiKey)),
    ...lent('openai', { apiKey: config.openaiApiKey, model: config.openaiModel }, Boolean(config.openaiApiKey)),
    ...lent(
      'openai-compatible',
      { baseUrl: config.openaiCompatibleUrl, model: config.openaiCompatibleModel, apiKey: config.openaiCompatibleApiKey },
      Boolean(config.openaiCompatibleUrl),
    ),
  ]
}
