import type { ModelFault } from '@salesboy/contract/decision'
import type { Model } from '@salesboy/contract/models'
import { secretFields } from '#domains/inboxes/setting-fields.ts'
import { faultWords } from '#llms/fault.ts'
import { llmNamed } from '#llms/index.ts'
import type { Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { openVault } from '#platform/secrets.ts'
import { type ChosenModel, openModels } from './chosen-model.ts'
import { kept } from './save-model.ts'

/** In the order in which they are asked; the operator's when the business has none of its own. Without secrets. */
export async function listModels(tx: Tx): Promise<Model[]> {
  const states = new Map((await tx.selectFrom('modelStates').selectAll().execute()).map((state) => [state.modelId, state]))
  return Promise.all(
    (await readModels(tx)).map(async (model): Promise<Model> => {
      const llm = await llmNamed(model.provider)
      const state = states.get(model.id)
      const fault = (state?.fault ?? 'down') as ModelFault
      return {
        id: model.id,
        provider: model.provider,
        label: llm.label,
        settings: isLent(model) ? shownOfLent(model) : hidden(secretFields(llm), model.settings),
        owner: isLent(model) ? 'operator' : 'business',
        lastOkAt: state?.lastOkAt?.toISOString() ?? null,
        failing: state?.failingSince ? { since: state.failingSince.toISOString(), fault, ...faultWords[fault] } : null,
      }
    }),
  )
}

/** Throws `not_found`. */
export async function readModel(tx: Tx, id: string): Promise<ChosenModel> {
  const model = (await readModels(tx)).find((one) => one.id === id)
  if (!model) throw notFound('model')
  return model
}

export async function readModels(tx: Tx): Promise<ChosenModel[]> {
  const rows = await tx.selectFrom('models').select(['id', 'provider', 'settingsSealed']).orderBy('position').orderBy('id').execute()
  return openModels(await openVault(tx), rows)
}

const isLent = ({ id }: ChosenModel): boolean => id.startsWith('operator:')

/** Where the operator's servers stand is nobody else's business. */
const shownOfLent = ({ settings }: ChosenModel) => (settings.model === undefined ? {} : { model: settings.model })

const hidden = (secrets: string[], settings: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, secrets.includes(name) && value ? kept : value]))
