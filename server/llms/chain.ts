import { createHash } from 'node:crypto'
import { APICallError, type LanguageModelV4, type LanguageModelV4CallOptions } from '@ai-sdk/provider'
import type { ModelCall } from '@salesboy/contract/decision'
import {
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  type IPolicy,
  isBrokenCircuitError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel'

/** A model and whose door it knocks at: models behind one door share one circuit breaker. */
export interface Link {
  model: LanguageModelV4
  /** Null for a model that runs in this process and needs neither breaker nor time limit. */
  door: { provider: string; baseUrl: string; apiKey: string } | null
}

export interface Said {
  text: string
  provider: string
  /** Which passages it was taken from, by their place in the material; null when the model cannot tell. */
  passages: number[] | null
}

/**
 * Asks the models in order and returns the first answer; every attempt goes into `calls`. A model that fails, hangs past 20 s or
 * writes nothing is passed over; one that failed three times running is not asked for 30 s. Throws when the last one fails too, or
 * when the caller gives up.
 */
export async function askChain(
  links: Link[],
  options: LanguageModelV4CallOptions,
  purpose: ModelCall['purpose'],
  calls: ModelCall[],
): Promise<Said> {
  let failure: unknown = new Error('No model to ask.')
  for (const link of links) {
    if (calls.length >= MOST_CALLS && link.door) continue
    options.abortSignal?.throwIfAborted()
    const started = performance.now()
    const record = (part: Partial<ModelCall>) =>
      calls.push({
        provider: link.door?.provider ?? link.model.provider,
        model: link.model.modelId,
        purpose,
        outcome: 'failed',
        error: null,
        inputTokens: null,
        outputTokens: null,
        output: null,
        durationMs: performance.now() - started,
        ...part,
      })
    try {
      const result = await call(link, options)
      const text = result.content
        .map((part) => (part.type === 'text' ? part.text : ''))
        .join('')
        .trim()
      const usage = {
        inputTokens: result.usage.inputTokens.total ?? null,
        outputTokens: result.usage.outputTokens.total ?? null,
        output: text.slice(0, LONGEST_OUTPUT),
      }
      if (text !== '' && result.finishReason.unified !== 'content-filter' && result.finishReason.unified !== 'length') {
        record({ ...usage, outcome: 'ok' })
        const passages = link.door ? null : ((result.providerMetadata?.offline?.passages as number[] | undefined) ?? null)
        return { text, provider: link.door?.provider ?? link.model.provider, passages }
      }
      failure = new Error(text === '' ? 'The model wrote nothing.' : `The model stopped early (${result.finishReason.unified}).`)
      record({ ...usage, error: (failure as Error).message })
    } catch (error) {
      options.abortSignal?.throwIfAborted()
      failure = error
      record({ error: describe(error) })
    }
  }
  throw failure
}

async function call(link: Link, options: LanguageModelV4CallOptions) {
  if (!link.door) return link.model.doGenerate(options)
  return policyFor(link.door).execute(async ({ signal }) => {
    try {
      return await link.model.doGenerate({ ...options, abortSignal: signal })
    } catch (error) {
      throw options.abortSignal?.aborted ? new GivenUp() : error
    }
  }, options.abortSignal)
}

/** The caller no longer wants the answer: that says nothing about the server. */
class GivenUp extends Error {}

const policies = new Map<string, IPolicy>()

/** One breaker per provider, address and key, kept for the life of the process. The key is kept only as a hash. */
function policyFor({ provider, baseUrl, apiKey }: NonNullable<Link['door']>): IPolicy {
  const id = `${provider} ${baseUrl} ${createHash('sha256').update(apiKey).digest('base64')}`
  const known = policies.get(id)
  if (known) return known
  const breaker = circuitBreaker(handleWhen(countsAgainst), { halfOpenAfter: HALF_OPEN_AFTER_MS, breaker: new ConsecutiveBreaker(3) })
  const policy = wrap(breaker, timeout(TIME_LIMIT_MS, TimeoutStrategy.Cooperative))
  if (policies.size >= 1000) policies.delete(policies.keys().next().value ?? '')
  policies.set(id, policy)
  return policy
}

/** A refused request says nothing about the server's health; being told to slow down does. */
const countsAgainst = (error: unknown): boolean =>
  !(error instanceof GivenUp) &&
  !(
    APICallError.isInstance(error) &&
    error.statusCode !== undefined &&
    error.statusCode >= 400 &&
    error.statusCode < 500 &&
    ![408, 409, 429].includes(error.statusCode)
  )

function describe(error: unknown): string {
  if (isBrokenCircuitError(error)) return 'Not asked: this server failed three times running and is given a rest.'
  if (APICallError.isInstance(error)) return `${error.statusCode ?? 'no answer'}: ${error.message}`.slice(0, 500)
  const { name, message } = error as Error
  return name === 'AbortError' || name === 'TaskCancelledError'
    ? `No answer within ${TIME_LIMIT_MS / 1000} s.`
    : String(message).slice(0, 500)
}

const TIME_LIMIT_MS = 20_000
const HALF_OPEN_AFTER_MS = 30_000
/** Outside model calls in one turn [security: limits per message]. */
const MOST_CALLS = 6
const LONGEST_OUTPUT = 8000
