import type { ModelCall } from '@salesboy/contract/decision'
import { askChain } from '#llms/chain.ts'
import { forgetRest } from '#llms/door.ts'
import { faultWords } from '#llms/fault.ts'
import type { ChosenModel } from './chosen-model.ts'
import { linkOf, readyModel } from './ready-model.ts'

export interface Tried {
  ok: boolean
  /** One sentence for the owner, none of it from the server. */
  detail: string
  nextStep: string | null
  durationMs: number
  calls: ModelCall[]
}

/** One real call, whatever happened before. Never throws for what the server says or fails to say. */
export async function tryModel(chosen: ChosenModel, signal: AbortSignal): Promise<Tried> {
  const calls: ModelCall[] = []
  const model = await readyModel(chosen)
  if (!model)
    return { ok: false, detail: 'Something is missing in its settings.', nextStep: 'Fill in the form and save it.', durationMs: 0, calls }

  forgetRest(model.door)
  const started = performance.now()
  const ask = askChain(
    { links: [linkOf(model)], allowance: { tokens: null, costMicros: null } },
    { ...question, abortSignal: signal },
    'try',
    calls,
  )
  const failed = await ask.then(
    () => false,
    () => true,
  )
  const durationMs = Math.round(performance.now() - started)
  const fault = failed ? (calls.at(-1)?.fault ?? 'down') : null
  return fault
    ? { ok: false, ...faultWords[fault], durationMs, calls }
    : { ok: true, detail: `It answered in ${(durationMs / 1000).toFixed(1)} s.`, nextStep: null, durationMs, calls }
}

const question = {
  prompt: [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Answer with the single word: ready' }] }],
  maxOutputTokens: 50,
}
