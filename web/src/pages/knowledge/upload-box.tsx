import type { Audience } from '@salesboy/contract/knowledge'
import { useQueryClient } from '@tanstack/react-query'
import { CircleAlert, FileUp, X } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { newKey, upload } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { FileButton } from '@/ui/file-button.tsx'
import { toast } from '@/ui/toast.ts'
import { AudienceField } from './about-fields.tsx'
import { say } from './say.ts'

interface Upload {
  key: string
  name: string
  done: number
  problem: string | null
}

const accepted = '.pdf,.docx,.txt,.md,.html,.htm,.csv,.xlsx'

/** Takes documents by button or by dropping them, several at once. */
export function UploadBox() {
  const client = useQueryClient()
  const [over, setOver] = useState(false)
  const [audience, setAudience] = useState<Audience>('public')
  const [uploads, setUploads] = useState<Upload[]>([])
  const change = (key: string, changes: Partial<Upload>) =>
    setUploads((now) => now.map((item) => (item.key === key ? { ...item, ...changes } : item)))
  const drop = (key: string) => setUploads((now) => now.filter((item) => item.key !== key))

  const send = async (file: File) => {
    const key = newKey()
    setUploads((now) => [...now, { key, name: file.name, done: 0, problem: null }])
    try {
      await upload('knowledge', 'uploadSource', file, (done) => change(key, { done }), { audience })
      await client.invalidateQueries({ queryKey: ['sources'] })
      drop(key)
      toast.success(say.fileBeingRead({ name: file.name }))
    } catch (error) {
      change(key, { problem: asProblem(error).detail })
    }
  }
  // One after the other: a slow line is not helped by sharing it.
  const sendAll = async (files: Iterable<File>) => {
    for (const file of files) await send(file)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void sendAll(event.dataTransfer.files)
  }

  return (
    <section
      aria-label={say.uploadDocuments}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={cn(
        'rounded-2xl border-2 border-line border-dashed bg-raised p-5 transition-colors',
        over && 'border-accent bg-accent-soft',
      )}
    >
      <div className="flex flex-wrap items-center gap-4">
        <span className="grid size-11 place-items-center rounded-xl bg-accent-soft text-accent-text">
          <FileUp className="size-5" aria-hidden />
        </span>
        <div className="min-w-48 flex-1">
          <p className="font-medium">
            <span className="pointer-coarse:hidden">{say.dropDocumentsHere}</span>
            <span className="hidden pointer-coarse:inline">{say.addDocuments}</span>
          </p>
          <p className="text-[0.8125rem] text-muted">{say.pdfWordTextMarkdownOr}</p>
        </div>
        <FileButton look="primary" multiple picks={say.documentsToUpload} accept={accepted} onChoose={(files) => void sendAll(files)}>
          {say.chooseFiles}
        </FileButton>
      </div>
      <AudienceField value={audience} onChange={setAudience} className="mt-4 max-w-80" />
      {uploads.length > 0 && (
        <ul className="mt-4 grid gap-2">
          {uploads.map(({ key, name, done, problem }) => (
            <li key={key} className="rounded-xl bg-sunken px-3 py-2 text-[0.8125rem]">
              <div className="flex items-center gap-2">
                {problem && <CircleAlert className="size-4 shrink-0 text-bad" aria-hidden />}
                <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
                {problem ? (
                  <Button look="ghost" size="tiny" aria-label={say.dismiss({ name })} onClick={() => drop(key)}>
                    <X />
                  </Button>
                ) : (
                  <span className="text-muted tabular-nums">{done < 1 ? `${Math.round(done * 100)}%` : say.saving}</span>
                )}
              </div>
              {problem ? (
                <p role="alert" className="text-bad">
                  {problem}
                </p>
              ) : (
                <progress
                  max={1}
                  value={done}
                  aria-label={say.uploading({ name })}
                  className="mt-1.5 block h-1 w-full appearance-none overflow-hidden rounded-full bg-line accent-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
