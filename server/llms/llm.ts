import type { EmbeddingModelV4, LanguageModelV4, SharedV4ProviderOptions, TranscriptionModelV4 } from '@ai-sdk/provider'
import type { z } from 'zod'

/**
 * A kind of model server: how to build a language model from its settings. One folder each; the dashboard draws its form from
 * `settings`, whose fields carry `.meta({ label, help, placeholder, secret })`. Building makes no call.
 */
export interface Llm<S extends z.ZodObject = z.ZodObject> {
  /** The folder's name, stored with every model of a business. */
  name: string
  label: string
  /** One sentence for the person choosing. */
  description: string
  /** Where it stands when nobody chose an order [S0-11]; the lowest is asked first. */
  rank: number
  settings: S
  /** Where its calls go. A kept key stays with this address. */
  address(settings: z.output<S>): string
  model(settings: z.output<S>): LanguageModelV4
  /** Added to every limit on output: the server counts its thoughts as output. */
  thinkingTokens?: number
  /** Takes pictures in a message. */
  sees?: boolean
  /** Takes recordings in a message. A server with an address of its own for them has `transcriber` instead. */
  hears?: boolean
  transcriber?(settings: z.output<S>): TranscriptionModelV4
  /** Null when these settings name no embedding model. */
  embedding?(settings: z.output<S>): Embedding | null
}

export interface Embedding {
  model: EmbeddingModelV4
  dimensions: number
  /** Asks for `dimensions` of a model that would answer with more. */
  shortens: boolean
  /** Some servers embed questions and passages differently. */
  options?(kind: 'question' | 'passage'): SharedV4ProviderOptions
}

export const llm = <S extends z.ZodObject>(definition: Llm<S>): Llm<S> => definition
