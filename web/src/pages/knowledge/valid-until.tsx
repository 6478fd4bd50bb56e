import type { Source } from '@salesboy/contract/knowledge'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { Field, Input } from '@/ui/field.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'
import { say as common } from '@/ui/say.ts'
import { say } from './say.ts'

/** Until which day a document holds; after it, others win. */
export function ValidUntil({ source, title, onClose }: { source: Source; title: string; onClose: () => void }) {
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: (validUntil: string | null) => api.knowledge.changeSource({ params: { id: source.id }, body: { validUntil } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['sources'] })
      onClose()
    },
  })
  return (
    <FormDialog
      onClose={onClose}
      title={say.validQuestion({ title })}
      action={common.save}
      busy={save.isPending}
      onSubmit={(form) => save.mutate(String(form.get('validUntil')) || null)}
    >
      <Field label={say.lastDay} error={save.isError ? asProblem(save.error).detail : undefined} help={say.lastDayHelp}>
        <Input name="validUntil" type="date" defaultValue={source.validUntil ?? ''} />
      </Field>
    </FormDialog>
  )
}
