import type { Action } from '@salesboy/contract/actions'
import type { Fact } from '@salesboy/contract/decision'
import type { z } from 'zod'
import type { WithRecalled } from '../thinking.ts'

/** A turn in which a skill is used, with the owner's settings for it. Everything in it is for reading. */
export interface Occasion<S = Record<string, unknown>> extends WithRecalled {
  settings: S
}

/** The skill does not do this here: a sentence for the model, that says what to do instead. */
export interface Declined {
  declined: string
}

/** What was looked up: numbers the draft may state from now on, and the same in words for the model. */
export interface Found {
  facts: Fact[]
  text: string
}

interface Described<I extends z.ZodObject, S extends z.ZodObject> {
  /** For the person who switches it on. */
  label: string
  description: string
  /** For the model: when to use it, and what comes of it. */
  describe: string
  /** What a model may fill in. It comes from a model that may obey anybody, so it is checked against what the customer said. */
  input: I
  /** The owner's. Fields carry `.meta({ label, help, placeholder })`, which the dashboard draws. */
  settings: S
  /** Whether it is on before anyone chose. */
  onAtFirst: boolean
  /** Which actions are this skill's: a decision does none of them while it is off, whoever proposed it. */
  owns?(action: Action): boolean
  /** Why its settings do not allow an action, or null. */
  forbids?(action: Action, settings: z.output<S>): string | null
}

/** Looks something up while the answer is written. */
export interface Reads<I extends z.ZodObject = z.ZodObject, S extends z.ZodObject = z.ZodObject> extends Described<I, S> {
  kind: 'reads'
  run(input: z.output<I>, occasion: Occasion<z.output<S>>): Promise<Found | Declined>
}

/** Proposes actions. Nothing happens in here: they are carried out once the draft has passed review. */
export interface Acts<I extends z.ZodObject = z.ZodObject, S extends z.ZodObject = z.ZodObject> extends Described<I, S> {
  kind: 'acts'
  action(input: z.output<I>, occasion: Occasion<z.output<S>>): Action[] | Declined
}

export type Skill = Reads | Acts

/** One folder each under `skills/`, named as the persona's settings and the models name it. */
export function skill<I extends z.ZodObject, S extends z.ZodObject>(definition: Reads<I, S> | Acts<I, S>): Skill {
  return definition as unknown as Skill
}
