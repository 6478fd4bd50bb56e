import type { PersonaVersionHead } from '@salesboy/contract/personas'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { GitCompareArrows, History, RotateCcw, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { api } from '@/lib/api.ts'
import { useFormat } from '@/lib/use-format.ts'
import { displayName } from '@/lib/words.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Confirm, Dialog } from '@/ui/dialog.tsx'
import { Empty } from '@/ui/empty.tsx'
import { toast } from '@/ui/toast.ts'
import { Changes } from './changes.tsx'
import { say } from './say.ts'

interface VersionsProps {
  personaId: string
  versions: PersonaVersionHead[]
  mayEdit: boolean
  /** Restoring would throw away what is not saved. */
  dirty: boolean
  /** The draft is another one now: what was typed on top of it is void. */
  onReplaced: () => void
}

/** Every version, newest first: what it changed, and the way back to it. */
export function Versions({ personaId, versions, mayEdit, dirty, onReplaced }: VersionsProps) {
  const [compared, setCompared] = useState<PersonaVersionHead | null>(null)
  const [asked, setAsked] = useState<{ version: number; what: 'restore' | 'discard' } | null>(null)
  const client = useQueryClient()
  const hasDraft = versions.some(({ state }) => state === 'draft')
  const change = useMutation({
    mutationFn: async ({ version, what }: { version: number; what: 'restore' | 'discard' }) => {
      if (what === 'discard') await api.personas.discardDraft({ params: { id: personaId } })
      else await api.personas.restorePersona({ params: { id: personaId, version } })
    },
    onSuccess: async (_, { version, what }) => {
      onReplaced()
      await client.invalidateQueries({ queryKey: ['persona'] })
      toast.success(what === 'discard' ? say.theDraftIsGone : say.isDraftNow({ version }))
    },
    onSettled: () => setAsked(null),
  })
  if (versions.length === 0)
    return (
      <Empty icon={History} title={say.noVersionsYet}>
        {say.noVersionsNext}
      </Empty>
    )
  return (
    <>
      <ol className="divide-y divide-line rounded-2xl border border-line bg-raised shadow-card">
        {versions.map((version, at) => (
          <VersionRow key={version.version} version={version}>
            <Button
              size="sm"
              look="ghost"
              aria-label={say.changesOfVersion({ version: version.version })}
              onClick={() => setCompared(version)}
            >
              <GitCompareArrows aria-hidden />
              {say.changes}
            </Button>
            {mayEdit && version.state === 'draft' && (
              <Button
                size="sm"
                look="quiet"
                aria-label={say.deleteDraft({ version: version.version })}
                onClick={() => setAsked({ version: version.version, what: 'discard' })}
              >
                <Trash2 aria-hidden />
                {say.discard}
              </Button>
            )}
            {mayEdit && version.state !== 'draft' && (at > 0 || hasDraft) && (
              <Button
                size="sm"
                aria-label={say.restoreVersion({ version: version.version })}
                busy={change.isPending && change.variables.version === version.version}
                onClick={() => {
                  const order = { version: version.version, what: 'restore' as const }
                  if (hasDraft || dirty) setAsked(order)
                  else change.mutate(order)
                }}
              >
                <RotateCcw aria-hidden />
                {say.restore}
              </Button>
            )}
          </VersionRow>
        ))}
      </ol>
      {compared && (
        <Dialog
          open
          onClose={() => setCompared(null)}
          title={say.whatVersionChanged({ version: compared.version })}
          description={say.against({ before: before(versions, compared) })}
        >
          <Changes personaId={personaId} from={versions[versions.indexOf(compared) + 1]?.version ?? 0} to={compared.version} />
        </Dialog>
      )}
      <Confirm
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={asked?.what === 'discard' ? say.reallyDeleteDraft : say.replaceTheDraft}
        description={asked?.what === 'discard' ? say.deleteDraftDoes : say.replaceDoes({ version: asked?.version ?? 0 })}
        action={asked?.what === 'discard' ? say.discard : say.replace}
        busy={change.isPending}
        onConfirm={() => asked && change.mutate(asked)}
      />
    </>
  )
}

const before = (versions: PersonaVersionHead[], { version }: PersonaVersionHead) => {
  const older = versions[versions.findIndex((one) => one.version === version) + 1]
  return older ? say.versionLower({ version: older.version }) : say.asItCame
}

function VersionRow({ version, children }: { version: PersonaVersionHead; children: ReactNode }) {
  const format = useFormat()
  const { state, publishedAt, publishedBy, savedAt, savedBy, restoredFrom } = version
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {say.versionUpper({ version: version.version })}
          {state === 'draft' && <Badge tone="warn">{say.draft}</Badge>}
          {state === 'speaking' && <Badge tone="ok">{say.speaking}</Badge>}
          <span className="truncate font-normal text-muted">{displayName(version.agentName)}</span>
        </p>
        <p className="text-[0.8125rem] text-muted leading-5">
          {publishedAt
            ? say.publishedBy({ at: format.dateTime(publishedAt), by: displayName(publishedBy, say.somebody) })
            : say.savedBy({ at: format.dateTime(savedAt), by: displayName(savedBy, say.somebody) })}
          {restoredFrom !== null && say.fromVersion({ version: restoredFrom })}
        </p>
      </div>
      <div className="flex flex-wrap gap-1">{children}</div>
    </li>
  )
}
