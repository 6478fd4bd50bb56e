import type { Site } from '@salesboy/contract/knowledge'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleAlert, Ellipsis, Globe, RotateCw, Trash2, Users } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { useFormat } from '@/lib/use-format.ts'
import { plural } from '@/lib/words.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Confirm } from '@/ui/dialog.tsx'
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/ui/menu.tsx'
import { toast } from '@/ui/toast.ts'

const refreshes = { daily: 'Every day', weekly: 'Every week', never: 'Only when I ask' } as const

export function SiteRow({ site, mayEdit }: { site: Site; mayEdit: boolean }) {
  const client = useQueryClient()
  const format = useFormat()
  const [deleting, setDeleting] = useState(false)
  const settle = () => client.invalidateQueries({ queryKey: ['sources'] })
  const params = { id: site.id }
  const visit = useMutation({ mutationFn: () => api.knowledge.visitSite({ params }), onSuccess: settle })
  const change = useMutation({
    mutationFn: (body: Parameters<typeof api.knowledge.changeSite>[0]['body']) => api.knowledge.changeSite({ params, body }),
    onSuccess: settle,
  })
  const forget = useMutation({
    mutationFn: () => api.knowledge.deleteSite({ params }),
    onSuccess: async () => {
      await settle()
      toast.success(`The bot has forgotten ${name}.`)
    },
    onSettled: () => setDeleting(false),
  })
  const name = site.address.replace(/^https?:\/\//, '').replace(/\/$/, '')
  const other = site.audience === 'public' ? 'internal' : 'public'
  return (
    <li className="flex items-start gap-3 px-5 py-3.5">
      <span className="mt-0.5 grid size-9 shrink-0 place-items-center rounded-lg bg-sunken text-muted">
        <Globe className="size-4.5" strokeWidth={1.7} aria-hidden />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <p className="min-w-0 break-words font-medium [overflow-wrap:anywhere]">{name}</p>
          <Status site={site} />
          {site.audience === 'internal' && <Badge tone="plum">Team only</Badge>}
        </div>
        <p className="text-[0.8125rem] text-muted">
          {site.scope === 'page' ? 'One page' : `Up to ${plural(site.pageLimit, 'page')}`} · {refreshes[site.refresh]}
          {site.visitedAt && ` · looked at ${format.dateTime(site.visitedAt)}`}
        </p>
        {site.problem && (
          <p className="mt-1.5 flex items-start gap-1.5 text-[0.8125rem] text-bad leading-5">
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            <span className="min-w-0 break-words">{site.problem}</span>
          </p>
        )}
      </div>
      {mayEdit && (
        <Menu
          trigger={
            <Button look="ghost" size="tiny" aria-label={`More about ${name}`} busy={visit.isPending || change.isPending}>
              {!visit.isPending && !change.isPending && <Ellipsis />}
            </Button>
          }
        >
          <MenuItem onSelect={() => visit.mutate()}>
            <RotateCw aria-hidden />
            Look at it now
          </MenuItem>
          <MenuItem onSelect={() => change.mutate({ audience: other })}>
            <Users aria-hidden />
            {other === 'internal' ? 'Keep for the team only' : 'Let customers hear it'}
          </MenuItem>
          <MenuLine />
          <MenuLabel>Look again</MenuLabel>
          {(['daily', 'weekly', 'never'] as const).map((refresh) => (
            <MenuItem key={refresh} chosen={site.refresh === refresh} onSelect={() => change.mutate({ refresh })}>
              {refreshes[refresh]}
            </MenuItem>
          ))}
          <MenuLine />
          <MenuItem danger onSelect={() => setDeleting(true)}>
            <Trash2 aria-hidden />
            Delete
          </MenuItem>
        </Menu>
      )}
      <Confirm
        open={deleting}
        onClose={() => setDeleting(false)}
        title={`Delete ${name}?`}
        description={`The bot forgets all its pages (${site.pages}) at once. Answers it already gave stay as they are.`}
        action="Delete"
        busy={forget.isPending}
        onConfirm={() => forget.mutate()}
      />
    </li>
  )
}

function Status({ site: { status, pages } }: { site: Site }) {
  switch (status) {
    case 'ready':
      return <Badge tone="ok">{plural(pages, 'page')}</Badge>
    case 'failed':
      return <Badge tone="bad">Could not be read</Badge>
    case 'visiting':
      return <Badge tone="bot">Looking for pages</Badge>
    default:
      return <Badge>Waiting</Badge>
  }
}
