import type { PersonaHead } from '@salesboy/contract/personas'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Smartphone } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '@/lib/me.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button, buttonStyle } from '@/ui/button.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Page } from '@/ui/page.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { BotForm } from './bot-form.tsx'
import { BotsMenu } from './bots-menu.tsx'
import { Publishing } from './publishing.tsx'
import { personasQuery, versionQuery, versionsQuery } from './queries.ts'
import { say } from './say.ts'
import { WhichBot } from './which-bot.tsx'

/** How a bot presents itself and what it may do: a draft that nobody hears until it is published. */
export function BotPage() {
  const { bot } = useSearch({ from: '/shell/bot' })
  const personas = useQuery(personasQuery)
  const persona = personas.data?.find(({ id }) => id === bot) ?? personas.data?.[0]
  if (persona) return <OneBot key={persona.id} persona={persona} personas={personas.data ?? []} />
  return (
    <Page title={say.bot}>
      {personas.isError ? <Failure error={personas.error} onRetry={() => void personas.refetch()} /> : <Loading className="[&>div]:h-40" />}
    </Page>
  )
}

function OneBot({ persona, personas }: { persona: PersonaHead; personas: PersonaHead[] }) {
  const mayEdit = useMay('edit')
  const [dirty, setDirty] = useState(false)
  const [publishing, setPublishing] = useState(false)
  const { id: personaId } = persona
  const versions = useQuery(versionsQuery(personaId))
  const draft = versions.data?.find(({ state }) => state === 'draft')
  const speaking = versions.data?.find(({ state }) => state === 'speaking')?.version ?? 0
  const edited = useQuery({ ...versionQuery({ personaId, version: draft?.version ?? speaking }), enabled: versions.isSuccess })
  const failed = versions.isError ? versions : edited.isError ? edited : null
  const several = personas.length > 1
  return (
    <Page
      title={say.bot}
      note={
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone="ok">{speaking === 0 ? say.factorySettings : say.versionLive({ version: speaking })}</Badge>
          {draft && <Badge tone="warn">{say.draftNotLive({ version: draft.version })}</Badge>}
        </span>
      }
      actions={
        <>
          <Link to="/simulator" search={several ? { bot: personaId } : {}} className={buttonStyle()}>
            <Smartphone aria-hidden />
            {say.tryIt}
          </Link>
          {mayEdit && draft && (
            <Button look="primary" disabled={dirty} title={dirty ? say.saveTheDraftFirst : undefined} onClick={() => setPublishing(true)}>
              {say.publish}
            </Button>
          )}
          {mayEdit && <BotsMenu persona={persona} several={several} />}
        </>
      }
    >
      <WhichBot persona={persona} personas={personas} />
      {failed ? (
        <Failure error={failed.error} onRetry={() => void failed.refetch()} />
      ) : versions.data && edited.data ? (
        <BotForm personaId={personaId} edited={edited.data} versions={versions.data} mayEdit={mayEdit} onDirty={setDirty} />
      ) : (
        <Loading className="[&>div]:h-40" />
      )}
      {publishing && draft && (
        <Publishing draft={{ personaId, version: draft.version }} speaking={speaking} onClose={() => setPublishing(false)} />
      )}
    </Page>
  )
}
