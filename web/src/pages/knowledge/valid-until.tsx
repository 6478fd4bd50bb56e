import type { Source } from '@salesboy/contract/knowledge'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { Field, Input } from '@/ui/field.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'

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
      title={`Until when does ${title} hold?`}
      action="Save"
      busy={save.isPending}
      onSubmit={(form) => save.mutate(String(form.get('validUntil')) || null)}
    >
      <Field
        label="Last day"
        error={save.isError ? asProblem(save.error).detail : undefined}
        help="From the day after, the bot answers from other documents where it can. Empty: what the document says of itself."
      >
        <Input name="validUntil" type="date" defaultValue={source.validUntil ?? ''} />
      </Field>
    </FormDialog>
  )
}
