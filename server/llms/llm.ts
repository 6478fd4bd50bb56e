import type { LanguageModelV4 } from '@ai-sdk/provider'
import type { z } from 'zod'

/** A kind of model server: how to build a language model from its settings. One folder each. */
export interface Llm<S extends z.ZodObject = z.ZodObject> {
  name: string
  label: string
  settings: S
  /** Builds the model; makes no call. */
  model(settings: z.output<S>): LanguageModelV4
}

export const llm = <S extends z.ZodObject>(definition: Llm<S>): Llm<S> => definition
