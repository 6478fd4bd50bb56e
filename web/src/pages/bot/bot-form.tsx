import type { PersonaSettings, PersonaVersion, PersonaVersionHead } from '@salesboy/contract/personas'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useBlocker, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { api } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { Confirm } from '@/ui/dialog.tsx'
import { Tabs } from '@/ui/tabs.tsx'
import { toast } from '@/ui/toast.ts'
import { SaveBar } from '../settings/save-bar.tsx'
import { Hours } from './hours.tsx'
import { Instructions } from './instructions.tsx'
import { Personality } from './personality.tsx'
import { versionQuery } from './queries.ts'
import { say } from './say.ts'
import { Skills } from './skills.tsx'
import { Versions } from './versions.tsx'

/** What each tab may show and change. */
export interface TabProps {
  draft: PersonaSettings
  set: (changes: Partial<PersonaSettings>) => void
  error: (path: string) => string | undefined
  mayEdit: boolean
}

export type Tab = 'personality' | 'instructions' | 'skills' | 'hours' | 'versions'
const tabs = (): { value: Tab; label: string; fields: (keyof PersonaSettings)[] }[] => [
  {
    value: 'personality',
    label: say.personality,
    fields: ['tone', 'tenacity', 'emoji', 'length', 'temperature'],
  },
  {
    value: 'instructions',
    label: say.instructions,
    fields: ['agentName', 'greeting', 'instructions', 'metadata'],
  },
  {
    value: 'skills',
    label: say.skills,
    fields: ['skills'],
  },
  {
    value: 'hours',
    label: say.hoursLanguages,
    fields: ['workingHours', 'languages'],
  },
  {
    value: 'versions',
    label: say.versions,
    fields: [],
  },
]

interface BotFormProps {
  personaId: string
  edited: PersonaVersion
  versions: PersonaVersionHead[]
  mayEdit: boolean
  onDirty: (dirty: boolean) => void
}

/** One draft under five tabs: what is typed in one stays while another is looked at. */
export function BotForm({ personaId, edited, versions, mayEdit, onDirty }: BotFormProps) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { tab = 'personality' } = useSearch({ from: '/shell/bot' })
  const [base, setBase] = useState(edited)
  const [draft, setDraft] = useState(edited.settings)
  const [cleared, setCleared] = useState(0)
  const changed = (field: keyof PersonaSettings) => JSON.stringify(draft[field]) !== JSON.stringify(base.settings[field])
  const dirty = tabs().some(({ fields }) => fields.some(changed))
  const begin = (from: PersonaVersion) => {
    setBase(from)
    setDraft(from.settings)
    setCleared(cleared + 1)
  }
  // What somebody else saved is taken over, but never under this person's hands.
  if (!dirty && stateOf(edited) !== stateOf(base)) begin(edited)
  useEffect(() => onDirty(dirty), [dirty, onDirty])
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && (current.pathname !== next.pathname || botIn(current.search) !== botIn(next.search)),
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  const save = useMutation({
    meta: { shown: true },
    mutationFn: () =>
      api.personas.savePersona({
        params: { id: personaId },
        body: { ...draft, basedOn: base.state === 'draft' ? base.savedAt : null },
      }),
    onSuccess: (saved) => {
      client.setQueryData(versionQuery({ personaId, version: saved.version }).queryKey, saved)
      void client.invalidateQueries({ queryKey: ['persona'] })
      begin(saved)
      toast.success(say.draftSaved({ version: saved.version }))
    },
  })
  const problem = save.error ? asProblem(save.error) : null
  const props: TabProps = {
    draft,
    mayEdit,
    set: (changes) => setDraft({ ...draft, ...changes }),
    error: (path) =>
      problem?.issue(path) ?? problem?.issues.find((issue) => issue.path.replace(/^body\./, '').startsWith(`${path}.`))?.message,
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Tabs
        label={say.theBot}
        tabs={tabs().map(({ fields, ...words }) => ({ ...words, mark: fields.some(changed) }))}
        value={tab}
        onChange={(next) => void navigate({ to: '/bot', search: (before) => ({ ...before, tab: next }), replace: true })}
      >
        {tab === 'versions' ? (
          <Versions personaId={personaId} versions={versions} mayEdit={mayEdit} dirty={dirty} onReplaced={() => setDraft(base.settings)} />
        ) : (
          <fieldset disabled={!mayEdit} key={cleared}>
            {tab === 'personality' && <Personality {...props} />}
            {tab === 'instructions' && <Instructions {...props} />}
            {tab === 'skills' && <Skills {...props} />}
            {tab === 'hours' && <Hours {...props} />}
          </fieldset>
        )}
      </Tabs>
      {mayEdit && (
        <SaveBar
          dirty={dirty}
          busy={save.isPending}
          error={problem}
          action={say.saveDraft}
          onDiscard={() => {
            begin(base)
            save.reset()
          }}
        />
      )}
      <Confirm
        open={leaving.status === 'blocked'}
        onClose={() => leaving.reset?.()}
        title={say.leaveWithoutSaving}
        description={say.unsavedLost}
        action={say.leave}
        onConfirm={() => leaving.proceed?.()}
      />
    </form>
  )
}

/** Another bot's draft is another form. */
const botIn = (search: object) => ('bot' in search ? search.bot : undefined)

const stateOf = ({ version, savedAt }: PersonaVersion) => `${version} ${savedAt}`
