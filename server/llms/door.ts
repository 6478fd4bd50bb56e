import { createHash } from 'node:crypto'
import type { ModelFault } from '@salesboy/contract/decision'
import { type CircuitBreakerPolicy, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel'
import { faultOf, Resting, retryAfterMs } from './fault.ts'

/** Whose door a model knocks at: models behind one door share one circuit breaker. */
export interface Door {
  provider: string
  address: string
  apiKey: string
}

/**
 * Makes a call through a door, at most `limitMs` long. One that failed three times running stays shut for 30 s; one that asked for a
 * pause, until then; one that refused the key, for five minutes. Throws `Resting` while it is shut.
 */
export async function through<T>(
  door: Door,
  model: string,
  limitMs: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => PromiseLike<T>,
): Promise<T> {
  const state = stateOf(door)
  const shut = Math.max(state.restUntil, state.restUntilOf.get(model) ?? 0)
  if (shut > Date.now()) throw new Resting(`Not asked for another ${Math.ceil((shut - Date.now()) / 1000)} s.`, shut - Date.now())
  return state.breaker.execute(async () => {
    try {
      return await within(limitMs, signal, work)
    } catch (error) {
      if (signal?.aborted) throw new GivenUp()
      rest(state, model, error)
      throw error
    }
  })
}

/** A person who changed something, or wants to know, need not wait for a pause to end. */
export function forgetRest(door: Door) {
  doors.delete(idOf(door))
}

/** The caller no longer wants the answer: that says nothing about the server. */
class GivenUp extends Error {}

/** Ends on time even when the client library does not listen to its signal. */
async function within<T>(limitMs: number, signal: AbortSignal | undefined, work: (signal: AbortSignal) => PromiseLike<T>): Promise<T> {
  const limit = AbortSignal.any([AbortSignal.timeout(limitMs), ...(signal ? [signal] : [])])
  return Promise.race([
    work(limit),
    new Promise<never>((_, reject) => {
      limit.addEventListener('abort', () => reject(limit.reason as Error), { once: true })
    }),
  ])
}

interface DoorState {
  breaker: CircuitBreakerPolicy
  restUntil: number
  /** A model that the server does not know says nothing about its others. */
  restUntilOf: Map<string, number>
}

const doors = new Map<string, DoorState>()

/** One state per provider, address and key, kept for the life of the process. The key is kept only as a hash. */
const idOf = ({ provider, address, apiKey }: Door) => `${provider} ${address} ${createHash('sha256').update(apiKey).digest('base64')}`

function stateOf(door: Door): DoorState {
  const id = idOf(door)
  const known = doors.get(id)
  if (known) return known
  const state: DoorState = {
    breaker: circuitBreaker(handleWhen(countsAgainst), { halfOpenAfter: HALF_OPEN_AFTER_MS, breaker: new ConsecutiveBreaker(3) }),
    restUntil: 0,
    restUntilOf: new Map(),
  }
  if (doors.size >= 1000) doors.delete(doors.keys().next().value ?? '')
  doors.set(id, state)
  return state
}

function rest(state: DoorState, model: string, error: unknown) {
  const fault = faultOf(error)
  const until = Date.now() + (retryAfterMs(error) ?? REST_MS[fault] ?? 0)
  if (fault === 'model') state.restUntilOf.set(model, until)
  else state.restUntil = Math.max(state.restUntil, until)
}

/** A refused request or an answer in the wrong words says nothing about the server's health; being told to slow down does. */
const countsAgainst = (error: unknown): boolean =>
  !(error instanceof GivenUp) && !['key', 'credit', 'model', 'request', 'refused', 'resting'].includes(faultOf(error))

const HALF_OPEN_AFTER_MS = 30_000
/** What only a person mends is asked again now and then, in case they did. */
const REST_MS: Partial<Record<ModelFault, number>> = { key: 300_000, credit: 300_000, model: 300_000 }
