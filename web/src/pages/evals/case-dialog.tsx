import type { Case, CaseDraft } from '@salesboy/contract/evals'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { displayName } from '@/lib/words.ts'
import { Button } from '@/ui/button.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'
import { say as common } from '@/ui/say.ts'
import { toast } from '@/ui/toast.ts'
import { CaseForm } from './case-form.tsx'
import { emptyCase } from './empty-case.ts'
import { say } from './say.ts'

interface CaseDialogProps {
  /** Null for a new one. */
  item: Case | null
  suiteId: string
  mayEdit: boolean
  onClose: () => void
}

export default function CaseDialog({ item, suiteId, mayEdit, onClose }: CaseDialogProps) {
  const client = useQueryClient()
  const [draft, setDraft] = useState<CaseDraft>(() => (item ? draftOf(item) : emptyCase()))
  const settle = async (said: string) => {
    await client.invalidateQueries({ queryKey: ['suites'] })
    toast.success(said)
    onClose()
  }
  const save = useMutation({
    meta: { shown: true },
    mutationFn: () =>
      item
        ? api.evals.changeCase({ params: { id: item.id }, body: draft })
        : api.evals.createCase({ params: { id: suiteId }, body: draft }),
    onSuccess: ({ name }) => settle(say.saved({ name: displayName(name) })),
  })
  const remove = useMutation({
    mutationFn: (id: string) => api.evals.deleteCase({ params: { id } }),
    onSuccess: () => settle(say.deleted),
  })
  const problem = save.error ? asProblem(save.error) : null
  return (
    <FormDialog
      place="side"
      onClose={onClose}
      className="max-w-lg"
      title={item ? displayName(item.name) : say.newTest}
      description={mayEdit ? undefined : say.onlyToLookAt}
      aside={
        item && (
          <Button look="quiet" className="mr-auto" busy={remove.isPending} onClick={() => remove.mutate(item.id)}>
            {common.delete}
          </Button>
        )
      }
      action={common.save}
      busy={save.isPending}
      readOnly={!mayEdit}
      error={problem}
      onSubmit={() => save.mutate()}
    >
      <CaseForm draft={draft} problem={problem} onChange={setDraft} />
    </FormDialog>
  )
}

const draftOf = ({ id: _, suiteId: __, turnId: ___, ...draft }: Case): CaseDraft => draft
