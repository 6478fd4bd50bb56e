import type { Import, ImportRow } from '@salesboy/contract/catalog'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { upload } from '@/lib/api.ts'
import { Badge, type Tone } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { FormError } from '@/ui/failure.tsx'
import { FileButton } from '@/ui/file-button.tsx'
import { say as common } from '@/ui/say.ts'
import { toast } from '@/ui/toast.ts'
import { say } from './say.ts'

/** A file, what it would change, and only then the change. */
export default function ImportDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const preview = useMutation({ meta: { shown: true }, mutationFn: (chosen: File) => upload('catalog', 'previewImport', chosen) })
  const bring = useMutation({
    meta: { shown: true },
    mutationFn: (chosen: File) => upload('catalog', 'importProducts', chosen),
    onSuccess: async ({ created, updated }) => {
      await client.invalidateQueries({ queryKey: ['products'] })
      toast.success(say.addedChanged({ created, updated }))
      onClose()
    },
  })
  const choose = (chosen: File) => {
    setFile(chosen)
    bring.reset()
    preview.mutate(chosen)
  }
  const changes = preview.data ? preview.data.created + preview.data.updated : 0
  return (
    <Dialog
      open
      onClose={onClose}
      className="max-w-2xl"
      title={say.uploadProducts}
      description={say.uploadLimits}
      footer={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" disabled={changes === 0} busy={bring.isPending} onClick={() => file && bring.mutate(file)}>
            {changes > 0 ? say.saveRows({ changes }) : say.upload}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center gap-3 rounded-xl border border-line border-dashed bg-raised p-4">
          <FileSpreadsheet className="size-5 text-muted" aria-hidden />
          <p className="min-w-40 flex-1 break-words [overflow-wrap:anywhere]">{file ? file.name : say.columns}</p>
          <FileButton
            look={file ? 'secondary' : 'primary'}
            busy={preview.isPending}
            picks={say.fileToUpload}
            accept=".csv,.xlsx"
            onChoose={([chosen]) => chosen && choose(chosen)}
          >
            {file ? say.anotherFile : say.chooseAFile}
          </FileButton>
        </div>
        <div aria-live="polite" className="empty:-mt-4">
          <FormError error={preview.error ?? bring.error} />
          {preview.data && !preview.isPending && <Preview plan={preview.data} />}
        </div>
      </div>
    </Dialog>
  )
}

const tones: Record<ImportRow['change'], Tone> = { created: 'ok', updated: 'info', unchanged: 'plain', skipped: 'bad' }
const words: Record<ImportRow['change'], string> = say.words
const shown = 100

function Preview({ plan }: { plan: Import }) {
  const left = plan.columns.filter(({ field, header }) => field === null && header)
  // What needs a person first, then what will happen.
  const rows = (['skipped', 'updated', 'created'] as const).flatMap((change) => plan.rows.filter((row) => row.change === change))
  return (
    <div className="grid gap-3">
      <p className="flex flex-wrap gap-2">
        <Badge tone="ok">{say.newCount({ created: plan.created })}</Badge>
        <Badge tone="info">{say.changedCount({ updated: plan.updated })}</Badge>
        <Badge>{say.sameCount({ unchanged: plan.unchanged })}</Badge>
        {plan.skipped > 0 && <Badge tone="bad">{say.leftOutCount({ skipped: plan.skipped })}</Badge>}
      </p>
      {left.length > 0 && (
        <p className="text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
          {say.notRead} {left.map(({ header }) => `“${header}”`).join(', ')}
        </p>
      )}
      {rows.length > 0 && (
        <table className="w-full text-left text-[0.8125rem]">
          <thead className="text-muted text-xs">
            <tr className="[&>th]:py-1.5 [&>th]:pr-3 [&>th]:font-medium">
              <th scope="col">{say.row}</th>
              <th scope="col">{say.product}</th>
              <th scope="col">{say.whatHappens}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-line border-t">
            {rows.slice(0, shown).map((row) => (
              <tr key={row.row} className="align-top [&>td]:py-1.5 [&>td]:pr-3">
                <td className="text-muted tabular-nums">{row.row}</td>
                <td className="[overflow-wrap:anywhere]">
                  <bdi>{[row.name || row.sku || '—', row.option].filter(Boolean).join(', ')}</bdi>
                </td>
                <td className="[overflow-wrap:anywhere]">
                  <Badge tone={tones[row.change]}>{words[row.change]}</Badge> <span className="text-muted">{row.detail}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > shown && <p className="text-[0.8125rem] text-muted">{say.moreRows({ rows: rows.length - shown })}</p>}
    </div>
  )
}
