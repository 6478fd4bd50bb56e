import { APICallError } from '@ai-sdk/provider'
import type { ModelFault } from '@salesboy/contract/decision'
import { isBrokenCircuitError } from 'cockatiel'
import { TooLong } from './answer-fetch.ts'

/** A call that was not made: the server failed or asked for a pause a moment ago. */
export class Resting extends Error {
  waitMs: number
  constructor(message: string, waitMs: number) {
    super(message)
    this.waitMs = waitMs
  }
}

/** The model answered, with nothing that could be used. */
export class Unusable extends Error {
  fault: ModelFault
  constructor(fault: 'refused' | 'unusable', message: string) {
    super(message)
    this.fault = fault
  }
}

/** What went wrong with a call, by what the providers' errors have in common (status, code, body). */
export function faultOf(error: unknown): ModelFault {
  if (error instanceof Resting || isBrokenCircuitError(error)) return 'resting'
  if (error instanceof Unusable) return error.fault
  if (error instanceof TooLong) return 'unusable'
  if (APICallError.isInstance(error)) return faultOfStatus(error)
  const { name } = error as Error
  if (name === 'TimeoutError' || name === 'AbortError') return 'slow'
  return /JSON|parse|validation|NoContent|InvalidResponse/i.test(name) ? 'unusable' : 'down'
}

function faultOfStatus(error: APICallError): ModelFault {
  const { statusCode: status, responseBody = '' } = error
  if (error.cause instanceof TooLong) return 'unusable'
  if (status === undefined) return 'down'
  if (status < 300) return 'unusable'
  // Gemini answers 400 to a wrong key.
  if (status === 401 || status === 403 || (status === 400 && /API key|API_KEY/i.test(responseBody))) return 'key'
  if (status === 402 || (status === 429 && NO_CREDIT.test(responseBody))) return 'credit'
  // A router says so when none of its servers takes tools.
  if (status === 404 && /\btool use\b|support tools?\b/i.test(responseBody)) return 'request'
  if (status === 404 || /model_not_found/.test(responseBody)) return 'model'
  if ([408, 409, 425, 429, 503, 529].includes(status)) return 'busy'
  return status >= 500 ? 'down' : 'request'
}

/** How long the server asks to be left alone, in milliseconds, at most an hour; null when it does not say. */
export function retryAfterMs(error: unknown, now = Date.now()): number | null {
  if (!APICallError.isInstance(error)) return null
  const { 'retry-after-ms': exact, 'retry-after': given } = error.responseHeaders ?? {}
  const inBody = error.responseBody?.match(/"retryDelay":\s*"(\d+(?:\.\d+)?)s"/)?.[1]
  const waits = [
    exact && Number(exact),
    given && (/^\d+(\.\d+)?$/.test(given) ? Number(given) * 1000 : Date.parse(given) - now),
    inBody && Number(inBody) * 1000,
  ].filter((wait): wait is number => typeof wait === 'number' && Number.isFinite(wait) && wait > 0)
  return waits.length > 0 ? Math.min(Math.max(...waits), 3_600_000) : null
}

/** How long to wait before a server that stumbled is asked once more; null when it would not help. */
export function pauseBeforeRetry(error: unknown): number | null {
  if (error instanceof Resting) return error.waitMs <= SHORT_PAUSE_MS ? error.waitMs + 50 : null
  const fault = faultOf(error)
  if (fault === 'busy') {
    const asked = retryAfterMs(error) ?? BUSY_PAUSE_MS
    return asked <= SHORT_PAUSE_MS ? asked + 50 : null
  }
  return fault === 'down' && !NOBODY_THERE.test(codeOf(error)) ? DOWN_PAUSE_MS : null
}

const codeOf = (error: unknown): string => {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  return `${String(code ?? '')} ${cause ? codeOf(cause) : ''}`
}

/** For the owner: what a fault means and what to do about it. Nothing of it comes from the server. */
export const faultWords: Record<ModelFault, { detail: string; nextStep: string }> = {
  key: {
    detail: 'The provider refuses the key.',
    nextStep: 'Make a new key in the provider’s console and paste it here.',
  },
  credit: {
    detail: 'The account has no credit left, or its free allowance is used up.',
    nextStep: 'Add credit at the provider, or put another model first.',
  },
  model: {
    detail: 'The provider does not know this model.',
    nextStep:
      'Enter the model’s name exactly as the provider lists it; old ones are retired. For a server of your own, enter its address up to /v1.',
  },
  request: {
    detail: 'The provider refuses what we send to this model.',
    nextStep: 'Choose another model: this one may not write chat answers.',
  },
  busy: { detail: 'The provider is overloaded or asks us to slow down.', nextStep: 'Wait a little; the next model answers meanwhile.' },
  down: {
    detail: 'The provider cannot be reached or reports an error of its own.',
    nextStep:
      'Look at the provider’s status page. For a server of your own, enter its address up to /v1, such as http://localhost:11434/v1, and see that it runs.',
  },
  slow: { detail: 'The model did not answer in time.', nextStep: 'Choose a faster model, or put another one first.' },
  refused: { detail: 'The model refused to answer.', nextStep: 'Look at the instructions of your bot, or choose another model.' },
  unusable: {
    detail: 'The model’s answer could not be used.',
    nextStep: 'Enter the address up to /v1 and the model’s name as the server lists it, or choose another model.',
  },
  resting: { detail: 'The provider failed a moment ago and is given a rest.', nextStep: 'Try again in a minute.' },
  budget: { detail: 'The budget is spent.', nextStep: 'Raise the limit, or wait for the next period.' },
}

const NO_CREDIT = /insufficient_quota|PerDay|limit: 0\b|billing/i
const NOBODY_THERE = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|CERT|SSL|TLS/
const SHORT_PAUSE_MS = 3_000
const BUSY_PAUSE_MS = 1_000
const DOWN_PAUSE_MS = 300
