import { useMutation } from '@tanstack/react-query'
import { upload } from '@/lib/api.ts'
import { asProblem } from '@/lib/problem.ts'
import { Button } from '@/ui/button.tsx'
import { FileButton } from '@/ui/file-button.tsx'
import { say as common } from '@/ui/say.ts'
import { Photo } from './photo.tsx'
import { say } from './say.ts'

interface PhotoPickerProps {
  imageId: string | null
  mayEdit: boolean
  onChange: (imageId: string | null) => void
}

export function PhotoPicker({ imageId, mayEdit, onChange }: PhotoPickerProps) {
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
            <FileButton
              size="sm"
              busy={send.isPending}
              picks={say.photoOfTheProduct}
              accept="image/jpeg,image/png,image/webp"
              onChoose={([file]) => file && send.mutate(file)}
            >
              {imageId ? say.changePhoto : say.addAPhoto}
            </FileButton>
            {imageId && (
              <Button size="sm" look="ghost" onClick={() => onChange(null)}>
                {common.remove}
              </Button>
            )}
          </div>
          {send.error ? (
            <p role="alert" className="text-[0.8125rem] text-bad">
              {asProblem(send.error).detail}
            </p>
          ) : (
            <p className="text-[0.8125rem] text-muted">{say.photoLimits}</p>
          )}
        </div>
      )}
    </div>
  )
}
