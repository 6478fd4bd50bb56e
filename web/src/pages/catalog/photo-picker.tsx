import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { upload } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { Button } from '@/ui/button.tsx'
import { Photo } from './photo.tsx'

interface PhotoPickerProps {
  imageId: string | null
  mayEdit: boolean
  onChange: (imageId: string | null) => void
}

export function PhotoPicker({ imageId, mayEdit, onChange }: PhotoPickerProps) {
  const picker = useRef<HTMLInputElement>(null)
  const send = useMutation({
    meta: { shown: true },
    mutationFn: (file: File) => upload('conversations', 'uploadMedia', file),
    onSuccess: ({ mediaId }) => onChange(mediaId),
  })
  return (
    <div className="flex items-center gap-4">
      <Photo imageId={imageId} className="size-20 rounded-xl" />
      {mayEdit && (
        <div className="grid justify-items-start gap-1.5">
          <div className="flex flex-wrap gap-2">
            <Button size="sm" busy={send.isPending} onClick={() => picker.current?.click()}>
              {imageId ? 'Change photo' : 'Add a photo'}
            </Button>
            {imageId && (
              <Button size="sm" look="ghost" onClick={() => onChange(null)}>
                Remove
              </Button>
            )}
          </div>
          {send.error ? (
            <p role="alert" className="text-[0.8125rem] text-bad">
              {asProblem(send.error).detail}
            </p>
          ) : (
            <p className="text-[0.8125rem] text-muted">JPG, PNG or WebP, 5 MB at most</p>
          )}
        </div>
      )}
      <input
        ref={picker}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        className="hidden"
        tabIndex={-1}
        aria-label="Photo of the product"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) send.mutate(file)
          event.target.value = ''
        }}
      />
    </div>
  )
}
