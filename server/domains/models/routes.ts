import { models } from '@salesboy/contract/models'
import { settingFields } from '#domains/inboxes/setting-fields.ts'
import { allLlms } from '#llms/index.ts'
import type { Llm } from '#llms/llm.ts'
import type { Tx } from '#platform/db.ts'
import { serve } from '#platform/http.ts'
import { changeLimits, chooseEmbedder, readBudget } from './budget.ts'
import { listModels, readModel } from './list-models.ts'
import { recordCalls } from './record-calls.ts'
import { addModel, changeModel, deleteModel, orderModels } from './save-model.ts'
import { tryModel } from './try-model.ts'

export const routes = serve(models, {
  listModelProviders: async () => ({ items: (await allLlms()).map(toProvider), nextCursor: null }),

  listModels: ({ inTenant }) => inTenant(page),

  addModel: ({ body, inTenant }) =>
    inTenant(async (tx) => {
      const id = await addModel(tx, body.provider, body.settings)
      return one(tx, id)
    }),

  orderModels: ({ body, inTenant }) =>
    inTenant(async (tx) => {
      await orderModels(tx, body.ids)
      return page(tx)
    }),

  readBudget: ({ inTenant }) => inTenant(readBudget),

  changeLimits: ({ body, inTenant }) =>
    inTenant(async (tx) => {
      await changeLimits(tx, body)
      return readBudget(tx)
    }),

  chooseEmbedder: ({ body, inTenant }) =>
    inTenant(async (tx) => {
      await chooseEmbedder(tx, body.id)
      return readBudget(tx)
    }),

  changeModel: ({ params, body, inTenant }) =>
    inTenant(async (tx) => {
      await changeModel(tx, params.id, body.settings)
      return one(tx, params.id)
    }),

  deleteModel: ({ params, inTenant }) =>
    inTenant(async (tx) => {
      await deleteModel(tx, params.id)
      return null
    }),

  async tryModel({ params, signal, inTenant }) {
    const chosen = await inTenant((tx) => readModel(tx, params.id))
    const { calls, ...tried } = await tryModel(chosen, signal)
    await inTenant((tx) => recordCalls(tx, calls))
    return tried
  },
})

const page = async (tx: Tx) => ({ items: await listModels(tx), nextCursor: null })
const one = async (tx: Tx, id: string) => (await listModels(tx)).find((model) => model.id === id)!

const toProvider = (llm: Llm) => ({
  name: llm.name,
  label: llm.label,
  description: llm.description,
  fields: settingFields(llm),
  embeds: llm.embedding !== undefined,
  hears: Boolean(llm.hears || llm.transcriber),
  sees: llm.sees === true,
})
