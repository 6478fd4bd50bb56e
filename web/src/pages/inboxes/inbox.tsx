import type { ChannelInfo, Inbox } from '@salesboy/contract/inboxes'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ArrowLeft, CircleAlert, CircleCheck, Pause, Play, PlugZap, Trash2 } from 'lucide-react'
import { type FormEvent, Suspense, useState } from 'react'
import { api } from '@/lib/api.ts'
import { useMay } from '@/lib/me.ts'
import { asProblem } from '@/lib/problem.ts'
import { useFillings } from '@/lib/slots.ts'
import { useFormat } from '@/lib/use-format.ts'
import { displayName } from '@/lib/words.ts'
import { Button, buttonStyle } from '@/ui/button.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { cn } from '@/ui/cn.ts'
import { Confirm } from '@/ui/dialog.tsx'
import { Failure, FormError } from '@/ui/failure.tsx'
import { Field, Input, Select } from '@/ui/field.tsx'
import { Page } from '@/ui/page.tsx'
import { say as common } from '@/ui/say.ts'
import { SchemaForm } from '@/ui/schema-form.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { toast } from '@/ui/toast.ts'
import { ChannelLabel } from './channel-icon.tsx'
import { InboxNews } from './inbox-news.tsx'
import { InboxStatus } from './inbox-status.tsx'
import { Quarantine } from './quarantine.tsx'
import { channelsQuery, inboxQuery } from './queries.ts'
import { say } from './say.ts'
import { answeredBy } from './slots.ts'
import { WhatToPaste } from './what-to-paste.tsx'

export function InboxPage() {
  const { id } = useParams({ from: '/shell/inboxes/$id' })
  const { fresh } = useSearch({ from: '/shell/inboxes/$id' })
  const inbox = useQuery(inboxQuery(id))
  const channels = useQuery(channelsQuery)
  const channel = channels.data?.find(({ name }) => name === inbox.data?.channel)
  if (inbox.isError) return <Failure error={inbox.error} onRetry={() => void inbox.refetch()} className="py-24" />
  if (inbox.isPending) return <Loading className="mx-auto max-w-3xl p-8 [&>div]:h-32" />
  return <Detail inbox={inbox.data} channel={channel} fresh={fresh === true} />
}

interface DetailProps {
  inbox: Inbox
  /** Undefined when this server no longer knows the channel. */
  channel: ChannelInfo | undefined
  fresh: boolean
}

function Detail({ inbox, channel, fresh }: DetailProps) {
  const mayManage = useMay('manage')
  const format = useFormat()
  return (
    <Page
      title={displayName(inbox.name)}
      className="max-w-3xl"
      note={
        <span className="flex flex-wrap items-center gap-2">
          <ChannelLabel channel={inbox.channel} />
          <InboxStatus status={inbox.status} />
          <span>{inbox.lastReceivedAt ? say.lastMessage({ at: format.dateTime(inbox.lastReceivedAt) }) : say.noMessageYet}</span>
        </span>
      }
      actions={
        <Link to="/inboxes" className={buttonStyle({ look: 'ghost' })}>
          <ArrowLeft aria-hidden />
          {say.inboxes}
        </Link>
      }
    >
      <div className="grid grid-cols-1 gap-5">
        {fresh && (
          <p role="status" className="flex items-center gap-2 rounded-2xl bg-ok-soft px-4 py-3 text-ok">
            <CircleCheck className="size-5 shrink-0" aria-hidden />
            {channel?.steps.length ? say.oneThingLeft : say.connectedOpen}
          </p>
        )}
        {inbox.problem && (
          <div className="flex items-start gap-3 rounded-2xl bg-bad-soft px-4 py-3 text-bad">
            <CircleAlert className="mt-0.5 size-5 shrink-0" aria-hidden />
            <p className="min-w-0 break-words">
              <b className="font-semibold">{inbox.problem.detail}</b> {inbox.problem.nextStep}
              <span className="block text-xs">{say.since({ at: format.dateTime(inbox.problem.at) })}</span>
            </p>
          </div>
        )}
        <InboxNews inbox={inbox} />
        <WhatToPaste inbox={inbox} steps={channel?.steps ?? []} />
        {mayManage && <Switches inbox={inbox} />}
        {mayManage && channel && <EditForm key={inbox.id} inbox={inbox} channel={channel} />}
        {mayManage && inbox.quarantined > 0 && <Quarantine inbox={inbox} />}
        {mayManage && <DeleteCard inbox={inbox} />}
      </div>
    </Page>
  )
}

function useSaved(inbox: Inbox) {
  const client = useQueryClient()
  return (saved: Inbox) => {
    client.setQueryData(inboxQuery(inbox.id).queryKey, saved)
    void client.invalidateQueries({ queryKey: ['inboxes', 'list'] })
  }
}

