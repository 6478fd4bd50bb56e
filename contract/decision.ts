import { z } from 'zod'
import { Action } from './actions.ts'
import { Id } from './common.ts'

/**
 * A number or date the business stands behind. Drafts may only state what a fact of this turn backs.
 * `value` is canonical: amounts in main units ("5000"), percentages without sign ("10"), dates ISO, times HH:MM.
 */
export const Fact = z
  .object({
    kind: z.enum(['amount', 'percent', 'date', 'time', 'stock', 'quantity', 'slot', 'phone', 'link', 'text']),
    value: z.string(),
    currency: z.string().optional(),
    /** What the number belongs to, as the source words it: "Jollof tray, large". */
    about: z.string(),
    /** What the source calls the thing, where it names one: a product, the first cell of a row. */
    thing: z.string().optional(),
    /** The words right beside the number, where `about` says more than one: "Frames are guaranteed for". */
    near: z.string().optional(),
    source: z.object({ kind: z.enum(['business', 'knowledge', 'catalog', 'tool', 'customer']), id: z.string(), title: z.string() }),
  })
  .meta({ id: 'Fact' })
export type Fact = z.infer<typeof Fact>

/** A passage that was read for this turn. `score` is the fused rank score, higher is better. */
export const PassageUsed = z.object({
  passageId: Id,
  sourceId: Id,
  title: z.string(),
  heading: z.string().nullable(),
  text: z.string(),
  score: z.number(),
})
export type PassageUsed = z.infer<typeof PassageUsed>

export const Verdict = z.object({
  guard: z.string(),
  verdict: z.enum(['passed', 'repaired', 'blocked']),
  detail: z.string(),
})
export type Verdict = z.infer<typeof Verdict>

/**
 * Why a model gave no answer that could be used. Only a person can mend the first four: the key is refused, the account has
 * no credit, the server does not know the model, it refuses what we send.
 */
export const ModelFault = z.enum(['key', 'credit', 'model', 'request', 'busy', 'down', 'slow', 'refused', 'unusable', 'resting', 'budget'])
export type ModelFault = z.infer<typeof ModelFault>

export const ModelCall = z.object({
  /** Which of the business's models; null for the offline composer. */
  modelId: z.string().nullable(),
  provider: z.string(),
  model: z.string(),
  purpose: z.enum(['understand', 'compose', 'repair', 'embed', 'transcribe', 'describe', 'try']),
  outcome: z.enum(['ok', 'failed']),
  fault: ModelFault.nullable(),
  error: z.string().nullable(),
  inputTokens: z.int().nullable(),
  outputTokens: z.int().nullable(),
  /** Millionths of a US dollar; null when the price is not known. */
  costMicros: z.int().nullable(),
  durationMs: z.number(),
  /** What the model wrote, before any guard. */
  output: z.string().nullable(),
})
export type ModelCall = z.infer<typeof ModelCall>

/** The classifier's strict result [S0-61, S0-62]: three intents, five keys (camelCase here, snake_case on the wire of the Decision API). */
export const Understanding = z.object({
  intent: z.enum(['Response', 'Task', 'HumanHandoff']),
  confidence: z.number().min(0).max(1),
  taskType: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()),
  rawAnalysis: z.string(),
})
export type Understanding = z.infer<typeof Understanding>

/**
 * Something the customer newly stated about themselves or their wish. `value` is canonical: dates YYYY-MM-DD, times HH:MM, budget and
 * quantity plain numbers, phones E.164; `text` are their words.
 */
export const LeadField = z.object({ field: z.string().max(40), value: z.string().max(500), text: z.string().max(1000) })
export type LeadField = z.infer<typeof LeadField>

/** What the agent decided and everything it looked at: the turn's flight record [S4-08]. */
export const Decision = Understanding.extend({
  actions: z.array(Action),
  language: z.string(),
  /** Which step had the last word: screen, flow, compose or review. */
  decidedBy: z.enum(['screen', 'flow', 'compose', 'review']),
  personaId: z.uuid(),
  personaVersion: z.int(),
  /** Only those that the words sent stand on. */
  facts: z.array(Fact),
  /** What the answer was taken from, when its writer can tell; otherwise all that was read for it. */
  passages: z.array(PassageUsed),
  lead: z.array(LeadField),
  verdicts: z.array(Verdict),
  calls: z.array(ModelCall),
  /** The draft before review, when review changed it. */
  draft: z.string().nullable(),
  durationMs: z.number(),
}).meta({ id: 'Decision' })
export type Decision = z.infer<typeof Decision>
