import type { CaseKind, Run, Usage } from '@salesboy/contract/evals'
import { plural } from '@/lib/words.ts'
import type { Tone } from '@/ui/badge.tsx'

export const kinds: Record<CaseKind, { label: string; tone: Tone; guards: boolean }> = {
  money: { label: 'Money', tone: 'accent', guards: true },
  consent: { label: 'Consent', tone: 'info', guards: true },
  handover: { label: 'Hand-over', tone: 'plum', guards: true },
  other: { label: 'Other', tone: 'plain', guards: false },
}

export const states: Record<Run['state'], { label: string; tone: Tone }> = {
  running: { label: 'Running', tone: 'info' },
  finished: { label: 'Finished', tone: 'ok' },
  stopped: { label: 'Stopped', tone: 'warn' },
  failed: { label: 'Not finished', tone: 'bad' },
}

export function runName({ kind, name }: Pick<Run, 'kind' | 'name'>): string {
  return kind === 'publish' ? `Publish check: ${name.toLowerCase()}` : kind === 'replay' ? `Replay: ${name.toLowerCase()}` : name
}

/** What models cost; the built-in composer costs nothing. */
export function usageWords({ calls, tokens, costMicros }: Usage): string {
  if (calls === 0) return 'No model was asked'
  const cost = costMicros > 0 ? ` · $${(costMicros / 1_000_000).toFixed(costMicros < 10_000 ? 4 : 2)}` : ''
  return `${plural(calls, 'model call')} · ${plural(tokens, 'token')}${cost}`
}

export function resultWords(run: Run): string {
  if (run.kind === 'replay') return run.changed === 0 ? 'Nothing changed' : `${plural(run.changed, 'answer')} changed`
  return `${run.passed} of ${run.done} passed`
}

/** "opt_out" as people say it. */
export const spoken = (name: string) => name.replaceAll('_', ' ')