function Switches({ inbox }: { inbox: Inbox }) {
  const saved = useSaved(inbox)
  const check = useMutation({ mutationFn: () => api.inboxes.checkInbox({ params: { id: inbox.id } }) })
  const pause = useMutation({
    mutationFn: () =>
      api.inboxes.changeInbox({ params: { id: inbox.id }, body: { status: inbox.status === 'active' ? 'paused' : 'active' } }),
    onSuccess: saved,
  })
  return (
    <Card className="p-5">
      <div className="flex flex-wrap items-center gap-2">
        <Button busy={check.isPending} onClick={() => check.mutate()}>
          <PlugZap aria-hidden />
          {say.testConnection}
        </Button>
        <Button busy={pause.isPending} onClick={() => pause.mutate()}>
          {inbox.status === 'active' ? <Pause aria-hidden /> : <Play aria-hidden />}
          {inbox.status === 'active' ? say.pause : inbox.status === 'paused' ? say.resume : say.startAgain}
        </Button>
        <p className="min-w-40 flex-1 text-[0.8125rem] text-muted leading-5">
          {inbox.status === 'active' ? say.pausedNote : say.stoppedNote}
        </p>
      </div>
      {check.data && (
        <p role="status" className={cn('mt-4 rounded-xl px-3 py-2', check.data.ok ? 'bg-ok-soft text-ok' : 'bg-bad-soft text-bad')}>
          <span className="font-medium">{check.data.detail}</span> {check.data.nextStep}
        </p>
      )}
    </Card>
  )
}

function EditForm({ inbox, channel }: { inbox: Inbox; channel: ChannelInfo }) {
  const saved = useSaved(inbox)
  const [name, setName] = useState(inbox.name)
  const [settings, setSettings] = useState(inbox.settings)
  const [ordering, setOrdering] = useState(inbox.ordering)
  const [burst, setBurst] = useState(String(inbox.burstWindowMs / 1000))
  const [personaId, setPersonaId] = useState(inbox.personaId)
  const [AnsweredBy] = useFillings(answeredBy)
  const save = useMutation({
    meta: { shown: true },
    mutationFn: () =>
      api.inboxes.changeInbox({
        params: { id: inbox.id },
        body: { name, settings, ordering, burstWindowMs: Math.round(Number(burst) * 1000), personaId },
      }),
    onSuccess: (now) => {
      saved(now)
      setSettings(now.settings)
      toast.success(say.saved)
    },
  })
  const problem = save.error ? asProblem(save.error) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Card>
      <CardHeader title={say.settings} note={say.secretsNote} />
      <form onSubmit={submit} className="grid gap-4 px-5 pb-5">
        <Field label={say.name} error={problem?.issue('name')}>
          <Input value={name} required maxLength={100} onChange={(event) => setName(event.target.value)} />
        </Field>
        {AnsweredBy && (
          <Suspense>
            <AnsweredBy value={personaId} error={problem?.issue('personaId')} onChange={setPersonaId} />
          </Suspense>
        )}
        <SchemaForm
          fields={channel.fields}
          values={settings}
          onChange={setSettings}
          errorOf={(field) => problem?.issue(`settings.${field}`)}
        />
        <div className="grid gap-4 border-line border-t pt-4 sm:grid-cols-2">
          <Field label={say.orderOfAnswers} help={ordering === 'inbox' ? say.orderStrict : say.orderEach}>
            <Select value={ordering} onChange={(event) => setOrdering(event.target.value === 'inbox' ? 'inbox' : 'conversation')}>
              <option value="conversation">{say.perCustomer}</option>
              <option value="inbox">{say.wholeAccount}</option>
            </Select>
          </Field>
          <Field label={say.burst} help={say.burstHelp} error={problem?.issue('burstWindowMs')}>
            <Input type="number" min={0} max={6} step={0.1} required value={burst} onChange={(event) => setBurst(event.target.value)} />
          </Field>
        </div>
        <FormError error={problem} />
        <div className="flex justify-end">
          <Button type="submit" look="primary" busy={save.isPending}>
            {common.save}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function DeleteCard({ inbox }: { inbox: Inbox }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const remove = useMutation({
    mutationFn: () => api.inboxes.deleteInbox({ params: { id: inbox.id } }),
    onSuccess: async () => {
      await navigate({ to: '/inboxes' })
      client.removeQueries({ queryKey: inboxQuery(inbox.id).queryKey })
      void client.invalidateQueries({ queryKey: ['inboxes'] })
      toast.success(say.disconnected)
    },
    onSettled: () => setOpen(false),
  })
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-1">
      <p className="text-[0.8125rem] text-muted">{say.disconnectNote}</p>
      <Button look="quiet" onClick={() => setOpen(true)}>
        <Trash2 aria-hidden />
        {say.disconnect}
      </Button>
      <Confirm
        open={open}
        onClose={() => setOpen(false)}
        title={say.reallyDisconnect({ name: displayName(inbox.name) })}
        description={say.disconnectDoes}
        action={say.disconnect}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </div>
  )
}
