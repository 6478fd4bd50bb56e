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
import { say } from './say.ts'

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
  const [newName, setNewName] = useState(say.fromConversations)
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
      toast.success(say.isTest({ name: displayName(name) }))
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
      title={say.saveAsTest}
      description={say.saveNote}
      action={say.saveTest}
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
          <Field label={say.list}>
            <Select value={suiteId} onChange={(event) => setChosen(event.target.value)}>
              {own.map((suite) => (
                <option key={suite.id} value={suite.id}>
                  {displayName(suite.name)}
                </option>
              ))}
              <option value="">{say.anotherList}</option>
            </Select>
          </Field>
          {suiteId === '' && (
            <Field label={say.listName} error={problem?.issue('name')}>
              <Input required maxLength={100} value={newName} onChange={(event) => setNewName(event.target.value)} />
            </Field>
          )}
          <LabelledSwitch
            label={say.keepRealNamesPhonesAnd}
            help={realNames ? say.realNamesOn : say.realNamesOff}
            checked={realNames}
            onChange={setRealNames}
          />
          <CaseForm key={String(realNames)} draft={draft} problem={problem} onChange={setDraft} />
        </>
      )}
    </FormDialog>
  )
}
