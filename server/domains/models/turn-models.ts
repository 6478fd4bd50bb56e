import { type Limits, Limits as LimitsSchema } from '@salesboy/contract/models'
import { priceOf } from '#llms/price-of.ts'
import type { Tx } from '#platform/db.ts'
import { openVault, type Vault } from '#platform/secrets.ts'
import { type ChosenModel, type ModelRow, openModels } from './chosen-model.ts'

/** Which models a turn may ask, first one first, and what they may cost together. None: the offline composer answers. */
export interface TurnModels {
  models: ChosenModel[]
  /** Null: no limit. */
  allowance: { tokens: number | null; costMicros: number | null }
}

/** What `app.models_for` answers. */
export interface ModelsRead {
  own: ModelRow[]
  limits: Limits | null
  month: Spent | null
  contact: Spent | null
}

interface Spent {
  tokens: number
  costMicros: number
}

/** Generous for talk, tight for a loop: a turn rarely needs 10,000 tokens. */
export const usualLimits: Limits = {
  turn: { tokens: 60_000, costMicros: null },
  contact: { tokens: 500_000, costMicros: null },
  month: { tokens: 20_000_000, costMicros: null },
}

export const limitsOf = (saved: unknown): Limits => LimitsSchema.catch(usualLimits).parse(saved ?? usualLimits)

/** From 80 % of a limit on only the cheapest model, from 100 % on none. */
export function turnModels(vault: Vault, read: ModelsRead): TurnModels {
  const limits = limitsOf(read.limits)
  const used = Math.max(usedOf(read.month, limits.month), usedOf(read.contact, limits.contact))
  const models = openModels(vault, read.own)
  return { models: used >= 1 ? [] : used >= WARNED ? cheapest(models) : models, allowance: limits.turn }
}

/** Outside a turn that is open: the simulator, evals; for a recording or a picture of a contact, within that contact's limits. */
export async function readTurnModels(tx: Tx, contactId: string | null = null): Promise<TurnModels> {
  const { rows } = await tx.raw<{ read: ModelsRead }>('select app.models_for($1) as read', [contactId])
  return turnModels(await openVault(tx), rows[0]!.read)
}

/** The share of a limit that is used, 1 and more when nothing is left. A limit of 0 lends nothing. */
export function usedOf(spent: Spent | null, limit: Limits['month']): number {
  const share = (used: number, most: number | null) => (most === null ? 0 : most === 0 ? 1 : used / most)
  return Math.max(share(spent?.tokens ?? 0, limit.tokens), share(spent?.costMicros ?? 0, limit.costMicros))
}

/** By the price of what it writes; one without a known price is taken for the business's own, which costs nothing by the token. */
function cheapest(models: ChosenModel[]): ChosenModel[] {
  const cost = ({ provider, settings }: ChosenModel) =>
    provider === 'openai-compatible' ? 0 : (priceOf(provider, String(settings.model ?? ''))?.output ?? Number.POSITIVE_INFINITY)
  return [...models].sort((a, b) => cost(a) - cost(b)).slice(0, 1)
}

export const WARNED = 0.8
