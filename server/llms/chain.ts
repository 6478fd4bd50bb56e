import { setTimeout } from 'node:timers/promises'
import {
  APICallError,
  type LanguageModelV4,
  type LanguageModelV4CallOptions,
  type LanguageModelV4FunctionTool,
  type LanguageModelV4ToolResultOutput,
} from '@ai-sdk/provider'
import type { ModelCall } from '@salesboy/contract/decision'
import { redact } from '#platform/redact.ts'
import { cut } from '#platform/text/cut.ts'
import { type Door, through } from './door.ts'
import { faultOf, faultWords, pauseBeforeRetry, Unusable } from './fault.ts'
import { costMicros } from './price-of.ts'
import { fitted, learn, quirkIn, quirksOf } from './quirks.ts'
import { type Answer, readAnswer } from './read-answer.ts'
import { toolRound } from './tool-round.ts'

/** A model in line, and the door it knocks at. */
export interface Link {
  model: LanguageModelV4
  /** Which of the business's models it is; null for one that runs in this process. */
  modelId: string | null
  /** Null for a model that runs in this process and needs neither breaker nor time limit. */
  door: Door | null
  temperature?: number
  /** Added to the limit on output: the server counts its thoughts as output. */
  thinkingTokens?: number
}

/** The models of a turn, first one first, and what they may cost together. Null: no limit. */
export interface Line {
  links: Link[]
  allowance: { tokens: number | null; costMicros: number | null }
  /** Of each call, when it must be short. */
  limitMs?: number
}

export interface Said {
  text: string
  provider: string
  /** Which passages it was taken from, by their place in the material; null when the model cannot tell. */
  passages: number[] | null
}

/** What a model may call while it writes. */
export interface Toolbox {
  tools: LanguageModelV4FunctionTool[]
  /** Answers one call, whose `input` is JSON as the model wrote it. Never throws. */
  answer(name: string, input: string): Promise<LanguageModelV4ToolResultOutput>
  /** The model that called came to nothing: what it asked for is void. */
  forget(): void
}

/**
 * Asks the models in order and returns the first usable answer; every attempt goes into `calls`, which belongs to the turn. A model
 * that fails, takes too long, refuses, or writes what `unfit` names a fault of is passed over. At most 6 outside calls and 25 s of them
 * in one turn; a model may call tools in at most 4 rounds, and one whose server stumbled is asked once more. Throws when the last one fails too, or when the caller gives up.
 */
export async function askChain(
  { links, allowance, limitMs: most = LIMIT_MS }: Line,
  options: LanguageModelV4CallOptions,
  purpose: ModelCall['purpose'],
  calls: ModelCall[],
  unfit: (text: string) => Promise<string | null> | string | null = () => null,
  toolbox: Toolbox | null = null,
): Promise<Said> {
  let failure: unknown
  for (const [at, link] of links.entries()) {
    const limit = () => Math.min(most, timeFor(links.slice(at + 1), calls))
    if (link.door && (limit() < LEAST_MS || outsideCalls(calls).length >= MOST_CALLS)) continue
    try {
      return await askLink({ link, allowance, limit, options, purpose, calls, unfit, toolbox: link.door ? toolbox : null })
    } catch (error) {
      options.abortSignal?.throwIfAborted()
      toolbox?.forget()
      failure = error
    }
  }
  throw failure ?? new Error('No model to ask.')
}

interface Asking {
  link: Link
  allowance: Line['allowance']
  limit: () => number
  options: LanguageModelV4CallOptions
  purpose: ModelCall['purpose']
  calls: ModelCall[]
  unfit: (text: string) => Promise<string | null> | string | null
  toolbox: Toolbox | null
}

/** One model: asked again with the results as long as it calls tools, and as long as it asks for something new. */
async function askLink(asking: Asking): Promise<Said> {
  const { link, calls, options, toolbox: tools } = asking
  let { prompt } = options
  let asked = ''
  let repeats = false
  for (let round = 0; ; round++) {
    const last = repeats || round >= MOST_ROUNDS || outsideCalls(calls).length >= MOST_CALLS - 1
    const offered =
      tools && (round > 0 || !last) ? { tools: tools.tools, toolChoice: { type: last ? ('none' as const) : ('auto' as const) } } : {}
    const { result, answer } = await askUntilFitting(asking, { ...options, prompt, ...offered })
    if (answer.calls.length === 0 || last || !tools) {
      const passages = link.door ? null : ((result.providerMetadata?.offline?.passages as number[] | undefined) ?? null)
      return { text: answer.text, provider: nameOf(link), passages }
    }
    const asks = answer.calls.map(({ toolName, input }) => `${toolName} ${input}`).join('\n')
    repeats = asks === asked
    asked = asks
    prompt = [...prompt, ...(await toolRound(answer.content, tools))]
  }
}

