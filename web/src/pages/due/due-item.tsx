import type { DueThing } from '@salesboy/contract/due'
import { Link } from '@tanstack/react-router'
import { BellRing, MessageSquareShare } from 'lucide-react'
import { useState } from 'react'
import { listed } from '@/lib/format.ts'
import { useClock } from '@/lib/hooks.ts'
import { useMay } from '@/lib/me.ts'
import { useFormat } from '@/lib/use-format.ts'
import { displayName } from '@/lib/words.ts'
import { Badge, type Tone } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Confirm } from '@/ui/dialog.tsx'
import { Rich } from '@/ui/rich.tsx'
import { say as common } from '@/ui/say.ts'
import { toast } from '@/ui/toast.ts'
import { LongText } from './long-text.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { useCancelDue } from './queries.ts'
import { say } from './say.ts'

/** One planned thing, on its page and beside a conversation, where `besideIts` conversation needs no naming. */
export function DueItem({ thing, besideIts = false }: { thing: DueThing; besideIts?: boolean }) {
  const { writesToContact, text, cancelOn, ended } = thing
  const reason = displayName(thing.reason)
  const Icon = writesToContact ? MessageSquareShare : BellRing
  return (
    <li className="@container px-5 py-4 in-data-beside:px-0 in-data-beside:py-3">
      <div className="flex flex-col items-stretch gap-x-4 gap-y-2.5 @xl:flex-row @xl:items-start">
        <div className="flex min-w-0 flex-1 items-start gap-3">
          <Icon className="mt-0.5 size-4.5 shrink-0 text-muted" aria-hidden />
          <div className="grid min-w-0 flex-1 gap-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span dir="auto" className="min-w-0 font-medium [overflow-wrap:anywhere]">
                {reason}
              </span>
              {ended ? <Ending thing={thing} /> : <Badge>{writesToContact ? say.message : say.reminder}</Badge>}
            </p>
            {text && <LongText text={text} />}
            {!ended && thing.template && (
              <p className="text-[0.8125rem] text-muted leading-5 [overflow-wrap:anywhere]">
                {say.byTemplate({ name: thing.template.name })}
              </p>
            )}
            <p className="flex flex-wrap gap-x-3 text-[0.8125rem] leading-5">
              <When thing={thing} />
              {!besideIts && <Whom thing={thing} />}
            </p>
            {ended && <Why thing={thing} />}
            <p className="text-[0.8125rem] text-muted leading-5 [overflow-wrap:anywhere]">
              <Planner thing={thing} />
              {!ended && cancelOn.length > 0 && ` ${say.notNeededIf({ events: listed(cancelOn.map((one) => say.events[one])) })}`}
            </p>
          </div>
        </div>
        <Deeds thing={thing} reason={reason} />
      </div>
    </li>
  )
}

function When({ thing: { dueAt, ended } }: { thing: DueThing }) {
  const format = useFormat()
  const late = Date.parse(dueAt) < useClock().getTime()
  const at = ended?.at ?? dueAt
  return (
    <time dateTime={at} className="font-medium">
      {late && !ended ? say.anyMoment : format.when(at)}
    </time>
  )
}

const tones: Record<NonNullable<DueThing['ended']>['how'], Tone> = { done: 'ok', cancelled: 'plain', skipped: 'warn', failed: 'bad' }

function Ending({ thing: { ended, writesToContact } }: { thing: DueThing }) {
  if (!ended) return null
  const words = writesToContact ? { ...say.how, done: say.sent, skipped: say.notSent } : say.how
  return <Badge tone={tones[ended.how]}>{words[ended.how]}</Badge>
}

function Why({ thing: { ended, writesToContact } }: { thing: DueThing }) {
  if (!ended || (ended.how === 'done' && writesToContact)) return null
  const why = ended.because ? say.because[ended.because] : ended.how === 'failed' ? say.triedAndFailed : say.becameTask
  return <p className="text-[0.8125rem] leading-5">{why}</p>
}

function Whom({ thing: { contact, conversationId } }: { thing: DueThing }) {
  if (!contact) return null
  const name = displayName(contact.name, say.unknownVisitor)
  return (
    <span className="min-w-0 [overflow-wrap:anywhere]">
      <Rich
        text={say.forName({ name })}
        tags={{
          name: () =>
            conversationId ? (
              <Link to="/conversations/$id" params={{ id: conversationId }} className="font-medium text-accent-text hover:underline">
                <bdi>{name}</bdi>
              </Link>
            ) : (
              <bdi>{name}</bdi>
            ),
        }}
      />
    </span>
  )
}

function Planner({ thing: { plannedBy, plannedAt } }: { thing: DueThing }) {
  const at = useFormat().dateTime(plannedAt)
  return plannedBy === 'bot' ? say.plannedByBot({ at }) : say.plannedBy({ by: displayName(plannedBy), at })
}

/** What a person may do with it: change or cancel what is to come, plan again what has ended. */
function Deeds({ thing, reason }: { thing: DueThing; reason: string }) {
  const mayTalk = useMay('talk')
  const cancel = useCancelDue(thing)
  const [open, setOpen] = useState<'dialog' | 'asking' | null>(null)
  if (!mayTalk) return null
  const close = () => setOpen(null)
  const { ended, writesToContact } = thing
  return (
    <div className="flex shrink-0 gap-1.5 pl-7.5 @xl:pl-0">
      {ended ? (
        <Button size="sm" aria-label={say.planAgainIt({ reason })} onClick={() => setOpen('dialog')}>
          {say.planAgain}
        </Button>
      ) : (
        <>
          <Button size="sm" aria-label={say.changeIt({ reason })} onClick={() => setOpen('dialog')}>
            {say.change}
          </Button>
          <Button size="sm" look="quiet" aria-label={say.cancelIt({ reason })} onClick={() => setOpen('asking')}>
            {common.cancel}
          </Button>
        </>
      )}
      {open === 'dialog' && <PlanDialog thing={thing} onClose={close} />}
      <Confirm
        open={open === 'asking'}
        onClose={close}
        title={writesToContact ? say.cancelMessage : say.cancelReminder}
        description={
          <span className="[overflow-wrap:anywhere]">
            {writesToContact ? say.itWillNotBeSent({ reason }) : say.youWillNotBeReminded({ reason })}
          </span>
        }
        keep={say.keepIt}
        action={writesToContact ? say.cancelTheMessage : say.cancelTheReminder}
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate(undefined, { onSuccess: () => toast.success(say.cancelled), onSettled: close })}
      />
    </div>
  )
}
