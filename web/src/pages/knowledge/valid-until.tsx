import type { Source } from '@salesboy/contract/knowledge'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { api } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { Field, Input } from '@/ui/field.tsx'

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
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    save.mutate(String(new FormData(event.currentTarget).get('validUntil')) || null)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Until when does ${title} hold?`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="valid-until" look="primary" busy={save.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id="valid-until" onSubmit={submit}>
        <Field
          label="Last day"
          error={save.isError ? asProblem(save.error).detail : undefined}
          help="From the day after, the bot answers from other documents where it can. Empty: what the document says of itself."
        >
          <Input name="validUntil" type="date" defaultValue={source.validUntil ?? ''} />
        </Field>
      </form>
    </Dialog>
  )
}