type Answered = { result: Result; answer: Answer }

/**
 * One answer, however often the model has to be asked for it: without what it does not take, shorter, with room for its thoughts, and
 * once more after a short pause when its server stumbled.
 */
async function askUntilFitting(asking: Asking, options: LanguageModelV4CallOptions): Promise<Answered> {
  const { link, calls } = asking
  const started = performance.now()
  let shorter = 0
  let retried = false
  for (;;) {
    const sent = fitOf(link, options, shorter)
    try {
      return await askOnce(asking, sent)
    } catch (error) {
      options.abortSignal?.throwIfAborted()
      if (!link.door || outsideCalls(calls).length >= MOST_CALLS) throw error
      const quirk = quirkIn(error, sent) ?? (error instanceof CutInThought ? 'thinks' : null)
      if (quirk === 'length' && shorter < MOST_SHORTER) shorter++
      else if (quirk === null || quirk === 'length' || !learn(idOf(link), quirk)) {
        const pause = retried ? null : pauseBeforeRetry(error)
        if (pause === null || performance.now() - started + pause > RETRY_WITHIN_MS) throw error
        retried = true
        await setTimeout(pause, undefined, { signal: options.abortSignal })
      }
    }
  }
}

/** What this model is sent: with its own temperature and room for its thoughts, without what it does not take. */
function fitOf(link: Link, options: LanguageModelV4CallOptions, shorter: number): LanguageModelV4CallOptions {
  const { door, temperature, thinkingTokens = 0 } = link
  if (!door) return options
  const usual = {
    ...options,
    temperature: options.temperature ?? temperature,
    maxOutputTokens: options.maxOutputTokens && options.maxOutputTokens + thinkingTokens,
    // The offline composer's material is no provider's business.
    providerOptions: {},
  }
  return fitted(usual, quirksOf(idOf(link)), shorter)
}

/** One call, with its record. */
async function askOnce(asking: Asking, options: LanguageModelV4CallOptions): Promise<Answered> {
  const { link, allowance, limit, purpose, calls, unfit } = asking
  options.abortSignal?.throwIfAborted()
  const call = startCall(link, purpose)
  try {
    if (link.door && isSpent(allowance, options, calls)) throw new Unaffordable()
    const result = await ask(link, options, limit())
    // What runs in this process writes for the customer alone.
    const answer = link.door ? readAnswer(result, options) : plainAnswer(result)
    count(call, result.usage, answer.raw)
    const why = link.door && (await faultOfAnswer(result, answer, options, unfit))
    if (why) throw why
    if (answer.thought) learn(idOf(link), 'thinks')
    calls.push({ ...call.record, outcome: 'ok', durationMs: performance.now() - call.started })
    return { result, answer }
  } catch (error) {
    options.abortSignal?.throwIfAborted()
    const fault = error instanceof Unaffordable ? 'budget' : faultOf(error)
    calls.push({ ...call.record, fault, error: describe(error), durationMs: performance.now() - call.started })
    throw error
  }
}

const idOf = ({ door, model }: Link) => `${door?.address} ${model.modelId}`
const plainAnswer = (result: Result): Answer => {
  const text = textOf(result)
  return { raw: text, text, calls: [], content: result.content, thought: false }
}

/** Calls that left this process. */
export const outsideCalls = (calls: ModelCall[]): ModelCall[] =>
  calls.filter(({ modelId, fault }) => modelId !== null && fault !== 'resting' && fault !== 'budget')

/** The turn may not spend more on models. */
class Unaffordable extends Error {
  constructor() {
    super('Not asked: it would cost more than one answer may.')
  }
}

const ask = ({ model, door }: Link, options: LanguageModelV4CallOptions, limitMs: number) =>
  door
    ? through(door, model.modelId, limitMs, options.abortSignal, (abortSignal) => model.doGenerate({ ...options, abortSignal }))
    : model.doGenerate(options)

