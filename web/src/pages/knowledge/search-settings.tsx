import type { KnowledgeSettings } from '@salesboy/contract/knowledge'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { plural } from '@/lib/words.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Field, Input, Select } from '@/ui/field.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { toast } from '@/ui/toast.ts'
import { settingsQuery } from './queries.ts'

type State = Awaited<ReturnType<typeof api.knowledge.readKnowledgeSettings>>

/** How documents are searched and cut, and the state of the index. */
export function SearchSettings({ mayEdit, onClose }: { mayEdit: boolean; onClose: () => void }) {
  const settings = useQuery(settingsQuery)
  return (
    <Dialog open onClose={onClose} place="side" title="Search settings" description="How passages are found. The defaults suit most shops.">
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

const stores = { memory: 'in memory', pgvector: 'in the database (pgvector)', pinecone: 'in Pinecone' } as const

function IndexState({ index: { passages, model, store, next } }: { index: State['index'] }) {
  const share = next && next.total > 0 ? next.done / next.total : 0
  return (
    <div className="rounded-xl bg-sunken p-4 text-[0.8125rem] leading-5">
      <p>
        <span className="font-medium">{plural(passages, 'passage')}</span>, compared by{' '}
        <span className="font-medium [overflow-wrap:anywhere]">{model ?? 'the built-in vectors'}</span>, kept {stores[store]}.
      </p>
      {next && (
        <div className="mt-3">
          <p className="text-muted">
            Changing to <span className="[overflow-wrap:anywhere]">{next.model}</span>: {next.done.toLocaleString()} of{' '}
            {next.total.toLocaleString()}. Until then the earlier ones answer.
          </p>
          <progress
            max={1}
            value={share}
            aria-label="New vectors"
            className="mt-2 block h-1 w-full appearance-none overflow-hidden rounded-full bg-line accent-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
          />
          {next.problem && <p className="mt-2 break-words text-bad">{next.problem} It is tried again by itself.</p>}
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
      toast.success(isRecut ? 'Saved. Every document is being read again.' : 'Saved. It holds for the next question.')
    },
  })
  const reread = useMutation({
    mutationFn: () => api.knowledge.reindexSources(),
    onSuccess: async ({ sources }) => {
      await client.invalidateQueries({ queryKey: ['sources'] })
      toast.success(`${plural(sources, 'document is', 'documents are')} being read again.`)
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
        <Field label="Passages for an answer" help="How many the bot reads at most for one question, 1 to 20.">
          <Input name="topK" type="number" min={1} max={20} required defaultValue={settings.topK} />
        </Field>
        <Field
          label="Least likeness"
          optional
          help="Cosine from 0 to 1 below which a passage does not count as close in meaning. Empty: what fits the model (0.7, OpenAI 0.3). The built-in vectors do not use it."
        >
          <Input
            name="threshold"
            type="number"
            min={0}
            max={1}
            step={0.01}
            placeholder="fits the model"
            defaultValue={settings.threshold ?? ''}
          />
        </Field>
        <Field label="Length of passages" help="Another length means reading every document again.">
          <Select value={preset} onChange={(event) => setPreset(Number(event.target.value))}>
            {presets.map(({ name }, at) => (
              <option key={name} value={at}>
                {name}
              </option>
            ))}
            {preset < 0 && (
              <option value={-1}>
                {settings.chunkTokens} tokens, {Math.round(settings.chunkOverlap * 100)}% repeated
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
            Save
          </Button>
          <Button busy={reread.isPending} onClick={() => reread.mutate()}>
            Read all again
          </Button>
        </div>
      )}
    </form>
  )
}
