import type { Source } from '@salesboy/contract/knowledge'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  CalendarClock,
  CircleAlert,
  Ellipsis,
  Eye,
  FileCode,
  FileSpreadsheet,
  FileText,
  RotateCw,
  Trash2,
  Undo2,
  Users,
} from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api.ts'
import { useFormat } from '@/lib/use-format.ts'
import { displayName, fileSize } from '@/lib/words.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Confirm } from '@/ui/dialog.tsx'
import { Menu, MenuItem, MenuLine } from '@/ui/menu.tsx'
import { say as common } from '@/ui/say.ts'
import { toast } from '@/ui/toast.ts'
import { Passages } from './passages.tsx'
import { say } from './say.ts'
import { ValidUntil } from './valid-until.tsx'

const icons = { pdf: FileText, docx: FileText, txt: FileText, md: FileText, html: FileCode, csv: FileSpreadsheet, xlsx: FileSpreadsheet }

export function SourceRow({ source, mayEdit }: { source: Source; mayEdit: boolean }) {
  const client = useQueryClient()
  const format = useFormat()
  const [open, setOpen] = useState<'passages' | 'validUntil' | 'delete' | null>(null)
  const settle = () => client.invalidateQueries({ queryKey: ['sources'] })
  const reread = useMutation({ mutationFn: () => api.knowledge.reindexSource({ params: { id: source.id } }), onSuccess: settle })
  const change = useMutation({
    mutationFn: (body: Parameters<typeof api.knowledge.changeSource>[0]['body']) =>
      api.knowledge.changeSource({ params: { id: source.id }, body }),
    onSuccess: settle,
  })
  const other = source.audience === 'public' ? 'internal' : 'public'
  const forget = useMutation({
    mutationFn: () => api.knowledge.deleteSource({ params: { id: source.id } }),
    onSuccess: async () => {
      await settle()
      toast.success(say.forgotDocument({ title }))
    },
    onSettled: () => setOpen(null),
  })
  const title = displayName(source.title, source.fileName)
  const Icon = icons[source.kind]
  return (
    <li className="flex items-start gap-3 px-5 py-3.5">
      <span className="mt-0.5 grid size-9 shrink-0 place-items-center rounded-lg bg-sunken text-muted">
        <Icon className="size-4.5" strokeWidth={1.7} aria-hidden />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <p className="min-w-0 break-words font-medium [overflow-wrap:anywhere]">{title}</p>
          <Status source={source} />
          <Standing source={source} />
        </div>
        <p className="text-[0.8125rem] text-muted">
          {source.kind.toUpperCase()} · {fileSize(source.sizeBytes)} · {format.date(source.fetchedAt ?? source.createdAt)}
          {source.validUntil && say.validUntilDay({ day: format.date(`${source.validUntil}T12:00:00Z`) })}
        </p>
        {source.address && (
          <p className="truncate text-[0.8125rem] text-muted" title={source.address}>
            {source.address}
          </p>
        )}
        {source.status === 'reading' && (
          <div
            role="progressbar"
            aria-label={say.readingOf({ title })}
            aria-valuenow={Math.round(source.progress * 100)}
            aria-valuemin={0}
            aria-valuemax={100}
            className="mt-2 h-1 max-w-72 overflow-hidden rounded-full bg-line"
          >
            <div
              className="h-full rounded-full bg-bot-strong transition-[width] duration-500"
              style={{ width: `${source.progress * 100}%` }}
            />
          </div>
        )}
        {source.problem && (
          <p className="mt-1.5 flex items-start gap-1.5 text-[0.8125rem] text-bad leading-5">
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            <span className="min-w-0 break-words">{source.problem}</span>
          </p>
        )}
      </div>
      <Menu
        trigger={
          <Button look="ghost" size="tiny" aria-label={say.moreAboutDocument({ title })} busy={reread.isPending}>
            {!reread.isPending && <Ellipsis />}
          </Button>
        }
      >
        <MenuItem onSelect={() => setOpen('passages')}>
          <Eye aria-hidden />
          {say.seeWhatWasRead}
        </MenuItem>
        {mayEdit && (
          <>
            <MenuItem onSelect={() => reread.mutate()}>
              <RotateCw aria-hidden />
              {say.readItAgain}
            </MenuItem>
            <MenuItem onSelect={() => change.mutate({ audience: other })}>
              <Users aria-hidden />
              {other === 'internal' ? say.keepForTheTeamOnly : say.letCustomersHearIt}
            </MenuItem>
            <MenuItem onSelect={() => setOpen('validUntil')}>
              <CalendarClock aria-hidden />
              {say.validUntil}
            </MenuItem>
            {source.supersededById && (
              <MenuItem onSelect={() => change.mutate({ supersededById: null })}>
                <Undo2 aria-hidden />
                {say.itStillHolds}
              </MenuItem>
            )}
            <MenuLine />
            <MenuItem danger onSelect={() => setOpen('delete')}>
              <Trash2 aria-hidden />
              {common.delete}
            </MenuItem>
          </>
        )}
      </Menu>
      {open === 'passages' && <Passages source={source} onClose={() => setOpen(null)} />}
      {open === 'validUntil' && <ValidUntil source={source} title={title} onClose={() => setOpen(null)} />}
      <Confirm
        open={open === 'delete'}
        onClose={() => setOpen(null)}
        title={say.reallyDelete({ title })}
        description={say.deleteDoes}
        action={common.delete}
        busy={forget.isPending}
        onConfirm={() => forget.mutate()}
      />
    </li>
  )
}

/** What keeps it from customers, or behind other documents. */
function Standing({ source: { audience, outdated, validUntil, supersededById } }: { source: Source }) {
  const format = useFormat()
  const isOver = validUntil !== null && validUntil < format.dayKey(new Date())
  return (
    <>
      {audience === 'internal' && <Badge tone="plum">{say.teamOnly}</Badge>}
      {supersededById ? (
        <Badge tone="warn">{say.replacedByANewerOne}</Badge>
      ) : isOver ? (
        <Badge tone="warn">{say.noLongerValid}</Badge>
      ) : (
        outdated && <Badge tone="warn">{say.saysItIsOld}</Badge>
      )}
    </>
  )
}

function Status({ source: { status, passages, progress } }: { source: Source }) {
  switch (status) {
    case 'ready':
      return <Badge tone="ok">{say.partCount({ count: passages })}</Badge>
    case 'failed':
      return <Badge tone="bad">{say.couldNotBeRead}</Badge>
    case 'reading':
      return <Badge tone="bot">{say.readingPercent({ percent: Math.round(progress * 100) })}</Badge>
    default:
      return <Badge>{say.waiting}</Badge>
  }
}
