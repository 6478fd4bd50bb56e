import type { CaseDraft } from '@salesboy/contract/evals'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { displayName } from '@/lib/words.ts'
import { Failure } from '@/ui/failure.tsx'
import { Field, Input, Select } from '@/ui/field.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { LabelledSwitch } from '@/ui/switch.tsx'
import { toast } from '@/ui/toast.ts'
import { CaseForm } from './case-form.tsx'
import { suitesQuery } from './queries.ts'

/** An answer of a real conversation as a case: what the bot decided is suggested, the owner corrects it. */
export default function SaveAsTest({ turnId, onClose }: { turnId: string; onClose: () => void }) {
  const client = useQueryClient()
  const [realNames, setRealNames] = useState(false)
  const suggested = useQuery({
    queryKey: ['turns', turnId, 'case', realNames],
    queryFn: ({ signal }) => api.caseDrafts.draftCase({ params: { id: turnId }, query: { realNames: String(realNames) } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const suites = useQuery(suitesQuery)
  const own = suites.data?.filter(({ builtIn }) => !builtIn) ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const [newName, setNewName] = useState('From conversations')
  const [draft, setDraft] = useState<CaseDraft | null>(null)
  useEffect(() => setDraft(suggested.data ?? null), [suggested.data])
  const suiteId = chosen ?? own[0]?.id ?? ''

  const save = useMutation({
    meta: { shown: true },
    mutationFn: async (body: CaseDraft) => {
      const into = suiteId || (await api.evals.createSuite({ body: { name: newName } })).id
      setChosen(into)
      return api.evals.createCase({ params: { id: into }, body: { ...body, turnId, realNames } })
    },
    onSuccess: ({ name }) => {
      toast.success(`${displayName(name)} is a test now.`)
      onClose()
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['suites'] }),
  })
  const problem = save.error ? asProblem(save.error) : null
  return (
    <FormDialog
      place="side"
      className="max-w-lg"
      onClose={onClose}
      title="Save as test"
      description="Say what the bot should have answered. What it did is filled in."
      action="Save test"
      disabled={!draft}
      busy={save.isPending}
      error={problem}
      onSubmit={() => draft && save.mutate(draft)}
    >
      {suggested.isError ? (
        <Failure error={suggested.error} onRetry={() => void suggested.refetch()} />
      ) : !draft || suites.isPending ? (
        <Loading rows={5} />
      ) : (
        <>
          <Field label="Suite">
            <Select value={suiteId} onChange={(event) => setChosen(event.target.value)}>
              {own.map((suite) => (
                <option key={suite.id} value={suite.id}>
                  {displayName(suite.name)}
                </option>
              ))}
              <option value="">A new suite …</option>
            </Select>
          </Field>
          {suiteId === '' && (
            <Field label="Name of the suite" error={problem?.issue('name')}>
              <Input required maxLength={100} value={newName} onChange={(event) => setNewName(event.target.value)} />
            </Field>
          )}
          <LabelledSwitch
            label="Keep real names, phones and e-mail addresses"
            help={
              realNames
                ? 'The test is erased together with the customer.'
                : 'Stand-in ones are put in their places. Changing this starts the form again.'
            }
            checked={realNames}
            onChange={setRealNames}
          />
          <CaseForm key={String(realNames)} draft={draft} problem={problem} onChange={setDraft} />
        </>
      )}
    </FormDialog>
  )
}
