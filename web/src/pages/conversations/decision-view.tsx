import type { Decision, Fact, ModelCall, PassageUsed, Verdict } from '@salesboy/contract/decision'
import { CircleCheck, FileText, ShieldX, Wrench } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import { duration } from '@/lib/format.ts'
import { languageName } from '@/lib/languages.ts'
import { useFillings } from '@/lib/slots.ts'
import { useFormat } from '@/lib/use-format.ts'
import { Badge, type Tone } from '@/ui/badge.tsx'
import { ActionLine } from './action-line.tsx'
import { say } from './say.ts'
import { whoSpoke } from './slots.ts'

interface DecisionViewProps {
  decision: Decision
  /** Only tried out, in the simulator or a test: nothing of it was done. */
  tried?: boolean
}

/** What the agent decided, what it stood on and what the guards said: for the inbox and the simulator alike. */
export function DecisionView({ decision, tried = false }: DecisionViewProps) {
  return (
    <div className="grid gap-6 text-sm">
      <Summary decision={decision} />
      {decision.draft && (
        <Section title={say.firstDraft}>
          <p className="whitespace-pre-wrap break-words rounded-xl bg-sunken p-3 text-muted line-through decoration-faint/60">
            {decision.draft}
          </p>
        </Section>
      )}
      <Section title={tried ? say.whatItWouldDo : say.whatItDid} empty={decision.actions.length === 0 && say.keptSilent}>
        <ul className="grid gap-1.5">
          {decision.actions.map((action, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a decision never changes
            <ActionLine key={at} action={action} tried={tried} />
          ))}
        </ul>
      </Section>
      <Section title={say.customerSaid} empty={decision.lead.length === 0 && say.saidNothingNew}>
        <Lead lead={decision.lead} />
      </Section>
      <Section title={say.factsUsed} empty={decision.facts.length === 0 && say.noFacts}>
        <ul className="grid gap-2">
          {together(decision.facts).map((facts, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a decision never changes
            <FactLine key={at} facts={facts} />
          ))}
        </ul>
      </Section>
      <Section title={say.partsRead} empty={decision.passages.length === 0 && say.readNothing}>
        <ul className="grid gap-2">
          {decision.passages.map((passage) => (
            <Passage key={`${passage.passageId}:${passage.text}`} passage={passage} />
          ))}
        </ul>
      </Section>
      <Section title={say.checks} empty={decision.verdicts.length === 0 && say.noChecks}>
        <ul className="grid gap-2">
          {decision.verdicts.map((verdict, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a decision never changes
            <VerdictLine key={at} verdict={verdict} />
          ))}
        </ul>
      </Section>
      <Section title={say.modelsAsked} empty={decision.calls.length === 0 && say.noModels}>
        <ul className="grid gap-2">
          {decision.calls.map((call, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a decision never changes
            <Call key={at} call={call} />
          ))}
        </ul>
      </Section>
    </div>
  )
}

const intents = (): Record<Decision['intent'], { words: string; tone: Tone }> => ({
  Response: {
    words: say.answer,
    tone: 'bot',
  },
  Task: {
    words: say.task,
    tone: 'info',
  },
  HumanHandoff: {
    words: say.handOver,
    tone: 'accent',
  },
})
const deciders: Record<Decision['decidedBy'], string> = say.deciders

function Summary({ decision }: { decision: Decision }) {
  const { words, tone } = intents()[decision.intent]
  const percent = Math.round(decision.confidence * 100)
  return (
    <div className="grid gap-3 rounded-xl border border-line bg-raised p-4">
      <div className="flex items-center gap-2">
        <Badge tone={tone}>{words}</Badge>
        {decision.taskType && <Badge>{decision.taskType.replace(/_/g, ' ')}</Badge>}
        <span className="ml-auto text-muted text-xs tabular-nums">{duration(decision.durationMs)}</span>
      </div>
      <div>
        <p className="flex justify-between text-muted text-xs">
          <span>{say.confidence}</span>
          <span className="tabular-nums">{percent}%</span>
        </p>
        <div className="mt-1 h-1.5 overflow-hidden rounded-full bg-line">
          <div className="h-full rounded-full bg-bot-strong" style={{ width: `${percent}%` }} />
        </div>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-[0.8125rem]">
        <dt className="text-muted">{say.lastWord}</dt>
        <dd>{deciders[decision.decidedBy]}</dd>
        <dt className="text-muted">{say.language}</dt>
        <dd>{languageName(decision.language)}</dd>
        <dt className="text-muted">{say.persona}</dt>
        <dd>
          <Spoke decision={decision} />
        </dd>
      </dl>
      {decision.rawAnalysis && (
        <p className="whitespace-pre-wrap break-words border-line border-t pt-3 text-[0.8125rem] text-muted leading-5">
          {decision.rawAnalysis}
        </p>
      )}
    </div>
  )
}

function Spoke({ decision: { personaId, personaVersion: version } }: { decision: Decision }) {
  const [WhoSpoke] = useFillings(whoSpoke)
  const plain = say.versionNumber({ version })
  return WhoSpoke ? (
    <Suspense fallback={plain}>
      <WhoSpoke personaId={personaId} version={version} />
    </Suspense>
  ) : (
    plain
  )
}

interface SectionProps {
  title: string
  /** What to say instead when there is nothing to list. */
  empty?: string | false
  children: ReactNode
}

