import type { CaseKind, Run, RunPersona, Usage } from '@salesboy/contract/evals'
import { displayName } from '@/lib/words.ts'
import type { Tone } from '@/ui/badge.tsx'
import { say } from './say.ts'

export const kinds = (): Record<CaseKind, { label: string; tone: Tone; guards: boolean }> => ({
  money: {
    label: say.money,
    tone: 'accent',
    guards: true,
  },
  consent: {
    label: say.consent,
    tone: 'info',
    guards: true,
  },
  handover: {
    label: say.handOver,
    tone: 'plum',
    guards: true,
  },
  other: {
    label: say.somethingElse,
    tone: 'plain',
    guards: false,
  },
})

export const states = (): Record<Run['state'], { label: string; tone: Tone }> => ({
  running: {
    label: say.running,
    tone: 'info',
  },
  finished: {
    label: say.finished,
    tone: 'ok',
  },
  stopped: {
    label: say.stopped,
    tone: 'warn',
  },
  failed: {
    label: say.notFinished,
    tone: 'bad',
  },
})

export function runName({ kind, name }: Pick<Run, 'kind' | 'name'>): string {
  return kind === 'publish'
    ? say.beforePublishing({ state: name.toLowerCase() })
    : kind === 'replay'
      ? say.pastChats({ state: name.toLowerCase() })
      : name
}

/** A version, of which bot where there are several. */
export const versionWords = ({ name, version }: RunPersona, several: boolean): string =>
  several ? say.versionOfBot({ name: displayName(name), version }) : say.versionNumber({ version })

/** What models cost; the built-in composer costs nothing. */
export function usageWords({ calls, tokens, costMicros }: Usage): string {
  if (calls === 0) return say.noModelWasAsked
  const cost = costMicros > 0 ? ` · $${(costMicros / 1_000_000).toFixed(costMicros < 10_000 ? 4 : 2)}` : ''
  return `${say.modelCalls({ count: calls })} · ${say.tokens({ count: tokens })}${cost}`
}

export function resultWords(run: Run): string {
  if (run.kind === 'replay') return run.changed === 0 ? say.nothingChanged : say.answersChanged({ count: run.changed })
  return say.passedOfDone({ passed: run.passed, done: run.done })
}

/** "opt_out" as people say it. */
export const spoken = (name: string) => name.replaceAll('_', ' ')
