import { z } from 'zod'
import { Nothing, Page, Timestamp } from './common.ts'
import { ModelFault } from './decision.ts'
import { SettingField } from './inboxes.ts'
import { contract, route } from './route.ts'

/** A kind of model server that can be connected, with its form. */
export const ModelProvider = z
  .object({
    name: z.string(),
    label: z.string(),
    description: z.string(),
    fields: z.array(SettingField),
    embeds: z.boolean(),
    hears: z.boolean(),
    sees: z.boolean(),
  })
  .meta({ id: 'ModelProvider' })
export type ModelProvider = z.infer<typeof ModelProvider>

/** One model in the order in which they are asked. The offline composer is always last and stands in no list. */
export const Model = z
  .object({
    /** A uuid, or `operator:<provider>` for one that the operator of this server lends. */
    id: z.string(),
    provider: z.string(),
    label: z.string(),
    /** Without secrets: those come back as '••••' and are kept when sent back unchanged. */
    settings: z.record(z.string(), z.unknown()),
    owner: z.enum(['business', 'operator']),
    lastOkAt: Timestamp.nullable(),
    /** Set while its calls fail: since when, and what it means for a person. */
    failing: z.object({ since: Timestamp, fault: ModelFault, detail: z.string(), nextStep: z.string() }).nullable(),
  })
  .meta({ id: 'Model' })
export type Model = z.infer<typeof Model>

const Limit = z.object({
  /** Input and output together; null: no limit. */
  tokens: z.int().min(0).nullable(),
  /** Millionths of a US dollar; null: no limit. Calls without a known price count in tokens only. */
  costMicros: z.int().min(0).nullable(),
})

/** What may be spent on models: on one answer, on one customer in a day, on all in a month, in the business's time zone. */
export const Limits = z.object({ turn: Limit, contact: Limit, month: Limit }).meta({ id: 'ModelLimits' })
export type Limits = z.infer<typeof Limits>

const Spent = z.object({ tokens: z.int(), costMicros: z.int() })

export const Budget = z
  .object({
    limits: Limits,
    month: Spent,
    /** warned from 80 %: the cheapest model answers. spent from 100 %: the offline composer does. */
    state: z.enum(['open', 'warned', 'spent']),
    /** This month, most expensive first. */
    byModel: z.array(Spent.extend({ provider: z.string(), model: z.string(), calls: z.int(), unpriced: z.boolean() })),
    /** Which model turns sources into vectors; null is the built-in one. */
    embedder: z.string().nullable(),
  })
  .meta({ id: 'ModelBudget' })
export type Budget = z.infer<typeof Budget>

const ModelId = z.object({ id: z.uuid() })
const AnyModelId = z.object({ id: z.string().max(100) })
const Settings = z.record(z.string(), z.unknown())

export const models = contract({
  listModelProviders: route({
    method: 'GET',
    path: '/model-providers',
    may: 'manage',
    summary: 'Kinds of model servers, with their forms, in the order they are asked unless told otherwise',
    responses: { 200: Page(ModelProvider) },
  }),
  listModels: route({
    method: 'GET',
    path: '/models',
    may: 'manage',
    summary: 'Which models write the answers, first one first; the operator’s when the business has none of its own',
    responses: { 200: Page(Model) },
  }),
  addModel: route({
    method: 'POST',
    path: '/models',
    may: 'manage',
    summary: 'Add a model, behind those that come before it by default',
    body: z.strictObject({ provider: z.string().max(60), settings: Settings }),
    responses: { 201: Model },
  }),
  orderModels: route({
    method: 'PUT',
    path: '/models/order',
    may: 'manage',
    summary: 'The order in which models are asked; names each of them once',
    body: z.strictObject({ ids: z.array(z.uuid()).max(20) }),
    responses: { 200: Page(Model) },
  }),
  readBudget: route({
    method: 'GET',
    path: '/models/budget',
    may: 'manage',
    summary: 'What models may cost and have cost this month',
    responses: { 200: Budget },
  }),
  changeLimits: route({
    method: 'PUT',
    path: '/models/limits',
    may: 'manage',
    summary: 'What may be spent on models',
    body: Limits,
    responses: { 200: Budget },
  }),
  chooseEmbedder: route({
    method: 'PUT',
    path: '/models/embedder',
    may: 'manage',
    summary: 'Which model turns sources into vectors; null is the built-in one. Another one means reading everything again',
    body: z.strictObject({ id: z.string().max(100).nullable() }),
    responses: { 200: Budget },
  }),
  changeModel: route({
    method: 'PUT',
    path: '/models/:id',
    may: 'manage',
    summary: 'Change a model; a secret left as •••• is kept as long as the address stays',
    params: ModelId,
    body: z.strictObject({ settings: Settings }),
    responses: { 200: Model },
  }),
  deleteModel: route({
    method: 'DELETE',
    path: '/models/:id',
    may: 'manage',
    summary: 'Remove a model and forget its key',
    params: ModelId,
    responses: { 204: Nothing },
  }),
  tryModel: route({
    method: 'POST',
    path: '/models/:id/tries',
    may: 'manage',
    summary: 'One real call, now',
    params: AnyModelId,
    limitPerMinute: 20,
    responses: {
      200: z.object({ ok: z.boolean(), detail: z.string(), nextStep: z.string().nullable(), durationMs: z.number() }),
    },
  }),
})
