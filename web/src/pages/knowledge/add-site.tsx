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
import { say } from './say.ts'

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
      toast.success(say.siteBeingRead({ host: new URL(site.address).host }))
      onClose()
    },
  })
  return (
    <FormDialog
      onClose={onClose}
      title={say.addAnAddress}
      description={say.addNote}
      action={
        <>
          <Globe />
          {say.readIt}
        </>
      }
      busy={add.isPending}
      onSubmit={(form) => add.mutate(form)}
    >
      <Field label={say.address} error={add.isError ? asProblem(add.error).detail : undefined} help={say.addressHelp}>
        <Input name="address" inputMode="url" placeholder={say.addressHint} required maxLength={2000} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={say.whatToRead}>
          <Select value={scope} onChange={(event) => setScope(event.target.value as Site['scope'])}>
            <option value="page">{say.thisPageOnly}</option>
            <option value="site">{say.theWholeSite}</option>
          </Select>
        </Field>
        {scope === 'site' && (
          <Field label={say.pagesAtMost}>
            <Input name="pageLimit" type="number" min={1} max={500} defaultValue={50} required />
          </Field>
        )}
        <Field label={say.lookAgain} className={scope === 'site' ? 'sm:col-span-2' : ''}>
          <Select name="refresh" defaultValue="weekly">
            <option value="daily">{say.everyDay}</option>
            <option value="weekly">{say.everyWeek}</option>
            <option value="never">{say.onlyWhenIAsk}</option>
          </Select>
        </Field>
        <AudienceField value={audience} onChange={setAudience} className="sm:col-span-2" />
      </div>
      {scope === 'site' && <p className="text-[0.8125rem] text-muted leading-5">{say.pagesFrom}</p>}
    </FormDialog>
  )
}
