import { audit } from '#domains/identity/audit.ts'
import { allLlms, hasLlm, llmNamed } from '#llms/index.ts'
import type { Llm } from '#llms/llm.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { checkOutboundUrl } from '#platform/outbound.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { openVault } from '#platform/secrets.ts'
import { openSettings, sealSettings } from './chosen-model.ts'

export const kept = '••••'
const MOST_MODELS = 10

/** Behind the last one that is asked before it by default. Throws `invalid` with one issue a field. */
export async function addModel(tx: Tx, provider: string, given: Record<string, unknown>): Promise<string> {
  if (!hasLlm(provider))
    throw new Problem('invalid', 'Choose one of the providers listed.', {
      issues: [{ path: 'provider', message: 'There is no such provider.' }],
    })
  const settings = parseSettings(await llmNamed(provider), given)
  const rows = await lockModels(tx)
  if (rows.length >= MOST_MODELS) throw new Problem('invalid', `${MOST_MODELS} models are enough. Remove one first.`)

  const id = newId()
  await tx
    .insertInto('models')
    .values({ id, provider, position: rows.length, settingsSealed: sealSettings(await openVault(tx), id, settings) })
    .execute()
  const ranks = new Map((await allLlms()).map(({ name, rank }) => [name, rank]))
  const rankOf = (name: string) => ranks.get(name) ?? Number.POSITIVE_INFINITY
  const before = rows.findLastIndex((row) => rankOf(row.provider) <= rankOf(provider))
  await place(tx, rows.map((row) => row.id).toSpliced(before + 1, 0, id))
  await changed(tx, 'A model was added', id)
  await audit(tx, 'added a model', `model:${id}`, { provider })
  return id
}

/** A secret left as dots is kept, but only for the address it was written for: another could be anyone's. */
export async function changeModel(tx: Tx, id: string, given: Record<string, unknown>) {
  const row = (await lockModels(tx)).find((model) => model.id === id)
  if (!row) throw notFound('model')
  const llm = await llmNamed(row.provider)
  const vault = await openVault(tx)
  const before = openSettings(vault, row)
  const settings = parseSettings(llm, {
    ...given,
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value === kept ? before[name] : value])),
  })
  if (Object.values(given).includes(kept) && llm.address(settings as never) !== llm.address(before as never))
    throw new Problem('invalid', 'The address changed, so write the API key again: the kept one belongs to the old address.', {
      issues: [{ path: 'settings.apiKey', message: 'Write the key of the new address.' }],
    })
  await tx
    .updateTable('models')
    .set({ settingsSealed: sealSettings(vault, id, settings) })
    .where('id', '=', id)
    .execute()
  await forgetState(tx, id)
  await changed(tx, 'A model was changed', id)
  await audit(tx, 'changed a model', `model:${id}`)
}

export async function deleteModel(tx: Tx, id: string) {
  const rows = await lockModels(tx)
  if (!rows.some((row) => row.id === id)) throw notFound('model')
  await tx.deleteFrom('models').where('id', '=', id).execute()
  await tx.updateTable('modelPolicies').set({ embedder: null }).where('embedder', '=', id).execute()
  await forgetState(tx, id)
  await changed(tx, 'A model was removed', id)
  await audit(tx, 'removed a model', `model:${id}`)
}

/** `ids` names each model once. */
export async function orderModels(tx: Tx, ids: string[]) {
  const known = (await lockModels(tx)).map(({ id }) => id)
  if (ids.length !== known.length || known.some((id) => !ids.includes(id)))
    throw new Problem('conflict', 'The list of models has changed meanwhile. Look at it again, then order it.')
  await place(tx, ids)
  await changed(tx, 'The order of the models was changed', null)
  await audit(tx, 'ordered the models', 'models')
}

const lockModels = (tx: Tx) =>
  tx.selectFrom('models').select(['id', 'provider', 'position', 'settingsSealed']).orderBy('position').orderBy('id').forUpdate().execute()

const place = (tx: Tx, ids: string[]) =>
  tx.raw(
    'update models m set position = given.at from unnest($1::uuid[]) with ordinality given(id, at) where m.tenant_id = app.tenant() and m.id = given.id',
    [ids],
  )

/** What failed before may work now; the next call tells. */
const forgetState = (tx: Tx, id: string) => tx.deleteFrom('modelStates').where('modelId', '=', id).execute()

const changed = (tx: Tx, summary: string, modelId: string | null) => record(tx, 'model.changed', { summary, payload: { modelId } })

function parseSettings(llm: Llm, given: Record<string, unknown>): Record<string, unknown> {
  const parsed = llm.settings.safeParse(given)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({ path: `settings.${path.join('.')}`, message }))
    throw new Problem('invalid', issues.map(({ message }) => message).join(' '), { issues })
  }
  const address = llm.address(parsed.data as never)
  if ('baseUrl' in parsed.data) checkOutboundUrl(address)
  return parsed.data
}
