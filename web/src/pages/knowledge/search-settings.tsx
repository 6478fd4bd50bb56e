import type { KnowledgeSettings } from '@salesboy/contract/knowledge'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Field, Input, Select } from '@/ui/field.tsx'
import { say as common } from '@/ui/say.ts'
import { Loading } from '@/ui/skeleton.tsx'
import { toast } from '@/ui/toast.ts'
import { settingsQuery } from './queries.ts'
import { say } from './say.ts'

type State = Awaited<ReturnType<typeof api.knowledge.readKnowledgeSettings>>

/** How documents are searched and cut, and the state of the index. */
export function SearchSettings({ mayEdit, onClose }: { mayEdit: boolean; onClose: () => void }) {
  const settings = useQuery(settingsQuery)
  return (
    <Dialog open onClose={onClose} place="side" title={say.searchSettings} description={say.settingsNote}>
      {settings.isPending ? (
        <Loading rows={5} />
      ) : settings.isError ? (
        <Failure error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        <div className="grid gap-6">
          <IndexState index={settings.data.index} />
          <SettingsForm settings={settings.data} mayEdit={mayEdit} />
        </div>
      )}
    </Dialog>
  )
}

function IndexState({ index: { passages, model, store, next } }: { index: State['index'] }) {
  const share = next && next.total > 0 ? next.done / next.total : 0
  return (
    <div className="rounded-xl bg-sunken p-4 text-[0.8125rem] leading-5">
      <p className="[overflow-wrap:anywhere]">
        {say.searchState({ parts: say.partCount({ count: passages }), model: model ?? say.builtInSearch, place: say.stores[store] })}
      </p>
      {next && (
        <div className="mt-3">
          <p className="text-muted [overflow-wrap:anywhere]">{say.changingTo({ model: next.model, done: next.done, total: next.total })}</p>
          <progress
            max={1}
            value={share}
            aria-label={say.newVectors}
            className="mt-2 block h-1 w-full appearance-none overflow-hidden rounded-full bg-line accent-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
          />
          {next.problem && <p className="mt-2 break-words text-bad">{say.itIsTriedAgainBy({ problem: next.problem })}</p>}
        </div>
      )}
    </div>
  )
}

const presets = [
  { name: 'Standard: 650 tokens, 20% repeated', chunkTokens: 650, chunkOverlap: 0.2 },
  { name: 'Short: about 1,000 characters, 100 repeated', chunkTokens: 250, chunkOverlap: 0.1 },
] as const

function SettingsForm({ settings, mayEdit }: { settings: State; mayEdit: boolean }) {
  const client = useQueryClient()
  const [preset, setPreset] = useState(() => presets.findIndex(({ chunkTokens }) => chunkTokens === settings.chunkTokens))
  const cut = presets[preset] ?? settings
  const isRecut = cut.chunkTokens !== settings.chunkTokens || cut.chunkOverlap !== settings.chunkOverlap
  const save = useMutation({
    mutationFn: async (body: KnowledgeSettings) => {
      const saved = await api.knowledge.changeKnowledgeSettings({ body })
      if (isRecut) await api.knowledge.reindexSources()
      return saved
    },
    onSuccess: async (saved) => {
      client.setQueryData(settingsQuery.queryKey, saved)
      await client.invalidateQueries({ queryKey: ['sources'] })
      toast.success(isRecut ? say.savedReading : say.savedNow)
    },
  })
  const reread = useMutation({
    mutationFn: () => api.knowledge.reindexSources(),
    onSuccess: async ({ sources }) => {
      await client.invalidateQueries({ queryKey: ['sources'] })
      toast.success(say.beingReadAgain({ count: sources }))
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const threshold = String(form.get('threshold')).trim()
    save.mutate({
      topK: Number(form.get('topK')),
      threshold: threshold === '' ? null : Number(threshold),
      chunkTokens: cut.chunkTokens,
      chunkOverlap: cut.chunkOverlap,
    })
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      <fieldset disabled={!mayEdit} className="grid gap-4">
        <Field label={say.topK} help={say.topKHelp}>
          <Input name="topK" type="number" min={1} max={20} required defaultValue={settings.topK} />
        </Field>
        <Field label={say.threshold} optional help={say.thresholdHelp}>
          <Input
            name="threshold"
            type="number"
            min={0}
            max={1}
            step={0.01}
            placeholder={say.usualValue}
            defaultValue={settings.threshold ?? ''}
          />
        </Field>
        <Field label={say.length} help={say.lengthHelp}>
          <Select value={preset} onChange={(event) => setPreset(Number(event.target.value))}>
            {presets.map(({ name }, at) => (
              <option key={name} value={at}>
                {name}
              </option>
            ))}
            {preset < 0 && (
              <option value={-1}>
                {say.lengthChoice({ tokens: settings.chunkTokens, percent: Math.round(settings.chunkOverlap * 100) })}
              </option>
            )}
          </Select>
        </Field>
      </fieldset>
      {save.isError && (
        <p role="alert" className="text-[0.8125rem] text-bad">
          {asProblem(save.error).detail}
        </p>
      )}
      {mayEdit && (
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" busy={save.isPending}>
            {common.save}
          </Button>
          <Button busy={reread.isPending} onClick={() => reread.mutate()}>
            {say.readAllAgain}
          </Button>
        </div>
      )}
    </form>
  )
}
