import type { ChannelInfo } from '@salesboy/contract/inboxes'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ArrowLeft, ChevronRight, Lock } from 'lucide-react'
import { type FormEvent, Suspense, useState } from 'react'
import { api, newKey } from '@/lib/api.ts'
import { useMay } from '@/lib/me.ts'
import { asProblem } from '@/lib/problem.ts'
import { useFillings } from '@/lib/slots.ts'
import { Button, buttonStyle } from '@/ui/button.tsx'
import { Card } from '@/ui/card.tsx'
import { Empty } from '@/ui/empty.tsx'
import { Failure, FormError } from '@/ui/failure.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { Page } from '@/ui/page.tsx'
import { initialValues, SchemaForm } from '@/ui/schema-form.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { ChannelIcon } from './channel-icon.tsx'
import { channelsQuery } from './queries.ts'
import { say } from './say.ts'
import { answeredBy } from './slots.ts'

/** Two steps: which channel, then the form that the channel asks for. */
export function NewInboxPage() {
  const mayManage = useMay('manage')
  const channels = useQuery(channelsQuery)
  const [channel, setChannel] = useState<ChannelInfo | null>(null)
  return (
    <Page
      title={channel ? say.connectChannel({ label: channel.label }) : say.connectAnInbox}
      note={channel?.description ?? say.whereDoYourCustomersWrite}
      className="max-w-2xl"
      actions={
        channel ? (
          <Button look="ghost" onClick={() => setChannel(null)}>
            <ArrowLeft aria-hidden />
            {say.otherChannel}
          </Button>
        ) : (
          <Link to="/inboxes" className={buttonStyle({ look: 'ghost' })}>
            <ArrowLeft aria-hidden />
            {say.inboxes}
          </Link>
        )
      }
    >
      {!mayManage ? (
        <Empty icon={Lock} title={say.yourRoleDoesNotAllow}>
          {say.needsAdmin}
        </Empty>
      ) : channels.isPending ? (
        <Loading className="[&>div]:h-20" />
      ) : channels.isError ? (
        <Failure error={channels.error} onRetry={() => void channels.refetch()} />
      ) : channel ? (
        <ConnectForm key={channel.name} channel={channel} />
      ) : (
        <ul className="grid gap-3">
          {channels.data.map((item) => (
            <li key={item.name}>
              <button
                type="button"
                onClick={() => setChannel(item)}
                className="flex w-full items-center gap-4 rounded-2xl border border-line bg-raised p-4 text-left shadow-card transition-[border-color,box-shadow] hover:border-line-strong/60 hover:shadow-lift"
              >
                <span className="grid size-11 shrink-0 place-items-center rounded-xl bg-ink text-surface">
                  <ChannelIcon channel={item.name} className="size-5" />
                </span>
                <span className="min-w-0 flex-1">
                  <span className="block font-semibold">{item.label}</span>
                  <span className="block text-[0.8125rem] text-muted leading-5">{item.description}</span>
                </span>
                <ChevronRight className="size-5 shrink-0 text-faint" aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

function ConnectForm({ channel }: { channel: ChannelInfo }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState(channel.label)
  const [settings, setSettings] = useState(() => initialValues(channel.fields))
  const [personaId, setPersonaId] = useState<string | null>(null)
  const [AnsweredBy] = useFillings(answeredBy)
  const [key, setKey] = useState(newKey)
  const create = useMutation({
    meta: { shown: true },
    mutationFn: () => api.inboxes.createInbox({ body: { channel: channel.name, name, settings, personaId } }, { idempotencyKey: key }),
    onSuccess: async (inbox) => {
      void client.invalidateQueries({ queryKey: ['inboxes'] })
      await navigate({ to: '/inboxes/$id', params: { id: inbox.id }, search: { fresh: true } })
    },
    // What is sent next is another request, since something in it was changed.
    onError: () => setKey(newKey()),
  })
  const problem = create.error ? asProblem(create.error) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate()
  }
  return (
    <Card>
      <form onSubmit={submit} className="grid gap-4 p-5">
        <Field label={say.name} help={say.nameHelp} error={problem?.issue('name')}>
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
        <FormError error={problem} />
        <div className="flex justify-end gap-2">
          <Button type="submit" look="primary" busy={create.isPending}>
            {say.connectChannel({ label: channel.label })}
          </Button>
        </div>
      </form>
    </Card>
  )
}
