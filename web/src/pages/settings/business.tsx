import type { Tenant } from '@salesboy/contract/identity'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '@/lib/api.ts'
import { meQuery, useMay } from '@/lib/me.ts'
import { asProblem } from '@/lib/problem.ts'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Field, Input, Select, Textarea } from '@/ui/field.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { toast } from '@/ui/toast.ts'
import { HoursEditor } from './hours-editor.tsx'
import { LinesField } from './lines-field.tsx'
import { countries, currencies, timeZones } from './places.ts'
import { tenantQuery } from './queries.ts'
import { SaveBar } from './save-bar.tsx'
import { say } from './say.ts'
import { Services } from './services.tsx'
import { SpecialDays } from './special-days.tsx'

export function BusinessSettings() {
  const tenant = useQuery(tenantQuery)
  if (tenant.isPending) return <Loading className="[&>div]:h-40" />
  if (tenant.isError) return <Failure error={tenant.error} onRetry={() => void tenant.refetch()} />
  return <BusinessForm tenant={tenant.data} />
}

function BusinessForm({ tenant }: { tenant: Tenant }) {
  const client = useQueryClient()
  const mayEdit = useMay('edit')
  const [draft, setDraft] = useState(tenant)
  const dirty = JSON.stringify(draft) !== JSON.stringify(tenant)
  const save = useMutation({
    meta: { shown: true },
    mutationFn: () => {
      const { id: _, ...body } = draft
      return api.identity.changeTenant({ body })
    },
    onSuccess: (saved) => {
      client.setQueryData(tenantQuery.queryKey, saved)
      client.setQueryData(meQuery.queryKey, (me) => me && { ...me, tenant: saved })
      setDraft(saved)
      toast.success(say.saved)
    },
  })
  const problem = save.error ? asProblem(save.error) : null
  const { profile } = draft
  const set = (changes: Partial<Tenant>) => setDraft({ ...draft, ...changes })
  const tell = (changes: Partial<Tenant['profile']>) => set({ profile: { ...profile, ...changes } })
  const error = (path: string) => problem?.issue(path)
  const errorWithin = (path: string) => problem?.issueWithin(path)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <fieldset disabled={!mayEdit} className="grid gap-5">
        <Card>
          <CardHeader title={say.theBusiness} />
          <div className="grid gap-4 px-5 pb-5 sm:grid-cols-2">
            <Field label={say.name} error={error('name')} className="sm:col-span-2">
              <Input value={draft.name} required maxLength={200} onChange={(event) => set({ name: event.target.value })} />
            </Field>
            <Field label={say.country} error={error('country')}>
              <Select value={draft.country} onChange={(event) => set({ country: event.target.value })}>
                <Options of={countries()} chosen={draft.country} />
              </Select>
            </Field>
            <Field label={say.currency} error={error('currency')}>
              <Select value={draft.currency} onChange={(event) => set({ currency: event.target.value })}>
                <Options of={currencies()} chosen={draft.currency} />
              </Select>
            </Field>
            <Field label={say.timeZone} error={error('timeZone')} help={say.timeZoneHelp} className="sm:col-span-2">
              <Select value={draft.timeZone} onChange={(event) => set({ timeZone: event.target.value })}>
                <Options of={timeZones()} chosen={draft.timeZone} />
              </Select>
            </Field>
          </div>
        </Card>
        <Card>
          <CardHeader title={say.whatCustomersMayKnow} note={say.customersNote} />
          <div className="grid gap-4 px-5 pb-5 sm:grid-cols-2">
            <Field label={say.about} optional error={error('profile.about')} className="sm:col-span-2">
              <Textarea
                value={profile.about}
                maxLength={2000}
                placeholder={say.aboutHelp}
                onChange={(event) => tell({ about: event.target.value })}
              />
            </Field>
            <Field label={say.address} optional error={error('profile.address')} className="sm:col-span-2">
              <Input value={profile.address} maxLength={500} onChange={(event) => tell({ address: event.target.value })} />
            </Field>
            <Field label={say.phone} optional error={error('profile.phone')}>
              <Input type="tel" value={profile.phone} maxLength={50} onChange={(event) => tell({ phone: event.target.value })} />
            </Field>
            <Field label={say.email} optional error={error('profile.email')}>
              <Input type="email" value={profile.email} maxLength={200} onChange={(event) => tell({ email: event.target.value })} />
            </Field>
            <Field label={say.website} optional error={error('profile.website')} className="sm:col-span-2">
              <Input
                inputMode="url"
                value={profile.website}
                maxLength={300}
                placeholder={say.https}
                onChange={(event) => tell({ website: event.target.value })}
              />
            </Field>
          </div>
        </Card>
        <Card>
          <CardHeader title={say.openingHours} note={say.hoursHelp} />
          <div className="grid gap-4 px-5 pb-5">
            <HoursEditor hours={profile.hours} onChange={(hours) => tell({ hours })} />
            <h3 className="mt-2 font-medium">{say.specialDays}</h3>
            <SpecialDays
              days={profile.hoursExceptions}
              error={(at) => errorWithin(`profile.hoursExceptions.${at}`)}
              onChange={(hoursExceptions) => tell({ hoursExceptions })}
            />
            <Field label={say.inWords} optional help={say.inWordsHelp} error={error('profile.hoursNote')}>
              <Input value={profile.hoursNote} maxLength={500} onChange={(event) => tell({ hoursNote: event.target.value })} />
            </Field>
          </div>
        </Card>
        <Card>
          <CardHeader title={say.bookings} note={say.bookingsNote} />
          <div className="px-5 pb-5">
            <Services />
          </div>
        </Card>
        <Card>
          <CardHeader title={say.offersAndLimits} />
          <div className="grid gap-4 px-5 pb-5 sm:grid-cols-2">
            <LinesField
              label={say.publicOffers}
              help={say.offersHelp}
              placeholder={say.offersHint}
              error={errorWithin('profile.publicOffers')}
              lines={profile.publicOffers}
              onChange={(publicOffers) => tell({ publicOffers })}
            />
            <LinesField
              label={say.whatTheBotNeverDoes}
              help={say.neverHelp}
              placeholder={say.neverHint}
              error={errorWithin('profile.never')}
              lines={profile.never}
              onChange={(never) => tell({ never })}
            />
          </div>
        </Card>
        <Card>
          <CardHeader title={say.whenTheBotHandsOver} note={say.handOverNote} />
          <div className="grid gap-4 px-5 pb-5 sm:grid-cols-2">
            <Field label={say.whoAnswers} optional error={error('profile.handover.person')}>
              <Input
                value={profile.handover.person}
                maxLength={100}
                placeholder={say.teo}
                onChange={(event) => tell({ handover: { ...profile.handover, person: event.target.value } })}
              />
            </Field>
            <Field label={say.howSoon} optional error={error('profile.handover.replyWithin')}>
              <Input
                value={profile.handover.replyWithin}
                maxLength={100}
                placeholder={say.withinAnHour}
                onChange={(event) => tell({ handover: { ...profile.handover, replyWithin: event.target.value } })}
              />
            </Field>
          </div>
        </Card>
      </fieldset>
      {mayEdit && (
        <SaveBar
          dirty={dirty}
          busy={save.isPending}
          error={problem}
          onDiscard={() => {
            setDraft(tenant)
            save.reset()
          }}
        />
      )}
    </form>
  )
}

/** Choices sorted by their name, with the present one even when this browser does not know it. */
function Options({ of, chosen }: { of: [string, string][]; chosen: string }) {
  const known = of.some(([value]) => value === chosen)
  return (
    <>
      {!known && <option value={chosen}>{chosen}</option>}
      {of.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </>
  )
}
