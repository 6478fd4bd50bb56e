import type { ModelSettings } from '@salesboy/contract/personas'
import type { Tx } from '#platform/db.ts'
import { checkOutboundUrl } from '#platform/outbound.ts'
import { Problem } from '#platform/problem.ts'
import { openVault, type Vault } from '#platform/secrets.ts'

export const offlineModel: ModelSettings = { provider: 'offline', baseUrl: '', model: '', apiKey: '', temperature: 0.3 }

const kept = '••••'
const context = (tenantId: string) => ['model_settings', 'api_key', tenantId] as const

/** The settings with the key opened, from the row that opening a turn has read. */
export function openModel(
  vault: Vault,
  tenantId: string,
  row: (Partial<ModelSettings> & { apiKeySealed?: string | null }) | null,
): ModelSettings {
  if (!row) return offlineModel
  const { apiKeySealed, ...settings } = row
  return { ...offlineModel, ...settings, apiKey: apiKeySealed ? vault.open(context(tenantId), apiKeySealed) : '' }
}

export async function readModel(tx: Tx): Promise<ModelSettings> {
  const row = await tx.selectFrom('modelSettings').selectAll().executeTakeFirst()
  return row
    ? openModel(await openVault(tx), tx.tenantId, { ...(row.settings as Partial<ModelSettings>), apiKeySealed: row.apiKeySealed })
    : offlineModel
}

/** For the API: the key as dots. */
export const presentModel = (model: ModelSettings): ModelSettings => ({ ...model, apiKey: model.apiKey ? kept : '' })

export async function saveModel(tx: Tx, wish: ModelSettings): Promise<ModelSettings> {
  if (wish.provider === 'openai-compatible') {
    checkOutboundUrl(wish.baseUrl)
    if (!wish.model.trim()) throw new Problem('invalid', 'Write the name of the model, as its server calls it.')
  }
  const { apiKey, ...settings } = wish
  const secret = apiKey === kept ? (await readModel(tx)).apiKey : apiKey
  const vault = await openVault(tx)
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
  return readModel(tx)
}
