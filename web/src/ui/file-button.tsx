import { type ComponentProps, useRef } from 'react'
import { Button } from './button.tsx'

interface FileButtonProps extends Omit<ComponentProps<typeof Button>, 'onClick'> {
  /** What is picked, for screen readers. */
  picks: string
  /** Endings or media types; without it, anything. */
  accept?: string
  multiple?: boolean
  onChoose: (files: File[]) => void
}

/** A button that opens the device's file picker. The same file may be chosen twice in a row. */
export function FileButton({ picks, accept, multiple, onChoose, ...button }: FileButtonProps) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button {...button} onClick={() => picker.current?.click()} />
      <input
        ref={picker}
        type="file"
        accept={accept}
        multiple={multiple}
        className="hidden"
        tabIndex={-1}
        aria-label={picks}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          target.value = ''
          onChoose(files)
        }}
      />
    </>
  )
}