const Section = ({ title, empty = false, children }: SectionProps) => (
  <section>
    <h3 className="mb-2 font-semibold text-[0.8125rem]">{title}</h3>
    {empty ? <p className="text-[0.8125rem] text-muted">{empty}</p> : children}
  </section>
)

const Lead = ({ lead }: { lead: Decision['lead'] }) => (
  <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-[0.8125rem] [overflow-wrap:anywhere]">
    {lead.map(({ field, value, text }) => (
      <div key={`${field}${value}`} className="contents">
        <dt className="text-muted">{field}</dt>
        <dd>
          {value}
          {text !== value && <span className="text-muted"> {say.fromWords({ text })}</span>}
        </dd>
      </div>
    ))}
  </dl>
)

/** The numbers of one statement, such as a day's opening hours, in one line. */
function together(facts: Fact[]): [Fact, ...Fact[]][] {
  const groups: [Fact, ...Fact[]][] = []
  for (const fact of facts) {
    const group = groups.find(
      ([{ about, source }]) => about === fact.about && source.title === fact.source.title && source.kind === fact.source.kind,
    )
    if (group) group.push(fact)
    else groups.push([fact])
  }
  return groups
}

function FactLine({ facts }: { facts: [Fact, ...Fact[]] }) {
  const format = useFormat()
  const shownOf = ({ kind, value, currency }: Fact) => {
    const amount = Number(value)
    if (kind === 'amount' && !Number.isNaN(amount)) return format.amount(amount, currency)
    return kind === 'percent' ? `${value}%` : value
  }
  const [{ about, source }] = facts
  return (
    <li className="rounded-lg border border-line px-3 py-2">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 [overflow-wrap:anywhere]">
        <span className="min-w-0">{about}</span>
        <span className="min-w-0 font-semibold tabular-nums">{[...new Set(facts.map(shownOf))].join(' · ')}</span>
      </p>
      <p className="text-muted text-xs">
        {[...new Set(facts.map(({ kind }) => kind))].join(', ')} {say.fromSource({ title: source.title || source.kind })}
      </p>
    </li>
  )
}

/** A passage with its source and how well it fits. */
export function Passage({ passage }: { passage: PassageUsed }) {
  // Documents often begin with their own title as the first heading.
  const path = passage.heading?.split(' > ').filter((step) => step !== passage.title) ?? []
  return (
    <li className="rounded-xl border border-line bg-raised p-3">
      <p className="flex items-start gap-2 text-xs">
        <FileText className="mt-0.5 size-3.5 shrink-0 text-muted" aria-hidden />
        <span className="min-w-0 flex-1 break-words font-medium">
          {passage.title}
          {path.length > 0 && <span className="font-normal text-muted"> › {path.join(' › ')}</span>}
        </span>
        <Badge tone="bot" className="tabular-nums" title={say.score}>
          {passage.score.toFixed(passage.score < 0.1 ? 3 : 2)}
        </Badge>
      </p>
      <p className="mt-2 max-h-48 overflow-hidden whitespace-pre-wrap break-words text-[0.8125rem] text-muted leading-5 [mask-image:linear-gradient(#000_10rem,transparent)]">
        {passage.text}
      </p>
    </li>
  )
}

const verdicts: Record<Verdict['verdict'], { icon: typeof Wrench; tone: Tone }> = {
  passed: { icon: CircleCheck, tone: 'ok' },
  repaired: { icon: Wrench, tone: 'warn' },
  blocked: { icon: ShieldX, tone: 'bad' },
}

/** A check that this version does not know is shown by its own name. */
const guards: Partial<Record<string, string>> = say.guards

function VerdictLine({ verdict: { guard, verdict, detail } }: { verdict: Verdict }) {
  const { icon: Icon, tone } = verdicts[verdict]
  return (
    <li className="flex items-start gap-3">
      <span className="min-w-0 flex-1">
        <span className="font-medium">{guards[guard] ?? guard}</span>
        {detail && <span className="block break-words text-[0.8125rem] text-muted leading-5">{detail}</span>}
      </span>
      <Badge tone={tone}>
        <Icon aria-hidden />
        {say.verdicts[verdict]}
      </Badge>
    </li>
  )
}

function Call({ call }: { call: ModelCall }) {
  const tokens = (call.inputTokens ?? 0) + (call.outputTokens ?? 0)
  return (
    <li className="rounded-lg border border-line px-3 py-2">
      <p className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 break-words">
          {call.provider} <span className="text-muted">{call.model}</span>
        </span>
        <span className="shrink-0 text-muted text-xs tabular-nums">{duration(call.durationMs)}</span>
      </p>
      <p className="text-muted text-xs">
        {call.purpose}
        {tokens > 0 && say.tokens({ tokens, inputTokens: call.inputTokens ?? 0, outputTokens: call.outputTokens ?? 0 })}
        {call.costMicros !== null && call.costMicros > 0 && ` · $${(call.costMicros / 1_000_000).toFixed(5)}`}
        {call.outcome === 'failed' && (
          <span className="text-bad">
            {' '}
            {say.failed}
            {call.error ? `: ${call.error}` : ''}
          </span>
        )}
      </p>
      {call.output && (
        <details className="mt-1 text-xs">
          <summary className="w-fit text-muted">{say.whatTheModelWrote}</summary>
          <pre className="mt-1 whitespace-pre-wrap break-words rounded-md bg-sunken p-2 font-mono">{call.output}</pre>
        </details>
      )}
    </li>
  )
}
