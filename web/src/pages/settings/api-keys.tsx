import type { ApiKey } from '@salesboy/contract/identity'
import { type Permission, permissions } from '@salesboy/contract/permissions'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { api, newKey } from '@/lib/api.ts'
import { useMe } from '@/lib/me.ts'
import { asProblem } from '@/lib/problem.ts'
import { useFormat } from '@/lib/use-format.ts'
import { displayName } from '@/lib/words.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { CopyField } from '@/ui/copy.tsx'
import { Confirm, Dialog } from '@/ui/dialog.tsx'
import { Empty } from '@/ui/empty.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { toast } from '@/ui/toast.ts'
import { apiKeysQuery } from './queries.ts'
import { say } from './say.ts'

const scopeWords: Record<Permission, string> = say.scopeWords

export function ApiKeys() {
  const keys = useQuery(apiKeysQuery)
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const [revoking, setRevoking] = useState<ApiKey | null>(null)
  return (
    <>
      <Card>
        <CardHeader title={say.apiKeys} note={say.keysNote}>
          <Button size="sm" look="primary" onClick={() => setAdding(true)}>
            <Plus aria-hidden />
            {say.create}
          </Button>
        </CardHeader>
        {keys.isPending ? (
          <Loading className="p-5 pt-0" />
        ) : keys.isError ? (
          <Failure error={keys.error} onRetry={() => void keys.refetch()} />
        ) : keys.data.length === 0 ? (
          <Empty icon={KeyRound} title={say.noKeys} className="pt-4 pb-8">
            {say.noKeysNext}
          </Empty>
        ) : (
          <ul className="divide-y divide-line border-line border-t">
            {keys.data.map((key) => (
              <KeyRow key={key.id} apiKey={key} onRevoke={() => setRevoking(key)} />
            ))}
          </ul>
        )}
      </Card>
      {adding && (
        <CreateKey
          onClose={() => setAdding(false)}
          onCreated={(created) => {
            setAdding(false)
            setSecret(created)
          }}
        />
      )}
      {secret && (
        <Dialog
          open
          onClose={() => setSecret(null)}
          title={say.copyTheKeyNow}
          description={say.shownOnce}
          footer={
            <Button look="primary" onClick={() => setSecret(null)}>
              {say.iHaveCopiedIt}
            </Button>
          }
        >
          <CopyField label={say.secretKey} text={secret} />
        </Dialog>
      )}
      <Revoke apiKey={revoking} onClose={() => setRevoking(null)} />
    </>
  )
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const format = useFormat()
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div className="min-w-48 flex-1">
        <p className="break-words font-medium">
          {displayName(apiKey.name)} <code className="font-mono font-normal text-muted text-xs">{apiKey.start}…</code>
        </p>
        <p className="text-[0.8125rem] text-muted">
          {apiKey.lastUsedAt ? say.lastUsed({ at: format.dateTime(apiKey.lastUsedAt) }) : say.neverUsed}{' '}
          {say.createdAt({ at: format.date(apiKey.createdAt) })}
        </p>
      </div>
      <span className="flex gap-1">
        {apiKey.scopes.map((scope) => (
          <Badge key={scope}>{scope}</Badge>
        ))}
      </span>
      <Button size="sm" look="quiet" aria-label={say.switchOff({ name: displayName(apiKey.name) })} onClick={onRevoke}>
        {say.revoke}
      </Button>
    </li>
  )
}

function CreateKey({ onClose, onCreated }: { onClose: () => void; onCreated: (secret: string) => void }) {
  const me = useMe()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<Permission[]>(['look'])
  const [key] = useState(newKey)
  const create = useMutation({
    meta: { shown: true },
    mutationFn: () =>
      api.identity.createApiKey({ body: { name, scopes } }, { idempotencyKey: `${key}${name}${scopes.join('')}`.slice(0, 100) }),
    onSuccess: ({ secret }) => {
      void client.invalidateQueries({ queryKey: apiKeysQuery.queryKey })
      onCreated(secret)
    },
  })
  const problem = create.error ? asProblem(create.error) : null
  return (
    <FormDialog
      title={say.createAnApiKey}
      action={say.create}
      busy={create.isPending}
      disabled={scopes.length === 0}
      error={problem}
      onSubmit={() => create.mutate()}
      onClose={onClose}
    >
      <Field label={say.name} help={say.whatWillUseIt} error={problem?.issue('name')}>
        <Input value={name} required maxLength={60} placeholder="n8n" onChange={(event) => setName(event.target.value)} />
      </Field>
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium text-[0.8125rem]">{say.itMay}</legend>
        {permissions
          .filter((permission) => me.may.includes(permission))
          .map((permission) => (
            <label key={permission} className="flex min-h-8 items-center gap-3">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={scopes.includes(permission)}
                onChange={({ target }) =>
                  setScopes(permissions.filter((each) => (each === permission ? target.checked : scopes.includes(each))))
                }
              />
              {scopeWords[permission]}
            </label>
          ))}
      </fieldset>
    </FormDialog>
  )
}

function Revoke({ apiKey, onClose }: { apiKey: ApiKey | null; onClose: () => void }) {
  const client = useQueryClient()
  const revoke = useMutation({
    mutationFn: (id: string) => api.identity.deleteApiKey({ params: { id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: apiKeysQuery.queryKey })
      toast.success(say.revoked)
    },
    onSettled: onClose,
  })
  return (
    <Confirm
      open={apiKey !== null}
      onClose={onClose}
      title={say.reallySwitchOff({ name: displayName(apiKey?.name) })}
      description={say.switchOffDoes}
      action={say.revoke}
      busy={revoke.isPending}
      onConfirm={() => apiKey && revoke.mutate(apiKey.id)}
    />
  )
}
