import type { Audience, Site } from '@salesboy/contract/knowledge'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Globe } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { Field, Input, Select } from '@/ui/field.tsx'
import { FormDialog } from '@/ui/form-dialog.tsx'
import { toast } from '@/ui/toast.ts'
import { AudienceField } from './about-fields.tsx'

/** Asks for an address to read, and how often to look at it again. */
export function AddSite({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const [scope, setScope] = useState<Site['scope']>('page')
  const [audience, setAudience] = useState<Audience>('public')
  const add = useMutation({
    mutationFn: (form: FormData) =>
      api.knowledge.addSite({
        body: {
          address: String(form.get('address')).trim(),
          scope,
          audience,
          refresh: form.get('refresh') as Site['refresh'],
          pageLimit: Number(form.get('pageLimit') ?? 1),
        },
      }),
    onSuccess: async (site) => {
      await client.invalidateQueries({ queryKey: ['sources'] })
      toast.success(`${new URL(site.address).host} is being read.`)
      onClose()
    },
  })
  return (
    <FormDialog
      onClose={onClose}
      title="Add an address"
      description="The bot reads it now, and again as often as you choose."
      action={
        <>
          <Globe />
          Read it
        </>
      }
      busy={add.isPending}
      onSubmit={(form) => add.mutate(form)}
    >
      <Field label="Address" error={add.isError ? asProblem(add.error).detail : undefined} help="A page, a sitemap, or a start page.">
        <Input name="address" inputMode="url" placeholder="https://example.com/prices" required maxLength={2000} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="What to read">
          <Select value={scope} onChange={(event) => setScope(event.target.value as Site['scope'])}>
            <option value="page">This page only</option>
            <option value="site">The whole site</option>
          </Select>
        </Field>
        {scope === 'site' && (
          <Field label="Pages at most">
            <Input name="pageLimit" type="number" min={1} max={500} defaultValue={50} required />
          </Field>
        )}
        <Field label="Look again" className={scope === 'site' ? 'sm:col-span-2' : ''}>
          <Select name="refresh" defaultValue="weekly">
            <option value="daily">Every day</option>
            <option value="weekly">Every week</option>
            <option value="never">Only when I ask</option>
          </Select>
        </Field>
        <AudienceField value={audience} onChange={setAudience} className="sm:col-span-2" />
      </div>
      {scope === 'site' && (
        <p className="text-[0.8125rem] text-muted leading-5">
          Pages come from the site’s sitemap; without one, from the links on the start page. What the site keeps from robots is not read.
        </p>
      )}
    </FormDialog>
  )
}
