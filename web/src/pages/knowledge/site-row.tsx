import type { Site } from '@salesboy/contract/knowledge'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleAlert, Ellipsis, Globe, RotateCw, Trash2, Users } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { useFormat } from '@/lib/use-format.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Confirm } from '@/ui/dialog.tsx'
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/ui/menu.tsx'
import { say as common } from '@/ui/say.ts'
import { toast } from '@/ui/toast.ts'
import { say } from './say.ts'

const refreshes = say.refreshes

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
      toast.success(say.forgotSite({ name }))
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
          {site.audience === 'internal' && <Badge tone="plum">{say.teamOnly}</Badge>}
        </div>
        <p className="text-[0.8125rem] text-muted">
          {site.scope === 'page' ? say.onePage : say.upToPages({ count: site.pageLimit })} · {refreshes[site.refresh]}
          {site.visitedAt && say.readAt({ at: format.dateTime(site.visitedAt) })}
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
            <Button look="ghost" size="tiny" aria-label={say.moreAboutSite({ name })} busy={visit.isPending || change.isPending}>
              {!visit.isPending && !change.isPending && <Ellipsis />}
            </Button>
          }
        >
          <MenuItem onSelect={() => visit.mutate()}>
            <RotateCw aria-hidden />
            {say.lookAtItNow}
          </MenuItem>
          <MenuItem onSelect={() => change.mutate({ audience: other })}>
            <Users aria-hidden />
            {other === 'internal' ? say.keepForTheTeamOnly : say.letCustomersHearIt}
          </MenuItem>
          <MenuLine />
          <MenuLabel>{say.lookAgain}</MenuLabel>
          {(['daily', 'weekly', 'never'] as const).map((refresh) => (
            <MenuItem key={refresh} chosen={site.refresh === refresh} onSelect={() => change.mutate({ refresh })}>
              {refreshes[refresh]}
            </MenuItem>
          ))}
          <MenuLine />
          <MenuItem danger onSelect={() => setDeleting(true)}>
            <Trash2 aria-hidden />
            {common.delete}
          </MenuItem>
        </Menu>
      )}
      <Confirm
        open={deleting}
        onClose={() => setDeleting(false)}
        title={say.reallyDeleteSite({ name })}
        description={say.deleteSiteDoes({ pages: site.pages })}
        action={common.delete}
        busy={forget.isPending}
        onConfirm={() => forget.mutate()}
      />
    </li>
  )
}

function Status({ site: { status, pages } }: { site: Site }) {
  switch (status) {
    case 'ready':
      return <Badge tone="ok">{say.pageCount({ count: pages })}</Badge>
    case 'failed':
      return <Badge tone="bad">{say.couldNotBeRead}</Badge>
    case 'visiting':
      return <Badge tone="bot">{say.lookingForPages}</Badge>
    default:
      return <Badge>{say.waiting}</Badge>
  }
}