type Result = Awaited<ReturnType<LanguageModelV4['doGenerate']>>

const textOf = ({ content }: Result): string =>
  content
    .map((part) => (part.type === 'text' ? part.text : ''))
    .join('')
    .trim()

const nameOf = ({ model, door }: Pick<Link, 'model' | 'door'>): string => door?.provider ?? model.provider

function startCall({ model, door, modelId }: Link, purpose: ModelCall['purpose']) {
  const record: ModelCall = {
    modelId,
    provider: nameOf({ model, door }),
    model: model.modelId,
    purpose,
    outcome: 'failed',
    fault: null,
    error: null,
    inputTokens: null,
    outputTokens: null,
    costMicros: null,
    output: null,
    durationMs: 0,
  }
  return { record, started: performance.now() }
}

function count({ record }: ReturnType<typeof startCall>, usage: Result['usage'], text: string) {
  record.inputTokens = usage.inputTokens.total ?? null
  record.outputTokens = usage.outputTokens.total ?? null
  record.costMicros = costMicros(record.provider, record.model, record.inputTokens ?? 0, record.outputTokens ?? 0)
  record.output = cut(text, LONGEST_OUTPUT)
}

async function faultOfAnswer(
  { finishReason }: Result,
  { text, calls, thought }: Answer,
  { tools, toolChoice, maxOutputTokens }: LanguageModelV4CallOptions,
  unfit: Asking['unfit'],
): Promise<Unusable | null> {
  const finish = finishReason.unified
  if (calls.length > 0 && tools && toolChoice?.type !== 'none') return null
  if (finish === 'content-filter') return new Unusable('refused', 'The model refused to answer.')
  if (finish === 'length') return thought && maxOutputTokens ? new CutInThought() : new Unusable('unusable', 'The answer was cut off.')
  if (text === '')
    return new Unusable('unusable', calls.length > 0 ? 'The model wanted a tool and wrote no answer.' : 'The model wrote nothing.')
  const why = await unfit(text)
  return why === null ? null : new Unusable('refused', why)
}

/** Its thoughts took the room of its answer. */
class CutInThought extends Unusable {
  constructor() {
    super('unusable', 'The answer was cut off: the model thought for too long.')
  }
}

/** The last model may take what is left; those before it leave time for the others. */
function timeFor(behind: Link[], calls: ModelCall[]): number {
  const left = MOST_MS - outsideCalls(calls).reduce((sum, { durationMs }) => sum + durationMs, 0)
  return Math.floor(Math.min(left, behind.some(({ door }) => door) ? SHARED_LIMIT_MS : LIMIT_MS))
}

function isSpent(allowance: Line['allowance'], options: LanguageModelV4CallOptions, calls: ModelCall[]): boolean {
  const tokens = calls.reduce((sum, { inputTokens, outputTokens }) => sum + (inputTokens ?? 0) + (outputTokens ?? 0), 0)
  const cost = calls.reduce((sum, { costMicros: one }) => sum + (one ?? 0), 0)
  // Before the server has counted, a token is about four letters.
  const asked = Math.ceil(JSON.stringify(options.prompt).length / 4)
  return (allowance.tokens !== null && tokens + asked > allowance.tokens) || (allowance.costMicros !== null && cost >= allowance.costMicros)
}

function describe(error: unknown): string {
  // Some servers repeat part of the key that they refuse.
  if (faultOf(error) === 'key') return faultWords.key.detail
  if (APICallError.isInstance(error)) return cut(`${error.statusCode ?? 'no answer'}: ${String(redact(error.message))}`, 500)
  const { name, message } = error as Error
  if (faultOf(error) === 'resting') return 'Not asked: this server failed or asked for a pause a moment ago.'
  return name === 'TimeoutError' || name === 'AbortError' ? 'No answer in time.' : cut(String(message), 500)
}

const LIMIT_MS = 20_000
const SHARED_LIMIT_MS = 10_000
/** Leaves five seconds of the customer's thirty for everything else. */
const MOST_MS = 25_000
const LEAST_MS = 1_000
/** Outside model calls in one turn [security: limits per message]. */
const MOST_CALLS = 6
const MOST_ROUNDS = 4
/** The customer waits: past this a server that stumbled is not asked once more. */
const RETRY_WITHIN_MS = 5_000
const MOST_SHORTER = 2
const LONGEST_OUTPUT = 8000
