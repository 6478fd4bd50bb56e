import type { Import, ImportRow } from '@salesboy/contract/catalog'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { upload } from '@/lib/api.ts'
import { plural } from '@/lib/words.ts'
import { Badge, type Tone } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { FormError } from '@/ui/failure.tsx'
import { FileButton } from '@/ui/file-button.tsx'
import { toast } from '@/ui/toast.ts'

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
      toast.success(`${created} added, ${updated} changed.`)
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
      title="Import products"
      description="CSV or Excel, up to 10 MB and 5,000 rows. Nothing is deleted."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={changes === 0} busy={bring.isPending} onClick={() => file && bring.mutate(file)}>
            {changes > 0 ? `Import ${plural(changes, 'row')}` : 'Import'}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center gap-3 rounded-xl border border-line border-dashed bg-raised p-4">
          <FileSpreadsheet className="size-5 text-muted" aria-hidden />
          <p className="min-w-40 flex-1 break-words [overflow-wrap:anywhere]">
            {file
              ? file.name
              : 'The first line names the columns: Name, Price and, if you have them, SKU, Category, Size, Stock, Description.'}
          </p>
          <FileButton
            look={file ? 'secondary' : 'primary'}
            busy={preview.isPending}
            picks="File to import"
            accept=".csv,.xlsx"
            onChoose={([chosen]) => chosen && choose(chosen)}
          >
            {file ? 'Another file' : 'Choose a file'}
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
const words: Record<ImportRow['change'], string> = { created: 'New', updated: 'Changed', unchanged: 'Same', skipped: 'Left out' }
const shown = 100

function Preview({ plan }: { plan: Import }) {
  const left = plan.columns.filter(({ field, header }) => field === null && header)
  // What needs a person first, then what will happen.
  const rows = (['skipped', 'updated', 'created'] as const).flatMap((change) => plan.rows.filter((row) => row.change === change))
  return (
    <div className="grid gap-3">
      <p className="flex flex-wrap gap-2">
        <Badge tone="ok">{plan.created} new</Badge>
        <Badge tone="info">{plan.updated} changed</Badge>
        <Badge>{plan.unchanged} the same</Badge>
        {plan.skipped > 0 && <Badge tone="bad">{plan.skipped} left out</Badge>}
      </p>
      {left.length > 0 && (
        <p className="text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
          Not read: {left.map(({ header }) => `“${header}”`).join(', ')}
        </p>
      )}
      {rows.length > 0 && (
        <table className="w-full text-left text-[0.8125rem]">
          <thead className="text-muted text-xs">
            <tr className="[&>th]:py-1.5 [&>th]:pr-3 [&>th]:font-medium">
              <th scope="col">Row</th>
              <th scope="col">Product</th>
              <th scope="col">What happens</th>
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
      {rows.length > shown && <p className="text-[0.8125rem] text-muted">… and {plural(rows.length - shown, 'more row', 'more rows')}.</p>}
    </div>
  )
}
