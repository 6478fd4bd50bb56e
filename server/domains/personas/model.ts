import type { ModelSettings } from '@salesboy/contract/personas'
import { config } from '#platform/config.ts'
import type { Tx } from '#platform/db.ts'
import { checkOutboundUrl } from '#platform/outbound.ts'
import { Problem } from '#platform/problem.ts'
import { openVault, type Vault } from '#platform/secrets.ts'

export const offlineModel: ModelSettings = { provider: 'offline', baseUrl: '', model: '', apiKey: '', temperature: 0.3 }

const kept = '••••'
const context = (tenantId: string) => ['model_settings', 'api_key', tenantId] as const

/** For a business that has chosen nothing: the operator's model (OPENAI_COMPATIBLE_URL), or the built-in composer. */
function defaultModel(): ModelSettings {
  const { openaiCompatibleUrl, openaiCompatibleModel, openaiApiKey } = config
  if (!openaiCompatibleUrl || !openaiCompatibleModel) return offlineModel
  return {
    ...offlineModel,
    provider: 'openai-compatible',
    baseUrl: openaiCompatibleUrl,
    model: openaiCompatibleModel,
    apiKey: openaiApiKey ?? '',
  }
}

type Row = Partial<ModelSettings> & { apiKeySealed?: string | null }

/** The settings with the key opened, from the row that opening a turn has read. */
export function openModel(vault: Vault, tenantId: string, row: Row | null): ModelSettings {
  if (!row) return defaultModel()
  const { apiKeySealed, ...settings } = row
  return { ...offlineModel, ...settings, apiKey: apiKeySealed ? vault.open(context(tenantId), apiKeySealed) : '' }
}

export async function readModel(tx: Tx): Promise<ModelSettings> {
  return openModel(await openVault(tx), tx.tenantId, await readRow(tx))
}

/** For the API: the business's own key as dots, the operator's not at all. */
export async function presentModel(tx: Tx): Promise<ModelSettings> {
  const model = await readModel(tx)
  return { ...model, apiKey: (await readRow(tx))?.apiKeySealed ? kept : '' }
}

export async function saveModel(tx: Tx, wish: ModelSettings): Promise<void> {
  if (wish.provider === 'openai-compatible') {
    checkOutboundUrl(wish.baseUrl)
    if (!wish.model.trim()) throw new Problem('invalid', 'Write the name of the model, as its server calls it.')
  }
  const { apiKey, ...settings } = wish
  const vault = await openVault(tx)
  const secret = apiKey === kept ? await keptKey(tx, vault, wish) : apiKey
  const row = {
    settings: JSON.stringify(settings),
    apiKeySealed: secret ? vault.seal(context(tx.tenantId), secret) : null,
    updatedAt: new Date(),
  }
  await tx
    .insertInto('modelSettings')
    .values(row)
    .onConflict((conflict) => conflict.column('tenantId').doUpdateSet(row))
    .execute()
}

/** A key stays with the server it was written for: a new address could be anyone's. */
async function keptKey(tx: Tx, vault: Vault, wish: ModelSettings): Promise<string> {
  const row = await readRow(tx)
  if (!row?.apiKeySealed) return ''
  const before = openModel(vault, tx.tenantId, row)
  if (wish.baseUrl && before.baseUrl !== wish.baseUrl)
    throw new Problem('invalid', 'The address changed, so write the API key again: the kept one belongs to the old address.')
  return before.apiKey
}

async function readRow(tx: Tx): Promise<Row | null> {
  const row = await tx.selectFrom('modelSettings').select(['settings', 'apiKeySealed']).executeTakeFirst()
  return row ? { ...(row.settings as Partial<ModelSettings>), apiKeySealed: row.apiKeySealed } : null
}
