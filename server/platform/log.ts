import { AsyncLocalStorage } from 'node:async_hooks'
import { pino } from 'pino'
import { config } from './config.ts'
import { newId } from './ids.ts'
import { redact } from './redact.ts'

interface Trace {
  traceId: string
  tenantId?: string
}

const traces = new AsyncLocalStorage<Trace>()

/** Everything awaited inside carries this trace id: log lines, events, jobs, messages, calls of models. */
export const traced = <T>(trace: Trace, work: () => T): T => traces.run(trace, work)
export const currentTrace = () => traces.getStore()
/** What we do turns out to belong to a story that began elsewhere: from here on it carries that one's id. */
export function joinTrace(traceId: string) {
  const trace = currentTrace()
  if (trace) trace.traceId = traceId
}
/** The trace we are in; outside of any, the first of a new one. */
export const traceId = (): string => currentTrace()?.traceId ?? newId()

/** Structured lines on stdout: ids and safe words, never message text, names, tokens or full phone numbers. */
export const log = pino(
  {
    level: config.environment === 'test' ? 'silent' : config.logLevel,
    base: undefined,
    mixin: () => ({ ...currentTrace() }),
    formatters: { log: (fields) => redact(fields) as Record<string, unknown> },
    hooks: {
      logMethod(args, method) {
        method.apply(this, args.map((arg) => (typeof arg === 'string' ? (redact(arg) as string) : arg)) as Parameters<typeof method>)
      },
    },
  },
  process.stdout,
)

// A reader that went away must neither stop us nor hold up our end: pino's own destination retries a broken pipe for ever.
process.stdout.on('error', () => {})
